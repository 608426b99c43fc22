//! A value as it was reported: never lost, and never two values for one meaning.

use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use plivo_hangup::{
    CallStatus, Direction, HangupCause, HangupSource, Outcome, Reported, TelephonyCause, Vocabulary,
};
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, U64Deserializer};
use serde::{Deserialize, Serialize};

fn known<T: Vocabulary>(text: &str) -> Option<T> {
    Reported::<T>::from(text).known()
}

#[test]
fn known_values_are_known_however_they_are_spelled() {
    assert_eq!(known("callee"), Some(HangupSource::Callee));
    assert_eq!(known(" CALL RECIPIENT "), Some(HangupSource::Callee));
    assert_eq!(known("3010"), Some(HangupCause::BusyLine));
    assert_eq!(known("busy line"), Some(HangupCause::BusyLine));
    assert_eq!(known("user_busy"), Some(TelephonyCause::UserBusy));
    assert_eq!(known("Cancelled"), Some(CallStatus::Cancel));
    assert_eq!(known("no-answer"), Some(CallStatus::NoAnswer));
    assert_eq!(known("INBOUND"), Some(Direction::Inbound));
    assert_eq!(known("no_answer"), Some(Outcome::NoAnswer));
    assert_eq!(known::<HangupSource>(""), None);
}

#[test]
fn the_text_is_what_was_sent() {
    for text in ["Callee", "callee", " Callee", "Network", "", "\u{1f642}"] {
        assert_eq!(Reported::<HangupSource>::from(text).as_str(), text);
        assert_eq!(Reported::<HangupSource>::from(text).to_string(), text);
    }
    let cause = HangupCause::BusyLine;
    assert_eq!(Reported::from(cause).as_str(), "3010");
    assert_eq!(Reported::from(HangupSource::Callee).as_str(), "Callee");
}

#[test]
fn equality_and_hashing_go_by_meaning() {
    let spellings = ["3010", " 3010", "Busy Line", "BUSY LINE"];
    let set: HashSet<Reported<HangupCause>> = spellings.map(Reported::from).into();
    assert_eq!(set.len(), 1);
    assert!(set.contains(&Reported::from(HangupCause::BusyLine)));
    assert_eq!(
        Reported::<HangupCause>::from("busy line"),
        HangupCause::BusyLine
    );
    assert_ne!(Reported::<HangupCause>::from("4210"), HangupCause::BusyLine);
    let unlisted = |text: &str| Reported::<HangupCause>::from(text);
    assert_eq!(unlisted("4210"), unlisted("4210"));
    assert_ne!(unlisted("4210"), unlisted("4240"));
    let hash = |text: &str| BuildHasherDefault::<DefaultHasher>::new().hash_one(unlisted(text));
    assert_ne!(hash("4210"), hash("4240"));
    assert_ne!(hash("3010"), hash("3000"));
}

#[test]
fn json_is_written_back_as_it_was_read() {
    #[derive(Serialize, Deserialize)]
    struct Row {
        code: Reported<HangupCause>,
        source: Option<Reported<HangupSource>>,
    }
    for json in [
        r#"{"code":3010,"source":"Carrier"}"#,
        r#"{"code":"3010","source":"carrier"}"#,
        r#"{"code":" 3010 ","source":null}"#,
        r#"{"code":"Busy Line","source":""}"#,
        r#"{"code":4210,"source":"Network"}"#,
        r#"{"code":-1,"source":5}"#,
        r#"{"code":1.5,"source":"x"}"#,
        r#"{"code":18446744073709551615,"source":"x"}"#,
    ] {
        let row: Row = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&row).unwrap(), json);
    }
    let row: Row = serde_json::from_str(r#"{"code":3010,"source":null}"#).unwrap();
    assert_eq!(row.code, HangupCause::BusyLine);
}

#[test]
fn other_kinds_are_errors_that_name_no_content() {
    let error = |json| {
        let error = serde_json::from_str::<Reported<HangupSource>>(json).unwrap_err();
        error.to_string()
    };
    let expected = "expected text or a number, found true or false";
    assert!(error("true").starts_with(expected), "{}", error("true"));
    let expected = "expected text or a number, found an object";
    let object = error(r#"{"From":"+12025550123"}"#);
    assert!(object.starts_with(expected), "{object}");
    assert!(
        error("[1]").contains("expected text or a number"),
        "{}",
        error("[1]")
    );
}

#[test]
fn forms_give_text() {
    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Mine {
        hangup_cause_code: Reported<HangupCause>,
        hangup_source: Reported<HangupSource>,
    }
    let mine: Mine =
        serde_urlencoded::from_str("HangupCauseCode=3010&HangupSource=Answer+XML").unwrap();
    assert_eq!(mine.hangup_cause_code, HangupCause::BusyLine);
    assert_eq!(mine.hangup_source, HangupSource::AnswerXml);
}

#[test]
fn debug_hides_what_is_not_known() {
    let debug = |text: &str| format!("{:?}", Reported::<HangupSource>::from(text));
    assert_eq!(debug("carrier"), "Known(Carrier)");
    assert_eq!(debug("+12025550123"), "Unrecognized(12 bytes)");
    let code = |text: &str| format!("{:?}", Reported::<HangupCause>::from(text));
    assert_eq!(code("4210"), "Unrecognized(4210)");
    assert_eq!(code("12025550123"), "Unrecognized(11 bytes)");
    assert_eq!(
        format!("{:?}", Reported::<HangupSource>::from("4210")),
        "Unrecognized(4 bytes)"
    );
}

#[test]
fn integers_of_every_width_are_read() {
    let number: U64Deserializer<ValueError> = 3010_u64.into_deserializer();
    assert_eq!(
        Reported::<HangupCause>::deserialize(number).unwrap(),
        HangupCause::BusyLine
    );
}
