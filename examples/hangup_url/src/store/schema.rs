//! The tables, and what is set for every database.

use std::io;
use std::time::UNIX_EPOCH;

use plivo_hangup::Callback;
use rusqlite::{Connection, OptionalExtension as _, Result, TransactionBehavior, params};

use super::error::OpenError;
use crate::event::Conclusions;

/// What was sent does not change. `kind`, `outcome` and `label` are conclusions, and are there to count by.
///
/// `code` is text: a column of integers would lose what is not one. Times are milliseconds since 1970.
const SCHEMA: &str = "
    CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        received_at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        outcome TEXT,
        label TEXT NOT NULL,
        code TEXT,
        source TEXT,
        telephony TEXT,
        body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX events_by_time ON events (received_at, kind, outcome, label);
    CREATE INDEX events_unlisted ON events (code, received_at) WHERE label = 'unlisted';

    CREATE TABLE deliveries (
        nonce TEXT PRIMARY KEY,
        event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
        digest BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deliveries_by_event ON deliveries (event);

    CREATE TABLE tally (
        minute INTEGER NOT NULL,
        what TEXT NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (minute, what)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE concluded (build TEXT NOT NULL) STRICT;

    PRAGMA user_version = 1;
";

const VERSION: i64 = 1;

/// Sets what holds for a connection, makes the tables if there are none, and concludes anew what is counted.
pub(super) fn prepare(connection: &mut Connection, limit_mib: u32) -> Result<(), OpenError> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // 200 means that it is on the disk, so every commit waits for the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "journal_size_limit", 16 << 20)?;
    let page_size: i64 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let pages = (i64::from(limit_mib) << 20) / page_size.max(1);
    connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?;

    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    match transaction.pragma_query_value(None, "user_version", |row| row.get(0))? {
        0 => transaction.execute_batch(SCHEMA)?,
        VERSION => {}
        found => {
            let expected = VERSION;
            return Err(OpenError::Version { expected, found });
        }
    }
    let concluded = transaction.query_row("SELECT build FROM concluded", [], |row| row.get(0));
    let concluded: Option<String> = concluded.optional()?;
    let build = build()?;
    if concluded.as_ref() != Some(&build) {
        conclude_anew(&transaction)?;
        transaction.execute("DELETE FROM concluded", [])?;
        transaction.execute("INSERT INTO concluded VALUES (?1)", [build])?;
    }
    Ok(transaction.commit()?)
}

/// What tells builds of this program apart: each may have another catalog.
fn build() -> io::Result<String> {
    let program = std::fs::metadata(std::env::current_exe()?)?;
    let changed = program.modified()?.duration_since(UNIX_EPOCH);
    let changed = changed.map_or(0, |changed| changed.as_nanos());
    Ok(format!("{}-{changed}", program.len()))
}

/// A new version of the catalog may know a code or judge otherwise. What is counted as today's, and every code that was
/// not listed, is concluded from the bodies again.
fn conclude_anew(connection: &Connection) -> Result<()> {
    let mut select = connection.prepare(
        "SELECT id, kind, outcome, label, body FROM events
         WHERE received_at >= (unixepoch('now') - 172800) * 1000 OR label = 'unlisted'",
    )?;
    let mut update = connection
        .prepare("UPDATE events SET kind = ?2, outcome = ?3, label = ?4 WHERE id = ?1")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let Ok(callback) = Callback::from_form(row.get_ref("body")?.as_blob().unwrap_or_default())
        else {
            continue;
        };
        let new = Conclusions::of(&callback);
        let id: i64 = row.get("id")?;
        let kind: String = row.get("kind")?;
        let outcome: Option<String> = row.get("outcome")?;
        let label: String = row.get("label")?;
        if (kind.as_str(), outcome.as_deref(), label.as_str())
            != (new.kind.slug(), new.outcome, new.label)
        {
            update.execute(params![id, new.kind.slug(), new.outcome, new.label])?;
        }
    }
    Ok(())
}
