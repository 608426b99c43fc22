//! Payloads of unreasonable size and depth: read or refused, in linear time and without a panic.

use std::fmt::Write as _;

use plivo_hangup::{CallRecord, CallRecordPage, HangupCallback, HangupCause};

use crate::payload::{form, json, to_json};

const PARAMETERS: usize = 100_000;

#[test]
fn a_hundred_thousand_parameters() {
    let mut body = String::new();
    for number in 0..PARAMETERS {
        let _ = write!(body, "key{number}={number}&");
    }
    body.push_str("HangupCauseCode=3010");
    let callback: HangupCallback = form(&body);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.get("key99999"), Some("99999"));
    assert_eq!(callback.to_form(), body);
    let written = to_json(&callback);
    let through_serde: HangupCallback = serde_json::from_str(&written).unwrap();
    for again in [json(&written), through_serde] {
        assert_eq!(again, callback);
        assert_eq!(again.to_form(), body);
    }
}

#[test]
fn one_key_a_hundred_thousand_times() {
    let body = "To=1&".repeat(PARAMETERS);
    let callback: HangupCallback = form(&body);
    assert_eq!(callback.iter().count(), PARAMETERS);
    let written = to_json(&callback);
    let expected = format!("{{\"To\":[{}\"1\"]}}", "\"1\",".repeat(PARAMETERS - 1));
    assert!(written == expected, "{} bytes", written.len());
    let again: HangupCallback = json(&written);
    assert_eq!(again.to_form() + "&", body);
}

#[test]
fn a_page_of_a_hundred_thousand_records_half_of_them_bad() {
    let body = format!(
        "{{\"objects\":[{}7]}}",
        "{\"hangup_cause_code\":0},7,".repeat(PARAMETERS / 2)
    );
    let page = CallRecordPage::from_json(body.as_bytes()).unwrap();
    assert_eq!(page.records.len(), PARAMETERS + 1);
    assert_eq!(page.records.iter().flatten().count(), PARAMETERS / 2);
}

#[test]
fn a_page_of_a_million_empty_records() {
    let body = format!("{{\"objects\":[{}{{}}]}}", "{},".repeat(1_000_000));
    let page = CallRecordPage::from_json(body.as_bytes()).unwrap();
    assert_eq!(page.records.iter().flatten().count(), 1_000_001);
}

#[test]
fn a_body_of_100_mb() {
    let big = "x".repeat(100_000_000);
    let callback: HangupCallback = form(&format!("X={big}&HangupCauseCode=3010"));
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    let record = format!("{{\"x\":\"{big}\",\"hangup_cause_code\":3010}}");
    let record = CallRecord::from_json(record.as_bytes()).unwrap();
    assert_eq!(record.hangup().cause(), Some(HangupCause::BusyLine));
}

#[test]
fn numbers_of_any_length_keep_their_digits() {
    let digits = "9".repeat(100_000);
    let body = format!("{{\"n\":{digits},\"m\":-{digits}.{digits}e{digits}}}");
    let record: CallRecord = json(&body);
    assert_eq!(record.get("n"), Some(digits.as_str()));
    assert_eq!(to_json(&record), body);
}

#[test]
fn nesting_is_kept_by_from_json_and_refused_by_serde_json() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let depth = 100_000;
        let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
        let body = format!("{{\"deep\":{nested},\"hangup_cause_code\":3010}}");
        let record: CallRecord = json(&body);
        assert_eq!(record.get("deep"), Some(nested.as_str()));
        assert_eq!(to_json(&record), body);
        assert!(serde_json::from_str::<CallRecord>(&body).is_err());
        let page = format!("{{\"objects\":[{body}]}}");
        let page = CallRecordPage::from_json(page.as_bytes()).unwrap();
        assert_eq!(page.records[0], Ok(record));
    }
}
