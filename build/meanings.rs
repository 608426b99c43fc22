//! What outcomes, statuses and telephony words mean for a call.

use super::data::{Data, End, Term};
use super::file::Field;
use super::rust::{Impl, LIST_DEPTH, indented, literal, option};

pub(crate) fn of_outcomes(body: &mut Impl, outcomes: &[Term], data: &Data) {
    let rows = outcomes.iter().filter_map(|outcome| {
        let advice = outcome.advice.as_ref()?;
        Some(vec![
            ("outcome", format!("Self::{}", outcome.variant.get())),
            ("retry", data.by_slug("retries", advice.retry.get())),
            ("responsible", data.nullable("parties", &advice.responsible)),
            ("description", literal(advice.happened.get())),
            ("next_step", literal(advice.next_step.get())),
            ("rationale", literal(advice.because.get())),
        ])
    });
    body.rows("MEANINGS", "Meaning", rows);
}

pub(crate) fn of_statuses(body: &mut Impl, statuses: &[Term], data: &Data) {
    let rows = statuses.iter().filter_map(|status| {
        let end = status.end.as_ref()?;
        Some(of_end(end, &status.description, data, LIST_DEPTH))
    });
    let start = "pub(super) const MEANINGS: &'static [Option<Meaning>]";
    body.list(start, rows);
}

/// What a status or a word says of a call, and what its outcome says where it says nothing itself.
pub(crate) fn of_end(end: &End, description: &Field<String>, data: &Data, depth: usize) -> String {
    let outcome = end.outcome.get().as_deref();
    let meaning = outcome.and_then(|outcome| {
        let advice = data.advice(outcome)?;
        let retry = end.retry.as_ref().unwrap_or(&advice.retry);
        let responsible = end.responsible.as_ref().unwrap_or(&advice.responsible);
        let next_step = end.next_step.as_ref().unwrap_or(&advice.next_step);
        let fields = [
            ("outcome", data.by_slug("outcomes", outcome)),
            ("retry", data.by_slug("retries", retry.get())),
            ("responsible", data.nullable("parties", responsible)),
            ("description", literal(description.get())),
            ("next_step", literal(next_step.get())),
            ("rationale", literal(end.because.get())),
        ];
        let fields = fields.map(|(field, value)| format!("{field}: {value},"));
        let indent = " ".repeat(depth * 4);
        Some(format!(
            "Meaning {{\n{}{indent}}}",
            indented(&fields, depth + 1)
        ))
    });
    option(meaning)
}
