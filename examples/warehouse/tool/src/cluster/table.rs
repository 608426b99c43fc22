use std::path;
use std::str::FromStr;

use datafusion::error::Result;
use datafusion::prelude::{ParquetReadOptions, SessionContext};

use crate::asked::NamedPath;

/// A table and the Parquet it is read from: a file, or a folder of files.
#[derive(Clone, Debug)]
pub(super) struct Table(NamedPath);

impl FromStr for Table {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut table = NamedPath::from_str(text)?;
        // The executors need not run in the folder of the one who asks.
        if !table.path.contains("://") {
            let absolute = path::absolute(table.path).map_err(|error| error.to_string())?;
            if !absolute.exists() {
                return Err("no such file or folder".to_owned());
            }
            table.path = absolute
                .into_os_string()
                .into_string()
                .map_err(|_| "the path is not UTF-8")?;
        }
        Ok(Self(table))
    }
}

impl Table {
    pub(super) async fn register(&self, context: &SessionContext) -> Result<()> {
        let NamedPath { name, path } = &self.0;
        context
            .register_parquet(name, path, ParquetReadOptions::default())
            .await
    }
}
