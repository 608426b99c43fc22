//! The vocabularies: names and slugs, lookup, and how each is written and read.

use std::fmt::Display;
use std::str::FromStr;

use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupSource, Outcome, Party, Reported, Retry,
    StirAttestation, StirVerification, UnrecognizedText, Vocabulary,
};
use serde::Serialize;
use serde::de::value::Error as ValueError;
use serde::de::{DeserializeOwned, IntoDeserializer};
use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

use crate::support::{from_json, json_error};

/// Texts that are in no vocabulary.
const NOWHERE: [&str; 9] = [
    "",
    " ",
    "Any",
    "Vobiz",
    "Network",
    "12025550123",
    "Unknown ?",
    "sip_auth_failed",
    "Not  Applicable",
];

/// JSON that is not text, and what errors call it.
const OTHER_JSON: [(&str, &str); 8] = [
    ("17", "a number"),
    ("12025550123", "a number"),
    ("-12025550123", "a number"),
    ("1.5", "a number"),
    ("false", "true or false"),
    ("null", "nothing"),
    ("[]", "a list"),
    ("{}", "an object"),
];

/// Checks a vocabulary against its rows of variant, name and slug. Three accessors give the name,
/// the slug, and the one of them that serde writes; errors say what they expected.
#[track_caller]
pub fn check<T>(
    expected: &str,
    all: &[T],
    find: fn(&str) -> Option<T>,
    accessors: [fn(T) -> &'static str; 3],
    rows: &[(T, &str, &str)],
) where
    T: Vocabulary + Display + FromStr<Err = UnrecognizedText> + Ord,
    T: Serialize + DeserializeOwned,
    T: VariantArray + EnumCount + IntoEnumIterator + VariantNames,
{
    let variants: Vec<T> = rows.iter().map(|row| row.0).collect();
    assert_eq!(all, variants, "ALL");
    assert_eq!(<T as VariantArray>::VARIANTS, variants, "VARIANTS");
    assert_eq!(T::COUNT, variants.len(), "COUNT");
    assert!(T::iter().eq(variants.iter().copied()), "iter()");
    let names: Vec<_> = rows.iter().map(|row| row.1).collect();
    assert_eq!(<T as VariantNames>::VARIANTS, names, "names");
    assert!(variants.is_sorted(), "order");

    for &(value, name, slug) in rows {
        let [found_name, found_slug, written] = accessors.map(|text| text(value));
        assert_eq!(found_name, name, "{value:?}: name");
        assert_eq!(found_slug, slug, "{value:?}: slug");
        assert_eq!(value.to_string(), name, "{value:?}: Display");
        assert_eq!(
            format!("{value:>40}"),
            format!("{name:>40}"),
            "{value:?}: padded"
        );
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, format!("\"{written}\""), "{value:?}: JSON");
        assert_eq!(
            Reported::from(value).as_str(),
            written,
            "{value:?}: reported"
        );

        let (upper, lower) = (written.to_uppercase(), name.to_lowercase());
        let padded = format!(" {lower}\t");
        for spelled in [written, name, slug, &upper, &lower, &padded] {
            assert_eq!(find(spelled), Some(value), "{spelled:?}");
            assert_eq!(spelled.parse(), Ok(value), "{spelled:?}");
            assert_eq!(Reported::<T>::from(spelled), value, "{spelled:?}");
            let json = serde_json::to_string(spelled).unwrap();
            assert_eq!(from_json::<T>(&json), value, "{json}");
        }
    }

    for text in NOWHERE {
        let sentence = format!("expected {expected}, found text of {} bytes", text.len());
        assert_eq!(find(text), None, "{text:?}");
        assert_eq!(text.parse::<T>().expect_err(text).to_string(), sentence);
        let json = serde_json::to_string(text).unwrap();
        assert_eq!(json_error::<T>(&json), sentence);
    }
    for (json, kind) in OTHER_JSON {
        let sentence = format!("expected {expected}, found {kind}");
        assert_eq!(json_error::<T>(json), sentence, "{json}");
    }
    // From a reader that hands over a number even when it is asked for text.
    let number = IntoDeserializer::<ValueError>::into_deserializer(12_025_550_123_u64);
    let error = T::deserialize(number).expect_err("a number is not text");
    let sentence = format!("expected {expected}, found a number");
    assert_eq!(error.to_string(), sentence);
}

