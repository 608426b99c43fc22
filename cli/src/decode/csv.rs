//! A row of CSV for each payload.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Writer, WriterBuilder};

use super::Output;
use super::column::{Value, columns};
use super::row::Row;
use super::stdout::stdout;

pub(super) struct Rows {
    out: Writer<Box<dyn Write>>,
    with_ids: bool,
}

impl Rows {
    /// Writes the row with the names of the columns.
    pub(super) fn new(with_ids: bool) -> io::Result<Self> {
        let mut out = WriterBuilder::new().from_writer(stdout());
        out.write_record(columns(with_ids).map(|column| column.name))?;
        Ok(Self { out, with_ids })
    }
}

impl Output for Rows {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        for column in columns(self.with_ids) {
            self.out
                .write_field(text_of(&column.value(row)).as_bytes())?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
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
