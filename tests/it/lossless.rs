//! Nothing is lost: what is read is what other crates read, and what is written says the same.

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, DialCallback, DialSummary, HangupCallback,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::payload::{FormPayload, Pairs, Payload, form, json, to_json};
use crate::random;
use crate::reference::{by_key, entries, form_pairs, items, said, texts};

type Checked = Result<(), TestCaseError>;

fn text_is_kept<P: FormPayload>(sent: &Pairs) -> Checked {
    let body = serde_urlencoded::to_string(sent).unwrap();
    let payload: P = form(&body);
    prop_assert_eq!(&payload.pairs(), sent);
    prop_assert_eq!(payload.to_form(), body.as_str());
    prop_assert_eq!(&serde_urlencoded::from_str::<P>(&body).unwrap(), &payload);
    prop_assert_eq!(&serde_html_form::from_str::<P>(&body).unwrap(), &payload);
    let written = to_json(&payload);
    let through_serde: P = serde_json::from_str(&written).unwrap();
    for again in [json(&written), through_serde] {
        prop_assert_eq!(by_key(again.pairs()), by_key(sent.clone()));
        prop_assert_eq!(&again, &payload);
    }
    Ok(())
}

fn bytes_are_kept<P: FormPayload>(body: &[u8]) -> Checked {
    let payload = P::read_form(body);
    let expected = form_pairs(body);
    prop_assert_eq!(payload.pairs().len(), expected.len());
    for (found, expected) in payload.pairs().into_iter().zip(&expected) {
        let found = [found.0, found.1];
        for (found, expected) in found.iter().zip([&expected.0, &expected.1]) {
            // What is not UTF-8 keeps its escapes, and others put U+FFFD in its place.
            if expected.contains('\u{fffd}') {
                let is_escaped = found.contains(['%', '\u{fffd}']);
                prop_assert!(is_escaped);
            } else {
                prop_assert_eq!(found, expected);
            }
        }
    }
    let written = payload.to_form();
    prop_assert_eq!(form_pairs(written.as_bytes()), expected);
    let again: P = form(&written);
    prop_assert_eq!(again.pairs(), payload.pairs());
    prop_assert_eq!(again.to_form(), written);
    prop_assert_eq!(&again, &payload);
    // JSON has no escapes for bytes that are not UTF-8: it keeps their text.
    let in_json: P = json(&to_json(&payload));
    prop_assert_eq!(by_key(in_json.pairs()), by_key(payload.pairs()));
    Ok(())
}

fn json_is_kept<P: Payload>(body: &str) -> Checked {
    let payload: P = json(body);
    let sent = said(body);
    prop_assert_eq!(payload.pairs(), texts(&sent));
    let written = to_json(&payload);
    prop_assert_eq!(by_key(said(&written)), by_key(sent));
    let again: P = json(&written);
    prop_assert_eq!(by_key(again.pairs()), by_key(payload.pairs()));
    prop_assert_eq!(again, payload);
    Ok(())
}

fn json_becomes_a_form<P: FormPayload>(body: &str) -> Checked {
    let payload: P = json(body);
    let as_form: P = form(&payload.to_form());
    prop_assert_eq!(as_form.pairs(), payload.pairs());
    Ok(())
}

/// What a JSON text is to `serde_json`; `None` for a number that it cannot hold, such as 1e999, for
/// half a surrogate pair, and for the integer -0, which a `Value` may hand over as 0.
fn handed(json: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(json).ok()?;
    let written = value.to_string();
    let goes_on =
        |rest: &str| rest.starts_with(|next: char| next.is_ascii_digit() || ".eE".contains(next));
    let has_minus_zero = !written.split("-0").skip(1).all(goes_on);
    (!has_minus_zero).then_some(value)
}

