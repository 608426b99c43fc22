//! The callbacks of the Dial element: its events and its result.

use plivo_hangup::{
    CallLeg, CallbackEvent, DialAction, DialBLegStatus, DialCallback, DialStatus, DialSummary,
    HangupCause, HangupSource, Outcome, StirAttestation, StirVerification, TelephonyCause,
};

use crate::payload::{A_LEG, form, json, to_json};
use crate::support::reported;

fn event(body: &str) -> DialCallback {
    form(body)
}

fn result(body: &str) -> DialSummary {
    form(body)
}

const END: &str = "Event=DialHangup&DialAction=hangup&DialBLegStatus=hangup&DialALegUUID=a1\
    &DialBLegUUID=b1&DialBLegFrom=12025550123&DialBLegTo=12025550177&DialBLegPosition=2\
    &DialBLegBillRate=0.007&DialBLegDuration=31&DialBLegBillDuration=60\
    &DialBLegTotalCost=0.00700&DialBLegHangupCause=NORMAL_CLEARING&DialBLegHangupCauseCode=4000\
    &DialBLegHangupCauseName=Normal+Hangup&DialBLegHangupSource=Callee\
    &DialBLegSTIRVerification=Not+Applicable&DialBLegSTIRAttestation=B";

#[test]
fn every_key_of_an_event_has_an_accessor() {
    let event = event(&format!("{END}&DialDigitsMatch=1&DialDigitsPressedBy=aleg"));
    assert_eq!(event.event().unwrap(), CallbackEvent::DialHangup);
    assert_eq!(event.dial_action().unwrap(), DialAction::Hangup);
    assert_eq!(event.b_leg_status().unwrap(), DialBLegStatus::Hangup);
    for (found, expected) in [
        (event.dial_a_leg_uuid(), "a1"),
        (event.b_leg_uuid(), "b1"),
        (event.b_leg_from(), "12025550123"),
        (event.b_leg_to(), "12025550177"),
        (event.b_leg_bill_rate(), "0.007"),
        (event.b_leg_total_cost(), "0.00700"),
        (event.digits_match(), "1"),
    ] {
        assert_eq!(found, Some(expected));
    }
    assert_eq!(event.b_leg_position(), Some(2));
    assert_eq!(event.b_leg_talk_seconds(), Some(31));
    assert_eq!(event.b_leg_billed_seconds(), Some(60));
    let hangup = event.hangup();
    let texts = ["4000", "Normal Hangup", "Callee", "NORMAL_CLEARING"];
    assert_eq!(reported(hangup), texts.map(Some));
    assert_eq!(hangup.cause(), Some(HangupCause::NormalHangup));
    assert_eq!(hangup.source(), Some(HangupSource::Callee));
    assert_eq!(hangup.telephony(), Some(TelephonyCause::NormalClearing));
    let verification = event.b_leg_stir_verification().unwrap();
    assert_eq!(verification, StirVerification::NotApplicable);
    let attestation = event.b_leg_stir_attestation().unwrap();
    assert_eq!(attestation, StirAttestation::Partial);
    assert_eq!(event.digits_pressed_by().unwrap(), CallLeg::A);
    assert_eq!(event.outcome(), Some(Outcome::Completed));
}

#[test]
fn any_of_five_keys_says_that_a_b_leg_has_ended() {
    for end in [
        "Event=DialHangup",
        "DialAction=hangup",
        "DialBLegStatus=hangup",
        "dialaction=answer&DialAction=HANGUP",
        "DialBLegHangupCauseCode=3010",
    ] {
        assert!(event(end).has_ended(), "{end}");
    }
    for before in [
        "",
        "Event=DialAnswer&DialAction=answer&DialBLegStatus=answer",
        "Event=DialConnected&DialAction=connected&DialBLegStatus=connected",
        "Event=DialDigitsMatch&DialAction=digits&DialDigitsMatch=1",
        "Event=Hangup",
        "DialBLegHangupCauseCode=",
        "HangupCauseCode=3010",
    ] {
        let event = event(before);
        assert!(!event.has_ended(), "{before}");
        assert_eq!(event.outcome(), None, "{before}");
        assert_eq!(event.meaning(), None, "{before}");
    }
}

