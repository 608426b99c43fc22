//! The call detail record: every key, as the API spells it.

use plivo_hangup::{
    CallRecord, Direction, HangupCause, HangupSource, Outcome, StirAttestation, StirVerification,
};

fn record(body: &str) -> CallRecord {
    CallRecord::from_json(body.as_bytes()).unwrap()
}

const WHOLE: &str = r#"{"answer_time":"2022-10-12 21:57:47+05:30","api_id":"a1","bill_duration":66,"billed_duration":120,"call_direction":"outbound","call_duration":66,"call_state":"ANSWER","call_uuid":"c1","cnam_lookup":"Jane Doe","conference_uuid":"f1","end_time":"2022-10-12 21:58:53+05:30","from_number":"+12025550123","hangup_cause_code":4000,"hangup_cause_name":"Normal Hangup","hangup_source":"Caller","initiation_time":"2022-10-12 21:57:40+05:30","parent_call_uuid":"p1","resource_uri":"/v1/Account/MAXX/Call/c1/","source_ip":"192.0.2.7","stir_attestation":"B","stir_verification":"Verified","to_number":"sip:x@phone.plivo.com","total_amount":"0.01000","total_rate":"0.00500","voice_network_group":"g1"}"#;

#[test]
fn every_key_has_an_accessor() {
    let record = record(WHOLE);
    assert_eq!(record.answer_time(), Some("2022-10-12 21:57:47+05:30"));
    assert_eq!(record.api_id(), Some("a1"));
    assert_eq!(record.bill_duration_seconds(), Some(66));
    assert_eq!(record.billed_seconds(), Some(120));
    assert_eq!(record.call_direction().unwrap(), Direction::Outbound);
    assert_eq!(record.talk_seconds(), Some(66));
    assert_eq!(record.call_state(), Some("ANSWER"));
    assert_eq!(record.call_uuid(), Some("c1"));
    assert_eq!(record.cnam_lookup(), Some("Jane Doe"));
    assert_eq!(record.conference_uuid(), Some("f1"));
    assert_eq!(record.end_time(), Some("2022-10-12 21:58:53+05:30"));
    assert_eq!(record.from(), Some("+12025550123"));
    assert_eq!(record.hangup().cause(), Some(HangupCause::NormalHangup));
    assert_eq!(record.hangup().reported_name(), Some("Normal Hangup"));
    assert_eq!(record.hangup().source(), Some(HangupSource::Caller));
    assert_eq!(record.initiation_time(), Some("2022-10-12 21:57:40+05:30"));
    assert_eq!(record.parent_call_uuid(), Some("p1"));
    assert_eq!(record.resource_uri(), Some("/v1/Account/MAXX/Call/c1/"));
    assert_eq!(record.source_ip(), Some("192.0.2.7"));
    assert_eq!(record.stir_attestation().unwrap(), StirAttestation::Partial);
    assert_eq!(
        record.stir_verification().unwrap(),
        StirVerification::Verified
    );
    assert_eq!(record.to(), Some("sip:x@phone.plivo.com"));
    assert_eq!(record.total_amount(), Some("0.01000"));
    assert_eq!(record.total_rate(), Some("0.00500"));
    assert_eq!(record.voice_network_group(), Some("g1"));
    assert_eq!(record.iter().count(), 25);
    assert_eq!(record.answered(), Some(true));
    assert_eq!(record.outcome(), Outcome::Completed);
}

#[test]
fn it_is_written_as_it_came() {
    assert_eq!(serde_json::to_string(&record(WHOLE)).unwrap(), WHOLE);
}

#[test]
fn other_spellings_of_keys_are_read_and_written_as_they_came() {
    let body = r#"{"Stir_attestation":"A","call_status":"ANSWER"}"#;
    let record = record(body);
    assert_eq!(record.stir_attestation().unwrap(), StirAttestation::Full);
    assert_eq!(record.call_state(), Some("ANSWER"));
    assert_eq!(serde_json::to_string(&record).unwrap(), body);
}

#[test]
fn a_record_that_is_not_ready_reports_nothing() {
    for body in [
        "{}",
        r#"{"call_uuid":"c1","hangup_cause_code":null,"hangup_cause_name":null,"hangup_source":null}"#,
        r#"{"hangup_cause_code":"","hangup_cause_name":"","hangup_source":""}"#,
    ] {
        let record = record(body);
        assert!(!record.hangup().is_reported(), "{body}");
        assert_eq!(record.outcome(), Outcome::Unknown);
    }
}

#[test]
fn a_code_in_digits_and_a_name_in_other_case_are_read() {
    let record = record(r#"{"hangup_cause_code":"3050","hangup_cause_name":"Unallocated Number"}"#);
    assert_eq!(
        record.hangup().cause(),
        Some(HangupCause::UnallocatedNumber)
    );
}

#[test]
fn the_call_state_decides_nothing() {
    let record = record(r#"{"call_state":"ANSWER"}"#);
    assert_eq!(record.outcome(), Outcome::Unknown);
}

#[test]
fn a_telephony_cause_is_no_key_of_a_record() {
    let record = record(r#"{"HangupCause":"USER_BUSY","hangup_cause":"USER_BUSY"}"#);
    assert!(!record.hangup().is_reported());
}

#[test]
fn a_normal_hangup_without_talk_time_is_canceled() {
    let unanswered = record(r#"{"hangup_cause_code":4000,"call_duration":0,"answer_time":null}"#);
    assert_eq!(unanswered.outcome(), Outcome::Canceled);
    let meaning = unanswered.meaning();
    assert_eq!(meaning.outcome, Outcome::Canceled);
    assert!(meaning.description.contains("never answered"));
    let short = record(r#"{"hangup_cause_code":4000,"call_duration":0,"billed_duration":60}"#);
    assert_eq!(short.outcome(), Outcome::Completed);
}

#[test]
fn money_is_text_even_where_json_says_number() {
    let body = r#"{"total_amount":0.0100,"total_rate":"0.00500"}"#;
    let record = record(body);
    assert_eq!(record.total_amount(), Some("0.0100"));
    assert_eq!(serde_json::to_string(&record).unwrap(), body);
}

#[test]
fn each_duration_tells_of_an_answer() {
    for key in ["call_duration", "bill_duration", "billed_duration"] {
        let answered = record(&format!("{{\"{key}\":5}}"));
        assert_eq!(answered.answered(), Some(true), "{key}");
    }
    for key in ["call_duration", "bill_duration"] {
        let unanswered = record(&format!("{{\"{key}\":0}}"));
        assert_eq!(unanswered.answered(), Some(false), "{key}");
    }
    assert_eq!(record(r#"{"billed_duration":0}"#).answered(), None);
}

#[test]
fn an_answer_time_that_is_blank_tells_that_there_was_none() {
    assert_eq!(record(r#"{"answer_time":""}"#).answered(), Some(false));
    assert_eq!(record(r#"{"answer_time":null}"#).answered(), None);
    assert_eq!(
        record(r#"{"answer_time":"2022-10-12 21:57:47+05:30"}"#).answered(),
        Some(true)
    );
}
