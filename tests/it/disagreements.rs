//! Where the parts of a hangup or a payload contradict each other.

use plivo_hangup::{
    CallRecord, DialCallback, DialSummary, Disagreement, DisagreementKind, Evidence, Hangup,
    HangupCallback, HangupCause,
};

use crate::payload::{form, json};
use crate::support::hangup;

use Evidence::{Inferred, Ours, Published};

/// The slug of a disagreement, its evidence, and whether payloads are known to have it.
type Found = (&'static str, Evidence, bool);

fn found(disagreements: impl Iterator<Item = Disagreement>) -> Vec<Found> {
    let each =
        disagreements.map(|found| (found.kind.slug(), found.evidence, found.seen_in_practice));
    each.collect()
}

/// Checks what is found in hangups of code, name, source and telephony word.
#[track_caller]
fn check(cases: &[([&str; 4], Option<Found>)]) {
    for ([code, name, source, word], expected) in cases {
        let disagreements = hangup(*code, *name, *source, *word).disagreements();
        let expected = Vec::from_iter(*expected);
        assert_eq!(
            found(disagreements),
            expected,
            "{code} {name} {source} {word}"
        );
    }
}

/// Checks what is found in callbacks.
#[track_caller]
fn check_callbacks(cases: &[(&str, Option<Found>)]) {
    for (body, expected) in cases {
        let callback: HangupCallback = form(body);
        assert_eq!(
            found(callback.disagreements()),
            Vec::from_iter(*expected),
            "{body}"
        );
    }
}

fn sentences(disagreements: impl Iterator<Item = Disagreement>) -> Vec<String> {
    disagreements.map(|found| found.to_string()).collect()
}

#[test]
#[rustfmt::skip]
fn a_hangup_as_it_should_be_has_none() {
    check(&[
        (["3010", "Busy Line", "Carrier", "USER_BUSY"], None),
        (["1000", "CANCELLED", "api request", "originator_cancel"], None),
        (["9000", "Lost Race", "Plivo", "LOSE_RACE"], None),
        (["3010", "", "", ""], None),
        (["", "", "", ""], None),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_name_that_means_another_cause_than_the_code() {
    check(&[
        (["3010", "No Answer", "", ""], Some(("name", Published, false))),
        (["4210", "Busy Line", "", ""], Some(("name", Ours, false))),
        (["4210", "sip_auth_failed", "", ""], Some(("name", Ours, false))),
        (["3010", "Occupied", "", ""], Some(("name", Published, false))),
        // Integrators put the telephony word there.
        (["3010", "User Busy", "", ""], Some(("word_in_name", Ours, true))),
        (["4000", "NORMAL_CLEARING", "", ""], Some(("word_in_name", Ours, true))),
        (["", "USER_BUSY", "", ""], Some(("word_in_name", Ours, true))),
        // A text that is both is a name here.
        (["", "No Answer", "", ""], None),
        // An unlisted code has an unlisted name, and what is not a code expects nothing.
        (["4210", "new_name", "", ""], None),
        (["busy", "Busy Line", "", ""], None),
        (["", "Busy Line", "", ""], None),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_source_that_is_not_listed_for_the_cause() {
    check(&[
        (["3000", "", "Caller", ""], Some(("source", Published, false))),
        (["4000", "", "Carrier", ""], Some(("source", Inferred, false))),
        // Known from payloads.
        (["3080", "", "Error", ""], Some(("source", Inferred, true))),
        (["3090", "", "Error", ""], Some(("source", Published, true))),
        (["3110", "", "Error", ""], Some(("source", Published, true))),
        (["5020", "", "Plivo", ""], Some(("source", Published, true))),
        (["3010", "", "Answer XML", ""], Some(("source", Published, true))),
        // What is not published expects nothing, and what is not a source says nothing.
        (["2050", "", "Caller", ""], None),
        (["3000", "", "Vobiz", ""], None),
        (["4210", "", "Caller", ""], None),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_telephony_word_with_another_outcome_than_the_cause() {
    check(&[
        (["4010", "", "Plivo", "USER_BUSY"], Some(("telephony", Ours, true))),
        (["2020", "", "Plivo", "NORMAL_CLEARING"], Some(("telephony", Ours, true))),
        (["3000", "", "", "USER_BUSY"], Some(("telephony", Ours, false))),
        // A machine answered, so the word of an answered call goes with it, and no other does.
        (["9100", "", "", "NORMAL_CLEARING"], None),
        (["9100", "", "", "USER_BUSY"], Some(("telephony", Ours, false))),
        // Words without an outcome of their own, and code 0, contradict nothing.
        (["3000", "", "", "NORMAL_UNSPECIFIED"], None),
        (["0", "", "", "USER_BUSY"], None),
        (["4210", "", "", "USER_BUSY"], None),
    ]);
}

#[test]
fn a_word_that_says_what_the_payload_as_a_whole_says_is_in_its_place() {
    // The XML dialed a busy number, and ended before an answer: Busy, which is what the word says.
    let body = "HangupCauseCode=4010&HangupCause=USER_BUSY&AnswerTime=&Duration=0";
    let callback: HangupCallback = form(body);
    let kinds = |found: Vec<Found>| found.into_iter().map(|(slug, ..)| slug).collect::<Vec<_>>();
    assert_eq!(kinds(found(callback.disagreements())), ["answer"]);
    assert_eq!(
        kinds(found(callback.hangup().disagreements())),
        ["telephony"]
    );
    // Answered, it is Completed, and the word is that of another leg.
    let callback: HangupCallback = form("HangupCauseCode=4010&HangupCause=USER_BUSY&Duration=5");
    assert_eq!(kinds(found(callback.disagreements())), ["telephony"]);
}

#[test]
fn each_is_a_sentence_with_what_was_expected() {
    let of = |code, name, source, word| sentences(hangup(code, name, source, word).disagreements());
    assert_eq!(
        of("3010", "No Answer", "Caller", "NO_ANSWER"),
        [
            "name: expected Busy Line, found No Answer",
            "source: expected one of Busy Line (Plivo or Carrier), found Caller",
            "telephony cause: expected an outcome of Busy, found NO_ANSWER, which is No Answer",
        ]
    );
    assert_eq!(
        of("4210", "Busy Line", "", ""),
        ["name: expected a name that is not listed, like the code, found Busy Line"]
    );
    assert_eq!(
        of("3010", "+12025550123", "", ""),
        ["name: expected Busy Line, found another text"]
    );
    let callback: HangupCallback = form(
        "HangupCauseCode=2060&Direction=inbound&CallStatus=busy&AnswerTime=&Duration=5\
         &BillDuration=3",
    );
    assert_eq!(
        sentences(callback.disagreements()),
        [
            "direction: expected a call of type Outbound, found an inbound one",
            "status: expected one that goes with Failed, found Busy",
            "answer: expected the call to end in the state Pre-Initiation, found an answered call",
            "answer time: expected a time, because 5 seconds are reported, found none",
            "duration: expected at least 5 billed seconds, found 3",
        ]
    );
}

#[test]
#[rustfmt::skip]
fn a_direction_that_is_none_of_the_call_types() {
    check_callbacks(&[
        ("HangupCauseCode=3000&Direction=inbound", Some(("direction", Published, false))),
        ("HangupCauseCode=3030&Direction=inbound", Some(("direction", Inferred, false))),
        ("HangupCauseCode=9100&Direction=inbound", Some(("direction", Published, false))),
        ("HangupCauseCode=3000&Direction=outbound", None),
        ("HangupCauseCode=4000&Direction=inbound", None),
        // Multiparty types say nothing of direction, and 2050 has no published types.
        ("HangupCauseCode=4020&Direction=inbound", None),
        ("HangupCauseCode=9110&Direction=inbound", None),
        ("HangupCauseCode=2050&Direction=inbound", None),
        ("HangupCauseCode=3000&Direction=sideways", None),
    ]);
    let record: CallRecord = json(r#"{"hangup_cause_code":3000,"call_direction":"inbound"}"#);
    assert_eq!(
        found(record.disagreements()),
        [("direction", Published, false)]
    );
}

#[test]
#[rustfmt::skip]
fn a_status_that_does_not_go_with_the_outcome() {
    check_callbacks(&[
        ("HangupCauseCode=3000&CallStatus=busy", Some(("status", Ours, false))),
        ("HangupCauseCode=3000&CallStatus=failed", Some(("status", Ours, false))),
        ("HangupCauseCode=3000&CallStatus=timeout", None),
        ("HangupCauseCode=3010&CallStatus=completed", Some(("status", Ours, false))),
        ("HangupCauseCode=4000&CallStatus=busy", Some(("status", Ours, false))),
        ("HangupCauseCode=8011&CallStatus=completed", Some(("status", Ours, false))),
        ("HangupCauseCode=3010&CallStatus=busy", None),
        ("HangupCauseCode=3000&CallStatus=no-answer", None),
        ("HangupCauseCode=3070&CallStatus=timeout", None),
        ("HangupCauseCode=6010&CallStatus=timeout", None),
        ("HangupCauseCode=4000&CallStatus=completed", None),
        ("HangupCauseCode=9100&CallStatus=completed", None),
        ("HangupCauseCode=1000&CallStatus=cancel", None),
        ("HangupCauseCode=1000&CallStatus=no-answer", None),
        ("HangupCauseCode=9000&CallStatus=no-answer", None),
        ("HangupCauseCode=3020&CallStatus=cancel", None),
        ("HangupCauseCode=3020&CallStatus=busy", None),
        ("HangupCauseCode=3020&CallStatus=failed", None),
        ("HangupCauseCode=0&CallStatus=failed", None),
        ("HangupCauseCode=3010&CallStatus=ringing", None),
        ("HangupCauseCode=3010&CallStatus=parked", None),
        // An answered call that failed later had the status of an answered call.
        ("HangupCauseCode=6020&CallStatus=completed&Duration=5", None),
        ("HangupCauseCode=6020&CallStatus=failed&Duration=5", None),
    ]);
    let result: DialSummary = form("DialStatus=completed&DialHangupCause=USER_BUSY");
    assert_eq!(found(result.disagreements()), [("status", Ours, false)]);
}

#[test]
#[rustfmt::skip]
fn an_answer_that_does_not_go_with_the_states() {
    check_callbacks(&[
        ("HangupCauseCode=3000&Duration=5", Some(("answer", Published, false))),
        ("HangupCauseCode=3020&Duration=5", Some(("answer", Inferred, false))),
        ("HangupCauseCode=4010&Duration=0", Some(("answer", Published, false))),
        ("HangupCauseCode=6000&Duration=0", Some(("answer", Published, false))),
        ("HangupCauseCode=4000&Duration=0", None),
        ("HangupCauseCode=9000&Duration=5", None),
        ("HangupCauseCode=2050&Duration=5", None),
    ]);
    let event: DialCallback = form("DialBLegHangupCauseCode=3010&DialBLegDuration=5");
    assert_eq!(found(event.disagreements()), [("answer", Published, false)]);
}

#[test]
#[rustfmt::skip]
fn durations_that_do_not_go_together() {
    let answer_time = Some(("answer_time", Ours, false));
    check_callbacks(&[
        ("HangupCauseCode=4000&Duration=5&BillDuration=3", Some(("duration", Ours, false))),
        ("HangupCauseCode=4000&AnswerTime=&Duration=5", answer_time),
        ("HangupCauseCode=4000&AnswerTime=&BillDuration=60", answer_time),
        ("HangupCauseCode=4000&AnswerTime=&Duration=5&BillDuration=60", answer_time),
        // A clean call, answered or not, has none.
        ("HangupCauseCode=3010&CallStatus=busy&AnswerTime=&Duration=0&BillDuration=0", None),
        ("HangupCauseCode=4000&Duration=60&BillDuration=60", None),
        ("HangupCauseCode=4000&Duration=66&BillDuration=120", None),
        ("HangupCauseCode=4000&Duration=66", None),
    ]);
    let record: CallRecord =
        json(r#"{"hangup_cause_code":4000,"bill_duration":50,"billed_duration":6}"#);
    assert_eq!(found(record.disagreements()), [("duration", Ours, false)]);
    let record: CallRecord =
        json(r#"{"hangup_cause_code":4000,"answer_time":"","call_duration":5}"#);
    assert_eq!(found(record.disagreements()), Vec::from_iter(answer_time));
    let event: DialCallback =
        form("DialBLegHangupCauseCode=4000&DialBLegDuration=5&DialBLegBillDuration=3");
    assert_eq!(found(event.disagreements()), [("duration", Ours, false)]);
}

#[test]
fn a_b_leg_is_outbound_and_its_status_is_not_the_a_legs() {
    let event: DialCallback =
        form("DialBLegHangupCauseCode=3000&Direction=inbound&CallStatus=in-progress");
    assert_eq!(found(event.disagreements()), []);
}

#[test]
fn each_can_be_matched_and_holds_what_was_found() {
    let hangup = hangup("3000", "Busy Line", "", "");
    let disagreement = hangup.disagreements().next().unwrap();
    let DisagreementKind::Name {
        expected, found, ..
    } = disagreement.kind
    else {
        panic!("{disagreement:?}");
    };
    assert_eq!(expected, Some(HangupCause::NoAnswer));
    assert_eq!(found, Some(HangupCause::BusyLine));
}

/// Each kind, by a hangup, a record or a callback that has it.
#[test]
fn each_kind_says_what_it_is() {
    let hangups = [
        hangup("3010", "No Answer", "", ""),
        hangup("3010", "User Busy", "", ""),
        hangup("3010", "", "", "Busy Line"),
        hangup("3000", "", "Caller", ""),
        hangup("3000", "", "", "USER_BUSY"),
    ];
    let records = [
        r#"{"hangup_cause_code": 3010, "trunk_domain": "1.zt.example"}"#,
        r#"{"hangup_cause_code": 3000, "call_direction": "inbound"}"#,
        r#"{"hangup_cause_code": 3010, "answer_time": "2026-03-01 10:00:00+00:00"}"#,
        r#"{"hangup_cause_code": 4000, "answer_time": "", "call_duration": 7}"#,
        r#"{"hangup_cause_code": 4000, "call_duration": 61, "billed_duration": 60}"#,
    ];
    let mut found = std::collections::BTreeMap::new();
    let mut note = |disagreement: Disagreement| {
        found.insert(disagreement.kind.slug(), disagreement.kind.description());
    };
    hangups
        .iter()
        .flat_map(Hangup::disagreements)
        .for_each(&mut note);
    records
        .iter()
        .flat_map(|record| {
            json::<CallRecord>(record)
                .disagreements()
                .collect::<Vec<_>>()
        })
        .for_each(&mut note);
    form::<HangupCallback>("HangupCauseCode=3010&CallStatus=no-answer")
        .disagreements()
        .for_each(&mut note);
    let expected = [
        (
            "answer",
            "The cause does not occur in the state that is reported: answered, or not answered.",
        ),
        (
            "answer_time",
            "There are seconds, but the time of the answer is blank.",
        ),
        (
            "cause_in_telephony",
            "The telephony field has the name of a cause.",
        ),
        (
            "direction",
            "The cause does not apply to calls in this direction.",
        ),
        ("duration", "Fewer seconds are billed than were talked."),
        ("name", "The name does not go with the code."),
        (
            "sip_trunk",
            "The record is of SIP trunking, another product, whose codes mean something else.",
        ),
        (
            "source",
            "The source is not one of those that are listed for the cause.",
        ),
        ("status", "The status does not go with the hangup."),
        (
            "telephony",
            "The telephony cause has another outcome than the cause.",
        ),
        ("word_in_name", "The name field has a telephony word."),
    ];
    assert_eq!(Vec::from_iter(found), expected);
}
