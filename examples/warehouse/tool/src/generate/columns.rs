//! The columns of a batch.

use std::sync::Arc;

use datafusion::arrow::array::{
    BooleanBuilder, Date32Builder, Int32Builder, Int64Builder, RecordBatch, StringBuilder,
};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::arrow::error::ArrowError;

use super::call::Call;

#[derive(Default)]
pub(super) struct Columns {
    id: Int64Builder,
    code: StringBuilder,
    code_number: Int32Builder,
    name: StringBuilder,
    source: StringBuilder,
    word: StringBuilder,
    answered: BooleanBuilder,
    direction: StringBuilder,
    status: StringBuilder,
    day: Date32Builder,
}

pub(super) fn schema() -> SchemaRef {
    let required = |name, kind| Field::new(name, kind, false);
    let text = |name| Field::new(name, DataType::Utf8, true);
    Arc::new(Schema::new(vec![
        required("id", DataType::Int64),
        text("code"),
        Field::new("code_number", DataType::Int32, true),
        text("name"),
        text("source"),
        text("word"),
        Field::new("answered", DataType::Boolean, true),
        text("direction"),
        text("status"),
        required("day", DataType::Date32),
    ]))
}

impl Columns {
    pub(super) fn add(&mut self, id: u64, day: i32, call: &Call<'_>) {
        self.id.append_value(id.cast_signed());
        self.code.append_option(call.code.as_deref());
        let number = call.code.as_deref().and_then(plain_number);
        self.code_number.append_option(number);
        self.name.append_option(call.name.as_deref());
        self.source.append_option(call.source.as_deref());
        self.word.append_option(call.word.as_deref());
        self.answered.append_option(call.answered);
        self.direction.append_option(call.direction.as_deref());
        self.status.append_option(call.status.as_deref());
        self.day.append_value(day);
    }

    /// The rows so far; the columns are empty then.
    pub(super) fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        RecordBatch::try_new(
            schema(),
            vec![
                Arc::new(self.id.finish()),
                Arc::new(self.code.finish()),
                Arc::new(self.code_number.finish()),
                Arc::new(self.name.finish()),
                Arc::new(self.source.finish()),
                Arc::new(self.word.finish()),
                Arc::new(self.answered.finish()),
                Arc::new(self.direction.finish()),
                Arc::new(self.status.finish()),
                Arc::new(self.day.finish()),
            ],
        )
    }
}

/// The number that a code is, written as a number is.
fn plain_number(code: &str) -> Option<i32> {
    let number = code.parse().ok()?;
    let is_plain = number >= 0 && !code.starts_with('+') && (number == 0 || !code.starts_with('0'));
    (is_plain && (code.len() == 1 || number != 0)).then_some(number)
}
