//! The columns of a table of calls: their names, and what each has of a record or callback.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, BooleanBuilder, Int64Builder, StringBuilder};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::arrow::record_batch::{RecordBatch, RecordBatchOptions};
use datafusion::common::DataFusionError;
use plivo_hangup::{CallRecord, Hangup, HangupCallback};

use super::read::End;

/// What a row is made of.
pub(super) enum Call<'a> {
    Record(&'a CallRecord),
    Hangup(&'a HangupCallback),
    /// Why there is neither.
    Problem(&'a str),
}

/// How a column is read.
#[derive(Clone, Copy)]
enum Read {
    Text(for<'a> fn(&Call<'a>) -> Option<&'a str>),
    Flag(fn(&Call<'_>) -> Option<bool>),
    Seconds(fn(&Call<'_>) -> Option<u64>),
}

use Read::{Flag, Seconds, Text};

const COLUMNS: [(&str, Read); 13] = [
    (
        "call_uuid",
        Text(|call| either(call, CallRecord::call_uuid, HangupCallback::call_uuid)),
    ),
    ("code", Text(|call| hangup(call)?.reported_code())),
    ("name", Text(|call| hangup(call)?.reported_name())),
    ("source", Text(|call| hangup(call)?.reported_source())),
    ("word", Text(|call| hangup(call)?.reported_telephony())),
    (
        "answered",
        Flag(|call| either(call, CallRecord::answered, HangupCallback::answered)),
    ),
    (
        "direction",
        Text(|call| either(call, direction_of_record, direction_of_callback)),
    ),
    (
        "status",
        Text(|call| either(call, CallRecord::reported_state, status_of_callback)),
    ),
    (
        "end_time",
        Text(|call| either(call, CallRecord::end_time, HangupCallback::end_time)),
    ),
    (
        "duration",
        Seconds(|call| either(call, CallRecord::talk_seconds, HangupCallback::talk_seconds)),
    ),
    (
        "bill_duration",
        Seconds(|call| {
            either(
                call,
                CallRecord::billed_seconds,
                HangupCallback::billed_seconds,
            )
        }),
    ),
    (
        "is_sip_trunk",
        Flag(|call| hangup(call).map(Hangup::is_sip_trunk)),
    ),
    ("problem", Text(problem)),
];

fn either<'a, T>(
    call: &Call<'a>,
    of_record: fn(&'a CallRecord) -> Option<T>,
    of_callback: fn(&'a HangupCallback) -> Option<T>,
) -> Option<T> {
    match call {
        Call::Record(record) => of_record(record),
        Call::Hangup(callback) => of_callback(callback),
        Call::Problem(_) => None,
    }
}

fn hangup<'a>(call: &Call<'a>) -> Option<&'a Hangup> {
    match call {
        Call::Record(record) => Some(record.hangup()),
        Call::Hangup(callback) => Some(callback.hangup()),
        Call::Problem(_) => None,
    }
}

fn problem<'a>(call: &Call<'a>) -> Option<&'a str> {
    match call {
        Call::Problem(problem) => Some(problem),
        Call::Record(_) | Call::Hangup(_) => None,
    }
}

fn direction_of_record(record: &CallRecord) -> Option<&str> {
    let direction = record.get("call_direction").filter(is_not_blank);
    direction.or_else(|| record.get("callDirection").filter(is_not_blank))
}

fn direction_of_callback(callback: &HangupCallback) -> Option<&str> {
    callback.get("Direction").filter(is_not_blank)
}

fn status_of_callback(callback: &HangupCallback) -> Option<&str> {
    callback.get("CallStatus").filter(is_not_blank)
}

fn is_not_blank(text: &&str) -> bool {
    !text.trim_ascii().is_empty()
}

/// All columns. Every one may be null.
pub(super) fn column_schema() -> SchemaRef {
    let fields = COLUMNS.iter().map(|(name, read)| {
        let kind = match read {
            Text(_) => DataType::Utf8,
            Flag(_) => DataType::Boolean,
            Seconds(_) => DataType::Int64,
        };
        Field::new(*name, kind, true)
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// A column that is being built.
enum Column {
    Text(StringBuilder, for<'a> fn(&Call<'a>) -> Option<&'a str>),
    Flag(BooleanBuilder, fn(&Call<'_>) -> Option<bool>),
    Seconds(Int64Builder, fn(&Call<'_>) -> Option<u64>),
}

impl Column {
    fn new(read: Read) -> Self {
        match read {
            Text(read) => Self::Text(StringBuilder::new(), read),
            Flag(read) => Self::Flag(BooleanBuilder::new(), read),
            Seconds(read) => Self::Seconds(Int64Builder::new(), read),
        }
    }

    /// Adds the value of a call, and returns how many bytes its text has.
    fn add(&mut self, call: &Call<'_>) -> usize {
        match self {
            Self::Text(texts, read) => {
                let text = read(call);
                texts.append_option(text);
                text.map_or(0, str::len)
            }
            Self::Flag(flags, read) => {
                flags.append_option(read(call));
                0
            }
            Self::Seconds(numbers, read) => {
                let seconds = read(call).and_then(|seconds| i64::try_from(seconds).ok());
                numbers.append_option(seconds);
                0
            }
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(texts, _) => Arc::new(texts.finish()),
            Self::Flag(flags, _) => Arc::new(flags.finish()),
            Self::Seconds(numbers, _) => Arc::new(numbers.finish()),
        }
    }
}

/// Texts of a batch do not grow beyond this and one row, however long the values are.
const MAX_TEXT_BYTES: usize = 16 * 1024 * 1024;

/// Builds batches of those columns that are asked for, and sends them.
pub(super) struct Rows<S> {
    schema: SchemaRef,
    columns: Vec<Column>,
    /// How many rows a batch has at most.
    most: usize,
    count: usize,
    text_bytes: usize,
    send: S,
}

impl<S: FnMut(RecordBatch) -> Result<(), End>> Rows<S> {
    /// `schema` is that of `columns`, which are places in the schema of all.
    pub(super) fn new(schema: SchemaRef, columns: &[usize], most: usize, send: S) -> Self {
        let columns = columns.iter().filter_map(|place| COLUMNS.get(*place));
        Self {
            schema,
            columns: columns.map(|(_, read)| Column::new(*read)).collect(),
            most,
            count: 0,
            text_bytes: 0,
            send,
        }
    }

    pub(super) fn add(&mut self, call: &Call<'_>) -> Result<(), End> {
        let bytes = self.columns.iter_mut().map(|column| column.add(call));
        self.text_bytes += bytes.sum::<usize>();
        self.count += 1;
        if self.count < self.most && self.text_bytes < MAX_TEXT_BYTES {
            return Ok(());
        }
        self.finish()
    }

    /// Sends the rows that are left.
    pub(super) fn finish(&mut self) -> Result<(), End> {
        if self.count == 0 {
            return Ok(());
        }
        let columns = self.columns.iter_mut().map(Column::finish).collect();
        // Without columns, only the number says how many rows there are.
        let options = RecordBatchOptions::new().with_row_count(Some(self.count));
        let batch = RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options);
        self.count = 0;
        self.text_bytes = 0;
        (self.send)(batch.map_err(|error| End::Failed(DataFusionError::from(error)))?)
    }
}
