//! The command `report`.

mod csv;
mod demo;
mod documents;
mod feed;
mod findings;
mod glance;
mod html;
mod json;
mod moment;
mod progress;
mod reading;
mod summary;
mod tally;
mod verdict;

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;

use self::findings::Findings;
use self::tally::Window;
use crate::args::Report;
use crate::input::Source;
use crate::printable::printable;
use crate::{examples, screen};

pub(crate) use self::demo::Demo;
pub(crate) use self::moment::argument as time;

/// Enough to see every story that is in them.
pub(crate) const DEMO_RECORDS: u64 = 20_000;

/// How time is divided.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Group {
    Hour,
    #[default]
    Day,
}

/// What the help says after the options.
pub(crate) fn help() -> String {
    let help = [
        "A file is one form, query, JSON payload, page of records or list of payloads, or it has one of these on \
         each line. It is read on all cores, in constant memory. A line, a page and an element of a list may have up to 16 MiB.",
        "The page is one file and loads nothing from elsewhere. No output has phone numbers or ids of calls, and a text \
         that is not listed is shown only if it is a code of at most five digits or has the form of a telephony word, \
         such as USER_BUSY. The report also lists what could not be read; the exit code is then 1.",
        "Times are used as sent, without conversion between time zones. With --since, the report compares the period \
         with the one of the same length before it, if the files cover that. Without --since, it compares the second \
         half of the time with the first.",
    ];
    let help = help.map(screen::paragraph).join("\n");
    format!("{help}\n{}", examples::REPORT)
}

/// Runs the command.
pub(crate) fn run(asked: Report) -> io::Result<ExitCode> {
    let window = Window {
        since: asked.since,
        until: asked.until,
        unit: match asked.group {
            Group::Hour => moment::HOUR,
            Group::Day => moment::DAY,
        },
    };
    let is_backwards = |(since, until)| since >= until;
    if window.since.zip(window.until).is_some_and(is_backwards) {
        return Err(io::Error::other(
            "expected --since before --until, found it after",
        ));
    }
    let sources = if asked.demo {
        vec![Source::Demo(asked.demo_records)]
    } else {
        Source::all(asked.files)
    };
    let files: Vec<_> = sources
        .iter()
        .map(|source| printable(&source.name()).into_owned())
        .collect();
    let tally = reading::read(sources, window);
    let findings = Findings::of(&tally, window, &files);

    if let Some(path) = &asked.out {
        write(path, &html::page(&findings))?;
    }
    if let Some(folder) = &asked.csv {
        csv::write(folder, &findings)?;
    }
    if let Some(path) = &asked.json {
        write(path, &json::text(&findings)?)?;
    }
    if asked.summary || asked.out.is_none() && asked.csv.is_none() && asked.json.is_none() {
        let mut out = anstream::stdout().lock();
        out.write_all(summary::text(&findings).as_bytes())?;
        out.flush()?;
    }
    if tally.problems == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    anstream::eprintln!(
        "plivo-hangup: not read: {}. The report says what and where.",
        tally.problems
    );
    Ok(ExitCode::FAILURE)
}

/// Runs the command `demo`.
pub(crate) fn demo(records: u64) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    io::copy(
        &mut io::BufReader::with_capacity(64 * 1024, Demo::new(records)),
        &mut out,
    )?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a file, and names it if that fails.
fn write(path: &Path, text: &str) -> io::Result<()> {
    fs::write(path, text).map_err(|error| named(path, &error))
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
