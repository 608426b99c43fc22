//! Nothing is lost: whatever is read and written again is the same.

use std::fmt::Debug;

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, DialCallback, DialResult, HangupCallback,
    PayloadError,
};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// Keys: those of payloads, near misses, and anything.
pub fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(
            &[
                "CallUUID",
                "CallUuid",
                "HangupCause",
                "HangupCauseCode",
                "HangupCauseName",
                "HangupSource",
                "CallStatus",
                "Duration",
                "AnswerTime",
                "Direction",
                "direction",
                "call_uuid",
                "hangup_cause_code",
                "hangup_source",
                "call_duration",
                "answer_time",
                "Stir_attestation",
                "X-PH-Order",
                "Event",
                "DialAction",
                "DialBLegHangupCauseCode",
                "DialBLegDuration",
                "DialStatus",
                "DialHangupCause",
                "DialBLegUUID",
                "extra",
            ][..]
        )
        .prop_map(str::to_owned),
        "[a-zA-Z_ +%&=]{0,6}",
        any::<String>(),
    ]
}

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(
            &[
                "3010",
                "4000",
                " 3010 ",
                "03010",
                "4210",
                "",
                "null",
                "true",
                "Busy Line",
                "callee",
                "Callee",
                "NORMAL_CLEARING",
                "completed",
                "+12025550123",
                "%FF",
                "a+b c",
                "0.01000",
            ][..]
        )
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

/// The text of a JSON value as `serde_json` would print it, numbers of any length among them.
pub fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        text().prop_map(|text| serde_json::to_string(&text).unwrap()),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        proptest::sample::select(&["true", "false", "null"][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec((key(), inner), 0..4).prop_map(|entries| object(&entries)),
        ]
    })
}

pub fn object(entries: &[(String, String)]) -> String {
    let entries = entries.iter().map(|(key, value)| {
        let key = serde_json::to_string(key).unwrap();
        format!("{key}:{value}")
    });
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}

/// What an object says, worked out apart from the crate: for each key its values in order. Nulls
/// are left out, lists of two or more are taken apart, and so is a list of one that holds no other
/// list or object; a list with a null in it is a value.
fn said(entries: &[(String, String)]) -> Vec<(String, String)> {
    let mut said = Vec::new();
    for (key, value) in entries {
        let list: Option<Vec<&RawValue>> = serde_json::from_str(value).ok();
        let is_nested = |item: &&RawValue| item.get().starts_with(['[', '{']);
        let is_apart = |list: &Vec<&RawValue>| {
            let has_null = list.iter().any(|item| item.get() == "null");
            !has_null && (list.len() > 1 || list.first().is_some_and(|only| !is_nested(only)))
        };
        match list.filter(is_apart) {
            Some(list) => said.extend(list.iter().map(|item| (key.clone(), item.get().to_owned()))),
            None if value == "null" => {}
            None => said.push((key.clone(), value.clone())),
        }
    }
    said.sort_by(|(one, _), (other, _)| one.cmp(other));
    said
}

/// The entries of an object's text, with the text of their values.
fn entries(object: &str) -> Vec<(String, String)> {
    struct Entries(Vec<(String, String)>);

    impl<'de> serde::Deserialize<'de> for Entries {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;

            impl<'de> serde::de::Visitor<'de> for Visitor {
                type Value = Entries;

                fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    formatter.write_str("an object")
                }

                fn visit_map<A: serde::de::MapAccess<'de>>(
                    self,
                    mut map: A,
                ) -> Result<Entries, A::Error> {
                    let mut entries = Vec::new();
                    while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
                        entries.push((key, value.get().to_owned()));
                    }
                    Ok(Entries(entries))
                }
            }

            deserializer.deserialize_map(Visitor)
        }
    }

    serde_json::from_str::<Entries>(object).unwrap().0
}

/// A payload kind: what the properties below need of it.
trait Payload: Serialize + DeserializeOwned + PartialEq + Debug {
    fn from_json(body: &[u8]) -> Result<Self, PayloadError>;
    fn pairs(&self) -> Pairs;

    /// The values of each key in their order.
    fn by_key(&self) -> Pairs {
        let mut pairs = self.pairs();
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        pairs
    }
}

