//! Turns an export of call detail records into CSV for a database, in constant memory.
//!
//! `cargo run --release --example backfill -- export.ndjson > calls.csv` reads files, and standard input as `-`;
//! without names it reads the sample records in `examples/payloads`.
//!
//! A file that ends in `.json` is a page of the API or a single record. Everything else has a record or a page on
//! each line.
//!
//! The columns are what to store: the facts as they were reported, and the whole record without its nulls. Compute
//! outcome and advice from the record when you need them, since they may change with a version of the catalog. For
//! a report that is read once, `--report` writes them in place of the record.
//!
//! What cannot be read is named on standard error with its file and line, and left out. The exit code is then 1;
//! it is 2 if a file could not be read or the CSV could not be written, so that the work is not complete.
//!
//! A million records (717 MB) take 2.3 MB of memory at most, as do a thousand, and 2.5 seconds of a processor; with
//! `--report`, 1.3 seconds.

#[cfg(test)]
mod tests;

use std::fmt::{self, Display};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage, Meaning, Outcome, Retry};

fn main() -> ExitCode {
    let mut names: Vec<String> = env::args_os()
        .skip(1)
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let is_report = names.iter().any(|name| name == "--report");
    names.retain(|name| name != "--report");
    let columns = if is_report {
        Columns::Report
    } else {
        Columns::Store
    };
    match run(&names, columns) {
        Ok(counts) => {
            eprintln!(
                "{} records, {} could not be read",
                counts.written, counts.unreadable
            );
            ExitCode::from(u8::from(counts.unreadable > 0))
        }
        // The reader of the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(names: &[String], columns: Columns) -> io::Result<Counts> {
    let mut backfill = Backfill::new(io::stdout().lock(), io::stderr().lock(), columns)?;
    if names.is_empty() {
        for name in bundled()? {
            backfill.file(&name)?;
        }
    }
    for name in names {
        match name.as_str() {
            "-" => backfill.lines("standard input", io::stdin().lock())?,
            name => backfill.file(name)?,
        }
    }
    backfill.finish()
}

/// The samples that are call detail records.
fn bundled() -> io::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/payloads");
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.path().to_string_lossy().into_owned();
        if name.contains("-record") || name.contains("-page") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

#[derive(Clone, Copy, PartialEq)]
enum Columns {
    Store,
    Report,
}

impl Columns {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Store => &[
                "call_uuid",
                "end_time",
                "code",
                "source",
                "telephony",
                "record",
            ],
            Self::Report => &[
                "call_uuid",
                "end_time",
                "code",
                "source",
                "telephony",
                "label",
                "outcome",
                "retry",
                "responsible",
                "is_ours_to_fix",
            ],
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    written: u64,
    unreadable: u64,
}

/// Where a record is: a file, a line of it, a place in a page.
#[derive(Clone, Copy)]
struct Place<'a> {
    name: &'a str,
    line: Option<u64>,
    index: Option<usize>,
}

impl<'a> Place<'a> {
    fn new(name: &'a str, line: Option<u64>) -> Self {
        Self {
            name,
            line,
            index: None,
        }
    }

    fn at(self, index: usize) -> Self {
        Self {
            index: Some(index),
            ..self
        }
    }
}

impl Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)?;
        if let Some(line) = self.line {
            write!(formatter, ": line {line}")?;
        }
        if let Some(index) = self.index {
            write!(formatter, ": record {index} of the page")?;
        }
        Ok(())
    }
}

/// Writes records as CSV to `W`, and what cannot be read to `E`.
struct Backfill<W: Write, E> {
    csv: csv::Writer<W>,
    complaints: E,
    columns: Columns,
    counts: Counts,
}

impl<W: Write, E: Write> Backfill<W, E> {
    fn new(out: W, complaints: E, columns: Columns) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(columns.names())?;
        Ok(Self {
            csv,
            complaints,
            columns,
            counts: Counts::default(),
        })
    }

    fn file(&mut self, name: &str) -> io::Result<()> {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
        let is_document = Path::new(name).extension().is_some_and(|end| end == "json");
        if is_document {
            self.document(Place::new(name, None), &fs::read(name).map_err(named)?)
        } else {
            self.lines(name, File::open(name).map_err(named)?)
        }
    }

    /// One record or page for each line, one at a time.
    fn lines(&mut self, name: &str, reader: impl Read) -> io::Result<()> {
        let mut lines = CallRecordLines::new(reader);
        while let Some(record) = lines.next() {
            let place = Place::new(name, Some(lines.line()));
            match record {
                // A page is read as a record that has the key of a page.
                Ok(record) if record.get("objects").is_some() => {
                    self.document(place, &serde_json::to_vec(&record)?)?;
                }
                Ok(record) => self.record(place, &record)?,
                Err(error) if error.io_error().is_some() => {
                    return Err(io::Error::other(format!("{name}: {error}")));
                }
                // The error names the line by itself.
                Err(error) => self.unreadable(Place::new(name, None), error)?,
            }
        }
        Ok(())
    }

    /// A page or a single record.
    fn document(&mut self, place: Place<'_>, body: &[u8]) -> io::Result<()> {
        match CallRecord::from_json(body) {
            Ok(record) if record.get("objects").is_none() => self.record(place, &record),
            Err(error) => self.unreadable(place, error),
            Ok(_) => match CallRecordPage::from_json(body) {
                Ok(page) => self.page(place, &page),
                Err(error) => self.unreadable(place, error),
            },
        }
    }

    fn page(&mut self, place: Place<'_>, page: &CallRecordPage) -> io::Result<()> {
        for (index, record) in page.records.iter().enumerate() {
            let place = place.at(index);
            match record {
                Ok(record) => self.record(place, record)?,
                Err(error) => self.unreadable(place, error)?,
            }
        }
        Ok(())
    }

    fn record(&mut self, place: Place<'_>, record: &CallRecord) -> io::Result<()> {
        if !record.is_recognized() {
            return self.unreadable(place, "expected a call record, found no key of one");
        }
        let hangup = record.hangup();
        for fact in [
            record.call_uuid(),
            record.end_time(),
            hangup.reported_code(),
            hangup.reported_source(),
            hangup.reported_telephony(),
        ] {
            self.csv.write_field(fact.unwrap_or_default())?;
        }
        match self.columns {
            Columns::Store => self.csv.write_field(serde_json::to_vec(record)?)?,
            Columns::Report => {
                // A call that goes on has no meaning yet.
                let meaning = record.meaning();
                self.csv.write_field(hangup.label())?;
                for judgement in meaning.as_ref().map_or([""; 4], judgements) {
                    self.csv.write_field(judgement)?;
                }
            }
        }
        // Ends the row.
        self.csv.write_record(None::<&[u8]>)?;
        self.counts.written += 1;
        Ok(())
    }

    fn unreadable(&mut self, place: Place<'_>, reason: impl Display) -> io::Result<()> {
        self.counts.unreadable += 1;
        writeln!(self.complaints, "{place}: {reason}")
    }

    fn finish(mut self) -> io::Result<Counts> {
        self.csv.flush()?;
        Ok(self.counts)
    }
}

fn judgements(meaning: &Meaning) -> [&'static str; 4] {
    [
        Outcome::slug(meaning.outcome),
        Retry::slug(meaning.retry),
        meaning.responsible_label(),
        if meaning.is_ours_to_fix() {
            "true"
        } else {
            "false"
        },
    ]
}
