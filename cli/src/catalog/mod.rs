//! The command `catalog`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::args::{Catalog, Format};
use crate::data;

mod causes;
mod document;
mod files;
mod listing;
mod markdown;
mod spellings;
mod tables;
mod which;
mod words;

use tables::Table;

pub(crate) use causes::cause_row;
pub(crate) use files::json as json_lines;
pub(crate) use which::Which;
pub(crate) use words::{origin, word_row};

/// Runs the command.
pub(crate) fn run(asked: &Catalog) -> io::Result<ExitCode> {
    let table = asked.which.0;
    let data = data::read()?;
    let text = match asked.format {
        Format::Table => listing::text(table, &table.rows(&data)),
        Format::Json => files::json(&table.rows(&data))?,
        Format::Csv => files::csv(&table.rows(&data))?,
        // The table of the causes comes with all that support teams need.
        Format::Markdown if table == Table::Causes => document::text(&data),
        Format::Markdown => markdown::table(&table.rows(&data)),
    };
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
