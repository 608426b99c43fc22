//! The command `decode`.

mod answer;
mod column;
mod csv;
mod json;
mod progress;
mod row;
mod stdout;
mod text;

use std::io;
use std::process::ExitCode;

use clap::ValueEnum;

use self::answer::Answer;
use self::progress::Progress;
use self::row::Row;
use crate::args::Decode;
use crate::input::{self, Entry, Found, Place, Problem, Source};
use crate::printable::printable;

pub(crate) use self::column::help;

/// How the answers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
    Csv,
}

/// One format.
trait Output {
    /// Writes what is said of a payload, or why it could not be read.
    fn row(&mut self, row: &Row<'_>) -> io::Result<()>;

    /// Writes that a page or list has nothing in it. Without a row, that is said already.
    fn nothing(&mut self, _file: &str, _place: Place, _what: &str) -> io::Result<()> {
        Ok(())
    }

    /// Writes what is kept back.
    fn flush(&mut self) -> io::Result<()>;
}

/// Runs the command.
pub(crate) fn run(asked: Decode) -> io::Result<ExitCode> {
    let mut output: Box<dyn Output> = match asked.format {
        Format::Text => Box::new(text::Cards::new()),
        Format::Json => Box::new(json::Lines::new()),
        Format::Csv => Box::new(csv::Rows::new(asked.ids)?),
    };
    let mut problems = 0_u64;
    for source in Source::all(asked.files) {
        let name = source.name();
        let name = printable(&name);
        let mut each = |Entry { place, found }| {
            let said = match &found {
                Ok(Found::Callback(callback)) => Ok(Answer::of_callback(callback)),
                Ok(Found::Record(record)) => Ok(Answer::of_record(record)),
                Ok(Found::Nothing(what)) => return output.nothing(&name, place, what),
                Err(problem) => {
                    problems += 1;
                    Err(problem)
                }
            };
            output.row(&Row {
                file: &name,
                place,
                with_ids: asked.ids,
                said,
            })
        };
        let opened = source.open().and_then(|opened| {
            let progress = Progress::of(&name, opened.size, asked.format);
            let reader = input::reader(progress.watch(opened.reader))?;
            Ok((progress, reader))
        });
        match opened {
            Ok((progress, reader)) => {
                let ended = input::read(reader, &mut each);
                progress.clear();
                ended?;
            }
            Err(error) => each(Entry {
                place: Place::default(),
                found: Err(Problem::Io(error)),
            })?,
        }
    }
    output.flush()?;
    if problems == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    if asked.format != Format::Text {
        anstream::eprintln!("plivo-hangup: not read: {problems}. See `error` in the output.");
    }
    Ok(ExitCode::FAILURE)
}
