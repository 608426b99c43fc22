//! From a column of codes to the answers of their causes.

use std::fmt::Display;

use datafusion::arrow::array::Array;
use datafusion::arrow::datatypes::ArrowNativeType;
use datafusion::error::Result;
use plivo_hangup::HangupCause;

use super::column::{Reader, read};
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
        read(codes, &mut &*self)
    }

    fn of_code(&self, code: usize) -> u8 {
        self.0.get(code).copied().unwrap_or(NONE)
    }
}

impl Reader for &ByCode {
    type Answer = u8;
    const NULL: u8 = NONE;

    fn of_text(&mut self, text: &str) -> u8 {
        number(text).map_or(NONE, |code| self.of_code(code))
    }

    fn of_integer(&mut self, integer: impl ArrowNativeType + Display) -> u8 {
        let code = integer.to_usize();
        code.map_or(NONE, |code| self.of_code(code))
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
