//! A value as it was reported: never lost, and never two values for one meaning.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};

use plivo_hangup::{
    CallStatus, Direction, HangupCause, HangupSource, Outcome, Reported, TelephonyCause, Vocabulary,
};
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::{Deserialize, Serialize};

use crate::support::json_error;

fn cause(text: &str) -> Reported<HangupCause> {
    Reported::from(text)
}

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
    for text in ["3010", " 3010", "Busy Line", "busy line", "03010", "4210"] {
        assert_eq!(cause(text).as_str(), text);
    }
}

#[test]
fn a_value_by_itself_has_the_text_that_payloads_use() {
    assert_eq!(Reported::from(HangupCause::BusyLine).as_str(), "3010");
    assert_eq!(Reported::from(HangupCause::Unknown).as_str(), "0");
    assert_eq!(Reported::from(HangupSource::Callee).as_str(), "Callee");
    assert_eq!(
        Reported::from(TelephonyCause::UserBusy).as_str(),
        "USER_BUSY"
    );
    assert_eq!(Reported::from(CallStatus::NoAnswer).as_str(), "no-answer");
    assert_eq!(Reported::from(Outcome::NoAnswer).as_str(), "no_answer");
}

#[test]
fn equality_goes_by_meaning_or_else_by_text() {
    for spelling in ["3010", " 3010", "Busy Line", "BUSY LINE"] {
        assert_eq!(cause(spelling), HangupCause::BusyLine);
        assert_eq!(cause(spelling), Reported::from(HangupCause::BusyLine));
        assert_ne!(cause(spelling), HangupCause::NoAnswer);
    }
    assert_ne!(cause("3000"), cause("3010"));
    assert_ne!(cause("4210"), HangupCause::BusyLine);
    assert_eq!(cause("4210"), cause("4210"));
    assert_ne!(cause("4210"), cause("4220"));
    assert_ne!(cause("4210"), cause(" 4210"));
}

/// Keeps what is hashed.
#[derive(Default)]
struct Recorder(Vec<u8>);

impl Hasher for Recorder {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

fn hashed<T: Hash>(value: &T) -> Vec<u8> {
    let mut recorder = Recorder::default();
    value.hash(&mut recorder);
    recorder.0
}

#[test]
fn hashing_goes_by_what_equality_goes_by() {
    let busy = hashed(&cause("3010"));
    for spelling in [" 3010", "Busy Line", "BUSY LINE"] {
        assert_eq!(hashed(&cause(spelling)), busy, "{spelling}");
    }
    let others = ["3000", "4210", "4220", "4230", "", "no such name"];
    let set: HashSet<Vec<u8>> = others.map(|text| hashed(&cause(text))).into();
    assert_eq!(set.len(), others.len());
    assert!(!set.contains(&busy));
}

#[test]
fn a_set_holds_each_value_once() {
    let listed = HangupCause::ALL.iter().map(|cause| cause.code());
    let unlisted = 10_000..10_500;
    let texts = listed.chain(unlisted).map(|code| code.to_string());
    let texts: Vec<_> = texts.collect();
    let twice = texts.iter().chain(&texts);
    let set: HashSet<_> = twice.map(|text| cause(text)).collect();
    assert_eq!(set.len(), texts.len());
    assert!(set.contains(&cause("Busy Line")));
    assert!(!set.contains(&cause("10500")));
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

/// Reads a map with one entry: how `serde_json` hands over some numbers.
fn from_entry(key: &str, value: &str) -> Result<Reported<HangupCause>, ValueError> {
    Reported::deserialize(MapDeserializer::new([(key, value)].into_iter()))
}

#[test]
fn other_kinds_are_errors_that_name_no_content() {
    for (json, kind) in [
        ("true", "true or false"),
        ("null", "nothing"),
        ("[3010]", "a list"),
        ("{}", "an object"),
        (r#"{"x":"3010"}"#, "an object"),
        (r#"{"x":3010}"#, "an object"),
        (r#"{"From":"+12025550123"}"#, "an object"),
    ] {
        let expected = format!("expected text or a number, found {kind}");
        assert_eq!(json_error::<Reported<HangupCause>>(json), expected);
        assert_eq!(json_error::<Reported<HangupSource>>(json), expected);
    }
    let error = from_entry("x", "3010").unwrap_err().to_string();
    assert_eq!(error, "expected text or a number, found an object");
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
fn debug_shows_what_is_known_and_of_the_rest_a_code_or_a_length() {
    let source = |text: &str| format!("{:?}", Reported::<HangupSource>::from(text));
    assert_eq!(source("carrier"), "Known(Carrier)");
    assert_eq!(source("+12025550123"), "Unrecognized(12 bytes)");
    assert_eq!(source("4210"), "Unrecognized(4 bytes)");
    for (text, debug) in [
        ("busy line", "Known(BusyLine)"),
        ("4210", "Unrecognized(4210)"),
        ("65535", "Unrecognized(65535)"),
        ("65536", "Unrecognized(5 bytes)"),
        ("12025550123", "Unrecognized(11 bytes)"),
    ] {
        assert_eq!(format!("{:?}", cause(text)), debug);
    }
}

#[test]
fn a_value_is_compared_with_an_enum_on_either_side() {
    for (text, is_busy) in [("3010", true), ("busy line", true), ("4210", false)] {
        assert_eq!(cause(text) == HangupCause::BusyLine, is_busy, "{text}");
        assert_eq!(HangupCause::BusyLine == cause(text), is_busy, "{text}");
    }
    assert!(HangupSource::Callee == Reported::from("CALL RECIPIENT"));
    assert!(TelephonyCause::UserBusy == Reported::from("user_busy"));
    assert!(Outcome::Busy != Reported::from("no_answer"));
    assert!(CallStatus::Cancel == Reported::from("Cancelled"));
}

#[test]
fn text_of_every_kind_makes_a_value_and_comes_out_again() {
    for text in ["3010", " 3010", "Busy Line", "4210", "", "\u{1f642}"] {
        let parsed: Reported<HangupCause> = text.parse().unwrap();
        let owned: Reported<HangupCause> = text.to_owned().into();
        for value in [parsed, owned, text.into()] {
            let shown: &str = value.as_ref();
            assert_eq!(shown, text);
            assert_eq!(value, cause(text), "{text}");
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("{text:?}"));
        }
    }
}

#[test]
fn order_is_that_of_the_enum_and_then_that_of_the_text() {
    // 10 is listed nowhere, and is after all that is.
    let sorted = [
        "0",
        "2000",
        "busy line",
        "3020",
        "",
        " 4210",
        "10",
        "4210",
        "A",
        "a",
    ];
    let mut values = sorted.map(cause);
    values.reverse();
    values.sort();
    assert_eq!(values.each_ref().map(Reported::as_str), sorted);
    assert_eq!(cause("BUSY LINE").cmp(&cause("3010")), Ordering::Equal);
    // By the enum's order and not by the name: Caller is before Callee there.
    assert!(Reported::<HangupSource>::from("caller") < Reported::from("Callee"));
    for left in &values {
        for right in &values {
            let is_equal = left.cmp(right) == Ordering::Equal;
            assert_eq!(is_equal, left == right, "{left:?} and {right:?}");
        }
    }
}
