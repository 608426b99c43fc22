//! A JSON object on a line for each payload.

use std::io::{self, Write};

use serde::ser::{Serialize, Serializer};

use super::Output;
use super::column::{Value, columns};
use super::row::Row;
use super::stdout::stdout;

pub(super) struct Lines {
    out: Box<dyn Write>,
}

impl Lines {
    pub(super) fn new() -> Self {
        Self { out: stdout() }
    }
}

impl Output for Lines {
    fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &Object(row))?;
        self.out.write_all(b"\n")
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Object<'a>(&'a Row<'a>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(row) = self;
        let columns = columns(row.with_ids);
        serializer.collect_map(columns.map(|column| (column.name, column.value(row))))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Disagreements(disagreements) => disagreements.serialize(serializer),
        }
    }
}
