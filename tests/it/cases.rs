//! Inputs that are easily read wrongly, each with its right value.

use plivo_hangup::{
    CallRecord, CallRecordPage, Callback, DialCallback, DialSummary, HangupCallback, HangupCause,
    HangupSource, Outcome, Party, Retry,
};

use crate::readings::{
    BUSY, CANCELED, COMPLETED, FAILED, Judged as _, TIMEOUT, UNANSWERED, UNKNOWN, check,
    check_goes_on, check_title, own, to_fix,
};
use crate::support::hangup;

#[test]
fn an_unlisted_code_from_error_is_failed_and_names_nobody() {
    for code in ["8015", "7015", "5040"] {
        let body = format!(
            "HangupCauseCode={code}&HangupSource=Error&HangupCause=NORMAL_CLEARING\
                &CallStatus=completed&Duration=2"
        );
        check::<HangupCallback>(&body, None, FAILED, &[]);
    }
}

#[test]
fn an_unlisted_code_of_a_completed_call_is_not_completed() {
    for code in ["8015", "7015", "5040"] {
        let body = format!("HangupCauseCode={code}&CallStatus=completed");
        check::<HangupCallback>(&body, None, UNKNOWN, &[]);
    }
}

#[test]
fn an_unlisted_code_that_was_rejected_strikes_no_number_off() {
    let body = "HangupCauseCode=4210&HangupCauseName=sip_auth_failed&HangupCause=CALL_REJECTED";
    let rejected = (Outcome::Rejected, Retry::AfterFix, None);
    check::<HangupCallback>(body, None, rejected, &["name"]);
}

#[test]
fn a_cause_in_the_place_of_the_word_is_the_cause() {
    let application = to_fix(Outcome::Failed, Party::Application);
    let exchanged = &["cause_in_telephony*"];
    let body = "DialStatus=timeout&DialRingStatus=false&DialHangupCause=sip_auth_timeout\
        &DialBLegUUID=";
    check::<DialSummary>(body, 4250, application, exchanged);
    let body = "DialStatus=failed&DialHangupCause=violates_media_anchoring&DialBLegUUID=";
    check::<DialSummary>(body, 2070, application, exchanged);
    check_title::<DialSummary>(body, "2070 Violates Media Anchoring");
    assert_eq!(
        HangupCause::from_name("violates_media_anchoring"),
        Some(HangupCause::ViolatesMediaAnchoring)
    );
}

#[test]
fn a_status_of_timeout_is_not_no_answer() {
    let body = "Event=Hangup&CallStatus=timeout&Duration=0";
    check::<HangupCallback>(body, None, TIMEOUT, &[]);
}

#[test]
fn a_status_of_timeout_goes_with_3070_and_6010() {
    let carrier = (Outcome::Failed, Retry::WithBackoff, Some(Party::Carrier));
    let body = "CallStatus=timeout&HangupCauseCode=3070&HangupSource=Carrier&Duration=0";
    check::<HangupCallback>(body, 3070, carrier, &[]);
    let body = "CallStatus=timeout&HangupCauseCode=6010&HangupSource=Plivo&Duration=0";
    check::<HangupCallback>(body, 6010, UNANSWERED, &[]);
}

