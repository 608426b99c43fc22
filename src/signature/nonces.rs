//! Which nonces were seen before.

use core::convert::Infallible;
use core::fmt;
use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A store of the nonces that were seen, so that a request passes once. See
/// [`Verified::once`](crate::signature::Verified::once).
///
/// A service with several processes needs one that they share. Let it remember a nonce for as long as a copy of
/// a request would do harm: Plivo signs no time, so a copy stays valid until the token is changed. Only nonces
/// that were proven come to the store, so strangers cannot fill it.
///
/// An asynchronous store, or one in the transaction that handles the callback, does not need this trait: insert
/// [`Verified::nonce`](crate::signature::Verified::nonce) into a unique column.
pub trait NonceStore {
    /// Why the store fails.
    type Error;

    /// Remembers a nonce. Returns `true` if it is new, and `false` if it was seen before.
    ///
    /// Of two calls with the same nonce at the same time, one returns `true`.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn insert(&self, nonce: &str) -> Result<bool, Self::Error>;
}

/// The last nonces of one process, in memory.
///
/// When it is full, each new nonce takes the place of the oldest. A nonce takes less than 256 bytes. A restart
/// forgets them all.
///
/// ```
/// use plivo_hangup::signature::{NonceStore as _, RecentNonces};
///
/// let nonces = RecentNonces::with_capacity(100_000);
/// assert_eq!(nonces.insert("31627761595286130198"), Ok(true));
/// assert_eq!(nonces.insert("31627761595286130198"), Ok(false));
/// ```
pub struct RecentNonces {
    capacity: usize,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    all: HashSet<Arc<str>>,
    /// From the oldest to the newest.
    in_order: VecDeque<Arc<str>>,
}

impl RecentNonces {
    /// Creates a store that remembers the last `capacity` nonces. 0 counts as 1.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            seen: Mutex::default(),
        }
    }

    /// Forgets a nonce, so that the request may come again: for one that could not be handled.
    ///
    /// Takes time in step with the capacity.
    pub fn forget(&self, nonce: &str) {
        let mut seen = self.seen();
        if seen.all.remove(nonce) {
            seen.in_order.retain(|other| **other != *nonce);
        }
    }

    /// A thread that panicked while it held the lock left whole nonces.
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl NonceStore for RecentNonces {
    type Error = Infallible;

    fn insert(&self, nonce: &str) -> Result<bool, Infallible> {
        let mut seen = self.seen();
        if seen.all.contains(nonce) {
            return Ok(false);
        }
        if seen.in_order.len() >= self.capacity {
            if let Some(oldest) = seen.in_order.pop_front() {
                seen.all.remove(&oldest);
            }
        }
        let nonce: Arc<str> = nonce.into();
        seen.in_order.push_back(Arc::clone(&nonce));
        seen.all.insert(nonce);
        Ok(true)
    }
}

/// Shows how many nonces there is room for.
impl fmt::Debug for RecentNonces {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RecentNonces")
            .field("capacity", &self.capacity)
            .finish_non_exhaustive()
    }
}
