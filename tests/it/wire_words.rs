//! What the wire's events and statuses say of how a call ended.

use plivo_hangup::{
    CallLeg, CallStatus, CallbackEvent, DialStatus, Meaning, Outcome, Party, Retry,
};

#[test]
fn an_event_is_about_a_leg_and_may_be_its_end() {
    let facts = CallbackEvent::ALL
        .iter()
        .map(|event| (event.name(), event.leg(), event.is_end()));
    assert!(facts.eq([
        ("StartApp", Some(CallLeg::A), false),
        ("Ring", Some(CallLeg::A), false),
        ("MachineDetection", Some(CallLeg::A), false),
        ("StartStream", Some(CallLeg::A), false),
        ("StopStream", Some(CallLeg::A), false),
        ("DroppedStream", Some(CallLeg::A), false),
        ("Record", Some(CallLeg::A), false),
        ("RecordStop", Some(CallLeg::A), false),
        ("Hangup", Some(CallLeg::A), true),
        ("Redirect", None, false),
        ("DialAction", None, true),
        ("DialAnswer", Some(CallLeg::B), false),
        ("DialConnected", Some(CallLeg::B), false),
        ("DialDigitsMatch", Some(CallLeg::B), false),
        ("DialHangup", Some(CallLeg::B), true),
    ]));
}

#[test]
#[rustfmt::skip]
fn a_status_says_how_the_call_ended_and_what_to_do_or_that_it_goes_on() {
    let completed = Some((Outcome::Completed, Retry::NotNeeded, None));
    let busy = Some((Outcome::Busy, Retry::Later, Some(Party::Callee)));
    let failed = Some((Outcome::Failed, Retry::AfterFix, None));
    let timeout = Some((Outcome::Failed, Retry::WithBackoff, None));
    let no_answer = Some((Outcome::NoAnswer, Retry::Later, Some(Party::Callee)));
    let canceled = Some((Outcome::Canceled, Retry::NotNeeded, None));

    let said = |meaning: Meaning| (meaning.outcome, meaning.retry, meaning.responsible);
    let dial = DialStatus::ALL.iter().map(|status| status.meaning().map(said));
    assert!(dial.eq([completed, busy, failed, canceled, timeout, no_answer]));
    let call = CallStatus::ALL.iter().map(|status| status.meaning().map(said));
    assert!(call.eq([
        None, None, None, completed, busy, failed, timeout, no_answer, canceled,
    ]));

    for (status, outcome) in [
        (CallStatus::Queued, None),
        (CallStatus::Ringing, None),
        (CallStatus::InProgress, None),
        (CallStatus::Completed, Some(Outcome::Completed)),
        (CallStatus::Timeout, Some(Outcome::Failed)),
        (CallStatus::NoAnswer, Some(Outcome::NoAnswer)),
    ] {
        assert_eq!(status.outcome(), outcome, "{status}");
    }
    assert_eq!(DialStatus::Timeout.outcome(), Some(Outcome::Failed));
}

#[test]
fn the_meaning_of_a_status_has_texts_of_its_own_where_it_differs_from_the_outcome() {
    let timeout = CallStatus::Timeout.meaning().unwrap();
    assert_eq!(timeout.description, CallStatus::Timeout.description());
    assert_eq!(
        timeout.next_step,
        "Try again, with a longer pause before each further attempt. \
         If it persists, contact Plivo support with the call's UUID."
    );
    assert!(timeout.rationale.contains("terminating carrier"));
    let failed = CallStatus::Failed.meaning().unwrap();
    assert_eq!(failed.next_step, Outcome::Failed.meaning().next_step);
}
