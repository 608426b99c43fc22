//! CATALOG.md: the catalog for support teams.

use std::fmt::Write as _;

use plivo_hangup::{Category, Evidence, Fact, HangupCause};

use super::causes::cause_row;
use super::markdown;
use super::tables::Table;
use crate::data::Data;
use crate::table::{Cell, Row};

const INTRODUCTION: &str = "\
# Plivo hangup causes

For support teams: what each hangup cause means and what to do about it. Codes, names and who ends the call
come from Plivo. What is marked as inferred is missing from this crate's copy of Plivo's page, and concluded
from the rest of it. Outcome, retry and responsible are this crate's judgement, except for the retry advice
that Plivo publishes (marked *).

What comes with a code can change what it means: 3010 from Answer XML is your own Hangup element,
and 4000 without an answer is not Completed. [Corrections](#corrections) lists every such case.
The library's `meaning()` and `explain()` apply them.

The end of this page explains [outcomes, retry advice and parties](#outcomes) and the
[telephony words](#telephony-words).

Written by `cargo run -q -p plivo-hangup-cli -- catalog --format markdown`; do not edit it by hand.
";

const CORRECTIONS: &str = "\
What a code means instead if all of this comes with it. The first row that fits counts. \"Word\" is
the outcome of the telephony word; \"any\" always fits; an outcome of \"-\" stays that of the code.
";

const TELEPHONY: &str = "\
The switch's own word for the end of a call (`HangupCause` in callbacks), with its number in Q.850 or in
FreeSWITCH. What a word says counts if no cause is reported or the code is 0. With other causes it counts only
in the corrections, and with a code that is not listed only in part. \"-\" means that the word says nothing.
";

const CAUSE_COLUMNS: &[&str] = &[
    "code",
    "name",
    "description",
    "next_step",
    "outcome",
    "retry",
    "responsible",
    "sources",
];

const WORD_COLUMNS: &[&str] = &[
    "number",
    "word",
    "origin",
    "description",
    "next_step",
    "outcome",
    "retry",
    "responsible",
];

pub(super) fn text(data: &Data) -> String {
    let mut text = INTRODUCTION.to_owned();
    for category in Category::ALL.iter().copied() {
        let causes = HangupCause::ALL.iter().copied();
        let causes = causes.filter(|cause| cause.category() == category);
        section(&mut text, category.name(), "", causes.map(row));
    }
    let rows = |table: Table| table.rows(data).into_iter();
    section(
        &mut text,
        "Corrections",
        CORRECTIONS,
        rows(Table::Corrections),
    );
    for (title, table) in [
        ("Outcomes", Table::Outcomes),
        ("Retry", Table::Retries),
        ("Responsible", Table::Parties),
    ] {
        let rows = rows(table).map(|row| row.select(&["name", "description"]));
        section(&mut text, title, "", rows);
    }
    let words = rows(Table::Telephony).map(|row| row.select(WORD_COLUMNS));
    section(&mut text, "Telephony words", TELEPHONY, words);
    text
}

fn section(text: &mut String, title: &str, lead: &str, rows: impl Iterator<Item = Row>) {
    let _ = write!(text, "\n## {title}\n\n");
    if !lead.is_empty() {
        let _ = writeln!(text, "{lead}");
    }
    text.push_str(&markdown::table(&rows.collect::<Vec<_>>()));
}

fn row(cause: HangupCause) -> Row {
    let row = cause_row(cause).select(CAUSE_COLUMNS);
    match cause.evidence(Fact::Retry) {
        Evidence::Published => row.with("retry", Cell::from(format!("{} *", cause.retry()))),
        _ => row,
    }
}
