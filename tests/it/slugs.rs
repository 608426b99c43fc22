//! A slug is read wherever a name is.

use std::fmt::Debug;
use std::str::FromStr;

use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, HangupCallback, HangupCause, HangupSource, Outcome, Party,
    Reported, Retry, StirAttestation, StirVerification, TelephonyCause, Vocabulary,
};
use serde::de::DeserializeOwned;

/// Checks that each spelling is the value, through every reader of a text.
#[track_caller]
fn check<T>(value: T, spellings: &[&str])
where
    T: Vocabulary + FromStr + DeserializeOwned + PartialEq + Debug,
{
    for spelling in spellings {
        for text in [
            (*spelling).to_owned(),
            spelling.to_uppercase(),
            format!(" {spelling} "),
        ] {
            assert_eq!(text.parse().ok(), Some(value), "{text}");
            let json = format!("{text:?}");
            let read: T = serde_json::from_str(&json).unwrap();
            assert_eq!(read, value, "{text}");
            let reported = Reported::<T>::from(text.as_str());
            assert_eq!(reported.known(), Some(value), "{text}");
            assert_eq!(reported.as_str(), text);
            let reported: Reported<T> = serde_json::from_str(&json).unwrap();
            assert_eq!(reported.known(), Some(value), "{text}");
        }
    }
}

#[test]
fn each_vocabulary_reads_its_slugs() {
    check(HangupCause::BusyLine, &["Busy Line", "busy_line"]);
    check(
        HangupCause::CanceledOutOfCredits,
        &["Canceled (Out Of Credits)", "canceled_out_of_credits"],
    );
    check(HangupSource::ApiRequest, &["API Request", "api_request"]);
    check(HangupSource::AnswerXml, &["Answer XML", "answer_xml"]);
    check(TelephonyCause::UserBusy, &["USER_BUSY", "user_busy"]);
    check(CallStatus::NoAnswer, &["no-answer", "no_answer"]);
    check(CallStatus::InProgress, &["in-progress", "in_progress"]);
    check(CallStatus::Cancel, &["cancel", "canceled", "cancelled"]);
    check(DialStatus::NoAnswer, &["no-answer", "no_answer"]);
    check(DialStatus::Cancel, &["cancel", "canceled", "cancelled"]);
    check(Direction::Inbound, &["inbound"]);
    check(CallbackEvent::DialHangup, &["DialHangup", "dial_hangup"]);
    check(CallbackEvent::StartApp, &["StartApp", "start_app"]);
    check(
        CallbackEvent::MachineDetection,
        &["MachineDetection", "machine_detection"],
    );
    check(DialAction::Hangup, &["hangup"]);
    check(DialBLegStatus::Connected, &["connected"]);
    check(CallLeg::A, &["ALeg", "a_leg"]);
    check(CallLeg::B, &["BLeg", "b_leg"]);
    check(
        StirVerification::NotVerified,
        &["Not Verified", "not_verified"],
    );
    check(StirAttestation::Full, &["A", "full"]);
    check(Outcome::NoAnswer, &["No Answer", "no_answer"]);
    check(Retry::WithBackoff, &["With Backoff", "with_backoff"]);
    check(Party::ContactData, &["Contact Data", "contact_data"]);
    check(CallType::OutboundSip, &["outbound_sip"]);
    check(CallState::PreInitiation, &["pre_initiation"]);
    check(Category::Destination, &["destination"]);
    check(Evidence::NotPublished, &["not_published"]);
}

#[test]
fn a_payload_reads_the_slugs_of_its_words() {
    let callback = HangupCallback::from_form(
        "Event=hangup&CallStatus=no_answer&HangupSource=api_request&STIRVerification=not_verified\
            &HangupCause=no_answer&HangupCauseName=no_answer",
    )
    .unwrap();
    assert_eq!(callback.call_status().unwrap(), CallStatus::NoAnswer);
    let verification = callback.stir_verification().unwrap();
    assert_eq!(verification, StirVerification::NotVerified);
    let hangup = callback.hangup();
    assert_eq!(hangup.source(), Some(HangupSource::ApiRequest));
    assert_eq!(hangup.cause(), Some(HangupCause::NoAnswer));
    assert_eq!(hangup.telephony(), Some(TelephonyCause::NoAnswer));
    assert_eq!(callback.answered(), Some(false));
}
