//! What Plivo hangup causes mean, as functions of Apache DataFusion.
//!
//! ```
//! use datafusion::prelude::SessionContext;
//!
//! # #[tokio::main]
//! # async fn main() -> datafusion::error::Result<()> {
//! let context = SessionContext::new();
//! plivo_hangup_datafusion::register(&context);
//! let busy = context.sql("SELECT hangup_name(3010) AS name, hangup_retry(3010) AS retry").await?;
//! assert_eq!(
//!     busy.to_string().await?,
//!     "\
//! +-----------+-------+
//! | name      | retry |
//! +-----------+-------+
//! | Busy Line | later |
//! +-----------+-------+"
//! );
//! # Ok(())
//! # }
//! ```
#![doc = ""]
#![doc = include_str!("../README.md")]

mod calls;
mod functions;

use std::sync::Arc;

pub use calls::{CallsTable, TABLE_FUNCTION};
pub use functions::scalar_functions;

use datafusion::prelude::SessionContext;

/// Registers all functions and the table function, so that SQL finds them by their names.
pub fn register(context: &SessionContext) {
    for function in scalar_functions() {
        context.register_udf(function.as_ref().clone());
    }
    context.register_udtf(TABLE_FUNCTION, Arc::new(calls::PlivoCalls));
}