/// What a reader hands over is written as the reader itself would write it.
fn serde_keeps_what_it_is_handed<P: Payload>(body: &str) -> Checked {
    let Some(mut whole) = handed(body) else {
        return Ok(());
    };
    let from_value: P = serde_json::from_value(whole.clone()).unwrap();
    whole
        .as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    prop_assert_eq!(to_json(&from_value), whole.to_string());

    let from_text: P = serde_json::from_str(body).unwrap();
    let written = by_key(said(&to_json(&from_text)));
    let sent = by_key(said(body));
    prop_assert_eq!(written.len(), sent.len());
    for ((key, written), (expected_key, sent)) in written.iter().zip(&sent) {
        prop_assert_eq!(key, expected_key);
        // Read twice: without its feature `float_roundtrip`, `serde_json` changes last digits.
        let expected = handed(sent).map(|value| value.to_string());
        prop_assert_eq!(handed(written), expected.and_then(|json| handed(&json)));
    }
    Ok(())
}

proptest! {
    #[test]
    fn forms_keep_every_key_and_value(sent in vec((random::key(), random::text()), 0..10)) {
        text_is_kept::<HangupCallback>(&sent)?;
        text_is_kept::<DialCallback>(&sent)?;
        text_is_kept::<DialSummary>(&sent)?;
    }

    #[test]
    fn all_bytes_are_forms(body in random::form()) {
        bytes_are_kept::<HangupCallback>(&body)?;
        bytes_are_kept::<DialCallback>(&body)?;
        bytes_are_kept::<DialSummary>(&body)?;
    }

    #[test]
    fn json_keeps_every_key_and_value(body in random::object()) {
        json_is_kept::<HangupCallback>(&body)?;
        json_is_kept::<DialCallback>(&body)?;
        json_is_kept::<DialSummary>(&body)?;
        json_is_kept::<CallRecord>(&body)?;
        json_becomes_a_form::<HangupCallback>(&body)?;
        json_becomes_a_form::<DialCallback>(&body)?;
        json_becomes_a_form::<DialSummary>(&body)?;
    }

    #[test]
    fn serde_loses_nothing_that_it_hands_over(body in random::object()) {
        serde_keeps_what_it_is_handed::<HangupCallback>(&body)?;
        serde_keeps_what_it_is_handed::<DialCallback>(&body)?;
        serde_keeps_what_it_is_handed::<DialSummary>(&body)?;
        serde_keeps_what_it_is_handed::<CallRecord>(&body)?;
    }

    #[test]
    fn a_page_keeps_its_keys_and_every_record(
        rest in random::object(),
        records in vec(random::json(), 0..5),
    ) {
        let rest = rest.trim();
        let comma = if rest.trim_start_matches('{').trim() == "}" { "" } else { "," };
        let body = format!("{{\"objects\":[{}]{comma}{}", records.join(","), &rest[1..]);
        let page = CallRecordPage::from_json(body.as_bytes()).unwrap();
        let written = to_json(&page);
        let mut kept = entries(&written);
        let objects = kept.iter().position(|(key, _)| key == "objects").unwrap();
        let (_, objects) = kept.remove(objects);
        let kept = kept.iter().map(|(key, json)| format!("{}:{json}", to_json(key)));
        let kept = format!("{{{}}}", kept.collect::<Vec<_>>().join(","));
        prop_assert_eq!(by_key(said(&kept)), by_key(said(rest)));
        prop_assert_eq!(&CallRecordPage::from_json(written.as_bytes()).unwrap(), &page);
        let objects = items(&objects).unwrap();
        prop_assert_eq!(objects.len(), records.len());
        for (kept, sent) in objects.iter().zip(&records) {
            if sent.starts_with('{') {
                prop_assert_eq!(by_key(said(kept)), by_key(said(sent)));
            } else {
                prop_assert_eq!(kept, sent);
            }
        }
    }

    #[test]
    fn lines_are_the_records_one_by_one(records in vec(random::json(), 0..6)) {
        let records: Vec<_> = records.iter().map(|json| json.replace(['\n', '\r'], " ")).collect();
        let body = records.join("\n");
        let lines: Vec<_> = CallRecordLines::new(body.as_bytes()).collect();
        prop_assert_eq!(lines.len(), records.len());
        for (line, sent) in lines.iter().zip(&records) {
            match (line, CallRecord::from_json(sent.as_bytes())) {
                (Ok(line), Ok(record)) => prop_assert_eq!(line.pairs(), record.pairs()),
                (Err(error), Err(_)) => prop_assert_eq!(error.raw(), sent.as_bytes()),
                (line, record) => prop_assert!(false, "{:?} and {:?}", line, record),
            }
        }
    }
}
