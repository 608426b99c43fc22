//! The rules of what statuses and telephony words say of the end of a call.

use super::data::{Advice, Data, End, UNDECIDED};
use super::file::{Field, File, path};

pub(crate) fn check_end(noun: &str, label: &str, end: &End, data: &Data, file: &mut File) {
    let outcome = &end.outcome;
    match outcome.value.as_ref().map(Option::as_deref) {
        None => {}
        Some(None) => check_silent(noun, label, end, file),
        Some(Some(UNDECIDED)) => {
            let sentence = format!("write null for a {noun} that says nothing of the outcome");
            file.report(outcome.line, path(label, "outcome"), sentence);
        }
        Some(Some(outcome)) => {
            if let Some(advice) = data.advice(outcome) {
                check_own(label, end, advice, file);
            }
        }
    }
}

/// What says nothing of the outcome has no advice either.
fn check_silent(noun: &str, label: &str, end: &End, file: &mut File) {
    for (key, line) in [
        ("retry", end.retry.as_ref().map(|own| own.line)),
        ("responsible", end.responsible.as_ref().map(|own| own.line)),
        ("next_step", end.next_step.as_ref().map(|own| own.line)),
    ] {
        if let Some(line) = line {
            let sentence =
                format!("a {noun} without an outcome has no advice; leave the field out");
            file.report(line, path(label, key), sentence);
        }
    }
}

/// What is said apart from the outcome differs from what that says. The next step of an outcome goes with
/// its retry advice, so another retry advice needs another next step.
fn check_own(label: &str, end: &End, advice: &Advice, file: &mut File) {
    for (key, line) in [
        ("retry", repeats(end.retry.as_ref(), &advice.retry)),
        (
            "responsible",
            repeats(end.responsible.as_ref(), &advice.responsible),
        ),
        (
            "next_step",
            repeats(end.next_step.as_ref(), &advice.next_step),
        ),
    ] {
        if let Some(line) = line {
            let sentence = "the outcome says the same; leave the field out";
            file.report(line, path(label, key), sentence);
        }
    }
    if let (Some(retry), None) = (&end.retry, &end.next_step) {
        let sentence = "retry advice of its own needs a next_step of its own";
        file.report(retry.line, path(label, "retry"), sentence);
    }
}

/// The line of a field that says what the outcome says.
fn repeats<T: PartialEq>(own: Option<&Field<T>>, outcome: &Field<T>) -> Option<usize> {
    let own = own?;
    (own.value.is_some() && own.value == outcome.value).then_some(own.line)
}