#[test]
#[rustfmt::skip]
fn the_words_of_the_catalog() {
    check("the name of a hangup source", HangupSource::ALL, HangupSource::from_name,
        [HangupSource::name, HangupSource::slug, HangupSource::name], &[
        (HangupSource::Caller, "Caller", "caller"),
        (HangupSource::Callee, "Callee", "callee"),
        (HangupSource::Plivo, "Plivo", "plivo"),
        (HangupSource::Carrier, "Carrier", "carrier"),
        (HangupSource::ApiRequest, "API Request", "api_request"),
        (HangupSource::AnswerXml, "Answer XML", "answer_xml"),
        (HangupSource::Error, "Error", "error"),
        (HangupSource::Unknown, "Unknown", "unknown"),
    ]);
    check("the name of a call type", CallType::ALL, CallType::from_name,
        [CallType::name, CallType::slug, CallType::slug], &[
        (CallType::Inbound, "Inbound", "inbound"),
        (CallType::Outbound, "Outbound", "outbound"),
        (CallType::OutboundApi, "Outbound (API Calls)", "outbound_api"),
        (CallType::OutboundDialXml, "Outbound (Dial XML)", "outbound_dial_xml"),
        (CallType::OutboundSip, "Outbound (SIP Calls)", "outbound_sip"),
        (CallType::MpcApi, "MPC API", "mpc_api"),
        (CallType::MpcXml, "MPC XML", "mpc_xml"),
    ]);
    check("the name of a call state", CallState::ALL, CallState::from_name,
        [CallState::name, CallState::slug, CallState::slug], &[
        (CallState::PreInitiation, "Pre-Initiation", "pre_initiation"),
        (CallState::Initiated, "Initiated", "initiated"),
        (CallState::Ringing, "Ringing", "ringing"),
        (CallState::PreAnswer, "Pre-Answer", "pre_answer"),
        (CallState::Answered, "Answered", "answered"),
    ]);
    check("the name of a category", Category::ALL, Category::from_name,
        [Category::name, Category::slug, Category::slug], &[
        (Category::Unknown, "Unknown", "unknown"),
        (Category::Canceled, "Canceled Calls", "canceled"),
        (Category::Destination, "Destination Issues", "destination"),
        (Category::Rejection, "Call Rejections", "rejection"),
        (Category::Carrier, "Carrier Errors", "carrier"),
        (Category::Normal, "Normal Completions", "normal"),
        (Category::System, "System Errors", "system"),
        (Category::Timeout, "Timeouts", "timeout"),
        (Category::Url, "URL Errors", "url"),
        (Category::Xml, "XML Errors", "xml"),
        (Category::Special, "Special Cases", "special"),
    ]);
    check("the name of an outcome", Outcome::ALL, Outcome::from_name,
        [Outcome::name, Outcome::slug, Outcome::slug], &[
        (Outcome::Completed, "Completed", "completed"),
        (Outcome::Canceled, "Canceled", "canceled"),
        (Outcome::Busy, "Busy", "busy"),
        (Outcome::NoAnswer, "No Answer", "no_answer"),
        (Outcome::Rejected, "Rejected", "rejected"),
        (Outcome::Machine, "Machine", "machine"),
        (Outcome::Failed, "Failed", "failed"),
        (Outcome::Unknown, "Unknown", "unknown"),
    ]);
    check("the name of a piece of retry advice", Retry::ALL, Retry::from_name,
        [Retry::name, Retry::slug, Retry::slug], &[
        (Retry::NotNeeded, "Not Needed", "not_needed"),
        (Retry::Later, "Later", "later"),
        (Retry::WithBackoff, "With Backoff", "with_backoff"),
        (Retry::AfterFix, "After Fix", "after_fix"),
        (Retry::Never, "Never", "never"),
    ]);
    check("the name of a party", Party::ALL, Party::from_name,
        [Party::name, Party::slug, Party::slug], &[
        (Party::Caller, "Caller", "caller"),
        (Party::Callee, "Callee", "callee"),
        (Party::ContactData, "Contact Data", "contact_data"),
        (Party::Application, "Application", "application"),
        (Party::Account, "Account", "account"),
        (Party::Carrier, "Carrier", "carrier"),
        (Party::Plivo, "Plivo", "plivo"),
    ]);
    check("the name of a kind of evidence", Evidence::ALL, Evidence::from_name,
        [Evidence::name, Evidence::slug, Evidence::slug], &[
        (Evidence::Published, "Published", "published"),
        (Evidence::Inferred, "Inferred", "inferred"),
        (Evidence::NotPublished, "Not Published", "not_published"),
        (Evidence::Ours, "Ours", "ours"),
    ]);
    check("the name of a fact", Fact::ALL, Fact::from_name,
        [Fact::name, Fact::slug, Fact::slug], &[
        (Fact::Name, "Name", "name"),
        (Fact::Category, "Category", "category"),
        (Fact::Description, "Description", "description"),
        (Fact::NextStep, "Next Step", "next_step"),
        (Fact::Sources, "Sources", "sources"),
        (Fact::CallTypes, "Call Types", "call_types"),
        (Fact::CallStates, "Call States", "call_states"),
        (Fact::Outcome, "Outcome", "outcome"),
        (Fact::Retry, "Retry", "retry"),
        (Fact::Responsible, "Responsible", "responsible"),
    ]);
}

