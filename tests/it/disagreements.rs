//! Where the parts of a hangup or a payload contradict each other.

use plivo_hangup::{
    CallRecord, DialCallback, DialResult, Disagreement, Evidence, Finding, Hangup, HangupCallback,
};

use crate::support::hangup;

/// Each finding as its slug, its evidence, and whether it is known.
fn found(disagreements: impl Iterator<Item = Disagreement>) -> Vec<(&'static str, Evidence, bool)> {
    let each = disagreements.map(|found| (found.finding.slug(), found.evidence, found.is_known));
    each.collect()
}

fn of(code: &str, name: &str, source: &str, word: &str) -> Vec<(&'static str, Evidence, bool)> {
    found(hangup(code, name, source, word).disagreements())
}

fn callback(body: &str) -> Vec<(&'static str, Evidence, bool)> {
    let callback = HangupCallback::from_form(body.as_bytes()).unwrap();
    found(callback.disagreements())
}

fn sentence(hangup: &Hangup) -> String {
    let sentences = hangup.disagreements().map(|found| found.to_string());
    sentences.collect::<Vec<_>>().join("\n")
}

use Evidence::{Inferred, Ours, Published};

#[test]
fn a_hangup_as_it_should_be_has_none() {
    assert_eq!(of("3010", "Busy Line", "Carrier", "USER_BUSY"), []);
    assert_eq!(
        of("1000", "CANCELLED", "api request", "originator_cancel"),
        []
    );
    assert_eq!(of("9000", "Lost Race", "Plivo", "LOSE_RACE"), []);
    assert_eq!(of("3010", "", "", ""), []);
    assert_eq!(of("", "", "", ""), []);
}

#[test]
fn a_name_that_means_another_cause_than_the_code() {
    assert_eq!(
        of("3010", "No Answer", "", ""),
        [("name", Published, false)]
    );
    assert_eq!(of("4210", "Busy Line", "", ""), [("name", Ours, false)]);
    assert_eq!(of("3010", "Occupied", "", ""), [("name", Published, false)]);
    // Integrators put the telephony word there.
    assert_eq!(of("3010", "User Busy", "", ""), [("name", Published, true)]);
    assert_eq!(
        of("4000", "NORMAL_CLEARING", "", ""),
        [("name", Published, true)]
    );
    // An unlisted code has an unlisted name, and what is no code expects nothing.
    assert_eq!(of("4210", "sip_auth_failed", "", ""), []);
    assert_eq!(of("busy", "Busy Line", "", ""), []);
    assert_eq!(of("", "Busy Line", "", ""), []);
}

#[test]
fn a_source_that_is_not_listed_for_the_cause() {
    assert_eq!(of("3000", "", "Caller", ""), [("source", Published, false)]);
    assert_eq!(of("4000", "", "Carrier", ""), [("source", Inferred, false)]);
    // Known from payloads.
    assert_eq!(of("3080", "", "Error", ""), [("source", Inferred, true)]);
    assert_eq!(of("3090", "", "Error", ""), [("source", Published, true)]);
    assert_eq!(of("3110", "", "Error", ""), [("source", Published, true)]);
    assert_eq!(of("5020", "", "Plivo", ""), [("source", Published, true)]);
    assert_eq!(
        of("3010", "", "Answer XML", ""),
        [("source", Published, true)]
    );
    // What is not published expects nothing, and what is no source says nothing.
    assert_eq!(of("2050", "", "Caller", ""), []);
    assert_eq!(of("3000", "", "Vobiz", ""), []);
    assert_eq!(of("4210", "", "Caller", ""), []);
}

#[test]
fn a_telephony_word_with_another_outcome_than_the_cause() {
    assert_eq!(
        of("4010", "", "Plivo", "USER_BUSY"),
        [("telephony", Ours, true)]
    );
    assert_eq!(
        of("2020", "", "Plivo", "NORMAL_CLEARING"),
        [("telephony", Ours, true)]
    );
    assert_eq!(
        of("3000", "", "", "USER_BUSY"),
        [("telephony", Ours, false)]
    );
    // Words without an outcome of their own, and code 0, contradict nothing.
    assert_eq!(of("3000", "", "", "NORMAL_UNSPECIFIED"), []);
    assert_eq!(of("0", "", "", "USER_BUSY"), []);
    assert_eq!(of("4210", "", "", "USER_BUSY"), []);
}

#[test]
fn each_finding_is_a_sentence_with_what_was_expected() {
    assert_eq!(
        sentence(&hangup("3010", "No Answer", "Caller", "NO_ANSWER")),
        "name: expected Busy Line, found No Answer\n\
         source: expected one of Busy Line (Plivo or Carrier), found Caller\n\
         telephony cause: expected an outcome of Busy, found NO_ANSWER, which is No Answer"
    );
    assert_eq!(
        sentence(&hangup("4210", "Busy Line", "", "")),
        "name: expected a name that goes with a code that is not listed, found Busy Line"
    );
    assert_eq!(
        sentence(&hangup("3010", "+12025550123", "", "")),
        "name: expected Busy Line, found another text"
    );
    let body = b"HangupCauseCode=2060&Direction=inbound&CallStatus=busy&AnswerTime=\
        &Duration=5&BillDuration=3";
    let callback = HangupCallback::from_form(body).unwrap();
    let sentences: Vec<_> = callback
        .disagreements()
        .map(|found| found.to_string())
        .collect();
    assert_eq!(
        sentences,
        [
            "direction: expected a call of type Outbound, found an inbound one",
            "status: expected one that goes with Failed, found Busy",
            "answer: expected an end in the state Pre-Initiation, found an answered call",
            "answer time: expected one that goes with 5 seconds, found none",
            "duration: expected at least 5 billed seconds, found 3",
        ]
    );
}

