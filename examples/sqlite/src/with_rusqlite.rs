//! rusqlite: integers and text as they come, and one newtype for words.

use plivo_hangup::{
    Callback, HangupCause, HangupSource, Meaning, PayloadError, Reported, TelephonyCause,
    Vocabulary,
};
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Result, Row, params};

use crate::columns;

/// Creates the table.
pub(crate) const SCHEMA: &str = "
    CREATE TABLE hangups (
        id INTEGER PRIMARY KEY,
        delivery_key TEXT UNIQUE,
        code INTEGER,
        source TEXT,
        telephony TEXT,
        body BLOB NOT NULL
    ) STRICT";

/// Stores a callback of which something has ended. Returns whether it was new.
///
/// # Errors
///
/// If the database fails.
pub(crate) fn save(connection: &Connection, callback: &Callback, body: &[u8]) -> Result<bool> {
    let Some(hangup) = callback.hangup() else {
        return Ok(false);
    };
    let rows = connection.execute(
        "INSERT INTO hangups (delivery_key, code, source, telephony, body) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (delivery_key) DO NOTHING",
        params![
            columns::delivery_key(callback),
            columns::code(hangup),
            columns::text(hangup.reported_source()),
            columns::text(hangup.reported_telephony()),
            body,
        ],
    )?;
    Ok(rows == 1)
}

/// All that is stored, in the order it came.
///
/// # Errors
///
/// If the database fails, or a column is of another type.
pub(crate) fn load(connection: &Connection) -> Result<Vec<Stored>> {
    let mut statement =
        connection.prepare("SELECT code, source, telephony, body FROM hangups ORDER BY id")?;
    let rows = statement.query_map([], |row| Stored::try_from(row))?;
    rows.collect()
}

/// A row of the table.
pub(crate) struct Stored {
    pub(crate) code: Option<i64>,
    pub(crate) source: Option<Word<HangupSource>>,
    pub(crate) telephony: Option<Word<TelephonyCause>>,
    pub(crate) body: Vec<u8>,
}

impl TryFrom<&Row<'_>> for Stored {
    type Error = rusqlite::Error;

    fn try_from(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            code: row.get("code")?,
            source: row.get("source")?,
            telephony: row.get("telephony")?,
            body: row.get("body")?,
        })
    }
}

impl Stored {
    /// The cause; `None` if the code is NULL or not listed.
    pub(crate) fn cause(&self) -> Option<HangupCause> {
        HangupCause::try_from(self.code?).ok()
    }

    /// What this version of the catalog says, so from the body: it knows more than the columns.
    ///
    /// # Errors
    ///
    /// If the body is larger than 4 GiB.
    pub(crate) fn meaning(&self) -> Result<Option<Meaning>, PayloadError> {
        Ok(Callback::from_form(&self.body)?.meaning())
    }
}

/// A column of text: a word as it was reported, listed or not. It is a type of your own because neither the
/// trait nor `Reported` is.
pub(crate) struct Word<T>(pub(crate) Reported<T>);

impl<T: Vocabulary> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(Self(Reported::from(value.as_str()?)))
    }
}

impl<T: Vocabulary> ToSql for Word<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.0.as_str().into())
    }
}
