//! Payloads and reported values through formats other than JSON.

use std::fmt::Debug;

use plivo_hangup::{CallRecord, CallRecordPage, HangupCallback, HangupCause, Outcome, Reported};
use serde::de::DeserializeOwned;
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::{Deserialize, Serialize};

use crate::handed_over::HandedOver;
use crate::payload::{json, to_json};

fn through_cbor<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    ciborium::from_reader(&bytes[..]).unwrap()
}

/// Once with maps for structs, once with lists.
fn through_message_pack<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> T {
    let compact = rmp_serde::from_slice(&rmp_serde::to_vec(value).unwrap()).unwrap();
    let named: T = rmp_serde::from_slice(&rmp_serde::to_vec_named(value).unwrap()).unwrap();
    assert_eq!(compact, named);
    compact
}

const JSON: &str = r#"{"HangupCauseCode":3010,"Duration":"0","To":["1","2"],"one":["x"],"big":18446744073709551615,"minus":-5,"half":0.5,"yes":true,"deep":{"a":[1,null,{"b":"c"}]}}"#;

#[test]
fn a_payload_comes_back_from_binary_formats() {
    let callback: HangupCallback = json(JSON);
    for back in [through_cbor(&callback), through_message_pack(&callback)] {
        assert_eq!(back, callback);
        assert_eq!(to_json(&back), JSON);
        assert_eq!(back.outcome(), Some(Outcome::Busy));
    }
}

