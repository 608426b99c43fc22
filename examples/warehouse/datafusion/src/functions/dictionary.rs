//! Text that comes from a short list of answers, as Arrow arrays.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, DictionaryArray, Int32Array, StringArray};
use datafusion::arrow::buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use datafusion::arrow::datatypes::DataType;
use datafusion::error::Result;

/// The key of a row without an answer.
pub(super) const NONE: u8 = u8::MAX;

/// The different answers of a function. All batches share them, so that nothing has to be merged when batches meet.
#[derive(Debug)]
pub(super) struct Answers(ArrayRef);

impl Answers {
    pub(super) fn new(answers: &[&'static str]) -> Self {
        assert!(answers.len() < usize::from(NONE), "a key is one byte");
        Self(Arc::new(StringArray::from_iter_values(answers)))
    }

    /// An array with the answer of each row.
    pub(super) fn of_rows(&self, keys: &[u8]) -> Result<ArrayRef> {
        let nulls = nulls(keys);
        let keys: ScalarBuffer<i32> = keys.iter().copied().map(i32::from).collect();
        let keys = if nulls.is_some() {
            // A key under a null is not read, but it has to be one.
            keys.iter()
                .map(|key| if *key == i32::from(NONE) { 0 } else { *key })
                .collect()
        } else {
            keys
        };
        let keys = Int32Array::try_new(keys, nulls)?;
        Ok(Arc::new(DictionaryArray::try_new(
            keys,
            Arc::clone(&self.0),
        )?))
    }
}

/// The type of [`Answers::of_rows`].
pub(super) fn text_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// Which rows have no answer; `None` if all have one.
pub(super) fn nulls(keys: &[u8]) -> Option<NullBuffer> {
    // The loop over bytes is much faster than building the buffer, and most batches do not need it.
    keys.contains(&NONE).then(|| {
        let has_answer = keys.iter().map(|key| *key != NONE);
        NullBuffer::new(has_answer.collect::<BooleanBuffer>())
    })
}