#[test]
fn an_unlisted_word_alone_is_titled_as_a_cause_that_is_not_listed() {
    let title = "A cause that is not listed";
    check_title::<HangupCallback>("HangupCause=NEW_WORD", title);
    check_title::<DialCallback>("DialBLegHangupCause=NEW_WORD", title);
    check_title::<DialSummary>("DialHangupCause=NEW_WORD", title);
    check_title::<Callback>("HangupCause=NEW_WORD", title);
    check_title::<CallRecord>(r#"{"hangup_cause":"NEW_WORD"}"#, title);
}

#[test]
fn a_time_limit_before_an_answer_is_canceled() {
    let body = "HangupCause=ALLOTTED_TIMEOUT&HangupCauseCode=6000&HangupSource=Plivo\
        &CallStatus=no-answer&AnswerTime=&Duration=0&Direction=outbound";
    // The page lists 6000 for answered calls only.
    for reading in HangupCallback::readings(body) {
        assert_eq!(reading.cause(), Some(HangupCause::ScheduledHangup));
        assert_eq!(reading.verdict(), Some(CANCELED));
        let slugs = reading.found();
        assert!(slugs.iter().all(|(slug, _)| *slug == "answer"), "{slugs:?}");
    }
}

#[test]
fn a_record_of_sip_trunking_has_no_cause_of_voice() {
    let body = r#"{"call_uuid":"u","call_direction":"inbound","call_duration":32,
        "bill_duration":60,"hangup_cause_code":3000,"hangup_cause_name":"normal_hangup",
        "hangup_source":"carrier","trunk_domain":"1.zt.example"}"#;
    check::<CallRecord>(body, None, UNKNOWN, &["sip_trunk*"]);
    check_title::<CallRecord>(body, "Code 3000 of SIP trunking");
}

#[test]
fn a_call_that_goes_on_has_no_outcome() {
    for body in [
        "Event=StartApp&CallStatus=ringing&CallUUID=u",
        "Event=Ring&CallStatus=ringing&CallUUID=u",
        "Event=StopStream&CallUUID=u",
    ] {
        check_goes_on::<HangupCallback>(body);
        check_goes_on::<Callback>(body);
    }
}

#[test]
fn a_dial_event_and_a_dial_summary_are_told_apart() {
    let event = "DialBLegHangupCauseCode=3010&DialBLegStatus=hangup&CallUUID=a1&DialBLegUUID=b1";
    check::<Callback>(event, 3010, BUSY, &[]);
    assert!(matches!(Callback::from_form(event), Ok(Callback::Dial(_))));
    let summary = "DialHangupCause=USER_BUSY&DialStatus=busy&CallUUID=a1&DialBLegUUID=";
    check::<Callback>(summary, None, BUSY, &[]);
    assert!(matches!(
        Callback::from_form(summary),
        Ok(Callback::DialSummary(_))
    ));
}

#[test]
fn a_callback_without_call_uuid_has_the_key_of_its_request() {
    let body = "RequestUUID=r1&Event=Hangup&HangupCauseCode=4000";
    for reading in HangupCallback::readings(body) {
        let key = reading.delivery_key().unwrap();
        assert_eq!(key.to_string(), "r1/Hangup");
    }
}

#[test]
fn a_record_in_camel_case_is_read() {
    let body = r#"{"callUuid":"u","hangupCauseCode":3010,"hangupCauseName":"Busy Line",
        "hangupSource":"Callee"}"#;
    // The page lists 3010 from Plivo and Carrier only.
    check::<CallRecord>(body, 3010, BUSY, &["source"]);
}

#[test]
fn a_word_in_the_place_of_the_name_is_the_word() {
    let body = "CallUUID=c&HangupCauseName=USER_BUSY";
    check::<HangupCallback>(body, None, BUSY, &["word_in_name*"]);
}

#[test]
fn a_machine_is_said_in_the_explanation() {
    let body = "Machine=true&HangupCauseCode=4000&HangupSource=API+Request&Duration=12";
    check::<HangupCallback>(body, 4000, own(Outcome::Completed), &[]);
    for reading in HangupCallback::readings(body) {
        let explanation = reading.explain().unwrap().to_string();
        assert!(
            explanation.contains("A machine was detected."),
            "{explanation}"
        );
    }
}

#[test]
fn a_slug_is_read_as_its_name() {
    assert_eq!(
        HangupCause::from_name("busy_line"),
        Some(HangupCause::BusyLine)
    );
    assert_eq!(
        HangupSource::from_name("answer_xml"),
        Some(HangupSource::AnswerXml)
    );
    for source in ["answer_xml", "Answer+XML", "ANSWER_XML"] {
        let body = format!("HangupCauseCode=3010&HangupSource={source}");
        check::<HangupCallback>(&body, 3010, own(Outcome::Busy), &["source*"]);
    }
}

