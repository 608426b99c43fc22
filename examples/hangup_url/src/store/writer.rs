//! The thread that writes: it takes what waits, stores all of it in one transaction, and answers when that is on the
//! disk.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;
use super::job::{Added, Job};
use super::purge;
use super::tally::Tally;
use super::write;

/// How many events share a commit. A commit waits for the disk, so under load sharing is what makes it fast.
const BATCH: usize = 256;

/// How often the tally is stored, and old rows are deleted.
const TICK: Duration = Duration::from_secs(1);

pub(super) struct Writer {
    connection: Connection,
    queue: Receiver<Job>,
    tally: Arc<Tally>,
    keep_days: u32,
    ticked: Instant,
}

impl Writer {
    pub(super) fn new(
        connection: Connection,
        queue: Receiver<Job>,
        tally: Arc<Tally>,
        keep_days: u32,
    ) -> Self {
        Self {
            connection,
            queue,
            tally,
            keep_days,
            ticked: Instant::now(),
        }
    }

    /// Until every sender is gone and nothing waits.
    pub(super) fn run(mut self) {
        loop {
            match self.queue.recv_timeout(TICK) {
                Ok(first) => self.batch(first),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.ticked.elapsed() >= TICK {
                self.tick();
            }
        }
        self.tick();
    }

    fn batch(&mut self, first: Job) {
        let mut jobs = Vec::from([first]);
        jobs.extend(self.queue.try_iter().take(BATCH - 1));
        // Whoever waited for these has been answered 503, and sends them again.
        jobs.retain(|job| !job.reply.is_closed());
        match self.store(&jobs) {
            Ok(all) => {
                for (job, added) in jobs.into_iter().zip(all) {
                    // If it fails, the sender has gone, and will find it stored.
                    let _ = job.reply.send(Ok(added));
                }
            }
            Err(error) => {
                let error = StoreError::of(&error);
                tracing::warn!(events = jobs.len(), %error, "not stored");
                for job in jobs {
                    let _ = job.reply.send(Err(error));
                }
            }
        }
    }

    /// All of them or none.
    fn store(&mut self, jobs: &[Job]) -> rusqlite::Result<Vec<Added>> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior)?;
        let all = jobs.iter().map(|job| write::add(&transaction, &job.event));
        let all = all.collect::<Result<_, _>>()?;
        transaction.commit()?;
        Ok(all)
    }

    fn tick(&mut self) {
        self.ticked = Instant::now();
        self.tally.log();
        if let Err(error) = self.tally.store(&mut self.connection, self.keep_days) {
            // It is kept, and stored with the next tick.
            tracing::warn!(error = %StoreError::of(&error), "the tally is not stored");
        }
        if let Err(error) = purge::old(&mut self.connection, self.keep_days) {
            tracing::warn!(error = %StoreError::of(&error), "old callbacks are not deleted");
        }
    }
}
