use plivo_hangup::{Callback, HangupCause, HangupSource, Outcome, Reported, TelephonyCause};
use sqlx::postgres::{PgRow, Postgres};
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions, SqliteRow};
use sqlx::{Execute as _, Executor as _, FromRow, Row, Type, TypeInfo as _};

use crate::{columns, with_rusqlite, with_sqlx};

struct Case {
    body: &'static [u8],
    code: Option<i32>,
    source: Option<&'static str>,
    telephony: Option<&'static str>,
    cause: Option<HangupCause>,
    outcome: Outcome,
}

const CASES: [Case; 7] = [
    Case {
        body: b"CallUUID=c1&HangupCauseCode=3010&HangupSource=Carrier&HangupCause=USER_BUSY",
        code: Some(3010),
        source: Some("Carrier"),
        telephony: Some("USER_BUSY"),
        cause: Some(HangupCause::BusyLine),
        outcome: Outcome::Busy,
    },
    // Nothing is listed, and all of it is kept.
    Case {
        body: b"CallUUID=c2&HangupCauseCode=4210&HangupSource=Network&HangupCause=NEW_WORD",
        code: Some(4210),
        source: Some("Network"),
        telephony: Some("NEW_WORD"),
        cause: None,
        outcome: Outcome::Unknown,
    },
    // From before 2018.
    Case {
        body: b"CallUUID=c3&HangupCause=NO_ANSWER",
        code: None,
        source: None,
        telephony: Some("NO_ANSWER"),
        cause: None,
        outcome: Outcome::NoAnswer,
    },
    // A relay's spellings, and an answer: the columns alone would not know it.
    Case {
        body: b"CallUUID=c4&HangupCauseCode=+4000+&HangupSource=+callee&Duration=0&AnswerTime=",
        code: Some(4000),
        source: Some(" callee"),
        telephony: None,
        cause: Some(HangupCause::NormalHangup),
        outcome: Outcome::Rejected,
    },
    // Not codes. As integers they would be.
    Case {
        body: b"CallUUID=c5&HangupCauseCode=%2B3010&HangupSource=%00",
        code: None,
        source: None,
        telephony: None,
        cause: None,
        outcome: Outcome::Unknown,
    },
    Case {
        body: b"CallUUID=c6&HangupCauseCode=03010&X-PH-Note=%FF\xFF",
        code: None,
        source: None,
        telephony: None,
        cause: None,
        outcome: Outcome::Unknown,
    },
    // Larger than any code.
    Case {
        body: b"CallUUID=c7&HangupCauseCode=70000",
        code: Some(70000),
        source: None,
        telephony: None,
        cause: None,
        outcome: Outcome::Unknown,
    },
];

fn callback(body: &[u8]) -> Callback {
    Callback::from_form(body).unwrap()
}

#[test]
fn rusqlite_gives_back_what_was_stored() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(with_rusqlite::SCHEMA).unwrap();
    for case in &CASES {
        assert!(with_rusqlite::save(&connection, &callback(case.body), case.body).unwrap());
    }
    let rows = with_rusqlite::load(&connection).unwrap();
    assert_eq!(rows.len(), CASES.len());
    for (row, case) in rows.iter().zip(&CASES) {
        assert_eq!(row.code, case.code.map(i64::from));
        assert_eq!(row.cause(), case.cause);
        let source = row.source.as_ref().map(|word| word.0.as_str());
        let telephony = row.telephony.as_ref().map(|word| word.0.as_str());
        assert_eq!((source, telephony), (case.source, case.telephony));
        assert_eq!(row.body, case.body);
        let meaning = row.meaning().unwrap().unwrap();
        assert_eq!(meaning.outcome, case.outcome);
    }
    let [busy, unlisted, .., odd, _, _, _] = rows.as_slice() else {
        panic!("seven rows");
    };
    assert_eq!(busy.source.as_ref().unwrap().0, HangupSource::Carrier);
    assert_eq!(busy.telephony.as_ref().unwrap().0, TelephonyCause::UserBusy);
    assert_eq!(unlisted.source.as_ref().unwrap().0.known(), None);
    assert_eq!(odd.source.as_ref().unwrap().0, HangupSource::Callee);
}

#[test]
fn rusqlite_writes_words_and_counts_in_sql() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(with_rusqlite::SCHEMA).unwrap();
    for case in &CASES {
        with_rusqlite::save(&connection, &callback(case.body), case.body).unwrap();
    }
    let word = with_rusqlite::Word(Reported::<HangupSource>::from("Network"));
    let sql = "SELECT count(*) FROM hangups WHERE source = ?1";
    let count: i64 = connection.query_row(sql, [word], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
    let sql = "SELECT count(*) FROM hangups WHERE code IS NULL";
    let count: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(count, 3);
}

#[test]
fn rusqlite_stores_a_repeated_delivery_once() {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(with_rusqlite::SCHEMA).unwrap();
    let first = b"CallUUID=c1&Event=Hangup&HangupCauseCode=3010";
    let again = b"HangupCauseCode=3010&Event=Hangup&CallUUID=c1";
    assert!(with_rusqlite::save(&connection, &callback(first), first).unwrap());
    assert!(!with_rusqlite::save(&connection, &callback(again), again).unwrap());
    // Without an id, deliveries cannot be told apart, and none is dropped.
    let nameless = b"HangupCauseCode=3010";
    assert!(with_rusqlite::save(&connection, &callback(nameless), nameless).unwrap());
    assert!(with_rusqlite::save(&connection, &callback(nameless), nameless).unwrap());
}

