//! What is stored after a load, against what was answered.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;

use plivo_hangup::Callback;
use rusqlite::{Connection, OpenFlags};

/// What is wrong with the database.
pub(super) struct Found {
    /// Answered 200 and not there.
    pub(super) lost: usize,
    /// There more than once.
    pub(super) twice: usize,
    /// There, and of a stranger.
    pub(super) foreign: usize,
    is_whole: bool,
}

impl Found {
    pub(super) fn is_good(&self) -> bool {
        self.lost == 0 && self.twice == 0 && self.foreign == 0 && self.is_whole
    }
}

pub(super) fn check(database: &Path, stored: &[String]) -> Result<Found, Box<dyn Error>> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let integrity: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    // By the bodies: the keys are unique, so they cannot show a mistake in the keys.
    let mut times = HashMap::<String, usize>::new();
    let mut select = connection.prepare("SELECT body FROM events")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let callback = Callback::from_form(row.get_ref(0)?.as_blob()?)?;
        *times
            .entry(callback.get("CallUUID").unwrap_or_default().to_owned())
            .or_default() += 1;
    }
    Ok(Found {
        lost: stored.iter().filter(|id| !times.contains_key(*id)).count(),
        twice: times.values().filter(|times| **times > 1).count(),
        foreign: times.keys().filter(|id| !id.starts_with("load-")).count(),
        is_whole: integrity == "ok",
    })
}
