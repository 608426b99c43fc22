//! Why something could not be read.

use std::io;

use plivo_hangup::{PayloadError, RecordError};

/// Why a payload could not be read. Its message does not repeat what was sent.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error("{}", message(.error, *.begins))]
    Payload {
        error: PayloadError,
        /// The line on which the payload begins, if the place says it.
        begins: Option<u64>,
    },
    #[error("{0}")]
    Record(RecordError),
    #[error("expected a callback or a call detail record, found no key of either")]
    NoKey,
    #[error("expected a callback or a call detail record, found nothing")]
    Nothing,
    #[error("expected a line of at most {limit} bytes, found more")]
    LineTooLong { limit: usize },
    #[error(
        "expected JSON values of at most {limit} bytes, found a longer one; what follows it was not read"
    )]
    PartTooLong { limit: usize },
    #[error("{0}")]
    Io(io::Error),
}

/// Names the line in the file. The place has named it already if it is the payload's first one.
fn message(error: &PayloadError, begins: Option<u64>) -> String {
    let place = |line: usize, column: usize| match begins {
        Some(_) if line == 1 => format!("column {column}"),
        _ => {
            let before = begins.map_or(0, |begins| begins.saturating_sub(1));
            let line = u64::try_from(line).unwrap_or(u64::MAX);
            format!("line {}, column {column}", line.saturating_add(before))
        }
    };
    match error {
        PayloadError::NotJson { line, column, .. } => {
            format!("{}: expected JSON", place(*line, *column))
        }
        PayloadError::Truncated { line, column, .. } => {
            format!(
                "{}: expected more JSON, found the end",
                place(*line, *column)
            )
        }
        other => other.to_string(),
    }
}
