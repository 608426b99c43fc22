//! The callbacks of the Dial element: its events and its result.

use plivo_hangup::{
    CallLeg, CallStatus, DialAction, DialBLegStatus, DialCallback, DialResult, DialStatus,
    Direction, Event, HangupCause, HangupSource, Outcome, StirAttestation, StirVerification,
    TelephonyCause,
};

fn event(body: &str) -> DialCallback {
    DialCallback::from_form(body.as_bytes()).unwrap()
}

fn result(body: &str) -> DialResult {
    DialResult::from_form(body.as_bytes()).unwrap()
}

const A_LEG: &str = "CallUUID=a1&RequestUUID=r1&ALegRequestUUID=r2&ALegUUID=a2&From=12025550123\
    &To=%2B12025550145&CallerName=Jane+Doe&ForwardedFrom=12025550199&Direction=inbound\
    &CallStatus=in-progress&BillRate=0.005&SessionStart=2024-09-26+08%3A35%3A10.910772\
    &StartTime=2024-09-26+14%3A05%3A08&AnswerTime=2024-09-26+14%3A05%3A15\
    &ParentAuthID=MAXXXXXXXXXXXXXXXXXX&STIRVerification=Verified&STIRAttestation=C\
    &RouteType=local&CountryCode=US&ComplianceStatus=ok&X-PH-Order=77";

const END: &str = "Event=DialHangup&DialAction=hangup&DialBLegStatus=hangup&DialALegUUID=a1\
    &DialBLegUUID=b1&DialBLegFrom=12025550123&DialBLegTo=12025550177&DialBLegPosition=2\
    &DialBLegBillRate=0.007&DialBLegDuration=31&DialBLegBillDuration=60\
    &DialBLegTotalCost=0.00700&DialBLegHangupCause=NORMAL_CLEARING&DialBLegHangupCauseCode=4000\
    &DialBLegHangupCauseName=Normal+Hangup&DialBLegHangupSource=Callee\
    &DialBLegSTIRVerification=Not+Applicable&DialBLegSTIRAttestation=B";

#[test]
fn every_key_of_an_event_has_an_accessor() {
    let event = event(&format!(
        "{END}&DialDigitsMatch=1&DialDigitsPressedBy=aleg&{A_LEG}"
    ));
    assert_eq!(event.event().unwrap(), Event::DialHangup);
    assert_eq!(event.dial_action().unwrap(), DialAction::Hangup);
    assert_eq!(event.b_leg_status().unwrap(), DialBLegStatus::Hangup);
    assert_eq!(event.dial_a_leg_uuid(), Some("a1"));
    assert_eq!(event.b_leg_uuid(), Some("b1"));
    assert_eq!(event.b_leg_from(), Some("12025550123"));
    assert_eq!(event.b_leg_to(), Some("12025550177"));
    assert_eq!(event.b_leg_position(), Some(2));
    assert_eq!(event.b_leg_bill_rate(), Some("0.007"));
    assert_eq!(event.b_leg_talk_seconds(), Some(31));
    assert_eq!(event.b_leg_billed_seconds(), Some(60));
    assert_eq!(event.b_leg_total_cost(), Some("0.00700"));
    assert_eq!(
        event.hangup().telephony(),
        Some(TelephonyCause::NormalClearing)
    );
    assert_eq!(event.hangup().cause(), Some(HangupCause::NormalHangup));
    assert_eq!(event.hangup().reported_name(), Some("Normal Hangup"));
    assert_eq!(event.hangup().source(), Some(HangupSource::Callee));
    assert_eq!(
        event.b_leg_stir_verification().unwrap(),
        StirVerification::NotApplicable
    );
    assert_eq!(
        event.b_leg_stir_attestation().unwrap(),
        StirAttestation::Partial
    );
    assert_eq!(event.digits_match(), Some("1"));
    assert_eq!(event.digits_pressed_by().unwrap(), CallLeg::A);
    assert_eq!(event.outcome(), Some(Outcome::Completed));
}

/// The accessors of the A leg's keys, which three payloads have.
macro_rules! assert_a_leg {
    ($payload:expr) => {
        let payload = $payload;
        assert_eq!(payload.call_uuid(), Some("a1"));
        assert_eq!(payload.request_uuid(), Some("r1"));
        assert_eq!(payload.a_leg_request_uuid(), Some("r2"));
        assert_eq!(payload.a_leg_uuid(), Some("a2"));
        assert_eq!(payload.from(), Some("12025550123"));
        assert_eq!(payload.to(), Some("+12025550145"));
        assert_eq!(payload.caller_name(), Some("Jane Doe"));
        assert_eq!(payload.forwarded_from(), Some("12025550199"));
        assert_eq!(payload.direction().unwrap(), Direction::Inbound);
        assert_eq!(payload.call_status().unwrap(), CallStatus::InProgress);
        assert_eq!(payload.bill_rate(), Some("0.005"));
        assert_eq!(payload.session_start(), Some("2024-09-26 08:35:10.910772"));
        assert_eq!(payload.start_time(), Some("2024-09-26 14:05:08"));
        assert_eq!(payload.answer_time(), Some("2024-09-26 14:05:15"));
        assert_eq!(payload.parent_auth_id(), Some("MAXXXXXXXXXXXXXXXXXX"));
        assert_eq!(
            payload.stir_verification().unwrap(),
            StirVerification::Verified
        );
        assert_eq!(
            payload.stir_attestation().unwrap(),
            StirAttestation::Gateway
        );
        assert_eq!(payload.route_type(), Some("local"));
        assert_eq!(payload.country_code(), Some("US"));
        assert_eq!(payload.compliance_status(), Some("ok"));
        assert!(payload.sip_headers().eq([("X-PH-Order", "77")]));
    };
}

