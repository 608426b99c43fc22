//! The scalar functions: those of the code alone, and the one that weighs a whole row.

mod by_code;
mod code_column;
mod coercion;
mod column;
mod dictionary;
mod interner;
mod last;
mod meaning;
mod memo;

use std::sync::Arc;

use datafusion::logical_expr::ScalarUDF;

use by_code::by_code;
use meaning::HangupMeaning;

/// The scalar functions, for a session state or for the registry of a cluster's executor.
///
/// - `hangup_name`, `hangup_slug`, `hangup_category`, `hangup_outcome`, `hangup_retry`, `hangup_responsible` and
///   `hangup_next_step` return text, and `hangup_is_ours_to_fix` returns a boolean. Each takes a code: an integer of any
///   width, or text. They return null if the code is null, blank or not listed. They know nothing else of the call, so
///   they say what the cause means in general.
/// - `hangup_meaning` takes code, name, source, word, answered, direction and status, and returns a struct of
///   outcome, retry, responsible and label: what the library says of a callback with these values. Outcome, retry and
///   responsible are null if the call goes on. Any argument may be null.
///
/// All text that they return is dictionary-encoded: there are few different answers.
#[must_use]
pub fn scalar_functions() -> Vec<Arc<ScalarUDF>> {
    let mut functions: Vec<_> = by_code().map(ScalarUDF::from).map(Arc::new).collect();
    functions.push(Arc::new(ScalarUDF::from(HangupMeaning::new())));
    functions
}