/// A payload that comes in forms too.
trait FormPayload: Payload {
    fn from_form(body: &[u8]) -> Self;
    fn to_form(&self) -> String;
}

macro_rules! payloads {
    ($($type:ident)+) => {$(
        impl Payload for $type {
            fn from_json(body: &[u8]) -> Result<Self, PayloadError> {
                $type::from_json(body)
            }

            fn pairs(&self) -> Pairs {
                let pairs = self.iter();
                pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
            }
        }
    )+};
}

macro_rules! form_payloads {
    ($($type:ident)+) => {$(
        impl FormPayload for $type {
            fn from_form(body: &[u8]) -> Self {
                $type::from_form(body).expect("a form is always read")
            }

            fn to_form(&self) -> String {
                $type::to_form(self)
            }
        }
    )+};
}

payloads! { HangupCallback DialCallback DialResult CallRecord }
form_payloads! { HangupCallback DialCallback DialResult }

type Pairs = Vec<(String, String)>;

fn pairs(value: impl Strategy<Value = String>) -> impl Strategy<Value = Pairs> {
    proptest::collection::vec((key(), value), 0..10)
}

fn form_keeps_everything<P: FormPayload>(sent: &Pairs) -> Result<(), TestCaseError> {
    let body = serde_urlencoded::to_string(sent).unwrap();
    let payload = P::from_form(body.as_bytes());
    prop_assert_eq!(&payload.pairs(), sent);
    prop_assert_eq!(payload.to_form(), body.as_str());
    prop_assert_eq!(&serde_urlencoded::from_str::<P>(&body).unwrap(), &payload);
    prop_assert_eq!(&serde_html_form::from_str::<P>(&body).unwrap(), &payload);
    let json = serde_json::to_vec(&payload).unwrap();
    prop_assert_eq!(&P::from_json(&json).unwrap(), &payload);
    prop_assert_eq!(&serde_json::from_slice::<P>(&json).unwrap(), &payload);
    Ok(())
}

fn any_bytes_are_a_form<P: FormPayload>(body: &[u8]) -> Result<(), TestCaseError> {
    let payload = P::from_form(body);
    let written = payload.to_form();
    let again = P::from_form(written.as_bytes());
    prop_assert_eq!(&again, &payload);
    prop_assert_eq!(again.to_form(), written);
    // JSON has no escapes for bytes that are not UTF-8: it keeps their text.
    let json = serde_json::to_vec(&payload).unwrap();
    prop_assert_eq!(P::from_json(&json).unwrap().by_key(), payload.by_key());
    Ok(())
}

fn json_keeps_everything<P: Payload>(sent: &Pairs) -> Result<(), TestCaseError> {
    let payload = P::from_json(object(sent).as_bytes()).unwrap();
    let written = serde_json::to_string(&payload).unwrap();
    prop_assert_eq!(said(&entries(&written)), said(sent));
    prop_assert_eq!(&P::from_json(written.as_bytes()).unwrap(), &payload);
    Ok(())
}

fn json_becomes_a_form<P: FormPayload>(sent: &Pairs) -> Result<(), TestCaseError> {
    let payload = P::from_json(object(sent).as_bytes()).unwrap();
    let form = payload.to_form();
    prop_assert_eq!(P::from_form(form.as_bytes()).pairs(), payload.pairs());
    Ok(())
}

/// Whether a whole number is minus zero: `serde_json::Value` hands that over as zero.
fn has_minus_zero(json: &str) -> bool {
    let after = json.split("-0").skip(1);
    after.map(|rest| rest.chars().next()).any(|next| {
        !next.is_some_and(|next| next.is_ascii_digit() || matches!(next, '.' | 'e' | 'E'))
    })
}

/// What a reader hands over is written as the reader itself would write it.
fn serde_keeps_what_it_is_handed<P: Payload>(sent: &Pairs) -> Result<(), TestCaseError> {
    // Numbers that serde_json itself cannot hold, such as 1e999, are its own error.
    let Ok(mut handed) = serde_json::from_str::<serde_json::Value>(&object(sent)) else {
        return Ok(());
    };
    let payload: P = serde_json::from_value(handed.clone()).unwrap();
    if let Some(object) = handed.as_object_mut() {
        object.retain(|_, value| !value.is_null());
    }
    let written = serde_json::to_string(&payload).unwrap();
    let handed = serde_json::to_string(&handed).unwrap();
    if has_minus_zero(&handed) {
        return Ok(());
    }
    prop_assert_eq!(written, handed);
    Ok(())
}

