//! The cards of causes and of telephony words.

use plivo_hangup::{Evidence, Fact, HangupCause, TelephonyCause};

use crate::card::Card;
use crate::catalog::{cause_row, origin, word_row};
use crate::style;
use crate::table::Row;

pub(super) fn cause(cause: HangupCause) -> String {
    let row = cause_row(cause);
    let marked = |text: String, fact: Fact| match cause.evidence(fact) {
        // The text says so itself.
        Evidence::Published | Evidence::NotPublished => text,
        Evidence::Ours => format!("{text} (our judgement)"),
        evidence => format!("{text} ({})", evidence.name().to_lowercase()),
    };
    let fact = |column, fact| marked(shown(&row, column), fact);
    let mut card = Card::new(&format!("{} {cause}", cause.code()));
    card.line("means", cause.description());
    card.line("what to do", cause.next_step());
    let outcome = style::outcome(cause.outcome());
    card.styled("outcome", &fact("outcome", Fact::Outcome), outcome);
    let retry = format!("{}. {}", cause.retry(), cause.retry().description());
    card.line("retry", &marked(retry, Fact::Retry));
    card.line("responsible", &fact("responsible", Fact::Responsible));
    card.line("because", cause.rationale());
    card.line("ended by", &shown(&row, "sources"));
    for source in cause.seen_sources() {
        card.line("also seen", &format!("ended by {source}"));
    }
    for word in cause.seen_words() {
        card.line("also seen", &format!("with {word}"));
    }
    card.line("call types", &fact("call_types", Fact::CallTypes));
    card.line("call states", &fact("call_states", Fact::CallStates));
    card.line("category", cause.category().name());
    card.line("variant", &format!("HangupCause::{cause:?}"));
    card.line("slug", cause.slug());
    card.text()
}

pub(super) fn word(word: TelephonyCause) -> String {
    let row = word_row(word);
    let mut card = Card::new(&format!("{word}, {} of {}", word.number(), origin(word)));
    card.line("means", word.description());
    match word.meaning() {
        Some(meaning) => {
            let outcome = format!("{}, unless a cause is reported", meaning.outcome);
            card.styled("outcome", &outcome, style::outcome(meaning.outcome));
            let retry = format!("{}. {}", meaning.retry, meaning.retry.description());
            card.line("retry", &retry);
            card.line("responsible", &shown(&row, "responsible"));
            card.line("what to do", meaning.next_step);
        }
        None => card.line("outcome", "the word does not say"),
    }
    card.line("because", word.rationale());
    card.line("variant", &format!("TelephonyCause::{word:?}"));
    card.line("slug", word.slug());
    card.text()
}

fn shown(row: &Row, column: &str) -> String {
    let cell = row.cell(column);
    cell.map(|cell| cell.shown().into_owned())
        .unwrap_or_default()
}
