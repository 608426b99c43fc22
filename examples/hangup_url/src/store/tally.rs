//! How often something happened that is not an event: refusals, and repeated deliveries.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Result, params};

use crate::refusal::Refusal;

/// Counts in memory, and adds to the database once in a second: what strangers send must not cost a write each.
#[derive(Default)]
pub(crate) struct Tally {
    pending: Mutex<Pending>,
}

#[derive(Default)]
struct Pending {
    /// By slug, to be stored.
    counts: BTreeMap<&'static str, u64>,
    /// To be logged.
    refused: BTreeMap<Refusal, u64>,
}

/// The slug of repeated deliveries.
pub(crate) const REPEATED: &str = "repeated";

impl Tally {
    pub(crate) fn refused(&self, refusal: Refusal) {
        let mut pending = self.pending();
        *pending.counts.entry(refusal.slug()).or_default() += 1;
        *pending.refused.entry(refusal).or_default() += 1;
    }

    pub(crate) fn repeated(&self) {
        *self.pending().counts.entry(REPEATED).or_default() += 1;
    }

    /// A line for each reason, not for each request: a log is not filled by strangers.
    pub(super) fn log(&self) {
        for (refusal, requests) in std::mem::take(&mut self.pending().refused) {
            tracing::warn!(reason = refusal.slug(), requests, "refused");
        }
    }

    pub(super) fn store(&self, connection: &mut Connection, keep_days: u32) -> Result<()> {
        let counts = std::mem::take(&mut self.pending().counts);
        if counts.is_empty() {
            return Ok(());
        }
        let result = add(connection, &counts, keep_days);
        if result.is_err() {
            let mut pending = self.pending();
            for (what, times) in counts {
                *pending.counts.entry(what).or_default() += times;
            }
        }
        result
    }

    fn pending(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn add(
    connection: &mut Connection,
    counts: &BTreeMap<&'static str, u64>,
    keep_days: u32,
) -> Result<()> {
    let transaction = connection.transaction()?;
    for (what, times) in counts {
        let mut add = transaction.prepare_cached(
            "INSERT INTO tally (minute, what, times) VALUES (unixepoch('now') / 60, ?1, ?2)
             ON CONFLICT (minute, what) DO UPDATE SET times = times + excluded.times",
        )?;
        add.execute(params![what, i64::try_from(*times).unwrap_or(i64::MAX)])?;
    }
    transaction.execute(
        "DELETE FROM tally WHERE minute < unixepoch('now') / 60 - ?1 * 1440",
        [keep_days],
    )?;
    transaction.commit()
}
