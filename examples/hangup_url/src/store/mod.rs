//! The database: one thread writes, and several connections read.

mod error;
mod job;
mod purge;
pub(crate) mod report;
mod schema;
mod tally;
mod write;
mod writer;

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

pub(crate) use self::error::{OpenError, StoreError};
pub(crate) use self::job::Added;
use self::job::Job;
pub(crate) use self::tally::{REPEATED, Tally};
use self::writer::Writer;
use crate::event::Event;

/// How many events may wait for the writer.
const QUEUE: usize = 1024;

/// How long a lock of another process is waited for.
const LOCK_TIMEOUT: Duration = Duration::from_secs(2);

/// The doors to the database. Clones share it.
#[derive(Clone)]
pub(crate) struct Store {
    path: Arc<Path>,
    jobs: SyncSender<Job>,
    /// Read connections that are not in use.
    readers: Arc<Mutex<Vec<Connection>>>,
}

/// How to open a database.
pub(crate) struct Options {
    pub(crate) path: PathBuf,
    pub(crate) limit_mib: u32,
    pub(crate) keep_days: u32,
}

impl Store {
    /// Opens the database and starts the thread that writes. The thread ends when the last clone is dropped, after it
    /// has stored what was waiting.
    pub(crate) fn open(
        options: &Options,
        tally: Arc<Tally>,
    ) -> Result<(Self, JoinHandle<()>), OpenError> {
        // It has phone numbers in it. SQLite gives its other files the same mode.
        let mut file = OpenOptions::new();
        file.create(true)
            .append(true)
            .mode(0o600)
            .open(&options.path)?;
        let mut connection = Connection::open(&options.path)?;
        connection.busy_timeout(LOCK_TIMEOUT)?;
        schema::prepare(&mut connection, options.limit_mib)?;
        let (jobs, queue) = sync_channel(QUEUE);
        let writer = Writer::new(connection, queue, tally, options.keep_days);
        let thread = std::thread::spawn(move || writer.run());
        let store = Self {
            path: options.path.as_path().into(),
            jobs,
            readers: Arc::default(),
        };
        Ok((store, thread))
    }

    /// Stores an event, and returns when it is on the disk.
    pub(crate) async fn add(&self, event: Event) -> Result<Added, StoreError> {
        let (reply, result) = oneshot::channel();
        let sent = self.jobs.try_send(Job { event, reply });
        sent.map_err(|error| match error {
            TrySendError::Full(_) => StoreError::QueueFull,
            TrySendError::Disconnected(_) => StoreError::Stopped,
        })?;
        result.await.map_err(|_| StoreError::Stopped)?
    }

    /// The event that came with a nonce, and the digest of its form; `None` if none is stored.
    pub(crate) async fn delivery(
        &self,
        nonce: String,
    ) -> Result<Option<(i64, [u8; 32])>, StoreError> {
        self.read(move |connection| {
            let mut select = connection
                .prepare_cached("SELECT event, digest FROM deliveries WHERE nonce = ?1")?;
            let row = select.query_row([nonce], |row| Ok((row.get(0)?, row.get(1)?)));
            row.optional()
        })
        .await
    }

    /// Reads in a thread of its own, from one state of the database.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let path = Arc::clone(&self.path);
        let readers = Arc::clone(&self.readers);
        let result = spawn_blocking(move || {
            let idle = readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut connection = idle.map_or_else(|| open_reader(&path), Ok)?;
            let transaction = connection.transaction()?;
            let value = query(&transaction)?;
            transaction.finish()?;
            let mut readers = readers.lock().unwrap_or_else(PoisonError::into_inner);
            // Those of a rush are closed again.
            if readers.len() < 4 {
                readers.push(connection);
            }
            Ok::<_, rusqlite::Error>(value)
        });
        let result = result.await.map_err(|_| StoreError::Stopped)?;
        result.map_err(|error| StoreError::of(&error))
    }
}

fn open_reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(LOCK_TIMEOUT)?;
    Ok(connection)
}
