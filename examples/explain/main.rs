//! Explains a hangup cause, or writes the whole catalog.
//!
//! - `cargo run --example explain -- 3010` prints the card of a code; a name ("Busy Line") and a
//!   telephony word (`USER_BUSY`) do as well.
//! - `cargo run --example explain` prints the whole catalog as a table.
//! - `cargo run --example explain -- --format json` writes the catalog for other tools: `json`, `csv`
//!   (both ready to load as a dimension table) or `markdown` (which is CATALOG.md).

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::{env, error};

use plivo_hangup::{Evidence, Fact, HangupCause, Party, TelephonyCause};

#[path = "../card/mod.rs"]
mod card;
mod catalog;

use card::Card;

const USAGE: &str = "usage: explain [CODE | NAME | TELEPHONY WORD | --format json|markdown|csv]";

fn main() -> ExitCode {
    let arguments = env::args_os().skip(1);
    let arguments: Vec<_> = arguments
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let text = match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] => Ok(catalog::table()),
        ["--help" | "-h"] => Ok(format!("{USAGE}\n")),
        ["--format", format] => write(format),
        // A name of several words may come without quotes.
        words => card(&words.join(" ")),
    };
    let written = text.and_then(|text| Ok(io::stdout().lock().write_all(text.as_bytes())?));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let is_closed = error
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
            if is_closed {
                return ExitCode::SUCCESS;
            }
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

type Text = Result<String, Box<dyn error::Error>>;

fn write(format: &str) -> Text {
    match format {
        "json" => Ok(catalog::json()?),
        "markdown" => Ok(catalog::markdown()?),
        "csv" => Ok(catalog::csv()?),
        _ => Err(USAGE.into()),
    }
}

/// Some texts are both: `NO_ANSWER` is a telephony word, and 3000 in a name field. Both cards are printed then.
fn card(text: &str) -> Text {
    let cause = text.parse::<HangupCause>().ok().map(cause_card);
    let word = text.parse::<TelephonyCause>().ok().map(word_card);
    match (cause, word) {
        (Some(cause), Some(word)) => Ok(format!(
            "As the name of a cause:\n\n{cause}\nAs a telephony word:\n\n{word}"
        )),
        (Some(card), None) | (None, Some(card)) => Ok(card),
        (None, None) if text.parse::<u16>().is_ok() => {
            Err(format!("{text} is not a listed code\n{USAGE}").into())
        }
        (None, None) => Err(format!("no cause and no telephony word: {text}\n{USAGE}").into()),
    }
}

fn cause_card(cause: HangupCause) -> String {
    let marked = |text: String, fact: Fact| match cause.evidence(fact) {
        Evidence::Published => text,
        evidence => format!("{text} ({})", evidence.name().to_lowercase()),
    };
    let responsible = cause.responsible();
    let responsible = responsible.map_or("nobody", Party::name).to_owned();
    let mut card = Card::new(&format!("{} {cause}", cause.code()));
    card.line("means", cause.description());
    card.line("what to do", cause.next_step());
    card.line(
        "outcome",
        &marked(cause.outcome().name().to_owned(), Fact::Outcome),
    );
    let retry = format!("{}. {}", cause.retry(), cause.retry().description());
    card.line("retry", &marked(retry, Fact::Retry));
    card.line("responsible", &marked(responsible, Fact::Responsible));
    card.line("because", cause.rationale());
    card.line("ended by", &catalog::sources(cause, "nobody is published"));
    for source in cause.seen_sources() {
        card.line("also seen", &format!("ended by {source}"));
    }
    for word in cause.seen_words() {
        card.line("also seen", &format!("with {word}"));
    }
    let call_types = catalog::call_types(cause).unwrap_or("not published".to_owned());
    card.line("call types", &marked(call_types, Fact::CallTypes));
    let call_states = catalog::call_states(cause).unwrap_or("not published".to_owned());
    card.line("call states", &marked(call_states, Fact::CallStates));
    card.line("category", cause.category().name());
    card.line("variant", &format!("HangupCause::{cause:?}"));
    card.line("slug", cause.slug());
    card.text()
}

fn word_card(word: TelephonyCause) -> String {
    let origin = if word.is_q850() {
        "Q.850"
    } else {
        "FreeSWITCH"
    };
    let mut card = Card::new(&format!("{word}, {} of {origin}", word.number()));
    card.line("means", word.description());
    match word.meaning() {
        Some(meaning) => {
            let outcome = meaning.outcome;
            card.line("outcome", &format!("{outcome}, unless a cause is reported"));
            card.line(
                "retry",
                &format!("{}. {}", meaning.retry, meaning.retry.description()),
            );
            card.line(
                "responsible",
                meaning.responsible.map_or("nobody", Party::name),
            );
            card.line("what to do", meaning.next_step);
        }
        None => card.line("outcome", "the word does not say"),
    }
    card.line("because", word.rationale());
    card.line("variant", &format!("TelephonyCause::{word:?}"));
    card.line("slug", word.slug());
    card.text()
}
