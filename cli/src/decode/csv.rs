//! A row of CSV for each payload.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Error, ErrorKind, Writer, WriterBuilder};

use super::Output;
use super::column::{Value, columns};
use super::row::Row;
use super::stdout::stdout;

pub(super) struct Rows {
    out: Writer<Box<dyn Write>>,
}

impl Rows {
    /// Writes the row with the names of the columns.
    pub(super) fn new(with_ids: bool) -> io::Result<Self> {
        let mut out = WriterBuilder::new().from_writer(stdout());
        out.write_record(columns(with_ids).map(|column| column.name))
            .map_err(io_error)?;
        Ok(Self { out })
    }
}

impl Output for Rows {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        for column in columns(row.with_ids) {
            let value = column.value(row);
            self.out
                .write_field(text_of(&value).as_bytes())
                .map_err(io_error)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(io_error)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The error of the output, whose kind says whether its reader has seen enough.
fn io_error(error: Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn text_of<'v>(value: &'v Value<'_>) -> Cow<'v, str> {
    match value {
        Value::Nothing => Cow::Borrowed(""),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Value::Disagreements(disagreements) => {
            let texts: Vec<String> = disagreements.iter().map(ToString::to_string).collect();
            Cow::Owned(texts.join("; "))
        }
    }
}
