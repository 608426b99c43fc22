//! Reported values: any text and any number.

use plivo_hangup::{HangupCause, HangupSource, Outcome, Reported, TelephonyCause, Vocabulary};
use schemars::JsonSchema;
use serde::de::Deserialize as _;
use serde_json::{Value, json};

use crate::support::Schemas;

fn check<T: Vocabulary + JsonSchema>() {
    let schemas = Schemas::of::<Reported<T>>();
    let values = [
        json!("3010"),
        json!("busy line"),
        json!("Callee"),
        json!(" callee"),
        json!("Network"),
        json!("4210"),
        json!(""),
        json!(3010),
        json!(4210),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
    ];
    for value in values {
        let reported = Reported::<T>::deserialize(&value).expect("a text or a number");
        assert_eq!(json!(reported), value);
        schemas.accept(&value);
    }
    for value in [
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!(["3010"]),
    ] {
        assert!(Reported::<T>::deserialize(&value).is_err(), "{value}");
        assert!(!schemas.read.is_valid(&value), "{value}");
        assert!(!schemas.written.is_valid(&value), "{value}");
    }
}

#[test]
fn text_and_numbers_are_valid_listed_or_not() {
    check::<HangupCause>();
    check::<HangupSource>();
    check::<TelephonyCause>();
    check::<Outcome>();
}

#[test]
fn every_known_value_is_valid() {
    let schemas = Schemas::of::<Reported<HangupCause>>();
    for cause in HangupCause::ALL {
        schemas.accept(&json!(Reported::from(*cause)));
        schemas.accept(&json!(Reported::<HangupCause>::from(cause.name())));
    }
    let schemas = Schemas::of::<Option<Reported<HangupCause>>>();
    schemas.accept(&Value::Null);
    schemas.accept(&json!(""));
    assert_eq!(
        Reported::<HangupSource>::schema_name(),
        "Reported_HangupSource"
    );
}
