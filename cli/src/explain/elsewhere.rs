//! Words of the cards that are neither a cause nor a telephony word.

use plivo_hangup::{HangupSource, Outcome, Party, Retry};

/// What a word is, and the table of the catalog that explains it.
#[derive(Debug)]
pub(super) struct Elsewhere {
    pub(super) what: &'static str,
    pub(super) table: &'static str,
}

/// Several, if the word is of several tables.
pub(super) fn elsewhere(text: &str) -> impl Iterator<Item = Elsewhere> {
    let tables = [
        (
            HangupSource::from_name(text).is_some(),
            "a source",
            "sources",
        ),
        (Outcome::from_name(text).is_some(), "an outcome", "outcomes"),
        (Retry::from_name(text).is_some(), "retry advice", "retries"),
        (
            Party::from_name(text).is_some(),
            "a responsible party",
            "parties",
        ),
    ];
    let listed = tables.into_iter().filter(|(is_listed, ..)| *is_listed);
    listed.map(|(_, what, table)| Elsewhere { what, table })
}