proptest! {
    #[test]
    fn forms_keep_every_key_and_value(sent in pairs(text())) {
        form_keeps_everything::<HangupCallback>(&sent)?;
        form_keeps_everything::<DialCallback>(&sent)?;
        form_keeps_everything::<DialResult>(&sent)?;
    }

    #[test]
    fn all_bytes_are_forms(body in proptest::collection::vec(any::<u8>(), 0..80)) {
        any_bytes_are_a_form::<HangupCallback>(&body)?;
        any_bytes_are_a_form::<DialCallback>(&body)?;
        any_bytes_are_a_form::<DialResult>(&body)?;
    }

    #[test]
    fn json_keeps_every_key_and_value(sent in pairs(json())) {
        json_keeps_everything::<HangupCallback>(&sent)?;
        json_keeps_everything::<DialCallback>(&sent)?;
        json_keeps_everything::<DialResult>(&sent)?;
        json_keeps_everything::<CallRecord>(&sent)?;
        json_becomes_a_form::<HangupCallback>(&sent)?;
        json_becomes_a_form::<DialCallback>(&sent)?;
        json_becomes_a_form::<DialResult>(&sent)?;
    }

    #[test]
    fn serde_loses_nothing_that_it_hands_over(sent in pairs(json())) {
        serde_keeps_what_it_is_handed::<HangupCallback>(&sent)?;
        serde_keeps_what_it_is_handed::<DialCallback>(&sent)?;
        serde_keeps_what_it_is_handed::<DialResult>(&sent)?;
        serde_keeps_what_it_is_handed::<CallRecord>(&sent)?;
    }

    #[test]
    fn a_page_keeps_its_keys_and_every_record(
        sent in pairs(json()),
        records in proptest::collection::vec(json(), 0..5),
    ) {
        let mut sent = sent;
        sent.retain(|(key, _)| key != "objects");
        let mut whole = sent.clone();
        whole.push(("objects".to_owned(), format!("[{}]", records.join(","))));
        let page = CallRecordPage::from_json(object(&whole).as_bytes()).unwrap();
        let written = serde_json::to_string(&page).unwrap();
        let mut kept = entries(&written);
        let objects = kept.iter().position(|(key, _)| key == "objects").unwrap();
        let (_, objects) = kept.remove(objects);
        prop_assert_eq!(said(&kept), said(&sent));
        prop_assert_eq!(&CallRecordPage::from_json(written.as_bytes()).unwrap(), &page);
        let objects: Vec<&RawValue> = serde_json::from_str(&objects).unwrap();
        prop_assert_eq!(objects.len(), records.len());
        for (kept, sent) in objects.iter().zip(&records) {
            if sent.starts_with('{') {
                prop_assert_eq!(said(&entries(kept.get())), said(&entries(sent)));
            } else {
                prop_assert_eq!(kept.get(), sent);
            }
        }
    }

    #[test]
    fn lines_are_the_records_one_by_one(records in proptest::collection::vec(json(), 0..6)) {
        // JSON text as it is written here has no line break.
        let body = records.join("\n");
        let lines: Vec<_> = CallRecordLines::new(body.as_bytes()).collect();
        prop_assert_eq!(lines.len(), records.len());
        for (line, sent) in lines.iter().zip(&records) {
            match (line, CallRecord::from_json(sent.as_bytes())) {
                (Ok(line), Ok(record)) => prop_assert_eq!(line, &record),
                (Err(error), Err(_)) => prop_assert_eq!(error.raw(), sent.as_bytes()),
                (line, record) => prop_assert!(false, "{:?} and {:?}", line, record),
            }
        }
    }

    #[test]
    fn any_bytes_are_json_or_an_error(body in proptest::collection::vec(any::<u8>(), 0..40)) {
        let _ = CallRecord::from_json(&body);
        let _ = CallRecordPage::from_json(&body);
        let _ = CallRecordLines::new(&body[..]).count();
    }
}