async fn sqlite() -> SqlitePool {
    let one = SqlitePoolOptions::new().max_connections(1);
    let pool = one.connect("sqlite::memory:").await.unwrap();
    pool.execute(with_sqlx::SQLITE_SCHEMA).await.unwrap();
    pool
}

async fn save(pool: &SqlitePool, body: &[u8]) -> u64 {
    let callback = callback(body);
    let insert = with_sqlx::insert(&callback, callback.hangup().unwrap(), body);
    insert.execute(pool).await.unwrap().rows_affected()
}

#[tokio::test]
async fn sqlx_gives_back_what_was_stored() {
    let pool = sqlite().await;
    for case in &CASES {
        assert_eq!(save(&pool, case.body).await, 1);
    }
    let rows: Vec<with_sqlx::Stored> = sqlx::query_as(with_sqlx::SELECT)
        .fetch_all(&pool)
        .await
        .unwrap();
    assert_eq!(rows.len(), CASES.len());
    for (row, case) in rows.iter().zip(&CASES) {
        assert_eq!(row.code, case.code);
        assert_eq!(row.cause(), case.cause);
        let source = row.source.as_ref().map(|word| word.0.as_str());
        let telephony = row.telephony.as_ref().map(|word| word.0.as_str());
        assert_eq!((source, telephony), (case.source, case.telephony));
        assert_eq!(row.body, case.body);
        let meaning = row.meaning().unwrap().unwrap();
        assert_eq!(meaning.outcome, case.outcome);
    }
    let [busy, unlisted, .., odd, _, _, _] = rows.as_slice() else {
        panic!("seven rows");
    };
    assert_eq!(busy.source.as_ref().unwrap().0, HangupSource::Carrier);
    assert_eq!(busy.telephony.as_ref().unwrap().0, TelephonyCause::UserBusy);
    assert_eq!(unlisted.source.as_ref().unwrap().0.known(), None);
    assert_eq!(odd.source.as_ref().unwrap().0, HangupSource::Callee);
}

#[tokio::test]
async fn sqlx_stores_a_repeated_delivery_once_and_writes_words() {
    let pool = sqlite().await;
    let body = b"CallUUID=c1&Event=Hangup&HangupCauseCode=3010&HangupSource=Network";
    assert_eq!(save(&pool, body).await, 1);
    assert_eq!(save(&pool, body).await, 0);
    let word = with_sqlx::Word(Reported::<HangupSource>::from("Network"));
    let count = sqlx::query("SELECT count(*) FROM hangups WHERE source = $1")
        .bind(word)
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(count.get::<i64, _>(0), 1);
}

/// No server is needed to see that the types go with its columns.
#[test]
fn sqlx_serves_postgresql_with_the_same_code() {
    fn is_read_from<R: Row>()
    where
        with_sqlx::Stored: for<'r> FromRow<'r, R>,
    {
    }
    is_read_from::<PgRow>();
    is_read_from::<SqliteRow>();

    assert_eq!(<i32 as Type<Postgres>>::type_info().name(), "INT4");
    let word = <with_sqlx::Word<HangupSource> as Type<Postgres>>::type_info();
    assert_eq!(word.name(), "TEXT");
    let varchar = <str as Type<Postgres>>::type_info();
    assert!(<with_sqlx::Word<HangupSource> as Type<Postgres>>::compatible(&varchar));
    assert_eq!(<Vec<u8> as Type<Postgres>>::type_info().name(), "BYTEA");
    for column in [
        "code INTEGER",
        "source TEXT",
        "telephony TEXT",
        "body BYTEA",
    ] {
        assert!(with_sqlx::POSTGRES_SCHEMA.contains(column));
    }

    for case in &CASES {
        let callback = callback(case.body);
        let mut insert =
            with_sqlx::insert::<Postgres>(&callback, callback.hangup().unwrap(), case.body);
        let arguments = insert.take_arguments().unwrap().unwrap();
        assert_eq!(sqlx::Arguments::len(&arguments), 5);
    }
}

#[test]
fn only_what_an_integer_keeps_is_a_code_in_the_column() {
    let code = |text: &str| columns::code(callback(text.as_bytes()).hangup().unwrap());
    for (body, expected) in [
        ("HangupCauseCode=3010", Some(3010)),
        ("HangupCauseCode=+3010+", Some(3010)),
        ("HangupCauseCode=0", Some(0)),
        ("HangupCauseCode=2147483647", Some(2_147_483_647)),
        ("HangupCauseCode=2147483648", None),
        ("HangupCauseCode=%2B3010", None),
        ("HangupCauseCode=03010", None),
        ("HangupCauseCode=3010.0", None),
        ("HangupCauseCode=&HangupCauseName=Busy+Line", None),
    ] {
        assert_eq!(code(body), expected, "{body}");
    }
}
