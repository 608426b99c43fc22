//! A small number for each different text of a column.

use std::sync::Arc;

use datafusion::arrow::array::{
    Array, ArrayAccessor, AsArray, PrimitiveArray, downcast_integer_array,
};
use datafusion::arrow::datatypes::{ArrowNativeType, ArrowPrimitiveType, DataType};
use datafusion::common::{HashMap, internal_err};
use datafusion::error::Result;
use datafusion::logical_expr::ColumnarValue;

/// The number of null.
const NULL: u32 = 0;

/// Gives each text the same number every time.
#[derive(Debug)]
pub(super) struct Interner {
    numbers: HashMap<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
    bytes: usize,
    /// The number of the last text of each [`slot`]. A look here costs much less than one in the map.
    recent: [u32; SLOTS],
}

const SLOTS: usize = 256;
/// The two places that hold a text, and the counts of its owners.
const BYTES_BESIDE_A_TEXT: usize = 64;

/// A number below [`SLOTS`] that most texts of a column do not share.
fn slot(text: &str) -> usize {
    let bytes = text.as_bytes();
    let byte = |place: usize| bytes.get(place).copied().map_or(0, usize::from);
    let (middle, last) = (byte(bytes.len() / 2), byte(bytes.len().wrapping_sub(1)));
    (byte(0) ^ (middle << 2) ^ (last << 4) ^ (bytes.len() << 3)) % SLOTS
}

impl Default for Interner {
    fn default() -> Self {
        Self {
            numbers: HashMap::new(),
            texts: Vec::new(),
            bytes: 0,
            recent: [NULL; SLOTS],
        }
    }
}

/// The numbers of a column.
#[derive(Debug)]
pub(super) enum Numbers {
    /// All rows have the same.
    Constant(u32),
    Rows(Vec<u32>),
}

impl Numbers {
    pub(super) fn of_row(&self, row: usize) -> u32 {
        match self {
            Self::Constant(number) => *number,
            Self::Rows(numbers) => numbers.get(row).copied().unwrap_or(NULL),
        }
    }
}

impl Interner {
    pub(super) fn text(&self, number: u32) -> Option<&str> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.texts.get(place).map(AsRef::as_ref)
    }

    /// How much memory its texts take.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn of_column(&mut self, column: &ColumnarValue) -> Result<Numbers> {
        match column {
            ColumnarValue::Array(array) => Ok(Numbers::Rows(self.of_rows(array)?)),
            ColumnarValue::Scalar(scalar) => {
                let numbers = self.of_rows(&scalar.to_array()?)?;
                Ok(Numbers::Constant(numbers.first().copied().unwrap_or(NULL)))
            }
        }
    }

    fn of_rows(&mut self, array: &dyn Array) -> Result<Vec<u32>> {
        downcast_integer_array!(
            array => Ok(self.of_integers(array)),
            DataType::Utf8 => Ok(self.of_texts(&array.as_string::<i32>())),
            DataType::LargeUtf8 => Ok(self.of_texts(&array.as_string::<i64>())),
            DataType::Utf8View => Ok(self.of_texts(&array.as_string_view())),
            DataType::Boolean => Ok(array.as_boolean().iter().map(|value| self.of_boolean(value)).collect()),
            DataType::Dictionary(_, _) => self.of_dictionary(array),
            other => internal_err!("the signature admits no column of type {other}"),
        )
    }

    fn of_text(&mut self, text: &str) -> u32 {
        let slot = slot(text);
        let recent = self.recent.get(slot).copied().unwrap_or(NULL);
        if self.text(recent) == Some(text) {
            return recent;
        }
        let number = self.of_rare_text(text);
        if let Some(recent) = self.recent.get_mut(slot) {
            *recent = number;
        }
        number
    }

    #[cold]
    fn of_rare_text(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.bytes += text.len() + BYTES_BESIDE_A_TEXT;
        let number = u32::try_from(self.texts.len()).unwrap_or(NULL);
        self.numbers.insert(text, number);
        number
    }

    fn of_boolean(&mut self, value: Option<bool>) -> u32 {
        value.map_or(NULL, |value| {
            self.of_text(if value { "true" } else { "false" })
        })
    }

    fn of_texts<'a>(&mut self, texts: &impl ArrayAccessor<Item = &'a str>) -> Vec<u32> {
        let of_row = |row| {
            if texts.is_null(row) {
                return NULL;
            }
            self.of_text(texts.value(row))
        };
        (0..texts.len()).map(of_row).collect()
    }

    fn of_integers<T: ArrowPrimitiveType>(&mut self, integers: &PrimitiveArray<T>) -> Vec<u32>
    where
        T::Native: std::fmt::Display,
    {
        // A batch has few different codes, and printing one costs more than finding it.
        let mut known = HashMap::new();
        let of_integer = |integer: Option<T::Native>| {
            let Some(integer) = integer else { return NULL };
            match integer.to_usize() {
                Some(code) => *known
                    .entry(code)
                    .or_insert_with(|| self.of_text(&integer.to_string())),
                None => self.of_text(&integer.to_string()),
            }
        };
        integers.iter().map(of_integer).collect()
    }

    fn of_dictionary(&mut self, array: &dyn Array) -> Result<Vec<u32>> {
        let array = array.as_any_dictionary();
        if array.values().is_empty() {
            return Ok(vec![NULL; array.len()]);
        }
        let numbers = self.of_rows(array.values())?;
        let keys = array.normalized_keys().into_iter().enumerate();
        let of_row = |(row, key): (usize, usize)| {
            let number = numbers.get(key).filter(|_| !array.is_null(row));
            number.copied().unwrap_or(NULL)
        };
        Ok(keys.map(of_row).collect())
    }
}
