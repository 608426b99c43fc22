//! Nothing is lost: what is read is what other crates read, and what is written says the same.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::payload::{FormPayload, Payload};
use crate::reference::{
    by_key, entries, form_pairs, has_plain_numbers, is_short, repeated, said, text_of,
};

/// A form has at most this many times the bytes of the body that it was read from.
const MOST: usize = 20;

/// Checks what was read from a form: against `form_urlencoded`, and written and read again.
pub fn check_form<P: FormPayload>(payload: &P, body: &[u8]) {
    let expected = form_pairs(body);
    let mut found = payload.iter();
    for (key, value) in &expected {
        let (found_key, found_value) = found.next().expect("no pair is lost");
        check_text(found_key, key);
        check_text(found_value, value);
    }
    assert_eq!(found.next(), None, "no pair is invented");

    let written = payload.to_form();
    assert!(written.len() <= MOST * body.len());
    assert_eq!(form_pairs(written.as_bytes()), expected);
    let again = P::read_form(written.as_bytes());
    assert!(again.iter().eq(payload.iter()));
    assert_eq!(again.to_form(), written);
    assert!(again == *payload);

    let json = to_json(payload);
    // A control character is six bytes of JSON, and what is around a key and a value is six.
    assert!(json.len() <= 6 * body.len() + 8);
    check_same_pairs(
        &P::read_json(json.as_bytes()).expect("what is written can be read"),
        payload,
    );
}

/// Text is as another crate reads it. What is not UTF-8 keeps its escapes, where the other has U+FFFD.
fn check_text(found: &str, expected: &str) {
    if expected.contains('\u{fffd}') {
        assert!(found.contains(['%', '\u{fffd}']));
    } else {
        assert_eq!(found, expected);
    }
}

/// Checks what was read from a JSON object with these entries: against `serde_json`, and written and read
/// again.
pub fn check_json<P: Payload>(payload: &P, sent: &[(String, &str)]) {
    check_pairs(payload, sent);
    let written = to_json(payload);
    let sent = said(sent);
    assert_eq!(
        said(&entries(&written).expect("an object is written")),
        sent
    );
    let again = P::read_json(written.as_bytes()).expect("what is written can be read");
    check_same_pairs(&again, payload);
    assert_eq!(
        said(&entries(&to_json(&again)).expect("an object is written")),
        sent
    );
}

/// Checks what was read from JSON, written as a form.
pub fn check_json_as_form<P: FormPayload>(payload: &P, body: &[u8]) {
    let form = payload.to_form();
    assert!(
        form.len() <= MOST * body.len(),
        "a form of {} bytes",
        form.len()
    );
    assert!(P::read_form(form.as_bytes()).iter().eq(payload.iter()));
}

/// Checks each pair against the entries of an object, in their order.
fn check_pairs<P: Payload>(payload: &P, sent: &[(String, &str)]) {
    let mut found = payload.iter().peekable();
    for (key, json) in sent {
        let whole = text_of(json);
        let list = repeated(json).unwrap_or_else(|| vec![json]);
        let is_whole = list.len() > 1 && found.peek() == Some(&(key.as_str(), &whole));
        // A short key is repeated without end.
        assert!(!is_whole || !is_short(key), "a list is kept as its JSON");
        for element in if is_whole { vec![*json] } else { list } {
            if element != "null" {
                let text = text_of(element);
                assert_eq!(found.next(), Some((key.as_str(), text.as_str())));
            }
        }
    }
    assert_eq!(found.next(), None, "no pair is invented");
}

/// Checks that two payloads are equal. A long key that is repeated very often may be one list in the other.
fn check_same_pairs<P: Payload>(again: &P, payload: &P) {
    if again.iter().count() == payload.iter().count() {
        assert_eq!(by_key(again.pairs()), by_key(payload.pairs()));
    } else {
        let json = |payload: &P| {
            let json = to_json(payload);
            said(&entries(&json).expect("an object is written"))
        };
        assert_eq!(json(again), json(payload));
    }
}

/// Checks what serde reads of an object through `serde_json`: the same as this crate's own reader, unless
/// `serde_json` changes a number or cannot read the object at all.
pub fn check_through_serde<P: Payload>(payload: &P, json: &str) {
    match serde_json::from_str::<P>(json) {
        Ok(through_serde) if has_plain_numbers(json) => assert!(through_serde == *payload),
        Ok(through_serde) => {
            let keys = |payload: &P| {
                payload
                    .iter()
                    .map(|(key, _)| key.to_owned())
                    .collect::<Vec<_>>()
            };
            assert_eq!(keys(&through_serde), keys(payload));
        }
        Err(_) => assert!(serde_json::from_str::<serde_json::Value>(json).is_err()),
    }
}

/// What a value is after a trip through CBOR.
pub fn through_cbor<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).expect("CBOR has every value");
    ciborium::from_reader(bytes.as_slice()).expect("what is written can be read")
}

pub fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("what was read can be written")
}