#[test]
#[rustfmt::skip]
fn the_outcome_of_an_event_is_the_b_legs() {
    for (body, outcome) in [
        ("DialBLegStatus=hangup", Outcome::Unknown),
        ("DialBLegHangupCauseCode=9000&DialBLegHangupCause=LOSE_RACE", Outcome::Canceled),
        // The oldest form.
        ("DialBLegStatus=hangup&DialBLegHangupCause=USER_BUSY", Outcome::Busy),
        (
            "DialBLegHangupCauseCode=4000&DialBLegDuration=0&DialBLegBillDuration=0",
            Outcome::Canceled,
        ),
        // What the A leg says is not the B leg's.
        ("Event=DialHangup&HangupCauseCode=3010&CallStatus=busy&Duration=5", Outcome::Unknown),
    ] {
        assert_eq!(event(body).outcome(), Some(outcome), "{body}");
    }
}

#[test]
fn an_event_says_whether_the_b_leg_answered() {
    for (body, answered) in [
        ("DialBLegStatus=answer", Some(true)),
        ("DialBLegStatus=connected", Some(true)),
        ("Event=DialConnected", Some(true)),
        ("DialAction=connected", Some(true)),
        ("DialAction=digits", None),
        ("Event=DialHangup&DialBLegDuration=0", Some(false)),
        ("Event=DialHangup&DialBLegDuration=4", Some(true)),
        ("Event=DialHangup", None),
    ] {
        assert_eq!(event(body).answered(), answered, "{body}");
    }
}

#[test]
fn every_key_of_a_result_has_an_accessor() {
    let result = result(
        "DialStatus=completed&DialRingStatus=true&DialHangupCause=NORMAL_CLEARING\
         &DialALegUUID=a1&DialBLegUUID=b1",
    );
    assert_eq!(result.dial_status().unwrap(), DialStatus::Completed);
    assert_eq!(result.dial_ring_status(), Some(true));
    let telephony = result.hangup().telephony();
    assert_eq!(telephony, Some(TelephonyCause::NormalClearing));
    assert_eq!(result.dial_a_leg_uuid(), Some("a1"));
    assert_eq!(result.b_leg_uuid(), Some("b1"));
    assert_eq!(result.answered(), Some(true));
    assert_eq!(result.outcome(), Some(Outcome::Completed));
}

#[test]
fn a_result_has_no_code_name_or_source() {
    let result = result("HangupCauseCode=3010&HangupCauseName=Busy+Line&HangupSource=Carrier");
    assert!(!result.hangup().is_reported());
    assert_eq!(result.outcome(), Some(Outcome::Unknown));
}

#[test]
fn the_outcome_of_a_result_goes_by_the_word_then_by_the_status() {
    for (status, word, outcome) in [
        ("completed", "NORMAL_CLEARING", Outcome::Completed),
        ("busy", "USER_BUSY", Outcome::Busy),
        ("failed", "CALL_REJECTED", Outcome::Rejected),
        ("timeout", "", Outcome::Failed),
        ("no-answer", "NORMAL_UNSPECIFIED", Outcome::NoAnswer),
        ("cancel", "ORIGINATOR_CANCEL", Outcome::Canceled),
        ("canceled", "", Outcome::Canceled),
        ("failed", "sip_auth_failed", Outcome::Failed),
        ("new", "", Outcome::Unknown),
    ] {
        let body = format!("DialStatus={status}&DialHangupCause={word}");
        assert_eq!(result(&body).outcome(), Some(outcome), "{body}");
    }
}

#[test]
fn words_that_are_not_of_the_table_stay_reported_text() {
    for word in ["sip_auth_failed", "sip_auth_timeout"] {
        let result = result(&format!("DialHangupCause={word}"));
        assert_eq!(result.hangup().telephony(), None);
        assert_eq!(result.hangup().reported_telephony(), Some(word));
    }
}

#[test]
fn relays_write_booleans_and_numbers_in_json() {
    let result: DialSummary =
        json(r#"{"DialRingStatus":true,"DialStatus":"no-answer","DialBLegUUID":""}"#);
    assert_eq!(result.dial_ring_status(), Some(true));
    assert_eq!(result.answered(), Some(false));
    let body = r#"{"DialBLegPosition":1,"DialBLegDuration":31,"DialBLegHangupCauseCode":4000}"#;
    let event: DialCallback = json(body);
    assert_eq!(event.b_leg_position(), Some(1));
    assert_eq!(event.b_leg_talk_seconds(), Some(31));
    assert_eq!(event.hangup().cause(), Some(HangupCause::NormalHangup));
    assert_eq!(to_json(&event), body);
}

#[test]
fn debug_hides_numbers_ids_and_names() {
    let debug = format!("{:?} {:?}", event(&format!("{END}&{A_LEG}")), result(A_LEG));
    assert!(debug.contains("NormalHangup"), "{debug}");
    for secret in ["2025550", "a1", "b1", "Jane", "MAXX"] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
}
