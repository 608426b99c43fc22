//! What causes, words and reported values read from each kind of value, and the errors for others.

use std::collections::BTreeMap;
use std::fmt::Debug;

use axum::Json;
use plivo_hangup::{HangupCause, HangupSource, Reported};
use serde::de::value::{BytesDeserializer, Error as ValueError};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::handed_over::HandedOver;

const CAUSE: &str = "expected the code or name of a hangup cause";
const SOURCE: &str = "expected the name of a hangup source";
const REPORTED: &str = "expected text or a number";

fn read<'de, T: Deserialize<'de>>(value: impl IntoDeserializer<'de>) -> Result<T, String> {
    let value: Result<T, ValueError> = T::deserialize(value.into_deserializer());
    value.map_err(|error| error.to_string())
}

#[track_caller]
fn assert_refused<'de>(value: impl IntoDeserializer<'de> + Clone, kind: &str) {
    let cause = read::<HangupCause>(value.clone());
    assert_eq!(cause, Err(format!("{CAUSE}, found {kind}")));
    let source = read::<HangupSource>(value.clone());
    assert_eq!(source, Err(format!("{SOURCE}, found {kind}")));
    let reported = read::<Reported<HangupCause>>(value);
    assert_eq!(reported, Err(format!("{REPORTED}, found {kind}")));
}

#[test]
fn other_kinds_are_refused_by_their_name() {
    assert_refused(true, "true or false");
    assert_refused((), "null");
    assert_refused(HandedOver::Nothing, "null");
    assert_refused(vec!["3010"], "a list");
    assert_refused(BytesDeserializer::new(b"3010"), "bytes");
    assert_refused(BTreeMap::from([("12025550123", "3010")]), "an object");
    assert_refused(BTreeMap::from([(12_025_550_123_u64, "3010")]), "an object");
    assert_refused(BTreeMap::<&str, &str>::new(), "an object");
    let key = BTreeMap::from([(true, "3010")]);
    assert_eq!(
        read::<HangupSource>(key),
        Err("expected a key, found true or false".to_owned())
    );
}

/// Checks the text of a number, the JSON that is written again, and the cause.
#[track_caller]
fn assert_number<'de>(
    number: impl IntoDeserializer<'de> + Clone,
    text: &str,
    json: &str,
    cause: Result<HangupCause, &str>,
) {
    let reported: Reported<HangupCause> = read(number.clone()).unwrap();
    assert_eq!(reported.as_str(), text);
    assert_eq!(serde_json::to_string(&reported).unwrap(), json);
    let cause = cause.map_err(|found| format!("{CAUSE}, found {found}"));
    assert_eq!(read(number.clone()), cause);
    let source = read::<HangupSource>(number);
    assert_eq!(source, Err(format!("{SOURCE}, found a number")));
}

#[test]
fn numbers_of_every_width_are_read() {
    let not_a_code = Err("a number that is not a code");
    assert_number(3010_u16, "3010", "3010", Ok(HangupCause::BusyLine));
    assert_number(3010_i32, "3010", "3010", Ok(HangupCause::BusyLine));
    assert_number(3010_i64, "3010", "3010", Ok(HangupCause::BusyLine));
    assert_number(3010_u128, "3010", "3010", Ok(HangupCause::BusyLine));
    assert_number(3010_i128, "3010", "3010", Ok(HangupCause::BusyLine));
    assert_number(0_u8, "0", "0", Ok(HangupCause::Unknown));
    assert_number(4210_u64, "4210", "4210", Err("the unlisted code 4210"));
    assert_number(65_536_u64, "65536", "65536", not_a_code);
    assert_number(-1_i8, "-1", "-1", not_a_code);
    let (most, least) = (u64::MAX.to_string(), i64::MIN.to_string());
    assert_number(u64::MAX, &most, &most, not_a_code);
    assert_number(i64::MIN, &least, &least, not_a_code);
    let (most, least) = (u128::MAX.to_string(), i128::MIN.to_string());
    assert_number(u128::MAX, &most, &most, not_a_code);
    assert_number(i128::MIN, &least, &least, not_a_code);
    // 0.1 of single precision is 0.10000000149011612 of double precision.
    assert_number(0.1_f32, "0.1", "0.1", not_a_code);
    assert_number(0.1_f64, "0.1", "0.1", not_a_code);
    assert_number(3010.0_f64, "3010.0", "3010.0", not_a_code);
    assert_number(f64::NAN, "NaN", "\"NaN\"", not_a_code);
    assert_number(f32::NEG_INFINITY, "-inf", "\"-inf\"", not_a_code);
}

