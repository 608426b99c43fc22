//! The tables that are named on the command line.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use datafusion::common::{Result, plan_err};
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionContext};
use plivo_hangup_datafusion::CallsTable;

use crate::asked::NamedPath;

/// Registers the table under its name.
pub(super) async fn register(table: &NamedPath, context: &SessionContext) -> Result<()> {
    let (name, path) = (table.name.as_str(), table.path.as_str());
    let has = |ending| has(Path::new(path), ending);
    let (has_parquet, has_csv) = (has("parquet"), has("csv"));
    let calls = CallsTable::open([path]);
    let is_folder = Path::new(path).is_dir();
    let kinds = [has_parquet, has_csv, is_folder && calls.is_ok()];
    if kinds.into_iter().filter(|kind| *kind).count() > 1 {
        return plan_err!(
            "{path} has files of more than one kind: of Parquet, CSV, and those that plivo_calls reads. Name \
                 them one by one, or put them into folders of their own"
        );
    }
    if has_parquet {
        return context
            .register_parquet(name, path, ParquetReadOptions::default())
            .await;
    }
    if has_csv {
        return context
            .register_csv(name, path, CsvReadOptions::default())
            .await;
    }
    context.register_table(name, Arc::new(calls?))?;
    Ok(())
}

/// Whether a file, or one below a folder, has the ending.
fn has(path: &Path, ending: &str) -> bool {
    let found = path.extension();
    if found.is_some_and(|found| found.eq_ignore_ascii_case(ending)) {
        return true;
    }
    let files = fs::read_dir(path).into_iter().flatten().flatten();
    let mut paths = files.map(|file| file.path());
    // A link to a folder is not followed: it may lead back here.
    paths.any(|path| (!path.is_symlink() || path.is_file()) && has(&path, ending))
}