#[test]
fn the_keys_of_the_a_leg_come_with_events_and_results() {
    assert_a_leg!(event(A_LEG));
    assert_a_leg!(result(A_LEG));
}

#[test]
fn the_end_of_a_b_leg_is_told_by_whichever_key_is_there() {
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
fn the_outcome_of_an_event_is_the_b_legs() {
    let outcome = |body: &str| event(body).outcome();
    assert_eq!(outcome("DialBLegStatus=hangup"), Some(Outcome::Unknown));
    assert_eq!(
        outcome("DialBLegHangupCauseCode=9000&DialBLegHangupCause=LOSE_RACE"),
        Some(Outcome::Canceled)
    );
    let oldest = "DialBLegStatus=hangup&DialBLegHangupCause=USER_BUSY";
    assert_eq!(outcome(oldest), Some(Outcome::Busy));
    let unanswered = "DialBLegHangupCauseCode=4000&DialBLegDuration=0&DialBLegBillDuration=0";
    assert_eq!(outcome(unanswered), Some(Outcome::Canceled));
    // What the A leg says is not the B leg's.
    let a_leg = "Event=DialHangup&HangupCauseCode=3010&CallStatus=busy&Duration=5";
    assert_eq!(outcome(a_leg), Some(Outcome::Unknown));
}

#[test]
fn an_event_tells_of_an_answer() {
    assert_eq!(event("DialBLegStatus=answer").answered(), Some(true));
    assert_eq!(event("DialBLegStatus=connected").answered(), Some(true));
    assert_eq!(event("DialAction=digits").answered(), None);
    assert_eq!(event("Event=DialConnected").answered(), Some(true));
    assert_eq!(event("DialAction=connected").answered(), Some(true));
    assert_eq!(
        event("Event=DialHangup&DialBLegDuration=0").answered(),
        Some(false)
    );
    assert_eq!(
        event("Event=DialHangup&DialBLegDuration=4").answered(),
        Some(true)
    );
    assert_eq!(event("Event=DialHangup").answered(), None);
}

#[test]
fn every_key_of_a_result_has_an_accessor() {
    let result = result(
        "DialStatus=completed&DialRingStatus=true&DialHangupCause=NORMAL_CLEARING\
         &DialALegUUID=a1&DialBLegUUID=b1&Event=Redirect",
    );
    assert_eq!(result.dial_status().unwrap(), DialStatus::Completed);
    assert_eq!(result.dial_ring_status(), Some(true));
    assert_eq!(
        result.hangup().telephony(),
        Some(TelephonyCause::NormalClearing)
    );
    assert_eq!(result.dial_a_leg_uuid(), Some("a1"));
    assert_eq!(result.b_leg_uuid(), Some("b1"));
    assert_eq!(result.event().unwrap(), Event::Redirect);
    assert_eq!(result.answered(), Some(true));
    assert_eq!(result.outcome(), Outcome::Completed);
}

#[test]
fn a_result_has_no_code_name_or_source() {
    let result = result("HangupCauseCode=3010&HangupCauseName=Busy+Line&HangupSource=Carrier");
    assert!(!result.hangup().is_reported());
    assert_eq!(result.outcome(), Outcome::Unknown);
}

#[test]
fn the_outcome_of_a_result_goes_by_the_word_then_by_the_status() {
    for (status, word, outcome) in [
        ("completed", "NORMAL_CLEARING", Outcome::Completed),
        ("busy", "USER_BUSY", Outcome::Busy),
        ("failed", "CALL_REJECTED", Outcome::Rejected),
        ("timeout", "", Outcome::NoAnswer),
        ("no-answer", "NORMAL_UNSPECIFIED", Outcome::NoAnswer),
        ("cancel", "ORIGINATOR_CANCEL", Outcome::Canceled),
        ("canceled", "", Outcome::Canceled),
        ("failed", "sip_auth_failed", Outcome::Failed),
        ("new", "", Outcome::Unknown),
    ] {
        let body = format!("DialStatus={status}&DialHangupCause={word}");
        assert_eq!(result(&body).outcome(), outcome, "{body}");
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
    let body = br#"{"DialRingStatus":true,"DialStatus":"no-answer","DialBLegUUID":""}"#;
    let result = DialResult::from_json(body).unwrap();
    assert_eq!(result.dial_ring_status(), Some(true));
    assert_eq!(result.answered(), Some(false));
    let body = br#"{"DialBLegPosition":1,"DialBLegDuration":31,"DialBLegHangupCauseCode":4000}"#;
    let event = DialCallback::from_json(body).unwrap();
    assert_eq!(event.b_leg_position(), Some(1));
    assert_eq!(event.b_leg_talk_seconds(), Some(31));
    assert_eq!(event.hangup().cause(), Some(HangupCause::NormalHangup));
    assert_eq!(serde_json::to_vec(&event).unwrap(), body);
}

#[test]
fn debug_hides_numbers_ids_and_names() {
    let debug = format!("{:?} {:?}", event(&format!("{END}&{A_LEG}")), result(A_LEG));
    assert!(debug.contains("NormalHangup"), "{debug}");
    for secret in ["2025550", "a1", "b1", "Jane", "MAXX"] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
}