#[derive(Debug, Serialize, Deserialize)]
struct Flat<T> {
    #[serde(flatten)]
    value: Field<T>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Field<T> {
    field: T,
}

#[test]
fn an_object_with_a_key_of_serde_json_is_an_object() {
    fn assert_object<T: DeserializeOwned + Debug>(object: &Value, expected: &str) {
        let sentence = format!("{expected}, found an object");
        let json = object.to_string();
        let from_text = serde_json::from_str::<T>(&json).expect_err(&json);
        assert!(from_text.to_string().starts_with(&sentence), "{from_text}");
        let from_value = serde_json::from_value::<T>(object.clone()).expect_err(&json);
        assert_eq!(from_value.to_string(), sentence);
        let field = format!(r#"{{"field":{json}}}"#);
        let flat = serde_json::from_str::<Flat<T>>(&field).expect_err(&json);
        assert_eq!(
            flat.to_string(),
            format!("{sentence} at line 1 column {}", field.len())
        );
    }
    for object in [
        json!({"$serde_json::private::Number": "3010"}),
        json!({"$serde_json::private::Number": 12_025_550_123_u64}),
        json!({"$serde_json::private::RawValue": "3010"}),
        json!({"$serde_json::private::RawValue": "\"Callee\""}),
        json!({"x": "3010"}),
    ] {
        assert_object::<HangupCause>(&object, CAUSE);
        assert_object::<HangupSource>(&object, SOURCE);
        assert_object::<Reported<HangupCause>>(&object, REPORTED);
    }
}

#[test]
fn a_reader_that_tells_the_place_of_an_error_names_no_key_of_an_object() {
    fn assert_place<T: DeserializeOwned + Debug>(expected: &str) {
        for json in [
            r#"{"field":{"12025550123":1}}"#,
            r#"{"field":{"12025550123":{"12025550123":1}}}"#,
        ] {
            let rejection = Json::<Field<T>>::from_bytes(json.as_bytes()).unwrap_err();
            let text = rejection.body_text();
            let place = format!(": field: {expected}, found an object at line 1 column ");
            assert!(text.contains(&place), "{text}");
            assert!(!text.contains("2025550123"), "{text}");
        }
    }
    assert_place::<HangupCause>(CAUSE);
    assert_place::<HangupSource>(SOURCE);
    assert_place::<Reported<HangupCause>>(REPORTED);
}

fn to_cbor(value: impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes).unwrap();
    bytes
}

fn cbor_error<T: DeserializeOwned + Debug>(bytes: &[u8]) -> String {
    ciborium::from_reader::<T, _>(bytes)
        .unwrap_err()
        .to_string()
}

#[test]
fn a_format_that_is_asked_for_one_kind_does_not_repeat_another() {
    let found = |sentence: &str| format!("Semantic(None, \"{sentence}, found another kind\")");
    let integer = to_cbor(12_025_550_123_u64);
    assert_eq!(
        cbor_error::<HangupSource>(&integer),
        found("expected the name of a hangup source as text")
    );
    assert_eq!(
        cbor_error::<Reported<HangupSource>>(&integer),
        found("expected text or a number as text")
    );
    let float = to_cbor(1_202_555.012_3);
    assert_eq!(
        cbor_error::<HangupCause>(&float),
        found("expected the code or name of a hangup cause as an integer")
    );
    let source = rmp_serde::from_slice::<HangupSource>(&rmp_serde::to_vec(&-5).unwrap());
    assert_eq!(
        source.unwrap_err().to_string(),
        format!("{SOURCE}, found a number")
    );
}

#[test]
fn a_format_keeps_its_other_errors_and_those_of_a_value() {
    let text = to_cbor("Network");
    let error = cbor_error::<HangupSource>(&text);
    assert!(
        error.contains(&format!("{SOURCE}, found unlisted text of 7 bytes")),
        "{error}"
    );
    let code = to_cbor(4210);
    let error = cbor_error::<HangupCause>(&code);
    assert!(error.contains("found the unlisted code 4210"), "{error}");

    let cut = &text[..text.len() - 1];
    let error = ciborium::from_reader::<HangupSource, _>(cut).unwrap_err();
    assert!(matches!(error, ciborium::de::Error::Io(_)), "{error}");
    let text = rmp_serde::to_vec("Callee").unwrap();
    let error = rmp_serde::from_slice::<HangupSource>(&text[..3]).unwrap_err();
    assert!(
        matches!(error, rmp_serde::decode::Error::InvalidDataRead(_)),
        "{error}"
    );
}

#[test]
fn a_long_text_comes_back_from_a_binary_format() {
    // ciborium hands over no more than 4096 bytes to whom asks for a `str`.
    let long = Reported::<HangupSource>::from("x".repeat(5000).as_str());
    let back: Reported<HangupSource> = ciborium::from_reader(&to_cbor(&long)[..]).unwrap();
    assert_eq!(back, long);
}
