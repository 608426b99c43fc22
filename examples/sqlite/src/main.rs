//! Stores hangups in a database and reads them back, with rusqlite and with sqlx.
//!
//! `cargo run -p plivo-hangup-sqlite` stores the sample callbacks in memory. To store your own, name files with form
//! bodies.
//!
//! It stores what does not change: the code as an integer, the source and the telephony word as text, and the raw
//! body. Each may be NULL, and each may be a value that is not listed yet. Outcome and advice are computed when a
//! row is read, since they may change with a version of the catalog. For labels in SQL, join the catalog as a
//! dimension table on `code`.

mod columns;
#[cfg(test)]
mod tests;
mod with_rusqlite;
mod with_sqlx;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use plivo_hangup::{Callback, HangupCause, Meaning, Outcome};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths = bundled()?;
    }
    let bodies = paths.iter().map(read).collect::<io::Result<Vec<_>>>()?;
    let mut out = io::stdout().lock();
    writeln!(out, "with rusqlite:")?;
    run_rusqlite(&mut out, &bodies)?;
    writeln!(out, "with sqlx:")?;
    run_sqlx(&mut out, &bodies).await
}

fn run_rusqlite(out: &mut impl Write, bodies: &[Vec<u8>]) -> Result<(), Box<dyn Error>> {
    let connection = rusqlite::Connection::open_in_memory()?;
    connection.execute_batch(with_rusqlite::SCHEMA)?;
    for body in bodies {
        let callback = Callback::from_form(body)?;
        if is_wanted(&callback) {
            with_rusqlite::save(&connection, &callback, body)?;
        }
    }
    for row in with_rusqlite::load(&connection)? {
        let words = [
            row.source.as_ref().map(|word| word.0.as_str()),
            row.telephony.as_ref().map(|word| word.0.as_str()),
        ];
        print(out, row.code, row.cause(), words, row.meaning()?)?;
    }
    Ok(())
}

async fn run_sqlx(out: &mut impl Write, bodies: &[Vec<u8>]) -> Result<(), Box<dyn Error>> {
    // Each connection to `:memory:` has a database of its own.
    let one = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
    let pool = one.connect("sqlite::memory:").await?;
    sqlx::raw_sql(with_sqlx::SQLITE_SCHEMA)
        .execute(&pool)
        .await?;
    for body in bodies {
        let callback = Callback::from_form(body)?;
        if let Some(hangup) = callback.hangup().filter(|_| is_wanted(&callback)) {
            let insert = with_sqlx::insert(&callback, hangup, body);
            insert.execute(&pool).await?;
        }
    }
    let rows: Vec<with_sqlx::Stored> = sqlx::query_as(with_sqlx::SELECT).fetch_all(&pool).await?;
    for row in rows {
        let words = [
            row.source.as_ref().map(|word| word.0.as_str()),
            row.telephony.as_ref().map(|word| word.0.as_str()),
        ];
        print(
            out,
            row.code.map(i64::from),
            row.cause(),
            words,
            row.meaning()?,
        )?;
    }
    Ok(())
}

/// Whether it is a callback at all, and one that says that something has ended.
fn is_wanted(callback: &Callback) -> bool {
    callback.is_recognized() && callback.has_ended()
}

/// The body in a file, without the line break at its end.
fn read(path: &PathBuf) -> io::Result<Vec<u8>> {
    Ok(fs::read(path)?.trim_ascii_end().to_vec())
}

fn print(
    out: &mut impl Write,
    code: Option<i64>,
    cause: Option<HangupCause>,
    words: [Option<&str>; 2],
    meaning: Option<Meaning>,
) -> io::Result<()> {
    let cause = match (code, cause) {
        (_, Some(cause)) => cause.name(),
        (Some(_), None) => "not listed",
        (None, None) => "",
    };
    let code = code.map_or("NULL".to_owned(), |code| code.to_string());
    // What was reported is escaped: it goes to a terminal.
    let [source, telephony] = words.map(|word| word.unwrap_or("NULL").escape_debug().to_string());
    let outcome = meaning.map_or("goes on", |meaning| Outcome::name(meaning.outcome));
    writeln!(
        out,
        "  {code:5} {cause:22} {source:12} {telephony:18} {outcome}"
    )
}

/// The sample callbacks: forms alone.
fn bundled() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../payloads");
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "form")
    });
    paths.sort();
    Ok(paths)
}
