//! The kinds of the inputs that are easily read wrongly: what status, answer and source change.

use plivo_hangup::{CallRecord, DialCallback, DialSummary, HangupCallback, Outcome, Party, Retry};

use crate::readings::{
    BUSY, CANCELED, COMPLETED, FAILED, Judged, TIMEOUT, UNANSWERED, Verdict, check, own, to_fix,
};

#[test]
fn a_timeout_is_failed_and_goes_with_no_answer_but_with_nothing_else() {
    for status in ["timeout", "Timeout", "+TIMEOUT+"] {
        check::<HangupCallback>(&format!("CallStatus={status}"), None, TIMEOUT, &[]);
        check::<DialSummary>(&format!("DialStatus={status}"), None, TIMEOUT, &[]);
        let code_0 = format!("CallStatus={status}&HangupCauseCode=0");
        check::<HangupCallback>(&code_0, 0, TIMEOUT, &[]);
    }
    for (code, verdict) in [(3000, UNANSWERED), (6010, UNANSWERED)] {
        let body = format!("CallStatus=timeout&HangupCauseCode={code}");
        check::<HangupCallback>(&body, code, verdict, &[]);
    }
    check::<HangupCallback>(
        "CallStatus=timeout&HangupCause=NO_ANSWER",
        None,
        UNANSWERED,
        &[],
    );
    let word = "DialStatus=timeout&DialHangupCause=NO_ANSWER&DialBLegUUID=b1";
    check::<DialSummary>(word, None, UNANSWERED, &[]);
    for code in [3010, 3020, 3030, 3110, 4000, 9000] {
        let body = format!("CallStatus=timeout&HangupCauseCode={code}");
        for reading in HangupCallback::readings(&body) {
            assert_eq!(reading.found(), [("status", false)], "{body}");
        }
    }
}

#[test]
fn a_time_limit_is_completed_after_an_answer_and_canceled_before() {
    for (body, verdict) in [
        ("HangupCauseCode=6000&Duration=0", CANCELED),
        ("HangupCauseCode=6000&AnswerTime=", CANCELED),
        ("HangupCauseCode=6000&CallStatus=cancel", CANCELED),
        ("HangupCauseCode=6000&CallStatus=no-answer", CANCELED),
        ("HangupCauseName=scheduled_hangup&Duration=0", CANCELED),
        ("HangupCauseCode=6000&Duration=5", COMPLETED),
        (
            "HangupCauseCode=6000&AnswerTime=2024-09-26+14:05:08",
            COMPLETED,
        ),
        ("HangupCauseCode=6000", COMPLETED),
    ] {
        for reading in HangupCallback::readings(body) {
            assert_eq!(reading.verdict(), Some(verdict), "{body}");
        }
    }
    for reading in CallRecord::readings(r#"{"hangup_cause_code":6000,"call_duration":0}"#) {
        assert_eq!(reading.verdict(), Some(CANCELED));
    }
    for reading in DialCallback::readings("DialBLegHangupCauseCode=6000&DialBLegDuration=0") {
        assert_eq!(reading.verdict(), Some(CANCELED));
    }
}

#[test]
fn corrections_hold_in_each_payload() {
    for (code, source, seconds, verdict) in [
        (1000, "API Request", "5", own(Outcome::Completed)),
        (1000, "api_request", "0", own(Outcome::Canceled)),
        (1000, "Plivo", "5", COMPLETED),
        (1000, "", "0", CANCELED),
        (3010, "Answer XML", "5", own(Outcome::Completed)),
        (3020, "answer_xml", "5", own(Outcome::Completed)),
        (3030, "ANSWER XML", "5", own(Outcome::Completed)),
        (3010, "Answer XML", "0", own(Outcome::Busy)),
        (3020, "Answer XML", "0", own(Outcome::Rejected)),
        (3030, "Answer XML", "", own(Outcome::Rejected)),
        (
            3020,
            "Callee",
            "5",
            (Outcome::Rejected, Retry::Never, Some(Party::Callee)),
        ),
        (3040, "Plivo", "0", to_fix(Outcome::Failed, Party::Plivo)),
        (
            3040,
            "Carrier",
            "0",
            to_fix(Outcome::Rejected, Party::Callee),
        ),
        (
            4000,
            "Callee",
            "0",
            to_fix(Outcome::Rejected, Party::Callee),
        ),
        (4000, "Caller", "0", CANCELED),
        (4000, "Callee", "5", COMPLETED),
    ] {
        let bodies = format!("HangupCauseCode={code}&HangupSource={source}&Duration={seconds}");
        let dial = format!(
            "DialBLegHangupCauseCode={code}&DialBLegHangupSource={source}&DialBLegDuration={seconds}"
        );
        let record = format!(
            r#"{{"hangup_cause_code":{code},"hangup_source":"{source}","call_duration":"{seconds}"}}"#
        );
        let found = [
            verdicts::<HangupCallback>(&bodies),
            verdicts::<DialCallback>(&dial),
            verdicts::<CallRecord>(&record),
        ];
        for found in found.concat() {
            assert_eq!(found, Some(verdict), "{code} {source} {seconds}");
        }
    }
}

