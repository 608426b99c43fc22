//! The cards of causes and of telephony words.

use plivo_hangup::{Evidence, Fact, HangupCause, TelephonyCause};

use crate::card::Card;
use crate::catalog::{cause_row, origin};
use crate::judgement;
use crate::table::Row;

pub(super) fn cause(cause: HangupCause) -> String {
    let row = cause_row(cause);
    let note = |fact: Fact| match cause.evidence(fact) {
        // The text says so itself.
        Evidence::Published | Evidence::NotPublished => String::new(),
        Evidence::Ours => " (our judgement)".to_owned(),
        evidence => format!(" ({})", evidence.name().to_lowercase()),
    };
    let fact = |column, fact| shown(&row, column) + &note(fact);
    let mut card = Card::new(&format!("{} {cause}", cause.code()));
    card.line("means", cause.description());
    for line in judgement::lines(&cause.meaning(), note) {
        card.add(&line);
    }
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
    let note = |fact: Fact| match fact {
        Fact::Outcome => ", unless a cause is reported".to_owned(),
        _ => String::new(),
    };
    let mut card = Card::new(&format!("{word}, {} of {}", word.number(), origin(word)));
    card.line("means", word.description());
    match word.meaning() {
        Some(meaning) => judgement::lines(&meaning, note)
            .iter()
            .for_each(|line| card.add(line)),
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
