//! The hangup callback: its own keys, and what tells deliveries apart.

use plivo_hangup::{
    CallbackEvent, Direction, HangupCallback, HangupCause, HangupSource, Outcome, Reported,
    TelephonyCause,
};

use crate::payload::{A_LEG, FormPayload, json};
use crate::support::reported;

fn form(body: &str) -> HangupCallback {
    HangupCallback::read_form(body.as_bytes())
}

const HANGUP: &str = "Event=Hangup&HangupCause=NORMAL_CLEARING&HangupCauseName=Normal%20Hangup\
    &HangupCauseCode=4000&HangupSource=Callee&Duration=66&BillDuration=120&TotalCost=0.01000\
    &EndTime=2024-09-26+14%3A06%3A21&Machine=true";

#[test]
fn every_key_has_an_accessor() {
    let callback = form(HANGUP);
    assert_eq!(callback.event().unwrap(), CallbackEvent::Hangup);
    let hangup = callback.hangup();
    let texts = ["4000", "Normal Hangup", "Callee", "NORMAL_CLEARING"];
    assert_eq!(reported(hangup), texts.map(Some));
    assert_eq!(hangup.cause(), Some(HangupCause::NormalHangup));
    assert_eq!(hangup.source(), Some(HangupSource::Callee));
    assert_eq!(hangup.telephony(), Some(TelephonyCause::NormalClearing));
    assert_eq!(callback.talk_seconds(), Some(66));
    assert_eq!(callback.billed_seconds(), Some(120));
    assert_eq!(callback.total_cost(), Some("0.01000"));
    assert_eq!(callback.end_time(), Some("2024-09-26 14:06:21"));
    assert_eq!(callback.machine_detected(), Some(true));
    assert_eq!(callback.answered(), Some(true));
    assert_eq!(callback.outcome(), Some(Outcome::Completed));
}

#[test]
fn what_is_absent_null_or_blank_is_none() {
    for callback in [
        form(""),
        form("Event=&Duration=&BillDuration=+&TotalCost=&EndTime=%20&Machine=&HangupCauseCode="),
        json(r#"{"Event":null,"Duration":null,"TotalCost":"","Machine":" "}"#),
    ] {
        assert_eq!(callback.event(), None);
        assert_eq!(callback.talk_seconds(), None);
        assert_eq!(callback.billed_seconds(), None);
        assert_eq!(callback.total_cost(), None);
        assert_eq!(callback.end_time(), None);
        assert_eq!(callback.machine_detected(), None);
        assert!(!callback.hangup().is_reported());
        assert_eq!(callback.outcome(), Some(Outcome::Unknown));
    }
}

#[test]
fn a_captured_shape_with_an_empty_source_and_an_empty_code_reports_no_cause() {
    let callback =
        form("HangupCauseCode=&HangupSource=&HangupCauseName=&HangupCause=&CallStatus=busy");
    assert!(!callback.hangup().is_reported());
    assert_eq!(callback.hangup().cause(), None);
    assert_eq!(callback.get("HangupCauseCode"), Some(""));
    assert_eq!(callback.outcome(), Some(Outcome::Busy));
}

#[test]
fn keys_are_case_sensitive_so_customers_keys_do_no_harm() {
    let query = "?direction=north&to=warehouse&From=12025550123&To=12025550145&Direction=inbound";
    let callback = HangupCallback::from_query(query).unwrap();
    assert_eq!(callback.direction().unwrap(), Direction::Inbound);
    assert_eq!(callback.to(), Some("12025550145"));
    assert_eq!(callback.get("direction"), Some("north"));
    assert_eq!(callback.get("to"), Some("warehouse"));
    for form in [
        form(&query[1..]),
        HangupCallback::from_query(&query[1..]).unwrap(),
    ] {
        assert!(form.iter().eq(callback.iter()));
    }
}

#[test]
fn call_uuid_has_two_spellings_and_keeps_its_own() {
    let callback = form("CallUuid=c1");
    assert_eq!(callback.call_uuid(), Some("c1"));
    assert_eq!(callback.to_form(), "CallUuid=c1");
    let both = form("CallUuid=c1&CallUUID=c2");
    assert_eq!(both.call_uuid(), Some("c2"));
}

#[test]
fn an_unrecognized_status_is_kept() {
    let status = form("CallStatus=parked").call_status().unwrap();
    assert_eq!(status.known(), None);
    assert_eq!(status.as_str(), "parked");
    assert_eq!(status, Reported::from("parked"));
}

#[test]
fn booleans_come_as_text_or_as_themselves() {
    for (body, machine) in [
        (r#"{"Machine":true}"#, Some(true)),
        (r#"{"Machine":"False"}"#, Some(false)),
        (r#"{"Machine":"maybe"}"#, None),
        (r#"{"Machine":1}"#, None),
    ] {
        let callback: HangupCallback = json(body);
        assert_eq!(callback.machine_detected(), machine, "{body}");
    }
}

#[test]
fn debug_hides_numbers_ids_and_names() {
    let debug = format!("{:?}", form(&format!("{HANGUP}&{A_LEG}")));
    assert!(debug.contains("NormalHangup"), "{debug}");
    for secret in ["2025550123", "a1", "Jane", "MAXX", "77"] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
}

#[test]
#[rustfmt::skip]
fn deliveries_are_told_apart_by_call_and_event() {
    let key = |body: &str| form(body).delivery_key();
    for (one, other) in [
        ("CallUUID=c1&Event=Hangup&Duration=1", "CallUuid=+c1+&Duration=2"),
        ("CallUUID=c1&Event=hangup", "CallUUID=c1"),
        ("CallUUID=c1&Event=+New", "CallUUID=c1&Event=New"),
    ] {
        assert_eq!(key(one), key(other), "{one} and {other}");
    }
    for (one, other) in [
        ("CallUUID=c1", "CallUUID=c2"),
        ("CallUUID=c1&Event=Hangup", "CallUUID=c1&Event=StartApp"),
        ("CallUUID=c1&Event=New", "CallUUID=c1&Event=Newer"),
        ("CallUUID=a/b&Event=c", "CallUUID=a&Event=b/c"),
        ("CallUUID=a/b", "CallUUID=a%252Fb"),
    ] {
        assert_ne!(key(one), key(other), "{one} and {other}");
    }
    assert_eq!(key("Event=Hangup"), None);
    let text = key("CallUUID=c1&Event=hangup").unwrap();
    assert_eq!(text.to_string(), "c1/Hangup");
    assert_eq!(format!("{text:?}"), "DeliveryKey { .. }");
}

#[test]
fn an_answer_is_known_by_its_time_and_by_seconds() {
    for (body, answered) in [
        ("AnswerTime=2026-03-02+14:05:15", Some(true)),
        ("AnswerTime=&Duration=0", Some(false)),
        ("AnswerTime=", Some(false)),
        ("Duration=66", Some(true)),
        ("Duration=0", Some(false)),
        // Billed seconds are rounded up.
        ("Duration=0&BillDuration=60", Some(true)),
        ("BillDuration=0", None),
        ("CallStatus=completed", None),
    ] {
        let callback = HangupCallback::from_form(body).unwrap();
        assert_eq!(callback.answered(), answered, "{body}");
    }
}