#[test]
#[rustfmt::skip]
fn the_words_of_the_wire() {
    check("the name of a call status", CallStatus::ALL, CallStatus::from_name,
        [CallStatus::name, CallStatus::slug, CallStatus::name], &[
        (CallStatus::Queued, "queued", "queued"),
        (CallStatus::Ringing, "ringing", "ringing"),
        (CallStatus::InProgress, "in-progress", "in_progress"),
        (CallStatus::Completed, "completed", "completed"),
        (CallStatus::Busy, "busy", "busy"),
        (CallStatus::Failed, "failed", "failed"),
        (CallStatus::Timeout, "timeout", "timeout"),
        (CallStatus::NoAnswer, "no-answer", "no_answer"),
        (CallStatus::Cancel, "cancel", "cancel"),
    ]);
    check("the name of a direction", Direction::ALL, Direction::from_name,
        [Direction::name, Direction::slug, Direction::name], &[
        (Direction::Inbound, "inbound", "inbound"),
        (Direction::Outbound, "outbound", "outbound"),
    ]);
    check("the name of a callback event", CallbackEvent::ALL, CallbackEvent::from_name,
        [CallbackEvent::name, CallbackEvent::slug, CallbackEvent::name], &[
        (CallbackEvent::StartApp, "StartApp", "start_app"),
        (CallbackEvent::Ring, "Ring", "ring"),
        (CallbackEvent::MachineDetection, "MachineDetection", "machine_detection"),
        (CallbackEvent::StartStream, "StartStream", "start_stream"),
        (CallbackEvent::StopStream, "StopStream", "stop_stream"),
        (CallbackEvent::DroppedStream, "DroppedStream", "dropped_stream"),
        (CallbackEvent::Record, "Record", "record"),
        (CallbackEvent::RecordStop, "RecordStop", "record_stop"),
        (CallbackEvent::Hangup, "Hangup", "hangup"),
        (CallbackEvent::Redirect, "Redirect", "redirect"),
        (CallbackEvent::DialAction, "DialAction", "dial_action"),
        (CallbackEvent::DialAnswer, "DialAnswer", "dial_answer"),
        (CallbackEvent::DialConnected, "DialConnected", "dial_connected"),
        (CallbackEvent::DialDigitsMatch, "DialDigitsMatch", "dial_digits_match"),
        (CallbackEvent::DialHangup, "DialHangup", "dial_hangup"),
    ]);
    check("the name of a Dial status", DialStatus::ALL, DialStatus::from_name,
        [DialStatus::name, DialStatus::slug, DialStatus::name], &[
        (DialStatus::Completed, "completed", "completed"),
        (DialStatus::Busy, "busy", "busy"),
        (DialStatus::Failed, "failed", "failed"),
        (DialStatus::Cancel, "cancel", "cancel"),
        (DialStatus::Timeout, "timeout", "timeout"),
        (DialStatus::NoAnswer, "no-answer", "no_answer"),
    ]);
    check("the name of a Dial action", DialAction::ALL, DialAction::from_name,
        [DialAction::name, DialAction::slug, DialAction::name], &[
        (DialAction::Answer, "answer", "answer"),
        (DialAction::Connected, "connected", "connected"),
        (DialAction::Digits, "digits", "digits"),
        (DialAction::Hangup, "hangup", "hangup"),
    ]);
    check("the name of a status of a Dial's B leg", DialBLegStatus::ALL, DialBLegStatus::from_name,
        [DialBLegStatus::name, DialBLegStatus::slug, DialBLegStatus::name], &[
        (DialBLegStatus::Answer, "answer", "answer"),
        (DialBLegStatus::Connected, "connected", "connected"),
        (DialBLegStatus::Hangup, "hangup", "hangup"),
    ]);
    check("the name of a call leg", CallLeg::ALL, CallLeg::from_name,
        [CallLeg::name, CallLeg::slug, CallLeg::name], &[
        (CallLeg::A, "ALeg", "a_leg"),
        (CallLeg::B, "BLeg", "b_leg"),
    ]);
    check("the name of a STIR verification", StirVerification::ALL, StirVerification::from_name,
        [StirVerification::name, StirVerification::slug, StirVerification::name], &[
        (StirVerification::Verified, "Verified", "verified"),
        (StirVerification::NotVerified, "Not Verified", "not_verified"),
        (StirVerification::NotApplicable, "Not Applicable", "not_applicable"),
    ]);
    check("the name of a STIR attestation", StirAttestation::ALL, StirAttestation::from_name,
        [StirAttestation::name, StirAttestation::slug, StirAttestation::name], &[
        (StirAttestation::Full, "A", "full"),
        (StirAttestation::Partial, "B", "partial"),
        (StirAttestation::Gateway, "C", "gateway"),
    ]);
}

