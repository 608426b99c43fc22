//! A query on the cluster and on this machine alone.

use std::net::SocketAddr;

use ballista::prelude::{SessionConfigExt, SessionContextExt};
use datafusion::arrow::array::RecordBatch;
use datafusion::error::Result;
use datafusion::execution::session_state::SessionStateBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use plivo_hangup_datafusion::register;

use super::table::Table;

/// A context whose queries run on the cluster of this scheduler.
pub(super) async fn remote(
    scheduler: SocketAddr,
    partitions: usize,
    settings: &[(String, String)],
) -> Result<SessionContext> {
    let mut config = SessionConfig::new_with_ballista().with_target_partitions(partitions);
    for (key, value) in settings {
        config.options_mut().set(key, value)?;
    }
    let state = SessionStateBuilder::new()
        .with_default_features()
        .with_config(config)
        .build();
    let context = SessionContext::new_with_state(state);
    register(&context);
    let context =
        SessionContext::remote_with_state(&format!("df://{scheduler}"), context.state()).await?;
    // Once more: Ballista puts its own functions in the place of those that were there.
    register(&context);
    Ok(context)
}

/// A context whose queries run in this process.
pub(super) fn local() -> SessionContext {
    let context = SessionContext::new();
    register(&context);
    context
}

/// The answer to a query over these tables; without rows, an empty batch that has the columns.
pub(super) async fn answer(
    context: &SessionContext,
    tables: &[Table],
    sql: &str,
) -> Result<Vec<RecordBatch>> {
    for table in tables {
        table.register(context).await?;
    }
    let frame = context.sql(sql).await?;
    let schema = frame.schema().inner().clone();
    let mut batches = frame.collect().await?;
    if batches.is_empty() {
        batches.push(RecordBatch::new_empty(schema));
    }
    Ok(batches)
}
