//! Counts how the calls of a file, folder or glob ended:
//!
//! ```sh
//! cargo run --release -p plivo-hangup-datafusion --example outcomes -- logs/
//! ```
//!
//! Without a path it reads the samples of the repository.

use std::env;
use std::sync::Arc;

use datafusion::common::Result;
use datafusion::prelude::SessionContext;
use plivo_hangup_datafusion::CallsTable;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../payloads");

const OUTCOMES: &str = "
    SELECT meaning['outcome'] AS outcome, meaning['responsible'] AS responsible, count(*) AS calls
    FROM (
        SELECT hangup_meaning(code, name, source, word, answered, direction, status) AS meaning
        FROM calls
        WHERE problem IS NULL AND NOT is_sip_trunk
    )
    GROUP BY outcome, responsible
    ORDER BY calls DESC, outcome, responsible";

#[tokio::main]
async fn main() -> Result<()> {
    let context = SessionContext::new();
    plivo_hangup_datafusion::register(&context);

    let path = env::args().nth(1);
    let calls = CallsTable::open([path.as_deref().unwrap_or(SAMPLES)])?;
    context.register_table("calls", Arc::new(calls))?;

    context.sql(OUTCOMES).await?.show().await
}
