//! Where payloads contradict themselves, and what is not listed.

use super::counted::{Counted, most_first};
use super::{Cell, Section, grouped, share};
use crate::report::verdict::What;

pub(super) fn disagreements(now: &Counted<'_>) -> Section {
    let kinds =
        most_first(now.calls().flat_map(|(verdict, count)| {
            verdict.disagreements.iter().map(move |kind| (*kind, count))
        }));
    let calls = now.count(|verdict| !verdict.disagreements.is_empty());
    let rows = kinds.into_iter().map(|(kind, count)| {
        vec![
            Cell::text(kind.replace('_', " ")),
            Cell::Count(count),
            Cell::Share(share(count, now.calls)),
            Cell::text(about(kind)),
        ]
    });
    Section {
        id: "disagreements",
        title: "Disagreements",
        lead: format!(
            "Calls that contradict themselves in some way: {}.",
            grouped(calls)
        ),
        columns: vec!["about", "calls", "share", "what it is"],
        rows: rows.collect(),
        chart: None,
    }
}

fn about(kind: &str) -> &'static str {
    match kind {
        "name" => "The name does not go with the code.",
        "word_in_name" => "The name field has a telephony word.",
        "cause_in_telephony" => "The telephony field has the name of a cause.",
        "source" => "The source is not one of those listed for the cause.",
        "telephony" => "The telephony word has another outcome than the cause.",
        "direction" => "The cause does not apply to calls in this direction.",
        "status" => "The status does not go with the hangup.",
        "answer" => "The cause does not occur in this state: answered, or not answered.",
        "answer_time" => "There are seconds, but the time of the answer is blank.",
        "duration" => "Fewer seconds are billed than were talked.",
        _ => "",
    }
}

pub(super) fn unlisted(now: &Counted<'_>) -> Section {
    let texts = most_first(
        now.calls()
            .flat_map(|(verdict, count)| verdict.unlisted.iter().map(move |text| (text, count))),
    );
    let calls = now.count(|verdict| !verdict.unlisted.is_empty());
    let rows = texts.into_iter().map(|((what, text), count)| {
        let what = match what {
            What::Code => "code",
            What::Name => "name",
            What::Source => "source",
            What::Word => "telephony word",
        };
        vec![Cell::text(what), Cell::text(text), Cell::Count(count)]
    });
    Section {
        id: "unlisted",
        title: "Not listed",
        lead: format!(
            "Calls that report something that this version of the catalog does not list: {}.",
            grouped(calls)
        ),
        columns: vec!["what", "text", "calls"],
        rows: rows.collect(),
        chart: None,
    }
}
