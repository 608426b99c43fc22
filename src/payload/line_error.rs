//! Why a line of records could not be read.

use core::fmt;
use std::io;

use super::error::PayloadError;

/// Why a line of [`CallRecordLines`](crate::CallRecordLines) could not be read.
///
/// It keeps the line, so that you can put it aside. Its messages do not repeat it.
#[derive(thiserror::Error)]
#[error("line {line}: {reason}")]
#[non_exhaustive]
pub struct LineError {
    line: u64,
    reason: Reason,
}

#[derive(thiserror::Error)]
pub(super) enum Reason {
    #[error("{error}")]
    NotARecord { error: PayloadError, raw: Box<[u8]> },
    #[error("expected at most {limit} bytes, found more")]
    TooLong { limit: u64 },
    #[error("could not be read: {0}")]
    Io(#[from] io::Error),
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
impl fmt::Debug for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{self}\"")
    }
}

/// Hides the line itself.
impl fmt::Debug for LineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LineError")
            .field("line", &self.line)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}
