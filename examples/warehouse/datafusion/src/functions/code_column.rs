//! From a column of codes to the answers of their causes.

use datafusion::arrow::array::{
    Array, ArrayAccessor, AsArray, PrimitiveArray, downcast_integer_array,
};
use datafusion::arrow::datatypes::{ArrowNativeType, ArrowPrimitiveType, DataType};
use datafusion::common::internal_err;
use datafusion::error::Result;
use plivo_hangup::HangupCause;

use super::dictionary::NONE;

/// The answer of each listed code, by its number.
#[derive(Debug)]
pub(super) struct ByCode(Vec<u8>);

impl ByCode {
    pub(super) fn new(answer: impl Fn(HangupCause) -> u8) -> Self {
        let highest = HangupCause::ALL.iter().map(|cause| cause.code()).max();
        let mut answers = vec![NONE; usize::from(highest.unwrap_or_default()) + 1];
        for cause in HangupCause::ALL {
            if let Some(of_code) = answers.get_mut(usize::from(cause.code())) {
                *of_code = answer(*cause);
            }
        }
        Self(answers)
    }

    /// The answer of each row; [`NONE`] if its code is null, blank or not listed.
    pub(super) fn of_rows(&self, codes: &dyn Array) -> Result<Vec<u8>> {
        downcast_integer_array!(
            codes => Ok(self.of_integers(codes)),
            DataType::Utf8 => Ok(self.of_texts(&codes.as_string::<i32>())),
            DataType::LargeUtf8 => Ok(self.of_texts(&codes.as_string::<i64>())),
            DataType::Utf8View => Ok(self.of_texts(&codes.as_string_view())),
            DataType::Dictionary(_, _) => self.of_dictionary(codes),
            other => internal_err!("the signature admits no codes of type {other}"),
        )
    }

    fn of_code(&self, code: usize) -> u8 {
        self.0.get(code).copied().unwrap_or(NONE)
    }

    fn of_integers<T: ArrowPrimitiveType>(&self, codes: &PrimitiveArray<T>) -> Vec<u8> {
        let of_integer = |code: T::Native| code.to_usize().map_or(NONE, |code| self.of_code(code));
        if codes.null_count() == 0 {
            return codes
                .values()
                .iter()
                .map(|code| of_integer(*code))
                .collect();
        }
        codes
            .iter()
            .map(|code| code.map_or(NONE, of_integer))
            .collect()
    }

    fn of_texts<'a>(&self, codes: &impl ArrayAccessor<Item = &'a str>) -> Vec<u8> {
        let of_row = |row| {
            let text = (!codes.is_null(row)).then(|| codes.value(row));
            text.and_then(number)
                .map_or(NONE, |code| self.of_code(code))
        };
        (0..codes.len()).map(of_row).collect()
    }

    fn of_dictionary(&self, codes: &dyn Array) -> Result<Vec<u8>> {
        let codes = codes.as_any_dictionary();
        if codes.values().is_empty() {
            return Ok(vec![NONE; codes.len()]);
        }
        let answers = self.of_rows(codes.values())?;
        let keys = codes.normalized_keys().into_iter().enumerate();
        let of_row = |(row, key): (usize, usize)| {
            let answer = answers.get(key).filter(|_| !codes.is_null(row));
            answer.copied().unwrap_or(NONE)
        };
        Ok(keys.map(of_row).collect())
    }
}

/// The number that a text is as a code: digits without sign or leading zero, blanks around them allowed.
fn number(text: &str) -> Option<usize> {
    const MAX_DIGITS: usize = 5;
    let digits = match text.as_bytes() {
        digits @ [b'0'..=b'9', .., b'0'..=b'9'] => digits,
        padded => padded.trim_ascii(),
    };
    if digits.len() > MAX_DIGITS || (digits.len() > 1 && digits.first() == Some(&b'0')) {
        return None;
    }
    let add = |number: usize, digit: &u8| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + usize::from(digit - b'0'))
    };
    match digits {
        [] => None,
        digits => digits.iter().try_fold(0, add),
    }
}
