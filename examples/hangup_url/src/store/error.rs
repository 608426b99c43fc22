//! Why something is not stored.

use rusqlite::ErrorCode;

/// Why something is not stored. All of them are answered 503, which makes the sender try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("database: expected to write, found it locked by another process")]
    Busy,
    #[error("database: expected room, found it or the disk full")]
    Full,
    #[error("queue of the writer: expected room, found none")]
    QueueFull,
    #[error("database: expected to write or read, found an error that the log names")]
    Failed,
    #[error("writer: expected a running one, found it stopped")]
    Stopped,
}

/// Why a database is not opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OpenError {
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(
        "user_version: expected {expected}, found {found}: the file is of another version or program"
    )]
    Version { expected: i64, found: i64 },
}

impl StoreError {
    /// Logs what it does not carry.
    pub(super) fn of(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            code => {
                // The text of the error may repeat a value.
                tracing::error!(?code, "the database failed");
                Self::Failed
            }
        }
    }
}
