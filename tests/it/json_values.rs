//! What the values of a JSON object become in a payload, and how they are written again.

use std::error::Error;

use plivo_hangup::{HangupCallback, HangupCause};

use crate::payload::{form, json as read_json, to_json};
use crate::support::json_error;

fn json(body: &str) -> HangupCallback {
    read_json(body)
}

#[test]
fn the_code_comes_as_integer_digits_empty_null_or_not_at_all() {
    let busy = Some(HangupCause::BusyLine);
    for (body, cause) in [
        (r#"{"HangupCauseCode":3010}"#, busy),
        (r#"{"HangupCauseCode":"3010"}"#, busy),
        (r#"{"HangupCauseCode":" 3010 "}"#, busy),
        (r#"{"HangupCauseCode":0}"#, Some(HangupCause::Unknown)),
        (r#"{"HangupCauseCode":""}"#, None),
        (r#"{"HangupCauseCode":4210}"#, None),
        (r#"{"HangupCauseCode":3010.0}"#, None),
        (r#"{"HangupCauseCode":-3010}"#, None),
        (r#"{"HangupCauseCode":true}"#, None),
        (r#"{"HangupCauseCode":{"code":3010}}"#, None),
        (r#"{"HangupCauseCode":[3010]}"#, busy),
        (r#"{"HangupCauseCode":["3010"]}"#, busy),
        (r#"{"HangupCauseCode":[3010,4000]}"#, busy),
        (r#"{"HangupCauseCode":[null,3010]}"#, None),
        (r#"{"HangupCauseCode":[]}"#, None),
        (r#"{"HangupCauseCode":[[3010]]}"#, None),
        ("{}", None),
    ] {
        assert_eq!(json(body).hangup().cause(), cause, "{body}");
        assert_eq!(to_json(&json(body)), body);
    }
    let null = json(r#"{"HangupCauseCode":null,"HangupCauseName":"Lost Race"}"#);
    assert_eq!(null.hangup().cause(), Some(HangupCause::LostRace));
    assert_eq!(null.get("HangupCauseCode"), None);
    assert_eq!(json(r#"{"a":null}"#), json("{}"));
}

#[test]
fn numbers_keep_their_digits_and_nested_json_its_text() {
    let body = r#"{"Duration":66,"big":123456789012345678901234567890,"rate":0.0500,"minus":-0,"extra":{"a":[1.10,{"b":null}]},"one":[1],"none":[],"yes":true}"#;
    let callback = json(body);
    assert_eq!(callback.talk_seconds(), Some(66));
    assert_eq!(callback.get("big"), Some("123456789012345678901234567890"));
    assert_eq!(callback.get("rate"), Some("0.0500"));
    assert_eq!(callback.get("extra"), Some(r#"{"a":[1.10,{"b":null}]}"#));
    assert_eq!(to_json(&callback), body);
}

#[test]
fn a_serde_reader_keeps_nested_values_and_repeated_keys() {
    let body = r#"{"a":{"b":[1,2.5,null,true,"x\n\u00e9"]},"c":["1","2"],"d":-5,"e":[[1],[2]]}"#;
    let callback: HangupCallback = serde_json::from_str(body).unwrap();
    let expected = r#"{"a":{"b":[1,2.5,null,true,"x\né"]},"c":["1","2"],"d":-5,"e":[[1],[2]]}"#;
    assert_eq!(to_json(&callback), expected);
    let repeated: HangupCallback = serde_json::from_str(r#"{"To":"1","To":"2"}"#).unwrap();
    assert_eq!(repeated.to_form(), "To=1&To=2");
}

#[test]
fn half_a_surrogate_pair_spoils_no_more_than_its_key_or_value() {
    let body = r#"{"CallerName":"\ud83d","HangupCauseCode":3010}"#;
    let callback = json(body);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.caller_name(), None);
    assert_eq!(callback.get("CallerName"), Some(r#""\ud83d""#));
    assert_eq!(to_json(&callback), body);
    let callback = json(r#"{"\ud83d":1,"HangupCauseCode":3010}"#);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.get(r#""\ud83d""#), Some("1"));
}

#[test]
fn deep_json_is_kept_without_recursion() {
    let depth = 200_000;
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    let callback = json(&deep);
    assert_eq!(callback.get("a").map(str::len), Some(2 * depth));
    assert_eq!(to_json(&callback), deep);
    assert!(serde_json::from_str::<HangupCallback>(&deep).is_err());
}

#[test]
fn equality_goes_by_text_and_a_nested_value_is_not_its_text() {
    assert_ne!(json(r#"{"From":[[1]]}"#), json(r#"{"From":"[[1]]"}"#));
    assert_eq!(json(r#"{"Duration":66}"#), form("Duration=66"));
    assert_eq!(json(r#"{"Machine":true}"#), form("Machine=true"));
    assert_eq!(json(r#"{"To":["1"]}"#), json(r#"{"To":"1"}"#));
}

#[test]
fn a_list_of_one_value_is_the_value_and_is_written_as_a_list() {
    // The shape that Python's parse_qs gives.
    let body = r#"{"HangupCauseCode":["3010"],"To":["12025550145"]}"#;
    let callback = json(body);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.to(), Some("12025550145"));
    assert_eq!(to_json(&callback), body);
    assert_eq!(callback.to_form(), "HangupCauseCode=3010&To=12025550145");
}

#[test]
fn a_list_with_a_null_is_kept_as_its_text_also_in_a_form() {
    let callback = json(r#"{"HangupCauseCode":[null,3010]}"#);
    let as_form: HangupCallback = form(&callback.to_form());
    for callback in [callback, as_form] {
        assert_eq!(callback.hangup().cause(), None);
        assert_eq!(callback.get("HangupCauseCode"), Some("[null,3010]"));
    }
}

#[test]
fn a_list_that_would_make_a_long_form_is_kept_as_its_text() {
    let body = |length| format!(r#"{{"{}":[1{}]}}"#, "k".repeat(length), ",1".repeat(99));
    let short = json(&body(32));
    assert_eq!(short.iter().count(), 100);
    let (long, key) = (json(&body(100)), "k".repeat(100));
    assert_eq!(long.iter().count(), 1);
    let list = long.get(&key).unwrap();
    assert!(list.starts_with("[1,1,1,") && list.len() == 201, "{list}");
    assert_eq!(long.to_form().len(), 100 + 1 + 100 + 99 * 3 + 2 * 3);
    for body in [body(32), body(100)] {
        assert_eq!(to_json(&json(&body)), body);
        let through_serde: HangupCallback = serde_json::from_str(&body).unwrap();
        assert_eq!(through_serde, json(&body));
    }
    let only = json(&format!(r#"{{"{key}":["a"]}}"#));
    assert_eq!(only.get(&key), Some("a"));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let callback = json("\u{feff}{\"HangupCauseCode\":3010}");
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
}

#[test]
#[rustfmt::skip]
fn what_is_not_a_json_object_is_an_error_without_content() {
    for (body, message) in [
        ("", "payload: expected an object, found nothing"),
        (" \n", "payload: expected an object, found nothing"),
        ("{\"a\":1", "payload, line 1, column 6: expected more JSON, found the end"),
        ("{\n\"To\": +12025550123}", "payload, line 2, column 7: expected JSON"),
        ("{} x", "payload, line 1, column 4: expected JSON"),
        ("Busy", "payload, line 1, column 1: expected JSON"),
        ("[]", "payload: expected an object, found a list"),
        ("\"12025550123\"", "payload: expected an object, found text"),
        (" 12025550123", "payload: expected an object, found a number"),
        ("true", "payload: expected an object, found true or false"),
        ("null", "payload: expected an object, found null"),
    ] {
        let error = HangupCallback::from_json(body.as_bytes()).unwrap_err();
        let error: Box<dyn Error + Send + Sync> = error.clone().into();
        assert_eq!(error.to_string(), message);
        let of_a_kind = message.strip_prefix("payload: ");
        if let Some(message) = of_a_kind.filter(|_| !body.trim().is_empty()) {
            assert_eq!(json_error::<HangupCallback>(body), message);
        }
    }
    let error = HangupCallback::from_json(b"{\"a\":\"\xFF\"}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "payload, byte 7: expected UTF-8"
    );
}
