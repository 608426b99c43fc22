//! What a small mixture is counted as.

use serde_json::json;

use super::{MIXED, PAGE, report, tables};
use crate::decode::run::Run;

#[test]
fn every_question_is_answered() {
    let run = Run::new("report-mixed")
        .file("mixed.ndjson", MIXED)
        .file("page.json", PAGE);
    let tables = tables(&run, "mixed.ndjson page.json");
    tables.has(
        "outcomes",
        "outcome",
        &[
            ("Completed", 2),
            ("Busy", 1),
            ("No Answer", 1),
            ("Failed", 2),
            ("Unknown", 1),
        ],
    );
    tables.has(
        "ours_to_fix",
        "cause",
        &[
            ("1010 Canceled (Out Of Credits)", 1),
            ("7011 Error Reaching Answer URL", 1),
        ],
    );
    tables.has("over_time", "day", &[("2026-03-01", 2), ("2026-03-02", 4)]);
    tables.has(
        "causes",
        "cause",
        &[
            ("4000 Normal Hangup", 2),
            ("1010 Canceled (Out Of Credits)", 1),
            ("3000 No Answer", 1),
            ("3010 Busy Line", 1),
            ("7011 Error Reaching Answer URL", 1),
            ("Not listed", 1),
        ],
    );
    tables.has(
        "responsible",
        "party",
        &[
            ("Nobody", 3),
            ("Callee", 2),
            ("Application", 1),
            ("Account", 1),
        ],
    );
    tables.has(
        "retry",
        "advice",
        &[("Not Needed", 2), ("Later", 2), ("After Fix", 3)],
    );
    tables.has(
        "unlisted",
        "text",
        &[
            ("4210", 1),
            ("(a text that is not shown)", 1),
            ("(a text that is not shown)", 1),
        ],
    );
    tables.has(
        "apart",
        "what",
        &[
            ("Answered for less than a second", 1),
            ("Records of SIP trunking", 1),
            ("Dial summaries", 1),
            ("Calls that go on", 1),
        ],
    );
    assert_eq!(
        tables.0["not_read"],
        json!([
            {"where": "mixed.ndjson:4", "why": "column 40: expected more JSON, found the end"},
            {"where": "page.json[2]", "why": "objects[2]: expected an object, found a number"},
        ])
    );
}

#[test]
fn what_could_not_be_read_is_the_exit_code() {
    let run = Run::new("report-exit").file("mixed.ndjson", MIXED);
    let ended = report(&run, "mixed.ndjson gone.ndjson --out page.html");
    assert_eq!(ended.out, "");
    assert_eq!(
        ended.err,
        "plivo-hangup: not read: 2. The report says what and where.\n"
    );
    assert_eq!(ended.code, Some(1));
}

#[test]
fn where_payloads_contradict_themselves_is_counted() {
    let records = [
        r#"{"call_uuid":"c1","hangup_cause_code":3000,"hangup_cause_name":"Busy Line","answer_time":"","call_duration":7}"#,
        r#"{"call_uuid":"c2","hangup_cause_code":4000,"call_duration":61,"billed_duration":60}"#,
        r#"{"call_uuid":"c3","hangup_cause_code":4000,"call_duration":61,"billed_duration":120}"#,
        r#"{"call_uuid":"c4","hangup_cause_code":4000,"call_duration":59,"billed_duration":60}"#,
    ];
    let run = Run::new("report-disagreements").file("r.ndjson", records.join("\n"));
    tables(&run, "r.ndjson").has(
        "disagreements",
        "about",
        &[
            ("answer", 1),
            ("answer time", 1),
            ("duration", 1),
            ("name", 1),
        ],
    );
}

