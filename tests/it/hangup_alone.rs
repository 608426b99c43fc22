//! The hangup read alone, against the facts and against the whole record.

use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage, HangupCause};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::random;
use crate::support::reported;

/// The four texts of the hangup of a record.
fn alone(body: &str) -> [Option<String>; 4] {
    let hangup = CallRecord::hangup_from_json(body.as_bytes()).unwrap();
    reported(&hangup).map(|text| text.map(str::to_owned))
}

fn texts(texts: [&str; 4]) -> [Option<String>; 4] {
    texts.map(|text| (!text.is_empty()).then(|| text.to_owned()))
}

#[test]
fn a_record_gives_code_name_and_source() {
    for (body, expected) in [
        (
            r#"{"hangup_cause_code": 3000, "hangup_cause_name": "No Answer", "call_uuid": "c1",
                "hangup_source": "Carrier", "HangupCause": "NO_ANSWER"}"#,
            ["3000", "No Answer", "Carrier", ""],
        ),
        (
            r#"{"\u0068angup_cause_code":"\u0033010","hangup_source":"API\u0020Request"}"#,
            ["3010", "", "API Request", ""],
        ),
        // Unlisted values are kept, and blank ones report nothing.
        (
            r#"{"hangup_cause_code":4210,"hangup_cause_name":"sip auth","hangup_source":" "}"#,
            ["4210", "sip auth", "", ""],
        ),
        // The first of a repeated key counts, even if it is blank; an object reports nothing.
        (
            r#"{"hangup_cause_code":null,"hangup_cause_code":[3010,4000],"hangup_cause_code":9000,
                "hangup_source":"","hangup_source":"Callee","hangup_cause_name":{"a":1}}"#,
            ["3010", "", "", ""],
        ),
        ("{}", [""; 4]),
    ] {
        assert_eq!(alone(body), texts(expected), "{body}");
    }
}

#[test]
fn a_page_gives_a_hangup_or_an_error_for_each_record() {
    let body = br#"{"meta": {"objects": 1}, "objects": [{"hangup_cause_code": 3010}, 17, {}]}"#;
    let hangups = CallRecordPage::hangups_from_json(body).unwrap();
    let [Ok(busy), Err(error), Ok(unreported)] = hangups.as_slice() else {
        panic!("found {hangups:?}");
    };
    assert_eq!(busy.cause(), Some(HangupCause::BusyLine));
    assert_eq!(error.raw_json(), "17");
    assert_eq!(
        error.to_string(),
        "objects[1]: expected an object, found a number"
    );
    assert!(!unreported.is_reported());
}

#[test]
fn the_errors_are_those_of_the_whole_record() {
    for (body, message) in [
        ("[]", "payload: expected an object, found a list"),
        (
            "{\"hangup_cause_code\":3010",
            "payload, line 1, column 25: expected more JSON, found the end",
        ),
        (
            "{\"hangup_cause_code\":03010}",
            "payload, line 1, column 23: expected JSON",
        ),
    ] {
        let body = body.as_bytes();
        let alone = CallRecord::hangup_from_json(body).unwrap_err();
        assert_eq!(alone.to_string(), message);
        assert_eq!(CallRecord::from_json(body).unwrap_err(), alone);
    }
    let page = CallRecordPage::hangups_from_json(b"{\"objects\":{}}").unwrap_err();
    assert_eq!(
        page.to_string(),
        "objects: expected a list, found an object"
    );
}

proptest! {
    #[test]
    fn a_record_gives_the_hangup_of_the_whole(body in random::object()) {
        let whole = CallRecord::from_json(body.as_bytes()).unwrap();
        let alone = CallRecord::hangup_from_json(body.as_bytes()).unwrap();
        prop_assert_eq!(reported(&alone), reported(whole.hangup()));
        prop_assert_eq!(&alone, whole.hangup());
    }

    #[test]
    fn a_page_gives_the_hangups_of_the_whole(records in vec(random::json(), 0..6)) {
        let page = format!("{{\"objects\":[{}]}}", records.join(","));
        let whole = CallRecordPage::from_json(page.as_bytes()).unwrap();
        let alone = CallRecordPage::hangups_from_json(page.as_bytes()).unwrap();
        prop_assert_eq!(alone.len(), records.len());
        prop_assert_eq!(whole.records.len(), records.len());
        for (whole, alone) in whole.records.iter().zip(&alone) {
            match (whole, alone) {
                (Ok(whole), Ok(alone)) => {
                    prop_assert_eq!(reported(alone), reported(whole.hangup()));
                }
                (whole, alone) => prop_assert_eq!(whole.as_ref().err(), alone.as_ref().err()),
            }
        }
    }

    #[test]
    fn lines_give_the_hangups_of_the_whole(records in vec(random::json(), 0..6)) {
        let lines: Vec<_> = records.iter().map(|json| json.replace(['\n', '\r'], " ")).collect();
        let export = lines.join("\n");
        let whole = CallRecordLines::new(export.as_bytes());
        let mut alone = CallRecordLines::new(export.as_bytes()).hangups();
        for whole in whole {
            match (whole, alone.next().unwrap()) {
                (Ok(whole), Ok(alone)) => {
                    prop_assert_eq!(reported(&alone), reported(whole.hangup()));
                }
                (whole, alone) => prop_assert_eq!(
                    whole.err().map(|error| error.to_string()),
                    alone.err().map(|error| error.to_string())
                ),
            }
        }
        prop_assert!(alone.next().is_none());
    }
}