fn verdicts<P: Judged>(body: &str) -> Vec<Option<Verdict>> {
    let readings = P::readings(body);
    readings.iter().map(P::verdict).collect()
}

#[test]
fn a_report_of_completed_yields_to_each_that_says_more() {
    for (status, verdict) in [
        ("failed", FAILED),
        ("timeout", TIMEOUT),
        ("busy", BUSY),
        ("no-answer", UNANSWERED),
        ("cancel", CANCELED),
        ("completed", COMPLETED),
        ("parked", COMPLETED),
    ] {
        let body = format!("CallStatus={status}&HangupCause=NORMAL_CLEARING");
        check::<HangupCallback>(&body, None, verdict, &[]);
        let body = format!("DialStatus={status}&DialHangupCause=NORMAL_CLEARING");
        check::<DialSummary>(&body, None, verdict, &[]);
    }
    check::<HangupCallback>(
        "CallStatus=completed&HangupCause=USER_BUSY",
        None,
        BUSY,
        &["status"],
    );
}

#[test]
#[rustfmt::skip]
fn two_reports_that_agree_outweigh_an_id() {
    for (status, word, id, answered, outcome) in [
        ("busy", "USER_BUSY", "b1", Some(false), Outcome::Busy),
        ("no-answer", "NO_ANSWER", "b1", Some(false), Outcome::NoAnswer),
        ("cancel", "ORIGINATOR_CANCEL", "b1", Some(false), Outcome::Canceled),
        // Both say that nobody answered, each in its own way.
        ("busy", "CALL_REJECTED", "b1", Some(false), Outcome::Rejected),
        ("cancel", "NO_ANSWER", "b1", Some(false), Outcome::NoAnswer),
        ("no-answer", "ORIGINATOR_CANCEL", "b1", Some(false), Outcome::Canceled),
        ("failed", "CALL_REJECTED", "b1", None, Outcome::Rejected),
        ("failed", "CALL_REJECTED", "", Some(false), Outcome::Rejected),
        ("failed", "NORMAL_TEMPORARY_FAILURE", "b1", None, Outcome::Failed),
        ("timeout", "NO_ANSWER", "b1", None, Outcome::NoAnswer),
        ("completed", "NORMAL_CLEARING", "", None, Outcome::Completed),
        ("completed", "NORMAL_CLEARING", "b1", Some(true), Outcome::Completed),
    ] {
        check_dial(&format!("DialStatus={status}&DialHangupCause={word}&DialBLegUUID={id}"), answered, outcome);
    }
}

#[test]
#[rustfmt::skip]
fn an_id_decides_where_the_reports_disagree_or_say_nothing() {
    for (body, answered, outcome) in [
        ("DialStatus=completed&DialHangupCause=USER_BUSY&DialBLegUUID=b1", Some(true), Outcome::Completed),
        ("DialStatus=completed&DialHangupCause=USER_BUSY&DialBLegUUID=", Some(false), Outcome::Busy),
        ("DialStatus=busy&DialHangupCause=NORMAL_CLEARING&DialBLegUUID=", Some(false), Outcome::Busy),
        ("DialStatus=busy&DialHangupCause=NORMAL_CLEARING&DialBLegUUID=b1", Some(true), Outcome::Completed),
        ("DialStatus=completed&DialBLegUUID=", Some(false), Outcome::Canceled),
        ("DialStatus=completed&DialBLegUUID=b1", Some(true), Outcome::Completed),
        ("DialStatus=busy", Some(false), Outcome::Busy),
        ("DialStatus=failed", None, Outcome::Failed),
        ("", None, Outcome::Unknown),
    ] {
        check_dial(body, answered, outcome);
    }
}

#[test]
fn an_id_does_not_outweigh_the_only_report_that_denies_an_answer() {
    for (body, outcome) in [
        ("DialHangupCause=USER_BUSY&DialBLegUUID=b1", Outcome::Busy),
        ("DialStatus=busy&DialBLegUUID=b1", Outcome::Busy),
        (
            "DialStatus=no-answer&DialHangupCause=new_word&DialBLegUUID=b1",
            Outcome::NoAnswer,
        ),
        (
            "DialStatus=no-answer&DialHangupCause=NORMAL_UNSPECIFIED&DialBLegUUID=b1",
            Outcome::NoAnswer,
        ),
    ] {
        check_dial(body, Some(false), outcome);
    }
}

#[track_caller]
fn check_dial(body: &str, answered: Option<bool>, outcome: Outcome) {
    for summary in DialSummary::readings(body) {
        assert_eq!(summary.answered(), answered, "{body}");
        assert_eq!(summary.outcome(), Some(outcome), "{body}");
    }
}