#[test]
fn a_direction_that_is_none_of_the_call_types() {
    let direction = |code: u16, direction: &str| {
        callback(&format!("HangupCauseCode={code}&Direction={direction}"))
    };
    assert_eq!(
        direction(3000, "inbound"),
        [("direction", Published, false)]
    );
    assert_eq!(direction(3030, "inbound"), [("direction", Inferred, false)]);
    assert_eq!(
        direction(9100, "inbound"),
        [("direction", Published, false)]
    );
    assert_eq!(direction(3000, "outbound"), []);
    assert_eq!(direction(4000, "inbound"), []);
    // Multiparty types say nothing of direction, and 2050 has no published types.
    assert_eq!(direction(4020, "inbound"), []);
    assert_eq!(direction(9110, "inbound"), []);
    assert_eq!(direction(2050, "inbound"), []);
    assert_eq!(direction(3000, "sideways"), []);
    let record = br#"{"hangup_cause_code":3000,"call_direction":"inbound"}"#;
    let record = CallRecord::from_json(record).unwrap();
    assert_eq!(
        found(record.disagreements()),
        [("direction", Published, false)]
    );
}

#[test]
fn a_status_that_does_not_go_with_the_outcome() {
    let status =
        |code: u16, status: &str| callback(&format!("HangupCauseCode={code}&CallStatus={status}"));
    assert_eq!(status(3010, "completed"), [("status", Ours, false)]);
    assert_eq!(status(4000, "busy"), [("status", Ours, false)]);
    assert_eq!(status(8011, "completed"), [("status", Ours, false)]);
    for (code, fitting) in [
        (3010, "busy"),
        (3000, "no-answer"),
        (6010, "timeout"),
        (4000, "completed"),
        (9100, "completed"),
        (1000, "cancel"),
        (1000, "no-answer"),
        (9000, "no-answer"),
        (3020, "cancel"),
        (3020, "busy"),
        (3020, "failed"),
        (0, "failed"),
        (3010, "ringing"),
        (3010, "parked"),
    ] {
        assert_eq!(status(code, fitting), [], "{code} {fitting}");
    }
    // An answered call that failed later had the status of an answered call.
    let failed_later = "HangupCauseCode=6020&CallStatus=completed&Duration=5";
    assert_eq!(callback(failed_later), []);
    assert_eq!(
        callback("HangupCauseCode=6020&CallStatus=failed&Duration=5"),
        []
    );
    let result = DialResult::from_form(b"DialStatus=completed&DialHangupCause=USER_BUSY").unwrap();
    assert_eq!(found(result.disagreements()), [("status", Ours, false)]);
}

#[test]
fn an_answer_that_does_not_go_with_the_states() {
    assert_eq!(
        callback("HangupCauseCode=3000&Duration=5"),
        [("answer", Published, false)]
    );
    assert_eq!(
        callback("HangupCauseCode=3020&Duration=5"),
        [("answer", Inferred, false)]
    );
    assert_eq!(
        callback("HangupCauseCode=4010&Duration=0"),
        [("answer", Published, false)]
    );
    assert_eq!(
        callback("HangupCauseCode=6000&Duration=0"),
        [("answer", Published, false)]
    );
    assert_eq!(callback("HangupCauseCode=4000&Duration=0"), []);
    assert_eq!(callback("HangupCauseCode=9000&Duration=5"), []);
    assert_eq!(callback("HangupCauseCode=2050&Duration=5"), []);
    let event = b"DialBLegHangupCauseCode=3010&DialBLegDuration=5";
    let event = DialCallback::from_form(event).unwrap();
    assert_eq!(found(event.disagreements()), [("answer", Published, false)]);
}

#[test]
fn durations_that_do_not_go_together() {
    assert_eq!(
        callback("HangupCauseCode=4000&Duration=5&BillDuration=3"),
        [("duration", Ours, false)]
    );
    for seconds in [
        "Duration=5",
        "BillDuration=60",
        "Duration=5&BillDuration=60",
    ] {
        assert_eq!(
            callback(&format!("HangupCauseCode=4000&AnswerTime=&{seconds}")),
            [("answer_time", Ours, false)],
            "{seconds}"
        );
    }
    let record = br#"{"hangup_cause_code":4000,"bill_duration":50,"billed_duration":6}"#;
    let record = CallRecord::from_json(record).unwrap();
    assert_eq!(found(record.disagreements()), [("duration", Ours, false)]);
    // A clean call, answered or not, has none.
    let unanswered = "HangupCauseCode=3010&CallStatus=busy&AnswerTime=&Duration=0&BillDuration=0";
    assert_eq!(callback(unanswered), []);
    assert_eq!(
        callback("HangupCauseCode=4000&Duration=60&BillDuration=60"),
        []
    );
    assert_eq!(
        callback("HangupCauseCode=4000&Duration=66&BillDuration=120"),
        []
    );
    assert_eq!(callback("HangupCauseCode=4000&Duration=66"), []);
}

#[test]
fn a_b_leg_is_outbound_and_its_status_is_not_the_a_legs() {
    let event = b"DialBLegHangupCauseCode=3000&Direction=inbound&CallStatus=in-progress";
    let event = DialCallback::from_form(event).unwrap();
    assert_eq!(found(event.disagreements()), []);
}

#[test]
fn findings_can_be_matched_and_hold_what_was_found() {
    let hangup = hangup("3000", "Busy Line", "", "");
    let disagreement = hangup.disagreements().next().unwrap();
    match disagreement.finding {
        Finding::Name {
            expected, found, ..
        } => {
            assert_eq!(expected, Some(plivo_hangup::HangupCause::NoAnswer));
            assert_eq!(found, Some(plivo_hangup::HangupCause::BusyLine));
        }
        other => panic!("{other:?}"),
    }
}
