//! The command `catalog`: its formats say the same, and lose nothing.

use std::collections::BTreeMap;

use crate::support::{answer, out, plivo_hangup};
use plivo_hangup::{CallStatus, HangupCause, HangupSource, TelephonyCause};
use serde_json::Value;

const TABLES: [(&str, usize); 24] = [
    ("--causes", 56),
    ("--cause-sources", 71),
    ("--corrections", 25),
    ("--cause-corrections", 32),
    ("--spellings", 271),
    ("--telephony", 82),
    ("--sources", 8),
    ("--outcomes", 8),
    ("--retries", 5),
    ("--parties", 7),
    ("--categories", 11),
    ("--call-types", 7),
    ("--call-states", 5),
    ("--call-statuses", 9),
    ("--dial-statuses", 6),
    ("--dial-b-leg-statuses", 3),
    ("--dial-actions", 4),
    ("--events", 15),
    ("--legs", 2),
    ("--directions", 2),
    ("--stir-verifications", 3),
    ("--stir-attestations", 3),
    ("--evidence", 4),
    ("--facts", 10),
];

fn json(table: &str) -> Vec<BTreeMap<String, Value>> {
    serde_json::from_str(&out(&["catalog", table, "--format", "json"])).unwrap()
}

fn csv(table: &str) -> Vec<BTreeMap<String, String>> {
    let text = out(&["catalog", table, "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_table_has_its_rows_in_every_format() {
    for (table, rows) in TABLES {
        assert_eq!(json(table).len(), rows, "{table}");
        assert_eq!(csv(table).len(), rows, "{table}");
        if table != "--causes" {
            let markdown = out(&["catalog", table, "--format", "markdown"]);
            assert_eq!(markdown.lines().count(), rows + 2, "{table}");
        }
    }
}

#[test]
fn csv_and_json_say_the_same_in_flat_rows() {
    for (table, _) in TABLES {
        for (object, record) in json(table).into_iter().zip(csv(table)) {
            let texts = object.into_iter().map(|(column, value)| {
                let text = match value {
                    Value::Null => String::new(),
                    Value::String(text) => text,
                    Value::Bool(_) | Value::Number(_) => value.to_string(),
                    Value::Array(_) | Value::Object(_) => panic!("{table}: {column} is not flat"),
                };
                (column, text)
            });
            assert_eq!(texts.collect::<BTreeMap<_, _>>(), record, "{table}");
        }
    }
}

#[test]
fn causes_are_the_default() {
    for format in ["table", "json", "csv", "markdown"] {
        let without = out(&["catalog", "--format", format]);
        assert!(
            without == out(&["catalog", "--causes", "--format", format]),
            "{format}"
        );
    }
}

#[test]
fn facts_are_those_of_the_published_table() {
    for (code, column, expected) in [
        (3010, "name", "Busy Line"),
        (3010, "outcome", "busy"),
        (3010, "sources", "Plivo; Carrier"),
        (3010, "call_states_evidence", "published"),
        (9000, "call_states", "Any"),
        (2050, "call_states", ""),
        (9000, "responsible", ""),
    ] {
        let rows = csv("--causes");
        let row = rows.iter().find(|row| row["code"] == code.to_string());
        assert_eq!(row.unwrap()[column], expected, "{code}: {column}");
        let rows = json("--causes");
        let row = rows.iter().find(|row| row["code"] == code).unwrap();
        let expected = (!expected.is_empty()).then_some(expected);
        assert_eq!(row[column].as_str(), expected, "{code}: {column}");
        assert_eq!(
            row[column].is_null(),
            expected.is_none(),
            "{code}: {column}"
        );
    }
}

#[test]
fn rows_of_other_tables_are_right() {
    let line = |table: &str, line: &str| {
        let text = out(&["catalog", table, "--format", "csv"]);
        assert_eq!(
            text.lines().filter(|one| *one == line).count(),
            1,
            "{line}\n{text}"
        );
    };
    line("--cause-sources", "code,source,condition,evidence");
    line(
        "--cause-sources",
        "3010,plivo,the destination is a Plivo SIP endpoint,published",
    );
    line("--cause-sources", "3010,answer_xml,,seen");
    line("--cause-sources", "3040,carrier,,inferred");
    line(
        "--sources",
        "Answer XML,answer_xml,The Hangup XML element of your own application ended the call.",
    );
    line("--events", "Hangup,hangup,The call has ended.,a_leg,true");
    line(
        "--call-statuses",
        "busy,busy,The callee was busy.,busy,later,callee,Try again later.",
    );
    line(
        "--call-statuses",
        "ringing,ringing,The call rings. It has not ended.,,,,",
    );
}

#[test]
fn a_correction_has_a_row_for_each_cause_and_an_outcome() {
    let rows = csv("--cause-corrections");
    let head = |code: &str| {
        let rows = rows.iter().filter(|row| row["code"] == code);
        let columns = [
            "priority",
            "source",
            "telephony_outcome",
            "answered",
            "outcome",
            "retry",
            "responsible",
        ];
        let row = |row: &BTreeMap<_, _>| columns.map(|column| String::clone(&row[column]));
        rows.map(|one| row(one).join(",")).collect::<Vec<_>>()
    };
    assert_eq!(
        head("3010"),
        [
            "1,answer_xml,,true,completed,not_needed,application",
            "2,answer_xml,,,busy,not_needed,application",
            "3,plivo,,,busy,later,callee",
        ]
    );
    // Its outcome stays that of the cause.
    assert_eq!(
        head("3020")[1],
        "2,answer_xml,,,rejected,not_needed,application"
    );
    assert_eq!(head("4010")[5], "13,,busy,,completed,not_needed,");
}

#[test]
fn a_spelling_is_in_lower_case_and_means_one_value() {
    let mut seen = std::collections::BTreeSet::new();
    for row in csv("--spellings") {
        let spelling = &row["spelling"];
        assert_eq!(*spelling, spelling.to_ascii_lowercase());
        assert!(seen.insert((row["vocabulary"].clone(), spelling.clone())));
        let slug = &*row["slug"];
        let found = match &*row["vocabulary"] {
            "cause_code" => spelling
                .parse()
                .ok()
                .and_then(HangupCause::from_code)
                .map(HangupCause::slug),
            "cause" => HangupCause::from_name(spelling).map(HangupCause::slug),
            "source" => HangupSource::from_name(spelling).map(HangupSource::slug),
            "telephony" => TelephonyCause::from_word(spelling).map(TelephonyCause::slug),
            "call_status" => CallStatus::from_name(spelling).map(CallStatus::slug),
            other => panic!("{other}"),
        };
        assert_eq!(found, Some(slug), "{spelling}");
    }
    for (vocabulary, spelling) in [
        ("cause_code", "3010"),
        ("cause", "busy line"),
        ("cause", "busy_line"),
        ("cause", "cancelled"),
        ("source", "called party"),
        ("telephony", "user_busy"),
        ("call_status", "no-answer"),
        ("call_status", "cancelled"),
    ] {
        let listed = (vocabulary.to_owned(), spelling.to_owned());
        assert!(seen.contains(&listed), "{spelling}");
    }
}

#[test]
fn two_tables_at_once_are_refused() {
    let (text, code) = answer(plivo_hangup().args(["catalog", "--sources", "--telephony"]));
    assert_eq!(code, Some(2));
    assert!(
        text.contains("'--sources' cannot be used with '--telephony'"),
        "{text}"
    );
}

/// In Git's line ends on any system.
fn document() -> String {
    include_str!("../../../CATALOG.md").replace('\r', "")
}

#[test]
fn the_document_for_support_teams_is_up_to_date() {
    assert!(
        out(&["catalog", "--format", "markdown"]) == document(),
        "CATALOG.md is not what the catalog says; renew it:\n\
         cargo run -q -p plivo-hangup-cli -- catalog --format markdown > CATALOG.md"
    );
}

#[test]
fn the_document_has_each_cause_word_and_correction_once() {
    let text = document();
    let (causes, rest) = text.split_once("\n## Corrections\n").expect("causes");
    let (corrections, rest) = rest.split_once("\n## Outcomes\n").expect("corrections");
    let (terms, words) = rest.split_once("\n## Telephony words\n").expect("words");
    for row in csv("--causes") {
        let start = format!("\n| {} | ", row["code"]);
        assert_eq!(causes.matches(&start).count(), 1, "{start}");
    }
    for row in csv("--telephony") {
        let start = format!(
            "\n| {} | {} | ",
            row["number"],
            row["word"].replace('_', "\\_")
        );
        assert_eq!(words.matches(&start).count(), 1, "{start}");
    }
    assert_eq!(causes.matches("\n## ").count(), 11);
    // Each table has a head and a rule.
    assert_eq!(causes.matches("\n| ").count(), 56 + 2 * 11);
    assert_eq!(corrections.matches("\n| ").count(), 25 + 2);
    assert_eq!(terms.matches("\n| ").count(), 8 + 5 + 7 + 2 * 3);
    assert_eq!(words.matches("\n| ").count(), 82 + 2);
    for row in [
        "| 3010, 3020, 3030 | Answer XML | any | yes | Completed | Not Needed | Application | ",
        "| 4000 | Callee | any | no | Rejected | After Fix | Callee | ",
        "| 4010 | any | Busy | any | - | Not Needed | nobody | ",
    ] {
        assert!(corrections.contains(&format!("\n{row}")), "{row}");
    }
}
