//! sqlx: one struct for the rows of `PostgreSQL` and of `SQLite`.
//!
//! | column | `PostgreSQL` | `SQLite` | Rust |
//! | --- | --- | --- | --- |
//! | `code` | `INTEGER` (`INT4`); not `SMALLINT`, which sqlx reads as `i16` | `INTEGER` | `Option<i32>` |
//! | `source`, `telephony` | `TEXT` | `TEXT` | `Option<Word<…>>` |
//! | `body` | `BYTEA` | `BLOB` | `Vec<u8>` |
//!
//! The statements are the same for both. To use `PostgreSQL`, connect with
//! `PgPoolOptions::new().connect_with(PgConnectOptions::new())`, which reads `PGHOST`, `PGUSER`, `PGPASSWORD` and
//! the like from the environment: a password in a URL ends up in logs.

use plivo_hangup::{
    Callback, Hangup, HangupCause, HangupSource, Meaning, PayloadError, Reported, TelephonyCause,
    Vocabulary,
};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::query::Query;
use sqlx::{Database, Decode, Encode, FromRow, Type};

use crate::columns;

/// Creates the table in `SQLite`.
pub(crate) const SQLITE_SCHEMA: &str = "
    CREATE TABLE hangups (
        id INTEGER PRIMARY KEY,
        delivery_key TEXT UNIQUE,
        code INTEGER,
        source TEXT,
        telephony TEXT,
        body BLOB NOT NULL
    ) STRICT";

/// Creates the table in `PostgreSQL`.
#[cfg_attr(not(test), expect(dead_code, reason = "to copy"))]
pub(crate) const POSTGRES_SCHEMA: &str = "
    CREATE TABLE hangups (
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        delivery_key TEXT UNIQUE,
        code INTEGER,
        source TEXT,
        telephony TEXT,
        body BYTEA NOT NULL
    )";

/// Reads all rows, in the order they came.
pub(crate) const SELECT: &str = "SELECT code, source, telephony, body FROM hangups ORDER BY id";

/// Stores a callback of which something has ended: `insert(..).execute(&pool)`. No row is affected if it was
/// delivered before.
pub(crate) fn insert<'q, DB: Database>(
    callback: &Callback,
    hangup: &Hangup,
    body: &[u8],
) -> Query<'q, DB, DB::Arguments>
where
    Option<i32>: Encode<'q, DB> + Type<DB>,
    Option<String>: Encode<'q, DB> + Type<DB>,
    Vec<u8>: Encode<'q, DB> + Type<DB>,
{
    let text = |reported| columns::text(reported).map(str::to_owned);
    sqlx::query(
        "INSERT INTO hangups (delivery_key, code, source, telephony, body) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (delivery_key) DO NOTHING",
    )
    .bind(columns::delivery_key(callback))
    .bind(columns::code(hangup))
    .bind(text(hangup.reported_source()))
    .bind(text(hangup.reported_telephony()))
    .bind(body.to_vec())
}

/// A row of the table.
#[derive(FromRow)]
pub(crate) struct Stored {
    pub(crate) code: Option<i32>,
    pub(crate) source: Option<Word<HangupSource>>,
    pub(crate) telephony: Option<Word<TelephonyCause>>,
    pub(crate) body: Vec<u8>,
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
/// traits nor `Reported` are. Whatever database has a column for text has one for this.
pub(crate) struct Word<T>(pub(crate) Reported<T>);

impl<DB: Database, T> Type<DB> for Word<T>
where
    String: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        String::type_info()
    }

    fn compatible(of: &DB::TypeInfo) -> bool {
        String::compatible(of)
    }
}

impl<'r, DB: Database, T: Vocabulary> Decode<'r, DB> for Word<T>
where
    &'r str: Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
        <&str>::decode(value).map(|text| Self(Reported::from(text)))
    }
}

impl<'q, DB: Database, T: Vocabulary> Encode<'q, DB> for Word<T>
where
    String: Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.0.as_str().to_owned().encode(buffer)
    }
}