#[test]
fn decline_has_one_answer_in_any_case() {
    for decline in ["DECLINE", "decline", "Decline"] {
        let name = hangup(None, decline, None, None);
        assert_eq!(name.cause(), Some(HangupCause::Declined));
        let word = hangup(None, None, None, decline);
        for read in [name, word] {
            let meaning = read.meaning();
            assert_eq!(
                (meaning.outcome, meaning.retry),
                (Outcome::Rejected, Retry::AfterFix),
                "{decline}"
            );
        }
    }
}

#[test]
fn what_is_not_a_callback_is_read_and_not_recognized() {
    let multipart = "--x\r\nContent-Disposition: form-data; name=\"CallUUID\"\r\n\r\nc1\r\n--x--";
    for body in [r#"{"HangupCauseCode":3010}"#, multipart, "%%%", ""] {
        assert!(!HangupCallback::from_form(body).unwrap().is_recognized());
        assert!(!DialCallback::from_form(body).unwrap().is_recognized());
        assert!(!DialSummary::from_form(body).unwrap().is_recognized());
        assert!(!Callback::from_form(body).unwrap().is_recognized());
    }
}

#[test]
fn the_error_answer_of_the_api_is_an_error() {
    let answer = r#"{"api_id":"x","error":"not found"}"#;
    let error = CallRecord::from_json(answer).unwrap_err().to_string();
    assert_eq!(
        error,
        "payload: expected a call detail record, found the API's error answer"
    );
    let error = CallRecordPage::from_json(answer).unwrap_err().to_string();
    assert_eq!(
        error,
        "payload: expected a page of call detail records, found the API's error answer"
    );
    let page = format!("{{\"objects\":[{answer}]}}");
    let page = CallRecordPage::from_json(page).unwrap();
    let error = page.records[0].as_ref().unwrap_err();
    assert_eq!(
        error.to_string(),
        "objects[0]: expected a call detail record, found the API's error answer"
    );
    assert_eq!(error.raw_json(), answer);
}

#[test]
fn a_cancel_request_that_came_after_the_answer_is_completed() {
    let body = "HangupCauseCode=1000&HangupSource=API+Request&Duration=5";
    for reading in HangupCallback::readings(body) {
        assert_eq!(reading.verdict(), Some(own(Outcome::Completed)));
    }
    for reading in CallRecord::readings(r#"{"hangup_cause_code":1000,"call_duration":5}"#) {
        assert_eq!(reading.verdict(), Some(COMPLETED));
    }
}

#[test]
fn own_xml_that_ends_an_answered_call_completes_it() {
    for (code, disagreements) in [
        (3010, ["source*", "answer"].as_slice()),
        (3020, &["answer"]),
        (3030, &["answer"]),
    ] {
        let body = format!("HangupCauseCode={code}&HangupSource=Answer+XML&Duration=5");
        check::<HangupCallback>(&body, code, own(Outcome::Completed), disagreements);
    }
}

#[test]
fn what_plivo_forbids_is_failed() {
    let plivo = to_fix(Outcome::Failed, Party::Plivo);
    let body = "HangupCauseCode=3040&HangupSource=Plivo";
    check::<HangupCallback>(body, 3040, plivo, &[]);
}

#[test]
fn a_callee_that_hangs_up_before_an_answer_rejects() {
    let callee = to_fix(Outcome::Rejected, Party::Callee);
    let body = "HangupCauseCode=4000&HangupSource=Callee&CallStatus=no-answer";
    check::<HangupCallback>(body, 4000, callee, &["status"]);
}

#[test]
fn a_report_of_completed_yields_to_one_of_failed() {
    let body = "CallStatus=failed&HangupCause=NORMAL_CLEARING";
    check::<HangupCallback>(body, None, FAILED, &[]);
}

#[test]
fn a_name_that_is_also_a_word_is_a_name_in_its_own_place() {
    check::<CallRecord>(
        r#"{"hangup_cause_name":"No Answer"}"#,
        3000,
        UNANSWERED,
        &[],
    );
}