/// A record that is like one before is not judged again, so what makes a difference must not be overlooked.
#[test]
fn records_that_differ_in_one_key_are_not_alike() {
    let one = r#""hangup_cause_code":4000,"hangup_source":"Caller""#;
    let records = [
        format!(r#"{{"call_uuid":"c1",{one},"call_duration":7}}"#),
        // Not answered: canceled.
        format!(r#"{{"call_uuid":"c1",{one},"call_duration":0}}"#),
        // It goes on.
        format!(r#"{{"call_uuid":"c1",{one},"call_duration":7,"call_status":"in-progress"}}"#),
        // SIP trunking.
        format!(r#"{{"call_uuid":"c1",{one},"resource_uri":"/v1/Account/M/Zentrunk/Call/c1/"}}"#),
        format!(r#"{{"call_uuid":"c1",{one}}}"#),
        // A callback, an error of the API, another spelling, and a page.
        format!(r#"{{"CallUUID":"c1","Event":"Ring",{one}}}"#),
        r#"{"api_id":"a1","error":"not found"}"#.to_owned(),
        r#"{"callUuid":"c1","hangupCauseCode":3010}"#.to_owned(),
        r#"{"api_id":"a1","objects":[]}"#.to_owned(),
        // An escape in a key, and the first value that is not null.
        r#"{"call_uuid":"c1","hangup\u005fcause_code":3010}"#.to_owned(),
        r#"{"call_uuid":"c1","hangup_cause_code":null,"hangup_cause_code":3010,"hangup_cause_code":4000}"#.to_owned(),
        r#"{"call_uuid":"c1","hangup_cause_code":4000}"#.to_owned(),
        // Nothing that is of a record.
        r#"{"id":7}"#.to_owned(),
    ];
    let run = Run::new("report-alike").file("r.ndjson", records.join("\n"));
    let tables = tables(&run, "r.ndjson");
    tables.has(
        "outcomes",
        "outcome",
        &[("Completed", 3), ("Canceled", 1), ("Busy", 3)],
    );
    tables.has(
        "apart",
        "what",
        &[("Records of SIP trunking", 1), ("Calls that go on", 2)],
    );
    assert_eq!(
        tables.0["not_read"],
        json!([
            {"where": "r.ndjson:7", "why": "payload: expected a call detail record, found the API's error answer"},
            {"where": "r.ndjson:13", "why": "expected a callback or a call detail record, found no key of either"},
        ])
    );
}

/// The fast look decides nothing: the same records count the same when none of them gets it.
#[test]
fn a_look_counts_what_the_library_reads() {
    let values: [(&str, &[&str]); 11] = [
        (
            "hangup_cause_code",
            &[
                "4000", "\"4000\"", "3010", "3000", "0", "4210", "9100", "null", "\" \"",
            ],
        ),
        (
            "hangup_cause_name",
            &[
                "\"Normal Hangup\"",
                "\"Busy Line\"",
                "\"USER_BUSY\"",
                "\"Else\"",
                "null",
                "\"\"",
            ],
        ),
        (
            "hangup_source",
            &[
                "\"Caller\"",
                "\"callee\"",
                "\"Carrier\"",
                "\"Answer XML\"",
                "\"Error\"",
                "\"Else\"",
                "null",
            ],
        ),
        (
            "hangup_cause",
            &[
                "null",
                "null",
                "\"NORMAL_CLEARING\"",
                "\"USER_BUSY\"",
                "\"Busy Line\"",
                "\"ELSE\"",
            ],
        ),
        ("call_direction", &["\"inbound\"", "\"outbound\"", "null"]),
        (
            "call_state",
            &["null", "\"ANSWER\"", "\"in-progress\"", "\"queued\""],
        ),
        (
            "answer_time",
            &["null", "\"\"", "\"2026-03-02 14:05:08+05:30\""],
        ),
        ("call_duration", &["0", "5", "61", "\"7\"", "null"]),
        ("bill_duration", &["0", "5", "61", "null"]),
        ("billed_duration", &["0", "60", "120", "1.5", "null"]),
        (
            "resource_uri",
            &[
                "\"/v1/Account/MZ/Call/c1/\"",
                "\"/v1/Account/MZ/Call/c1/\"",
                "\"/v1/Account/M/Zentrunk/Call/c1/\"",
            ],
        ),
    ];
    let mut random: u64 = 14;
    let mut pick = |count: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap() % count
    };
    let mut looked_at = String::new();
    let mut read = String::new();
    for _ in 0..20_000 {
        let mut record = String::from("{\"call_uuid\":\"c1\"");
        for (key, values) in values {
            // Some keys are absent.
            if pick(8) > 0 {
                let value = values[pick(values.len())];
                record.extend([",\"", key, "\":", value]);
            }
        }
        looked_at.extend([&record, "}\n"]);
        read.extend([&record, ",\"Other\":0}\n"]);
    }
    let of = |test, text: String| tables(&Run::new(test).file("r.ndjson", text), "r.ndjson").0;
    assert_eq!(of("report-looked-at", looked_at), of("report-read", read));
}

/// What is listed is what the library reads, in any place.
#[test]
fn what_is_not_listed_is_what_the_library_does_not_know() {
    let forms = [
        // Listed: a word in the place of the name, and a name in the place of the word.
        "HangupCauseName=User+Busy",
        "HangupCauseCode=3010&HangupCause=Busy+Line",
        // A name in the place of the code.
        "HangupCauseCode=Busy+Line",
        // A word beside a listed one.
        "HangupCauseName=USER_BUSY&HangupCause=NEW_WORD",
        "HangupCause=NEW_WORD",
        // People.
        "HangupCauseName=Jane+Doe&HangupSource=John+Smith",
        "HangupCauseName=jane_doe&HangupSource=Jane",
        "HangupCauseCode=03010",
    ];
    let forms = forms.map(|form| format!("Event=Hangup&{form}\n"));
    let run = Run::new("report-unlisted").file("r.log", forms.concat());
    let tables = tables(&run, "r.log");
    let rows = tables.0["unlisted"].as_array().unwrap().iter();
    let mut rows: Vec<_> = rows
        .map(|row| {
            (
                row["what"].as_str().unwrap(),
                row["text"].as_str().unwrap(),
                row["calls"].as_u64().unwrap(),
            )
        })
        .collect();
    rows.sort_unstable();
    assert_eq!(
        rows,
        [
            ("code", "03010", 1),
            ("code", "Busy Line", 1),
            ("name", "(a text that is not shown)", 2),
            ("source", "(a text that is not shown)", 2),
            ("telephony word", "NEW_WORD", 2),
        ]
    );
}

#[test]
fn every_disagreement_says_what_it_is() {
    let run = Run::new("report-kinds").file(
        "r.log",
        "Event=Hangup&HangupCauseCode=3010&HangupCauseName=USER_BUSY&HangupCause=NO_ANSWER\n\
         Event=Hangup&HangupCauseCode=3010&HangupCause=Busy+Line\n",
    );
    let tables = tables(&run, "r.log");
    let rows = tables.0["disagreements"].as_array().unwrap().iter();
    let rows: Vec<_> = rows
        .map(|row| {
            (
                row["about"].as_str().unwrap(),
                row["what_it_is"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (
                "cause in telephony",
                "The telephony field has the name of a cause."
            ),
            (
                "telephony",
                "The telephony cause has another outcome than the cause."
            ),
            ("word in name", "The name field has a telephony word."),
        ]
    );
}
