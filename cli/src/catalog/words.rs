//! The rows of telephony words and of corrections.

use plivo_hangup::{HangupCause, Meaning, TelephonyCause};

use crate::data::{Correction, Data};
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
    let codes = codes.collect::<Vec<_>>().join(", ");
    let mut cells = vec![("codes", codes.into())];
    cells.extend(correction_cells(
        correction,
        Cell::or(correction.outcome, "-"),
    ));
    Row::new(cells)
}

/// A row for each correction and cause. Of those that fit, the one with the lowest priority counts.
pub(super) fn cause_correction_rows(data: &Data) -> Vec<Row> {
    let row = |(priority, correction): (u16, &Correction), cause: HangupCause| {
        let outcome = correction.outcome.unwrap_or(cause.outcome());
        let mut cells = vec![
            ("code", cause.code().into()),
            ("slug", cause.slug().into()),
            ("priority", priority.into()),
        ];
        cells.extend(correction_cells(correction, outcome.into()));
        Row::new(cells)
    };
    let corrections = (1..).zip(&data.corrections);
    let rows = corrections.flat_map(|correction| {
        let causes = correction.1.causes.iter();
        causes.map(move |cause| row(correction, *cause))
    });
    rows.collect()
}

/// The conditions of a correction, and what it says.
fn correction_cells(correction: &Correction, outcome: Cell) -> [(&'static str, Cell); 9] {
    [
        ("source", Cell::or(correction.source, "any")),
        ("telephony_outcome", Cell::or(correction.telephony, "any")),
        ("answered", Cell::or(correction.answered, "any")),
        ("outcome", outcome),
        ("retry", correction.retry.into()),
        ("responsible", Cell::or(correction.responsible, "nobody")),
        ("description", correction.description.clone().into()),
        ("next_step", correction.next_step.clone().into()),
        ("because", correction.because.clone().into()),
    ]
}
