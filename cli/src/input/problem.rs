//! Why something could not be read.

use std::io;

use plivo_hangup::{PayloadError, RecordError};

/// Why a payload could not be read. Its message does not repeat what was sent.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error("{}", message(.0))]
    Payload(PayloadError),
    #[error("{}", message_in_line(.0))]
    PayloadInLine(PayloadError),
    #[error("{0}")]
    Record(RecordError),
    #[error("expected a payload, found no key of one")]
    NoKey,
    #[error("expected a line of at most {limit} bytes, found more")]
    LineTooLong { limit: usize },
    #[error("{0}")]
    Io(io::Error),
}

fn message(error: &PayloadError) -> String {
    match error {
        PayloadError::NotJson { line, column, .. } => {
            format!("line {line}, column {column}: expected JSON")
        }
        PayloadError::Truncated { line, column, .. } => {
            format!("line {line}, column {column}: expected more JSON, found the end")
        }
        other => other.to_string(),
    }
}

/// The line within the payload is always the first one, and the place says which it is in the file.
fn message_in_line(error: &PayloadError) -> String {
    match error {
        PayloadError::NotJson { column, .. } => format!("column {column}: expected JSON"),
        PayloadError::Truncated { column, .. } => {
            format!("column {column}: expected more JSON, found the end")
        }
        other => other.to_string(),
    }
}
