//! What the page shows, read from the database.

use plivo_hangup::Callback;
use rusqlite::{Connection, OptionalExtension as _, Result, Row};

use super::REPEATED;
use crate::event::Kind;
use crate::refusal::Refusal;

/// How many of the newest hangups are shown.
const NEWEST: u32 = 24;

/// How many unlisted codes are shown.
const UNLISTED: u32 = 25;

/// All of it comes from one state of the database.
pub(crate) struct Report {
    /// The time of the report, in the time zone of the machine.
    pub(crate) now: String,
    /// Hours and minutes from UTC, such as `+00:00`.
    pub(crate) zone: String,
    pub(crate) counts: Vec<Count>,
    pub(crate) newest: Vec<Stored>,
    pub(crate) unlisted: Vec<Unlisted>,
    pub(crate) refused: Vec<Refused>,
    pub(crate) repeated: Times,
}

/// How many of something there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) hour: i64,
    pub(crate) today: i64,
}

/// How many callbacks of one kind, outcome and label there were.
pub(crate) struct Count {
    pub(crate) kind: Kind,
    pub(crate) outcome: Option<String>,
    pub(crate) label: String,
    pub(crate) times: Times,
}

/// A stored callback, read again.
pub(crate) struct Stored {
    pub(crate) id: i64,
    pub(crate) kind: Kind,
    /// For machines, in UTC.
    pub(crate) instant: String,
    /// For people, in the time zone of the machine.
    pub(crate) time: String,
    pub(crate) callback: Callback,
}

/// A code that this version of the catalog does not know.
pub(crate) struct Unlisted {
    /// `None` if a name came without a code.
    pub(crate) code: Option<String>,
    pub(crate) times: i64,
    pub(crate) last_event: i64,
    pub(crate) last_time: String,
}

pub(crate) struct Refused {
    pub(crate) refusal: Refusal,
    pub(crate) times: Times,
}

/// Seconds since 1970 at which the hour and the day begin that are counted.
#[derive(Clone, Copy)]
struct Since {
    hour: i64,
    today: i64,
}

impl Report {
    pub(crate) fn read(connection: &Connection) -> Result<Self> {
        let since = connection.query_row(
            "SELECT unixepoch('now') - 3600, unixepoch('now', 'localtime', 'start of day', 'utc')",
            [],
            |row| {
                Ok(Since {
                    hour: row.get(0)?,
                    today: row.get(1)?,
                })
            },
        )?;
        let (now, zone) = now(connection)?;
        let (refused, repeated) = tally(connection, since)?;
        Ok(Self {
            now,
            zone,
            counts: counts(connection, since)?,
            newest: newest(connection)?,
            unlisted: unlisted(connection)?,
            refused,
            repeated,
        })
    }
}

fn now(connection: &Connection) -> Result<(String, String)> {
    connection.query_row(
        "SELECT strftime('%Y-%m-%d %H:%M', 'now', 'localtime'),
                (unixepoch('now', 'localtime') - unixepoch('now')) / 60",
        [],
        |row| {
            let minutes: i64 = row.get(1)?;
            let sign = if minutes < 0 { '-' } else { '+' };
            let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
            Ok((row.get(0)?, format!("{sign}{hours:02}:{minutes:02}")))
        },
    )
}

fn counts(connection: &Connection, since: Since) -> Result<Vec<Count>> {
    let mut select = connection.prepare_cached(
        "SELECT kind, outcome, label, sum(received_at >= ?1), sum(received_at >= ?2) FROM events
         WHERE received_at >= min(?1, ?2) GROUP BY kind, outcome, label",
    )?;
    let rows = select.query_map([since.hour * 1000, since.today * 1000], |row| {
        Ok(Count {
            kind: Kind::from_slug(row.get_ref(0)?.as_str()?),
            outcome: row.get(1)?,
            label: row.get(2)?,
            times: Times {
                hour: row.get(3)?,
                today: row.get(4)?,
            },
        })
    })?;
    rows.collect()
}

const STORED: &str = "SELECT id, kind,
        strftime('%Y-%m-%dT%H:%M:%SZ', received_at / 1000, 'unixepoch') AS instant,
        strftime('%Y-%m-%d %H:%M:%S', received_at / 1000, 'unixepoch', 'localtime') AS time,
        body
    FROM events";

fn newest(connection: &Connection) -> Result<Vec<Stored>> {
    let mut select = connection.prepare_cached(&format!(
        "{STORED} WHERE outcome IS NOT NULL ORDER BY id DESC LIMIT {NEWEST}"
    ))?;
    let rows = select.query_map([], stored)?;
    rows.collect()
}

/// One callback with all that it said.
pub(crate) fn event(connection: &Connection, id: i64) -> Result<Option<Stored>> {
    let mut select = connection.prepare_cached(&format!("{STORED} WHERE id = ?1"))?;
    select.query_row([id], stored).optional()
}

fn stored(row: &Row<'_>) -> Result<Stored> {
    let body = row.get_ref("body")?.as_blob()?;
    Ok(Stored {
        id: row.get("id")?,
        kind: Kind::from_slug(row.get_ref("kind")?.as_str()?),
        instant: row.get("instant")?,
        time: row.get("time")?,
        callback: Callback::from_form(body).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(
                body.len(),
                rusqlite::types::Type::Blob,
                error.into(),
            )
        })?,
    })
}

fn unlisted(connection: &Connection) -> Result<Vec<Unlisted>> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT code, count(*), max(id),
            strftime('%Y-%m-%d %H:%M', max(received_at) / 1000, 'unixepoch', 'localtime')
         FROM events WHERE label = 'unlisted' GROUP BY code ORDER BY count(*) DESC LIMIT {UNLISTED}"
    ))?;
    let rows = select.query_map([], |row| {
        Ok(Unlisted {
            code: row.get(0)?,
            times: row.get(1)?,
            last_event: row.get(2)?,
            last_time: row.get(3)?,
        })
    })?;
    rows.collect()
}

fn tally(connection: &Connection, since: Since) -> Result<(Vec<Refused>, Times)> {
    let mut select = connection.prepare_cached(
        "SELECT what, sum(times * (minute >= ?1)), sum(times * (minute >= ?2)) FROM tally
         WHERE minute >= min(?1, ?2) GROUP BY what ORDER BY 3 DESC",
    )?;
    let mut rows = select.query([since.hour / 60, since.today / 60])?;
    let mut refused = Vec::new();
    let mut repeated = Times::default();
    while let Some(row) = rows.next()? {
        let times = Times {
            hour: row.get(1)?,
            today: row.get(2)?,
        };
        match row.get_ref(0)?.as_str()? {
            REPEATED => repeated = times,
            slug => {
                let refusal = Refusal::from_slug(slug);
                refused.extend(refusal.map(|refusal| Refused { refusal, times }));
            }
        }
    }
    Ok((refused, repeated))
}

impl Unlisted {
    /// The code, if it is one: digits, and at most five. Anything else may be anything.
    pub(crate) fn shown(&self) -> Option<&str> {
        let code = self.code.as_deref()?.trim();
        let is_code =
            (1..=5).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
        is_code.then_some(code)
    }
}
