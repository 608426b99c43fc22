//! See `Cargo.toml`.

#![cfg(test)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plivo_hangup::{HangupCause, HangupSource, Reported};

#[path = "../it"]
mod it {
    pub mod callback;
    pub mod cause_texts;
    pub mod causes;
    pub mod dial;
    pub mod forms;
    pub mod hangup;
    pub mod hangup_alone;
    pub mod json;
    pub mod json_values;
    pub mod limits;
    pub mod lines;
    pub mod lossless;
    pub mod outcomes;
    pub mod page;
    pub mod payload;
    pub mod random;
    pub mod record;
    pub mod reference;
    pub mod reported;
    pub mod support;
    pub mod telephony;
    pub mod vocabularies;
}
use it::{payload, random, reference, support, vocabularies};

#[test]
fn the_features_are_on() {
    let number: serde_json::Value = serde_json::from_str("1.50").unwrap();
    assert_eq!(number.to_string(), "1.50");
}

#[test]
fn a_number_is_read_by_its_digits() {
    for json in [
        "3010",
        "1.50",
        "-0",
        "1e+400",
        "340282366920938463463374607431768211456",
    ] {
        let number: Reported<HangupCause> = serde_json::from_str(json).unwrap();
        assert_eq!(number.as_str(), json);
        assert_eq!(serde_json::to_string(&number).unwrap(), json);
    }
    let error = serde_json::from_str::<HangupSource>("12025550123").unwrap_err();
    let error = error.to_string();
    assert!(
        error.starts_with("expected the name of a hangup source, found a number at"),
        "{error}"
    );
}

/// Such an object with digits cannot be told from a number.
#[test]
fn an_object_is_a_number_only_if_it_is_the_wrapping_of_one() {
    let read = |json: &str| {
        let value = serde_json::from_str::<Reported<HangupCause>>(json);
        value.map_err(|error| error.to_string())
    };
    let wrapped = read(r#"{"$serde_json::private::Number":"3010"}"#).unwrap();
    assert_eq!(wrapped, HangupCause::BusyLine);
    for json in [
        r#"{"$serde_json::private::Number":"abc"}"#,
        r#"{"$serde_json::private::Number":"\"3010\""}"#,
        r#"{"$serde_json::private::Number":{}}"#,
        r#"{"$serde_json::private::Number":"3010","$serde_json::private::Number":"3010"}"#,
        r#"{"$serde_json::private::RawValue":"3010"}"#,
        r#"{"x":"3010"}"#,
    ] {
        let error = read(json).unwrap_err();
        assert!(
            error.starts_with("expected text or a number, found an object"),
            "{json}: {error}"
        );
    }
}
