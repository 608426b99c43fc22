//! The dimension tables that the rivals join.

use std::sync::Arc;

use datafusion::dataframe::DataFrame;
use datafusion::datasource::MemTable;
use datafusion::error::Result;
use datafusion::prelude::{ParquetReadOptions, SessionContext};

use crate::tables::{self, TABLES};

const SQL: &str = include_str!("../../../sql/engines/meaning.sql");

/// Registers the tables in the schema `hangup`, and `hangup.corrected`, as the SQL for other engines has it.
pub(super) async fn register(context: &SessionContext) -> Result<()> {
    context.sql("CREATE SCHEMA hangup").await?;
    let folder = tempfile::tempdir()?;
    tables::write(folder.path()).await?;
    for (table, _) in TABLES {
        let path = folder.path().join(format!("{table}.parquet"));
        let path = path.to_string_lossy();
        let rows = context.read_parquet(path.as_ref(), ParquetReadOptions::default());
        keep(context, table, rows.await?).await?;
    }
    let corrected = SQL.split_once(';').map_or(SQL, |(statement, _)| statement);
    context.sql(corrected).await?;
    let corrected = context.table("hangup.corrected").await?;
    context.deregister_table("hangup.corrected")?;
    keep(context, "corrected", corrected).await
}

/// In memory, so that no query reads a file.
async fn keep(context: &SessionContext, table: &str, rows: DataFrame) -> Result<()> {
    let schema = Arc::clone(rows.schema().inner());
    let rows = MemTable::try_new(schema, vec![rows.collect().await?])?;
    context.register_table(format!("hangup.{table}"), Arc::new(rows))?;
    Ok(())
}
