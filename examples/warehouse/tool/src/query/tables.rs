//! The tables that are named on the command line.

use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use datafusion::common::Result;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionContext};
use plivo_hangup_datafusion::CallsTable;

/// `NAME=PATH`.
#[derive(Clone, Debug)]
pub(super) struct Table {
    name: String,
    path: String,
}

impl FromStr for Table {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            Some((name, path)) if !name.is_empty() && !path.is_empty() => Ok(Self {
                name: name.to_owned(),
                path: path.to_owned(),
            }),
            _ => Err("expected a name and a path, such as calls=calls.parquet"),
        }
    }
}

impl Table {
    /// Registers it under its name.
    pub(super) async fn register(&self, context: &SessionContext) -> Result<()> {
        let (name, path) = (self.name.as_str(), self.path.as_str());
        if has(path, "parquet") {
            return context
                .register_parquet(name, path, ParquetReadOptions::default())
                .await;
        }
        if has(path, "csv") {
            return context
                .register_csv(name, path, CsvReadOptions::default())
                .await;
        }
        context.register_table(name, Arc::new(CallsTable::open([path])?))?;
        Ok(())
    }
}

/// Whether a file, or one in a folder, has the ending.
fn has(path: &str, ending: &str) -> bool {
    let has_ending = |path: &Path| {
        path.extension()
            .is_some_and(|found| found.eq_ignore_ascii_case(ending))
    };
    let mut files = fs::read_dir(path).into_iter().flatten().flatten();
    has_ending(Path::new(path)) || files.any(|file| has_ending(&file.path()))
}
