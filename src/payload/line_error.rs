//! Why a line of records could not be read.

use core::fmt;
use std::io;

use super::error::PayloadError;

/// Why a line of [`CallRecordLines`](crate::CallRecordLines) could not be read.
///
/// It keeps the line, so that you can put it aside. Its messages do not repeat it.
///
/// ```
/// use plivo_hangup::CallRecordLines;
///
/// let export = "{}\n[]\n{'call_uuid': 'c1'}\n{\"call_uuid\":";
/// let errors = CallRecordLines::new(export.as_bytes()).filter_map(Result::err);
/// let messages: Vec<String> = errors.map(|error| error.to_string()).collect();
/// assert_eq!(messages, [
///     "line 2: expected an object, found a list",
///     "line 3, column 2: expected JSON",
///     "line 4, column 13: expected more JSON, found the end",
/// ]);
/// ```
#[derive(thiserror::Error)]
#[error("{}", reason.of_line(*line))]
#[non_exhaustive]
pub struct LineError {
    line: u64,
    reason: Reason,
}

pub(super) enum Reason {
    NotARecord { error: PayloadError, raw: Box<[u8]> },
    TooLong { limit: u64 },
    Io(io::Error),
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Reason {
    fn of_line(&self, line: u64) -> String {
        match self {
            Self::NotARecord { error, .. } => error.of_line(line),
            Self::TooLong { limit } => {
                format!("line {line}: expected at most {limit} bytes, found more")
            }
            Self::Io(error) => format!("line {line}: could not be read: {error}"),
        }
    }
}

impl LineError {
    pub(super) fn new(line: u64, reason: Reason) -> Self {
        Self { line, reason }
    }

    /// The number of the line, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The line without its line break; empty if it was too long or the reader failed.
    ///
    /// It may have phone numbers and ids in it: mind where you log it.
    pub fn raw(&self) -> &[u8] {
        match &self.reason {
            Reason::NotARecord { raw, .. } => raw,
            Reason::TooLong { .. } | Reason::Io(_) => &[],
        }
    }

    /// The parse error; `None` if the line was too long or the reader failed.
    pub fn payload_error(&self) -> Option<&PayloadError> {
        match &self.reason {
            Reason::NotARecord { error, .. } => Some(error),
            Reason::TooLong { .. } | Reason::Io(_) => None,
        }
    }

    /// The reader's error; `None` if the reader did not fail. The iterator ends with it.
    pub fn io_error(&self) -> Option<&io::Error> {
        match &self.reason {
            Reason::Io(error) => Some(error),
            Reason::NotARecord { .. } | Reason::TooLong { .. } => None,
        }
    }
}

/// Hides the line itself.
impl fmt::Debug for LineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LineError")
            .field("line", &self.line)
            .field("message", &self.to_string())
            .finish_non_exhaustive()
    }
}
