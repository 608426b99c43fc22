//! A small number for each different text of a column.

use std::fmt::Display;
use std::sync::Arc;

use datafusion::arrow::array::{Array, AsArray};
use datafusion::arrow::datatypes::ArrowNativeType;
use datafusion::common::HashMap;
use datafusion::error::Result;
use datafusion::logical_expr::ColumnarValue;

use super::column::{Reader, read};

/// The number of null.
const NULL: u32 = 0;

/// Gives each text the same number every time.
#[derive(Debug)]
pub(super) struct Interner {
    numbers: HashMap<Arc<str>, u32>,
    texts: Vec<Arc<str>>,
    /// The numbers of the texts that integers are.
    integers: HashMap<usize, u32>,
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
            integers: HashMap::new(),
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
        match array.as_boolean_opt() {
            Some(values) => Ok(values.iter().map(|value| self.of_boolean(value)).collect()),
            None => read(array, self),
        }
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
}

impl Reader for Interner {
    type Answer = u32;
    const NULL: u32 = NULL;

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

    /// A column has few different integers, and printing one costs more than finding it.
    fn of_integer(&mut self, integer: impl ArrowNativeType + Display) -> u32 {
        let Some(place) = integer.to_usize() else {
            return self.of_text(&integer.to_string());
        };
        if let Some(number) = self.integers.get(&place) {
            return *number;
        }
        let number = self.of_text(&integer.to_string());
        self.integers.insert(place, number);
        number
    }
}
