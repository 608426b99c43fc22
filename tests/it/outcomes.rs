//! How answer, duration and status change the outcome of a callback.

use plivo_hangup::{HangupCallback, Outcome};

use crate::payload::form;

#[track_caller]
fn check(cases: &[(&str, Outcome)]) {
    for (body, outcome) in cases {
        let callback: HangupCallback = form(body);
        assert_eq!(callback.outcome(), Some(*outcome), "{body}");
    }
}

#[test]
#[rustfmt::skip]
fn a_normal_hangup_that_was_never_answered_is_canceled() {
    check(&[
        ("HangupCauseCode=4000&AnswerTime=&Duration=0", Outcome::Canceled),
        ("HangupCauseCode=4000&AnswerTime=", Outcome::Canceled),
        ("HangupCauseCode=4000&Duration=0&BillDuration=0", Outcome::Canceled),
        ("HangupCauseCode=4000", Outcome::Completed),
        ("HangupCauseCode=4000&Duration=3", Outcome::Completed),
        ("HangupCauseCode=4000&Duration=0&BillDuration=60", Outcome::Completed),
        ("HangupCauseCode=4000&Duration=0&AnswerTime=2024-09-26+14:05:08", Outcome::Completed),
        ("HangupCauseCode=4000&Duration=soon", Outcome::Completed),
    ]);
}

#[test]
fn an_answer_does_not_change_what_did_not_complete() {
    check(&[
        ("HangupCauseCode=6020&Duration=66", Outcome::Failed),
        ("HangupCauseCode=3010&Duration=0&AnswerTime=", Outcome::Busy),
    ]);
}

#[test]
fn the_status_decides_if_neither_cause_nor_word_does() {
    for (status, outcome) in [
        ("completed", Outcome::Completed),
        ("busy", Outcome::Busy),
        ("failed", Outcome::Failed),
        ("timeout", Outcome::Failed),
        ("no-answer", Outcome::NoAnswer),
        ("cancel", Outcome::Canceled),
        ("canceled", Outcome::Canceled),
        ("cancelled", Outcome::Canceled),
        ("new-status", Outcome::Unknown),
    ] {
        let status = format!("CallStatus={status}");
        let with_cause = format!("{status}&HangupCauseCode=3000");
        let with_word = format!("{status}&HangupCause=DECLINE&HangupCauseCode=0");
        check(&[
            (&status, outcome),
            (&with_cause, Outcome::NoAnswer),
            (&with_word, Outcome::Rejected),
        ]);
    }
}

#[test]
#[rustfmt::skip]
fn an_unanswered_call_goes_by_what_says_more_than_completed() {
    for (body, outcome) in [
        ("HangupCauseCode=4010&HangupCause=USER_BUSY", Outcome::Busy),
        ("HangupCauseCode=4010&HangupCause=NORMAL_CLEARING", Outcome::Canceled),
        // A limit of your own that ended the call before an answer.
        ("HangupCauseCode=6000&CallStatus=failed", Outcome::Canceled),
        ("HangupCause=NORMAL_CLEARING&CallStatus=no-answer", Outcome::NoAnswer),
        ("HangupCause=NORMAL_CLEARING&CallStatus=completed", Outcome::Canceled),
        ("CallStatus=completed", Outcome::Canceled),
        ("CallStatus=busy", Outcome::Busy),
    ] {
        check(&[(&format!("AnswerTime=&Duration=0&{body}"), outcome)]);
    }
}
