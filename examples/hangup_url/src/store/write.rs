//! Storing one event, within a transaction.

use rusqlite::{Connection, OptionalExtension as _, Result, params};

use super::job::Added;
use crate::event::Event;

/// Stores an event unless its nonce or its key is there already.
///
/// Nonces are remembered in the same transaction as the events, so that none is seen and not stored.
pub(super) fn add(connection: &Connection, event: &Event) -> Result<Added> {
    let mut by_nonce =
        connection.prepare_cached("SELECT event, digest FROM deliveries WHERE nonce = ?1")?;
    let delivered: Option<(i64, [u8; 32])> = by_nonce
        .query_row([&event.nonce], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match delivered {
        Some((id, digest)) if digest == event.digest => return Ok(Added::Repeated(id)),
        Some(_) => return Ok(Added::ChangedReplay),
        None => {}
    }
    let added = match insert(connection, event)? {
        Some(id) => Added::New(id),
        None => Added::Repeated(by_key(connection, &event.key)?),
    };
    if let Added::New(id) | Added::Repeated(id) = added {
        let mut delivery = connection
            .prepare_cached("INSERT INTO deliveries (nonce, event, digest) VALUES (?1, ?2, ?3)")?;
        delivery.execute(params![event.nonce, id, event.digest])?;
    }
    Ok(added)
}

/// Returns the number of the new row; `None` if the key is there already.
fn insert(connection: &Connection, event: &Event) -> Result<Option<i64>> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO events (key, received_at, kind, outcome, label, code, source, telephony, body)
         VALUES (?1, CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER), ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (key) DO NOTHING",
    )?;
    let rows = insert.execute(params![
        event.key,
        event.conclusions.kind.slug(),
        event.conclusions.outcome,
        event.conclusions.label,
        event.code,
        event.source,
        event.telephony,
        &event.form[..],
    ])?;
    Ok((rows == 1).then(|| connection.last_insert_rowid()))
}

fn by_key(connection: &Connection, key: &str) -> Result<i64> {
    let mut select = connection.prepare_cached("SELECT id FROM events WHERE key = ?1")?;
    select.query_row([key], |row| row.get(0))
}
