use std::path;
use std::str::FromStr;

use datafusion::error::Result;
use datafusion::prelude::{ParquetReadOptions, SessionContext};

/// A table and the Parquet it is read from: a file, or a folder of files.
#[derive(Clone, Debug)]
pub(super) struct Table {
    name: String,
    path: String,
}

impl FromStr for Table {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, path) = text.split_once('=').ok_or("expected NAME=PATH")?;
        // The executors need not run in the folder of the one who asks.
        let path = if path.contains("://") {
            path.to_owned()
        } else {
            let absolute = path::absolute(path).map_err(|error| error.to_string())?;
            if !absolute.exists() {
                return Err("no such file or folder".to_owned());
            }
            absolute
                .into_os_string()
                .into_string()
                .map_err(|_| "the path is not UTF-8")?
        };
        Ok(Self {
            name: name.to_owned(),
            path,
        })
    }
}

impl Table {
    pub(super) async fn register(&self, context: &SessionContext) -> Result<()> {
        context
            .register_parquet(&self.name, &self.path, ParquetReadOptions::default())
            .await
    }
}
