//! Deletes what is older than it may become.

use rusqlite::{Connection, Result};

/// A few at a time, so that new callbacks do not wait. It is called every second.
pub(super) fn old(connection: &mut Connection, keep_days: u32) -> Result<()> {
    let transaction = connection.transaction()?;
    // Only reads, so that nothing is locked if nothing is old.
    let ids = old_ids(&transaction, keep_days)?;
    if !ids.is_empty() {
        // Their deliveries go with them.
        let mut delete = transaction.prepare_cached("DELETE FROM events WHERE id = ?1")?;
        for id in ids {
            delete.execute([id])?;
        }
    }
    transaction.commit()
}

fn old_ids(connection: &Connection, keep_days: u32) -> Result<Vec<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT id FROM events WHERE received_at < (unixepoch('now') - ?1 * 86400) * 1000 LIMIT 500",
    )?;
    let ids = select.query_map([keep_days], |row| row.get(0))?;
    ids.collect()
}
