//! The command `explain`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::args::{Answers, Explain};
use crate::data;

mod cards;
mod elsewhere;
mod find;
mod index;
mod json;
mod question;
mod suggest;
mod text;

use index::Index;

/// Runs the command.
pub(crate) fn run(asked: &Explain) -> io::Result<ExitCode> {
    let index = Index::new(&data::read()?);
    let questions = question::questions(&asked.asked, &index);
    match asked.format {
        Answers::Text => text::write(&questions)?,
        Answers::Json => {
            let mut out = io::stdout().lock();
            out.write_all(json::text(&questions)?.as_bytes())?;
            out.flush()?;
        }
    }
    let all_found = questions
        .iter()
        .all(|question| !question.found.is_nothing());
    Ok(if all_found {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
