//! What holds whatever was sent: sizes, keys that other crates use for themselves, readers that agree.

use plivo_hangup::{CallRecord, CallRecordPage, HangupCallback, HangupCause};
use proptest::prelude::*;

use crate::random;

/// A JSON body whose one key has a list of as many ones.
fn list_of_ones(key: &str, ones: usize) -> String {
    let key = serde_json::to_string(key).unwrap();
    format!("{{{key}:[1{}]}}", ",1".repeat(ones - 1))
}

#[test]
fn a_small_body_does_not_become_a_huge_form() {
    for key in [
        "\n".repeat(128),
        "\u{ffff}".repeat(50),
        "&".repeat(11),
        "To".to_owned(),
    ] {
        let body = list_of_ones(&key, 100_000);
        let form = HangupCallback::from_json(&body).unwrap().to_form();
        assert!(
            form.len() <= 20 * body.len(),
            "{} of {}",
            form.len(),
            body.len()
        );
    }
}

#[test]
fn a_key_of_32_plain_characters_is_repeated_without_end_and_a_longer_one_is_not() {
    let values = |key: &str, ones: usize| {
        let record = CallRecord::from_json(list_of_ones(key, ones)).unwrap();
        record.iter().count()
    };
    assert_eq!(values(&"k".repeat(32), 1_000), 1_000);
    assert_eq!(values(&"k".repeat(33), 1_000), 1);
    // 33 × 528 = 16 × (33 + 2 × 528): up to there it is repeated.
    assert_eq!(values(&"k".repeat(33), 528), 528);
    assert_eq!(values(&"k".repeat(33), 529), 1);
    assert_eq!(values(&"k".repeat(10_000), 16), 16);
    assert_eq!(values(&"k".repeat(10_000), 17), 1);
    // An escape is three bytes of a form.
    assert_eq!(values(&"&".repeat(10), 1_000), 1_000);
    assert_eq!(values(&"&".repeat(11), 1_000), 1);
    let record = CallRecord::from_json(list_of_ones(&"k".repeat(33), 529)).unwrap();
    let (_, list) = record.iter().next().unwrap();
    assert!(list.starts_with("[1,1,1,"), "{list}");
}

#[test]
fn lists_that_are_kept_as_json_may_come_twice() {
    let key = "&".repeat(11);
    let [ones, twos] =
        ["1", "2"].map(|value| format!("[{}{value}]", format!("{value},").repeat(199)));
    let record = CallRecord::from_json(format!("{{\"{key}\":{ones},\"{key}\":{twos}}}")).unwrap();
    assert!(
        record
            .iter()
            .eq([(key.as_str(), ones.as_str()), (&key, &twos)])
    );
    let written = serde_json::to_string(&record).unwrap();
    assert_eq!(written, format!("{{\"{key}\":[{ones},{twos}]}}"));
    assert_eq!(CallRecord::from_json(written).unwrap(), record);
}

proptest! {
    #[test]
    fn a_form_is_at_most_twenty_times_as_long_as_the_json_it_comes_from(
        entries in proptest::collection::vec((".{0,40}", 1..40_usize, "[\"&\\n ]{0,3}"), 0..6),
    ) {
        let entries = entries.iter().map(|(key, times, value)| {
            let value = serde_json::to_string(value).unwrap();
            let list = vec![value; *times].join(",");
            format!("{}:[{list}]", serde_json::to_string(key).unwrap())
        });
        let body = format!("{{{}}}", entries.collect::<Vec<_>>().join(","));
        let form = HangupCallback::from_json(&body).unwrap().to_form();
        prop_assert!(form.len() <= 20 * body.len(), "{form}\n{body}");
    }
}

proptest! {
    #[test]
    fn json_is_at_most_six_times_as_long_as_the_form_it_comes_from(
        body in prop_oneof![
            random::form(),
            proptest::collection::vec(proptest::sample::select(b"\x01\xFF&=%a".as_slice()), 0..40),
        ],
    ) {
        let callback = HangupCallback::from_form(&body).unwrap();
        let json = serde_json::to_string(&callback).unwrap();
        prop_assert!(json.len() <= 6 * body.len() + 8, "{json} of {body:?}");
    }
}

#[test]
fn a_form_with_a_key_that_serde_json_uses_for_itself_is_read() {
    for key in ["Number", "RawValue"] {
        let body = format!("%24serde_json%3A%3Aprivate%3A%3A{key}=1");
        let callback: HangupCallback = serde_urlencoded::from_str(&body).unwrap();
        let key = format!("$serde_json::private::{key}");
        assert!(callback.iter().eq([(key.as_str(), "1")]), "{body}");
        assert_eq!(callback, HangupCallback::from_form(&body).unwrap());
    }
}

