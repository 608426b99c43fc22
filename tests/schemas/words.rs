//! The enums: a value is valid if serde writes it or reads it, and only then.

use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Retry,
    StirAttestation, StirVerification, TelephonyCause,
};
use proptest::test_runner::TestRunner;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::{Schemas, read, written};

/// What a text may look like that is a spelling, or nearly.
fn changed(text: &str) -> Vec<String> {
    let (upper, lower) = (text.to_uppercase(), text.to_lowercase());
    let blanks = " \t\n\u{c}\r";
    vec![
        text.to_owned(),
        format!("{blanks}{lower}{blanks}"),
        format!("\u{a0}{text}"),
        format!("\u{b}{text}"),
        format!("{text}x"),
        format!("x{text}"),
        format!("{text}\n{text}"),
        format!("0{text}"),
        format!("+{text}"),
        text.replace(' ', "_"),
        text.replace(['_', '-'], " "),
        text.replace('s', "\u{17f}"),
        text.replace('K', "\u{212a}"),
        text.chars().skip(1).collect(),
        upper,
        lower,
    ]
}

/// Texts and other values that no vocabulary has, or only some have.
fn others() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "Network",
        "4210",
        "3010",
        "17",
        "Busy Line",
        "callee",
        "no_answer",
    ];
    let texts = texts.into_iter().map(Value::from);
    let values = [
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!([3010]),
        json!({"code": 3010}),
    ];
    let numbers = [
        json!(0),
        json!(17),
        json!(3010),
        json!(4210),
        json!(-1),
        json!(65_536),
        json!(1.5),
    ];
    texts.chain(values).chain(numbers).collect()
}

#[track_caller]
fn check<T>(all: &[T], name: &str)
where
    T: Copy + PartialEq + std::fmt::Debug + std::fmt::Display,
    T: JsonSchema + Serialize + DeserializeOwned,
{
    assert_eq!(T::schema_name(), name);
    let schemas = Schemas::of::<T>();
    let check = |value: &Value| {
        let is_read = T::deserialize(value).is_ok();
        assert_eq!(
            schemas.read.is_valid(value),
            is_read,
            "{name}, read: {value}"
        );
        let is_written = all.iter().any(|listed| json!(listed) == *value);
        assert_eq!(
            schemas.written.is_valid(value),
            is_written,
            "{name}, written: {value}"
        );
    };
    others().iter().for_each(check);
    for value in all {
        let written = json!(value);
        schemas.accept(&written);
        check(&written);
        for text in [
            value.to_string(),
            written.as_str().map_or(written.to_string(), str::to_owned),
        ] {
            let texts = changed(&text).into_iter().map(Value::from);
            texts.for_each(|text| check(&text));
        }
    }
    let mut runner = TestRunner::deterministic();
    let some_text = runner.run(&"[A-Za-z0-9 _()-]{0,12}", |text| {
        check(&text.into());
        Ok(())
    });
    some_text.expect("any text");
}

#[test]
fn every_enum() {
    check(HangupCause::ALL, "HangupCause");
    check(HangupSource::ALL, "HangupSource");
    check(TelephonyCause::ALL, "TelephonyCause");
    check(Outcome::ALL, "Outcome");
    check(Retry::ALL, "Retry");
    check(Party::ALL, "Party");
    check(Category::ALL, "Category");
    check(Evidence::ALL, "Evidence");
    check(Fact::ALL, "Fact");
    check(CallType::ALL, "CallType");
    check(CallState::ALL, "CallState");
    check(CallStatus::ALL, "CallStatus");
    check(CallLeg::ALL, "CallLeg");
    check(CallbackEvent::ALL, "CallbackEvent");
    check(Direction::ALL, "Direction");
    check(DialStatus::ALL, "DialStatus");
    check(DialAction::ALL, "DialAction");
    check(DialBLegStatus::ALL, "DialBLegStatus");
    check(StirVerification::ALL, "StirVerification");
    check(StirAttestation::ALL, "StirAttestation");
}

/// Slugs and other spellings, which `Display` does not write.
#[test]
fn all_spellings_are_read() {
    let cause = Schemas::of::<HangupCause>().read;
    for text in [
        "busy_line",
        "Cancelled",
        "DECLINE",
        " 3010",
        "Unallocated Number",
    ] {
        assert!(cause.is_valid(&text.into()), "{text}");
    }
    for listed in HangupCause::ALL {
        assert!(cause.is_valid(&listed.slug().into()), "{listed}");
    }
    let source = Schemas::of::<HangupSource>().read;
    for text in ["Call recipient", "api_request", "answer_xml"] {
        assert!(source.is_valid(&text.into()), "{text}");
    }
}

#[test]
fn the_whole_schema_of_a_small_enum() {
    let listed = json!([
        {
            "const": "inbound",
            "title": "inbound",
            "description": Direction::Inbound.description(),
        },
        {
            "const": "outbound",
            "title": "outbound",
            "description": Direction::Outbound.description(),
        },
    ]);
    let dialect = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(
        written::<Direction>(),
        json!({ "$schema": dialect, "title": "Direction", "oneOf": listed })
    );
    let pattern = read::<Direction>()["anyOf"][1]["pattern"].clone();
    let expected = r"^[ \t\n\f\r]*(?:[Ii][Nn][Bb][Oo][Uu][Nn][Dd]|[Oo][Uu][Tt][Bb][Oo][Uu][Nn][Dd])[ \t\n\f\r]*$";
    assert_eq!(pattern, expected);
}

/// A code says nothing by itself, so the schema names it.
#[test]
fn a_code_has_its_name() {
    let schema = written::<HangupCause>();
    let codes = schema["oneOf"].as_array().expect("a list");
    let busy = codes
        .iter()
        .find(|code| code["const"] == 3010)
        .expect("a code");
    assert_eq!(busy["title"], "Busy Line");
    assert_eq!(busy["description"], "The called party sent a busy signal.");
}
