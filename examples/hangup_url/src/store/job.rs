//! What the writer is given and what it answers.

use tokio::sync::oneshot;

use super::error::StoreError;
use crate::event::Event;

/// An event to store, and where to say that it is.
pub(super) struct Job {
    pub(super) event: Event,
    pub(super) reply: oneshot::Sender<Result<Added, StoreError>>,
}

/// What became of an event. All but the last are on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Added {
    /// It is a new row.
    New(i64),
    /// It was delivered before, and has this row.
    Repeated(i64),
    /// Its nonce came before with other content. It is not stored.
    ChangedReplay,
}
