//! The call detail record: every key, as the API spells it.

use plivo_hangup::{
    CallRecord, Direction, HangupCause, HangupSource, Outcome, StirAttestation, StirVerification,
};

use crate::payload::{json, to_json};
use crate::support::reported;

fn record(body: &str) -> CallRecord {
    json(body)
}

const WHOLE: &str = r#"{"answer_time":"2022-10-12 21:57:47+05:30","api_id":"a1","bill_duration":66,"billed_duration":120,"call_direction":"outbound","call_duration":67,"call_state":"ANSWER","call_uuid":"c1","cnam_lookup":"Jane Doe","conference_uuid":"f1","end_time":"2022-10-12 21:58:53+05:30","from_number":"+12025550123","hangup_cause_code":4000,"hangup_cause_name":"Normal Hangup","hangup_source":"Caller","initiation_time":"2022-10-12 21:57:40+05:30","parent_call_uuid":"p1","resource_uri":"/v1/Account/MAXX/Call/c1/","source_ip":"192.0.2.7","stir_attestation":"B","stir_verification":"Verified","to_number":"sip:x@phone.plivo.com","total_amount":"0.01000","total_rate":"0.00500","voice_network_group":"g1"}"#;

#[test]
fn every_key_has_an_accessor() {
    let record = record(WHOLE);
    for (found, expected) in [
        (record.answer_time(), "2022-10-12 21:57:47+05:30"),
        (record.api_id(), "a1"),
        (record.reported_state(), "ANSWER"),
        (record.call_uuid(), "c1"),
        (record.cnam_lookup(), "Jane Doe"),
        (record.conference_uuid(), "f1"),
        (record.end_time(), "2022-10-12 21:58:53+05:30"),
        (record.from(), "+12025550123"),
        (record.initiation_time(), "2022-10-12 21:57:40+05:30"),
        (record.parent_call_uuid(), "p1"),
        (record.resource_uri(), "/v1/Account/MAXX/Call/c1/"),
        (record.source_ip(), "192.0.2.7"),
        (record.to(), "sip:x@phone.plivo.com"),
        (record.total_amount(), "0.01000"),
        (record.total_rate(), "0.00500"),
        (record.voice_network_group(), "g1"),
    ] {
        assert_eq!(found, Some(expected));
    }
    assert_eq!(record.talk_seconds(), Some(67));
    assert_eq!(record.bill_duration_seconds(), Some(66));
    assert_eq!(record.billed_seconds(), Some(120));
    assert_eq!(record.call_direction().unwrap(), Direction::Outbound);
    assert_eq!(record.stir_attestation().unwrap(), StirAttestation::Partial);
    let verification = record.stir_verification().unwrap();
    assert_eq!(verification, StirVerification::Verified);
    let hangup = record.hangup();
    let texts = [Some("4000"), Some("Normal Hangup"), Some("Caller"), None];
    assert_eq!(reported(hangup), texts);
    assert_eq!(hangup.cause(), Some(HangupCause::NormalHangup));
    assert_eq!(hangup.source(), Some(HangupSource::Caller));
    assert_eq!(record.answered(), Some(true));
    assert_eq!(record.outcome(), Some(Outcome::Completed));
    assert_eq!(record.iter().count(), 25);
    assert_eq!(to_json(&record), WHOLE);
}

#[test]
fn other_spellings_of_keys_are_read_and_written_as_they_came() {
    let body = r#"{"Stir_attestation":"A","call_status":"ANSWER"}"#;
    let record = record(body);
    assert_eq!(record.stir_attestation().unwrap(), StirAttestation::Full);
    assert_eq!(record.reported_state(), Some("ANSWER"));
    assert_eq!(to_json(&record), body);
}

#[test]
fn a_record_that_is_not_ready_reports_nothing() {
    for body in [
        "{}",
        r#"{"call_uuid":"c1","hangup_cause_code":null,"hangup_cause_name":null,"hangup_source":null}"#,
        r#"{"hangup_cause_code":"","hangup_cause_name":"","hangup_source":""}"#,
        // The state of the call decides nothing, and a callback's keys are not a record's.
        r#"{"call_state":"ANSWER"}"#,
        r#"{"HangupCause":"USER_BUSY"}"#,
    ] {
        let record = record(body);
        assert!(!record.hangup().is_reported(), "{body}");
        assert_eq!(record.outcome(), Some(Outcome::Unknown), "{body}");
    }
}

#[test]
fn a_code_in_digits_and_a_name_in_other_case_are_read() {
    let digits = record(r#"{"hangup_cause_code":"3050"}"#);
    let name = record(r#"{"hangup_cause_name":"Unallocated Number"}"#);
    for record in [digits, name] {
        let cause = record.hangup().cause();
        assert_eq!(cause, Some(HangupCause::UnallocatedNumber));
    }
}

#[test]
fn a_normal_hangup_without_talk_time_is_canceled() {
    let unanswered = record(r#"{"hangup_cause_code":4000,"call_duration":0,"answer_time":null}"#);
    assert_eq!(unanswered.outcome(), Some(Outcome::Canceled));
    let meaning = unanswered.meaning().expect("the call has ended");
    assert_eq!(meaning.outcome, Outcome::Canceled);
    assert!(meaning.description.contains("never answered"));
    let short = record(r#"{"hangup_cause_code":4000,"call_duration":0,"billed_duration":60}"#);
    assert_eq!(short.outcome(), Some(Outcome::Completed));
}

#[test]
fn money_is_text_even_if_json_says_number() {
    let body = r#"{"total_amount":0.0100,"total_rate":"0.00500"}"#;
    let record = record(body);
    assert_eq!(record.total_amount(), Some("0.0100"));
    assert_eq!(to_json(&record), body);
}

#[test]
fn durations_and_an_answer_time_say_whether_the_call_was_answered() {
    for (body, answered) in [
        (r#"{"call_duration":5}"#, Some(true)),
        (r#"{"bill_duration":5}"#, Some(true)),
        (r#"{"billed_duration":5}"#, Some(true)),
        (r#"{"call_duration":0}"#, Some(false)),
        (r#"{"bill_duration":0}"#, Some(false)),
        (r#"{"billed_duration":0}"#, None),
        (r#"{"answer_time":"2022-10-12 21:57:47+05:30"}"#, Some(true)),
        (r#"{"answer_time":""}"#, Some(false)),
        (r#"{"answer_time":null}"#, None),
        ("{}", None),
    ] {
        assert_eq!(record(body).answered(), answered, "{body}");
    }
}
