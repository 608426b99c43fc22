//! The rows of telephony words and of corrections.

use plivo_hangup::{Meaning, TelephonyCause};

use crate::data::Correction;
use crate::table::{Cell, Row};

pub(crate) fn word_row(word: TelephonyCause) -> Row {
    let mut cells = vec![
        ("number", word.number().into()),
        ("word", word.word().into()),
        ("slug", word.slug().into()),
        ("origin", origin(word).into()),
        ("description", word.description().into()),
    ];
    cells.extend(judged(word.meaning()));
    cells.push(("because", word.rationale().into()));
    Row::new(cells)
}

/// Who gave the word its number.
pub(crate) fn origin(word: TelephonyCause) -> &'static str {
    if word.is_q850() {
        "Q.850"
    } else {
        "FreeSWITCH"
    }
}

/// What follows for the call from a word or a status alone.
pub(super) fn judged(meaning: Option<Meaning>) -> Vec<(&'static str, Cell)> {
    let outcome = meaning.map(|meaning| meaning.outcome);
    let mut cells = vec![("outcome", Cell::or(outcome, "-"))];
    cells.extend(advice(meaning));
    cells
}

pub(super) fn advice(meaning: Option<Meaning>) -> [(&'static str, Cell); 3] {
    let responsible = meaning.and_then(|meaning| meaning.responsible);
    let nobody = if meaning.is_some() { "nobody" } else { "-" };
    [
        ("retry", Cell::or(meaning.map(|meaning| meaning.retry), "-")),
        ("responsible", Cell::or(responsible, nobody)),
        (
            "next_step",
            Cell::or(meaning.map(|meaning| meaning.next_step), "-"),
        ),
    ]
}

/// A condition of null always holds, and an outcome of null stays that of the cause.
pub(super) fn correction_row(correction: &Correction) -> Row {
    let codes = correction
        .causes
        .iter()
        .map(|cause| cause.code().to_string());
    Row::new([
        ("codes", codes.collect::<Vec<_>>().join(", ").into()),
        ("source", Cell::or(correction.source, "any")),
        ("telephony_outcome", Cell::or(correction.telephony, "any")),
        ("answered", Cell::or(correction.answered, "any")),
        ("outcome", Cell::or(correction.outcome, "-")),
        ("retry", correction.retry.into()),
        ("responsible", Cell::or(correction.responsible, "nobody")),
        ("description", correction.description.clone().into()),
        ("next_step", correction.next_step.clone().into()),
        ("because", correction.because.clone().into()),
    ])
}