#[test]
fn an_object_with_a_key_that_serde_json_uses_for_itself_is_an_object() {
    for key in ["RawValue", "Raw", "Number2"] {
        let body = format!(r#"{{"HangupCauseCode":{{"$serde_json::private::{key}":"3010"}}}}"#);
        let direct = HangupCallback::from_json(&body).unwrap();
        let through_serde: HangupCallback = serde_json::from_str(&body).unwrap();
        assert_eq!(direct.hangup().cause(), None, "{body}");
        assert_eq!(through_serde.hangup().cause(), None, "{body}");
        assert_eq!(through_serde, direct);
        assert_eq!(serde_json::to_string(&through_serde).unwrap(), body);
    }
}

#[test]
fn readers_agree_on_nested_json_with_blanks_and_escapes() {
    let one = r#"{"a": {"x" : [1, {"y": "\u00e9"}], "z":null}, "HangupCauseCode": 3010}"#;
    let other = r#"{"HangupCauseCode":"3010","a":{"x":[1,{"y":"é"}],"z":null}}"#;
    let direct = HangupCallback::from_json(one).unwrap();
    assert_eq!(direct, serde_json::from_str(one).unwrap());
    assert_eq!(direct, HangupCallback::from_json(other).unwrap());
    assert_eq!(
        direct.get("a"),
        Some(r#"{"x" : [1, {"y": "\u00e9"}], "z":null}"#)
    );
    for different in [
        r#"{"a":{"x":[1,{"y":"e"}],"z":null},"HangupCauseCode":3010}"#,
        r#"{"a":{"x":[{"y":"é"},1],"z":null},"HangupCauseCode":3010}"#,
        r#"{"a":{"x":[1,{"y":"é"}]},"HangupCauseCode":3010}"#,
        r#"{"a":{"z":null,"x":[1,{"y":"é"}]},"HangupCauseCode":3010}"#,
        r#"{"a":{"x":[1.0,{"y":"é"}],"z":null},"HangupCauseCode":3010}"#,
        r#"{"a":"{\"x\":[1,{\"y\":\"é\"}],\"z\":null}","HangupCauseCode":3010}"#,
    ] {
        assert_ne!(
            direct,
            HangupCallback::from_json(different).unwrap(),
            "{different}"
        );
    }
}

#[test]
fn nested_json_that_serde_json_does_not_read_is_compared_by_its_text() {
    let deep = |end: &str| format!("{{\"a\":{}{end}{}}}", "[".repeat(200), "]".repeat(200));
    let read = |body: &str| HangupCallback::from_json(body).unwrap();
    assert_eq!(read(&deep("1")), read(&deep("1")));
    assert_ne!(read(&deep("1")), read(&deep("2")));
    assert_ne!(read(&deep("1")), read(&deep(" 1")));
}

#[test]
fn bodies_are_taken_as_text_as_bytes_and_owned() {
    let form = "HangupCauseCode=3010";
    let json = r#"{"HangupCauseCode":3010}"#;
    let owned = (form.to_owned(), json.as_bytes().to_owned());
    let callbacks = [
        HangupCallback::from_form(form),
        HangupCallback::from_form(form.as_bytes()),
        HangupCallback::from_form(owned.0),
        HangupCallback::from_query(form),
        HangupCallback::from_query(format!("?{form}").into_bytes()),
        HangupCallback::from_json(json),
        HangupCallback::from_json(owned.1),
    ];
    for callback in callbacks {
        assert_eq!(
            callback.unwrap().hangup().cause(),
            Some(HangupCause::BusyLine)
        );
    }
}

#[test]
fn private_keys_of_serde_json_are_keys_in_nested_json_too() {
    let body = r#"{"HangupCauseCode":{"$serde_json::private::RawValue":"3010"}}"#;
    let callback = HangupCallback::from_json(body).unwrap();
    let mut cbor = Vec::new();
    ciborium::into_writer(&callback, &mut cbor).unwrap();
    let through_cbor: HangupCallback = ciborium::from_reader(&cbor[..]).unwrap();
    assert_eq!(through_cbor.hangup().cause(), None);
    assert_eq!(through_cbor, callback);
    let list =
        |element: &str| HangupCallback::from_json(format!("{{\"a\":[null,{element}]}}")).unwrap();
    let wrapped = r#"{"$serde_json::private::RawValue":"1"}"#;
    assert_ne!(list(wrapped), list("1"));
    assert_eq!(
        list(wrapped),
        list(&wrapped.replace(':', " : ").replace(" :  : ", "::"))
    );
}

#[test]
fn nested_json_goes_through_binary_formats_with_its_digits_and_the_order_of_its_keys() {
    let body = r#"{"a":{"z":1,"b":[0.1,1797693134862315.5,12345678901234567890123],"a":1,"z":2}}"#;
    let callback = HangupCallback::from_json(body).unwrap();
    let packed = rmp_serde::to_vec(&callback).unwrap();
    let unpacked: HangupCallback = rmp_serde::from_slice(&packed).unwrap();
    assert_eq!(
        unpacked.get("a"),
        Some(r#"{"z":1,"b":[0.1,1797693134862315.5,"12345678901234567890123"],"a":1,"z":2}"#)
    );
}

#[test]
fn bad_records_of_a_page_are_equal_with_other_blanks() {
    let page = |body: &str| CallRecordPage::from_json(body).unwrap();
    let body = r#"{"objects":[[1, 2]]}"#;
    assert_eq!(
        page(body),
        serde_json::from_str::<CallRecordPage>(body).unwrap()
    );
    assert_ne!(page(body), page(r#"{"objects":[[2,1]]}"#));
    assert_ne!(page(body), page(r#"{"objects":[{},[1,2]]}"#));
}

#[test]
fn meta_that_is_text_is_not_read_as_an_object() {
    let page = CallRecordPage::from_json(r#"{"meta":"{\"limit\":20}","objects":[]}"#).unwrap();
    assert_eq!(page.limit(), None);
    assert_eq!(page.get("meta"), Some(r#"{"limit":20}"#));
}

#[test]
fn keys_that_read_alike_are_compared_with_their_encodings() {
    let form = |body: &str| HangupCallback::from_form(body).unwrap();
    assert_eq!(form("%FF=1&%25FF=2"), form("%25FF=2&%FF=1"));
    assert_ne!(form("%FF=1&%25FF=2"), form("%FF=2&%25FF=1"));
}
