//! The dimension tables that the rivals join.

use std::sync::Arc;

use datafusion::datasource::MemTable;
use datafusion::error::Result;
use datafusion::prelude::{CsvReadOptions, SessionContext};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../sql/tables");
const TABLES: [&str; 5] = ["cause", "correction", "outcome", "source", "telephony"];
const SQL: &str = include_str!("../../../sql/engines/meaning.sql");

/// Registers the tables in the schema `hangup`, and `hangup.corrected`, as the SQL for other engines has it.
pub(super) async fn register(context: &SessionContext) -> Result<()> {
    context.sql("CREATE SCHEMA hangup").await?;
    for table in TABLES {
        let csv = context.read_csv(format!("{FOLDER}/{table}.csv"), CsvReadOptions::new());
        keep(context, table, csv.await?).await?;
    }
    let corrected = SQL.split_once(';').map_or(SQL, |(statement, _)| statement);
    context.sql(corrected).await?;
    let corrected = context.table("hangup.corrected").await?.cache().await?;
    context.deregister_table("hangup.corrected")?;
    keep(context, "corrected", corrected).await
}

/// In memory, so that no query reads a file.
async fn keep(
    context: &SessionContext,
    table: &str,
    rows: datafusion::dataframe::DataFrame,
) -> Result<()> {
    let schema = Arc::clone(rows.schema().inner());
    let rows = MemTable::try_new(schema, vec![rows.collect().await?])?;
    context.register_table(format!("hangup.{table}"), Arc::new(rows))?;
    Ok(())
}
