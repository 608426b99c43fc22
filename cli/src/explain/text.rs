//! Answers for people: cards on standard output, and what was not found on standard error.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use plivo_hangup::{Hangup, HangupTexts};

use super::cards;
use super::elsewhere::{Elsewhere, elsewhere};
use super::find::{Found, Reading};
use super::index::Subject;
use super::question::Question;
use crate::catalog::origin;
use crate::printable::printable;
use crate::screen;

const MOST_SUGGESTIONS: usize = 8;

pub(super) fn write(questions: &[Question]) -> io::Result<()> {
    let mut answered: Vec<&Found> = Vec::new();
    for question in questions {
        let found = &question.found;
        // "3010 Busy Line" asks for one card.
        if !found.is_nothing() && answered.iter().any(|earlier| earlier.is_same(found)) {
            continue;
        }
        let between = if answered.is_empty() { "" } else { "\n" };
        let text = answer(question);
        if found.is_nothing() {
            anstream::eprint!("{between}{text}");
        } else {
            let mut out = anstream::stdout().lock();
            write!(out, "{between}{text}")?;
            out.flush()?;
        }
        answered.push(found);
    }
    Ok(())
}

fn answer(question: &Question) -> String {
    let asked = match printable(&question.text) {
        asked if asked.contains(' ') => format!("\"{asked}\"").into(),
        asked => asked,
    };
    let found = &question.found;
    match (found.cause, found.word) {
        (Some(cause), Some(word)) => {
            let (as_cause, as_word) = match found.reading {
                Reading::Name => (
                    "As the name of a cause (HangupCauseName in callbacks):",
                    "As a telephony word (HangupCause in callbacks):".to_owned(),
                ),
                _ => (
                    "As the code of a cause (HangupCauseCode in callbacks):",
                    format!("As a number of {}:", origin(word)),
                ),
            };
            [
                screen::paragraph(&format!("{asked} can mean two things.")),
                screen::paragraph(as_cause),
                cards::cause(cause),
                screen::paragraph(&as_word),
                cards::word(word),
            ]
            .join("\n")
        }
        (Some(cause), None) => cards::cause(cause),
        (None, Some(word)) => {
            let card = cards::word(word);
            match found.reading {
                Reading::Number(_) => {
                    let origin = origin(word);
                    let note = format!("{asked} is not a listed code. As a number of {origin}:");
                    format!("{}\n{card}", screen::paragraph(&note))
                }
                _ => card,
            }
        }
        (None, None) => not_found(&asked, question),
    }
}

fn not_found(asked: &str, question: &Question) -> String {
    let suggestions = &question.suggestions;
    let what = match &question.found.reading {
        Reading::Number(number) => {
            let code = Some(number.as_str());
            let unlisted = Hangup::from(HangupTexts {
                code,
                ..HangupTexts::default()
            });
            format!(
                "{asked} is not a listed code. Plivo also reports codes that its table does not list. Little can \
                 be concluded from such a code. {}",
                unlisted.meaning().next_step
            )
        }
        Reading::Q850(number) if !suggestions.is_empty() => {
            format!("{number} is not a number of Q.850; FreeSWITCH has added it.")
        }
        Reading::Q850(number) => format!("{number} is not a listed number of Q.850."),
        Reading::FreeSwitch(number) => format!("{number} is not a listed number of FreeSWITCH."),
        Reading::Name => {
            let mut what = format!("{asked} is not a listed cause or telephony word.");
            for Elsewhere { what: is, table } in elsewhere(&question.text) {
                let _ = write!(what, " It is {is}: see `catalog --{table}`.");
            }
            what
        }
    };
    let did_you_mean = match suggestions.as_slice() {
        [] => "",
        [_] => " Did you mean this?",
        _ => " Did you mean one of these?",
    };
    let mut text = screen::paragraph(&format!("{what}{did_you_mean}"));
    for subject in suggestions.iter().take(MOST_SUGGESTIONS) {
        text.push_str(&suggestion(*subject));
    }
    let more = suggestions.len().saturating_sub(MOST_SUGGESTIONS);
    if more > 0 {
        let _ = writeln!(text, "  and {more} more");
    }
    text
}

fn suggestion(subject: Subject) -> String {
    let text = match subject {
        Subject::Cause(cause) => format!("{} {cause}", cause.code()),
        Subject::Word(word) => word.word().to_owned(),
    };
    let options = textwrap::Options::new(screen::width())
        .initial_indent("  ")
        .subsequent_indent("       ");
    format!("{}\n", textwrap::fill(&text, options))
}
