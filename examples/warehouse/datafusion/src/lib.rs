//! What Plivo hangup causes mean, as functions of Apache DataFusion.

use std::sync::Arc;

use datafusion::logical_expr::ScalarUDF;
use datafusion::prelude::SessionContext;

/// Registers all functions.
pub fn register(context: &SessionContext) {
    for function in scalar_functions() {
        context.register_udf(function.as_ref().clone());
    }
}

/// The scalar functions, to be put into a session state or an executor's registry.
#[must_use]
pub fn scalar_functions() -> Vec<Arc<ScalarUDF>> {
    Vec::new()
}