#[test]
fn the_published_name_of_a_source_is_its_name_except_for_the_callee() {
    for &source in HangupSource::ALL {
        let expected = match source {
            HangupSource::Callee => "Call recipient",
            other => other.name(),
        };
        assert_eq!(source.published_name(), expected, "{source}");
    }
}

#[test]
fn some_words_have_other_spellings() {
    for name in ["Call recipient", "CALL RECIPIENT", "Called party"] {
        assert_eq!(
            from_json::<HangupSource>(&format!("{name:?}")),
            HangupSource::Callee
        );
    }
    for name in ["canceled", "cancelled", "Cancelled"] {
        assert_eq!(CallStatus::from_name(name), Some(CallStatus::Cancel));
        assert_eq!(DialStatus::from_name(name), Some(DialStatus::Cancel));
    }
    for name in ["API", "Recipient", "Call  recipient", "call_recipient"] {
        assert_eq!(HangupSource::from_name(name), None, "{name}");
    }
}

#[test]
fn a_slug_is_read_wherever_a_name_is() {
    assert_eq!(
        HangupSource::from_name("answer_xml"),
        Some(HangupSource::AnswerXml)
    );
    assert_eq!("API_REQUEST".parse(), Ok(HangupSource::ApiRequest));
    assert_eq!(
        from_json::<CallStatus>(r#""no_answer""#),
        CallStatus::NoAnswer
    );
    assert_eq!(
        Reported::<CallLeg>::from(" b_leg ").known(),
        Some(CallLeg::B)
    );
    // What is reported is kept as it came.
    let source = Reported::<HangupSource>::from("answer_xml");
    assert_eq!(source.as_str(), "answer_xml");
}

#[test]
fn outbound_calls_are_known_by_type_and_direction() {
    use CallType::{Outbound, OutboundApi, OutboundDialXml, OutboundSip};

    let outbound = CallType::ALL
        .iter()
        .copied()
        .filter(|call_type| call_type.is_outbound());
    assert!(outbound.eq([Outbound, OutboundApi, OutboundDialXml, OutboundSip]));
    assert!(Direction::Outbound.is_outbound() && !Direction::Inbound.is_outbound());
}

#[test]
fn the_meaning_of_an_outcome_agrees_with_it() {
    for (outcome, retry, responsible) in [
        (Outcome::Completed, Retry::NotNeeded, None),
        (Outcome::Canceled, Retry::NotNeeded, None),
        (Outcome::Busy, Retry::Later, Some(Party::Callee)),
        (Outcome::NoAnswer, Retry::Later, Some(Party::Callee)),
        (Outcome::Rejected, Retry::Never, Some(Party::Callee)),
        (Outcome::Machine, Retry::NotNeeded, None),
        (Outcome::Failed, Retry::AfterFix, None),
        (Outcome::Unknown, Retry::AfterFix, None),
    ] {
        let meaning = outcome.meaning();
        assert_eq!(meaning.outcome, outcome);
        assert_eq!(meaning.retry, retry, "{outcome}");
        assert_eq!(meaning.responsible, responsible, "{outcome}");
        let nothing_to_do = matches!(retry, Retry::NotNeeded | Retry::Never);
        let step = meaning.next_step;
        assert_eq!(
            step.starts_with("Nothing"),
            nothing_to_do,
            "{outcome}: {step}"
        );
    }
}

/// Compiles only while the three sets are closed: no arm catches the rest.
const _: fn(Outcome, Retry, Party) = |outcome, retry, party| {
    use Outcome::{Busy, Canceled, Completed, Failed, Machine, NoAnswer, Rejected, Unknown};
    use Party::{Account, Application, Callee, Caller, Carrier, ContactData, Plivo};
    use Retry::{AfterFix, Later, Never, NotNeeded, WithBackoff};
    match outcome {
        Completed | Canceled | Busy | NoAnswer | Rejected | Machine | Failed | Unknown => {}
    }
    match retry {
        NotNeeded | Later | WithBackoff | AfterFix | Never => {}
    }
    match party {
        Caller | Callee | ContactData | Application | Account | Carrier | Plivo => {}
    }
};