#[test]
fn numbers_that_a_binary_format_has_not_become_text_with_their_digits() {
    let record: CallRecord = json(r#"{"rate":0.0500,"big":18446744073709551616,"minus":-0}"#);
    for back in [through_cbor(&record), through_message_pack(&record)] {
        assert_eq!(back, record);
        assert!(back.iter().eq(record.iter()), "{back:?}");
    }
}

#[test]
fn a_long_list_with_a_number_that_a_binary_format_has_not_may_be_a_repeated_key_then() {
    let (key, digits) = ("&".repeat(11), "1".repeat(30));
    let list = format!("[{}{digits}]", "1,".repeat(199));
    let record: CallRecord = json(&format!("{{\"{key}\":{list}}}"));
    assert!(record.iter().eq([(key.as_str(), list.as_str())]));
    let values: Vec<_> = [vec!["1"; 199], vec![digits.as_str()]].concat();
    for back in [through_cbor(&record), through_message_pack(&record)] {
        assert!(
            back.iter()
                .eq(values.iter().map(|value| (key.as_str(), *value)))
        );
    }
}

#[test]
fn nesting_that_is_too_deep_for_others_becomes_text() {
    let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
    let record: CallRecord = json(&format!("{{\"a\":{deep}}}"));
    assert_eq!(through_cbor(&record).get("a"), Some(deep.as_str()));
}

#[test]
fn a_hangup_comes_back_from_binary_formats() {
    for body in [
        r#"{"hangup_cause_code":3010,"hangup_source":"Carrier"}"#,
        r#"{"hangup_cause_code":3000,"hangup_cause_name":"normal_hangup","trunk_domain":"1.zt.example"}"#,
    ] {
        let hangup = CallRecord::hangup_from_json(body).unwrap();
        for back in [through_cbor(&hangup), through_message_pack(&hangup)] {
            assert_eq!(back, hangup, "{body}");
            assert_eq!(back.is_sip_trunk(), body.contains("trunk"), "{body}");
        }
    }
}

#[test]
fn nested_json_is_a_plain_value_in_every_format_for_people() {
    let callback: HangupCallback = json(r#"{"extra":{"a":[1,"b"]}}"#);
    let mut bytes = Vec::new();
    let mut serializer = rmp_serde::Serializer::new(&mut bytes).with_human_readable();
    callback.serialize(&mut serializer).unwrap();
    let value: serde_json::Value = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!(value, serde_json::json!({"extra": {"a": [1, "b"]}}));
}

#[test]
fn a_page_comes_back_from_binary_formats() {
    let page =
        CallRecordPage::from_json(br#"{"meta":{"limit":20},"objects":[{"a":1},17]}"#).unwrap();
    assert_eq!(through_cbor(&page), page);
    assert_eq!(through_message_pack(&page), page);
}

#[test]
fn what_json_does_not_have_is_kept_as_text() {
    #[derive(Serialize)]
    #[serde(rename_all = "PascalCase")]
    struct Foreign<'a> {
        bill_rate: f32,
        total_cost: f64,
        duration: u64,
        #[serde(with = "serde_bytes_of")]
        caller_name: &'a [u8],
        #[serde(with = "serde_bytes_of")]
        to: &'a [u8],
        nothing: Option<u8>,
        large: u64,
    }
    mod serde_bytes_of {
        pub fn serialize<S: serde::Serializer>(
            bytes: &[u8],
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(bytes)
        }
    }
    let foreign = Foreign {
        bill_rate: 0.005,
        total_cost: f64::NAN,
        duration: 5,
        caller_name: b"\xFFx",
        to: b"12025550123",
        nothing: None,
        large: u64::MAX,
    };
    let bytes = rmp_serde::to_vec_named(&foreign).unwrap();
    let callback: HangupCallback = rmp_serde::from_slice(&bytes).unwrap();
    assert_eq!(callback.bill_rate(), Some("0.005"));
    assert_eq!(callback.total_cost(), Some("NaN"));
    assert_eq!(callback.talk_seconds(), Some(5));
    assert_eq!(callback.caller_name(), Some("%FFx"));
    assert_eq!(callback.to(), Some("12025550123"));
    assert_eq!(callback.get("Nothing"), None);
    assert_eq!(callback.get("Large"), Some("18446744073709551615"));
}

#[test]
fn what_looks_like_the_wrapping_of_serde_json_is_an_object() {
    for kept in [
        r#"{"a":{"$serde_json::private::Number":"1.50"}}"#,
        r#"{"a":{"$serde_json::private::RawValue":" 0.0500 "}}"#,
        r#"{"a":{"$serde_json::private::RawValue":"3010","b":1},"To":"1"}"#,
        r#"{"a":{"b":1,"$serde_json::private::RawValue":"3010"}}"#,
        r#"{"a":{"$serde_json::private::RawValue":"no json"}}"#,
    ] {
        let callback: HangupCallback = serde_json::from_str(kept).unwrap();
        assert_eq!(to_json(&callback), kept);
    }
}

#[test]
fn a_value_that_is_nested_too_deep_by_another_reader_is_an_error() {
    let nested = |levels| {
        let mut value = ciborium::Value::Integer(1.into());
        for _ in 0..levels {
            value = ciborium::Value::Array(vec![value]);
        }
        let map = ciborium::Value::Map(vec![(ciborium::Value::Text("a".to_owned()), value)]);
        map.deserialized::<HangupCallback>()
    };
    let deep = format!("{}1{}", "[".repeat(128), "]".repeat(128));
    assert_eq!(nested(128).unwrap().get("a"), Some(deep.as_str()));
    let error = nested(129).unwrap_err().to_string();
    assert!(
        error.contains("expected at most 128 levels of nesting, found more"),
        "{error}"
    );
}

#[test]
fn a_value_in_an_option_or_a_newtype_is_that_value() {
    let read = |value| {
        let entries = [("HangupCauseCode", value)].into_iter();
        HangupCallback::deserialize(MapDeserializer::new(entries))
    };
    for wrapped in [HandedOver::Some("3010"), HandedOver::Newtype("3010")] {
        let callback = read(wrapped).unwrap();
        assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    }
    let error = read(HandedOver::Enum("12025550123")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: enum, expected a value that JSON can hold"
    );
}

#[test]
fn numbers_of_more_than_64_bits_keep_their_digits() {
    let numbers = [("a", u128::MAX)];
    let read = MapDeserializer::<_, ValueError>::new(numbers.into_iter());
    let callback = HangupCallback::deserialize(read).unwrap();
    assert_eq!(
        callback.get("a"),
        Some("340282366920938463463374607431768211455")
    );
    let numbers = [("a", i128::MIN)];
    let read = MapDeserializer::<_, ValueError>::new(numbers.into_iter());
    let callback = HangupCallback::deserialize(read).unwrap();
    assert_eq!(
        callback.get("a"),
        Some("-170141183460469231731687303715884105728")
    );
}

#[test]
fn reported_values_are_text_in_binary_formats() {
    let number: Reported<HangupCause> = serde_json::from_str("3010").unwrap();
    let texts = ["3010", "busy line", "4210"].map(Reported::from);
    for value in texts.into_iter().chain([number]) {
        for back in [through_cbor(&value), through_message_pack(&value)] {
            assert_eq!(back, value);
            assert_eq!(back.as_str(), value.as_str());
        }
    }
    let cause = HangupCause::BusyLine;
    assert_eq!(through_message_pack(&cause), cause);
    assert_eq!(through_cbor(&Outcome::NoAnswer), Outcome::NoAnswer);
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Flattened {
    order: u32,
    #[serde(flatten)]
    callback: HangupCallback,
}

#[test]
fn a_payload_can_be_flattened_into_a_struct() {
    let json = r#"{"order":7,"HangupCauseCode":3010,"extra":{"a":[1]}}"#;
    let flattened: Flattened = serde_json::from_str(json).unwrap();
    assert_eq!(flattened.order, 7);
    assert_eq!(
        flattened.callback.hangup().cause(),
        Some(HangupCause::BusyLine)
    );
    assert_eq!(to_json(&flattened), json);
}

#[test]
fn the_key_of_a_wrapped_number_is_a_key_like_any_other() {
    let json = r#"{"$serde_json::private::Number":"12025550123"}"#;
    let callback: HangupCallback = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&callback).unwrap(), json);
    let body = "HangupCauseCode=3010&%24serde_json%3A%3Aprivate%3A%3ANumber=1";
    let callback: HangupCallback = serde_urlencoded::from_str(body).unwrap();
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.get("$serde_json::private::Number"), Some("1"));
}

#[test]
fn a_key_that_is_not_text_is_an_error_without_content() {
    let key = ciborium::Value::Integer(12_025_550_123_u64.into());
    let map = ciborium::Value::Map(vec![(key, ciborium::Value::Null)]);
    let mut bytes = Vec::new();
    ciborium::into_writer(&map, &mut bytes).unwrap();
    let error = ciborium::from_reader::<HangupCallback, _>(&bytes[..]).unwrap_err();
    let error = error.to_string();
    assert!(
        error.contains("expected a key that is text, found a number"),
        "{error}"
    );
    assert!(!error.contains("2025550123"), "{error}");
}
