//! The hangup functions where Ballista looks for functions.
//!
//! A plan travels with the names of its functions only, so each process must have the functions themselves.

use ballista_core::extension::SessionConfigExt;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use datafusion::error::Result;
use datafusion::execution::{FunctionRegistry, SessionState};
use datafusion::prelude::SessionConfig;
use plivo_hangup_datafusion::scalar_functions;

/// The state in which the scheduler reads and plans a client's query.
pub(super) fn scheduler_session(config: SessionConfig) -> Result<SessionState> {
    // What the adaptive planner of Ballista 55 sorts, it reads from other executors over a way that turns dictionaries
    // into plain text, and then fails because they are text. All text of these functions is in dictionaries.
    let config = config.with_ballista_adaptive_query_planner(false);
    let mut state = default_session_builder(config)?;
    for function in scalar_functions() {
        state.register_udf(function)?;
    }
    Ok(state)
}

/// The functions that an executor can call.
pub(super) fn executor_registry() -> Result<BallistaFunctionRegistry> {
    // From a session, since the registry's own default lacks the functions over arrays and maps.
    let state = scheduler_session(SessionConfig::new())?;
    Ok(BallistaFunctionRegistry::from(&state))
}
