//! The command `tables`: the catalog for databases, without any tool but a loader.

use std::fs;
use std::path::{Path, PathBuf};

use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{CsvReadOptions, SessionContext};

/// Write the dimension tables of the catalog to a folder, as CSV and as Parquet
///
/// They are what `plivo-hangup catalog` writes: causes, corrections, spellings, telephony words, sources, call
/// statuses and outcomes. sql/README.md says how each engine loads them.
#[derive(Debug, clap::Args)]
pub(crate) struct Tables {
    /// The folder. It is made if it does not exist
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

macro_rules! tables {
    ($($name:literal)+) => {
        [$(($name, include_str!(concat!("../../sql/tables/", $name, ".csv")))),+]
    };
}

pub(crate) const TABLES: [(&str, &str); 7] = tables! {
    "call_status" "cause" "correction" "outcome" "source" "spelling" "telephony"
};

/// Runs the command.
pub(crate) fn run(asked: &Tables) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(write(&asked.folder))
}

/// Writes all tables to a folder, which is made if it does not exist.
pub(crate) async fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let context = SessionContext::new();
    for (name, text) in TABLES {
        let path = |kind: &str| {
            let path = folder.join(format!("{name}.{kind}"));
            let path = path.to_str().map(ToOwned::to_owned);
            path.ok_or_else(|| DataFusionError::Plan("the folder's name is not Unicode".to_owned()))
        };
        let csv = path("csv")?;
        fs::write(&csv, text)?;
        let rows = context.read_csv(csv, CsvReadOptions::new()).await?;
        let options = DataFrameWriteOptions::new().with_single_file_output(true);
        rows.write_parquet(&path("parquet")?, options, None).await?;
    }
    Ok(())
}
