//! Nothing is lost: whatever is read and written again is the same.

use plivo_hangup::{CallRecord, HangupCallback};
use proptest::prelude::*;

/// Keys: those of payloads, near misses, and anything.
fn key() -> impl Strategy<Value = String> {
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
                "extra",
            ][..]
        )
        .prop_map(str::to_owned),
        "[a-zA-Z_ +%&=]{0,6}",
        any::<String>(),
    ]
}

fn text() -> impl Strategy<Value = String> {
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
fn json() -> impl Strategy<Value = String> {
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

fn object(entries: &[(String, String)]) -> String {
    let entries = entries.iter().map(|(key, value)| {
        let key = serde_json::to_string(key).unwrap();
        format!("{key}:{value}")
    });
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}

/// What an object says, worked out apart from the crate: for each key its values in order, with
/// nulls left out and lists of two or more taken apart.
fn said(entries: &[(String, String)]) -> Vec<(String, String)> {
    let mut said = Vec::new();
    for (key, value) in entries {
        let list: Option<Vec<&serde_json::value::RawValue>> = serde_json::from_str(value).ok();
        match list {
            Some(list) if list.len() > 1 => {
                said.extend(list.iter().map(|item| (key.clone(), item.get().to_owned())));
            }
            _ if value == "null" => {}
            _ => said.push((key.clone(), value.clone())),
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
                    while let Some((key, value)) =
                        map.next_entry::<String, Box<serde_json::value::RawValue>>()?
                    {
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

proptest! {
    #[test]
    fn a_form_keeps_every_key_and_value(pairs in proptest::collection::vec((key(), text()), 0..12)) {
        let body = serde_urlencoded::to_string(&pairs).unwrap();
        let callback = HangupCallback::from_form(body.as_bytes()).unwrap();
        let read: Vec<_> = callback.iter().collect();
        let sent: Vec<_> = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        prop_assert_eq!(&read, &sent);
        prop_assert_eq!(callback.to_form(), body);
    }

    #[test]
    fn any_bytes_are_a_form(body in proptest::collection::vec(any::<u8>(), 0..80)) {
        let callback = HangupCallback::from_form(&body).unwrap();
        let written = callback.to_form();
        let again = HangupCallback::from_form(written.as_bytes()).unwrap();
        prop_assert_eq!(&again, &callback);
        prop_assert_eq!(again.to_form(), written);
        let json = serde_json::to_vec(&callback).unwrap();
        prop_assert_eq!(&HangupCallback::from_json(&json).unwrap(), &callback);
    }

    #[test]
    fn json_keeps_every_key_and_value(sent in proptest::collection::vec((key(), json()), 0..8)) {
        let body = object(&sent);
        let record = CallRecord::from_json(body.as_bytes()).unwrap();
        let written = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(said(&entries(&written)), said(&sent));
        let again = CallRecord::from_json(written.as_bytes()).unwrap();
        prop_assert_eq!(&again, &record);
        let callback = HangupCallback::from_json(body.as_bytes()).unwrap();
        let form = callback.to_form();
        prop_assert_eq!(&HangupCallback::from_form(form.as_bytes()).unwrap(), &callback);
    }

    #[test]
    fn any_bytes_are_json_or_an_error(body in proptest::collection::vec(any::<u8>(), 0..40)) {
        let _ = CallRecord::from_json(&body);
    }

    #[test]
    fn a_serde_reader_loses_nothing_that_it_was_handed(sent in proptest::collection::vec((key(), text()), 0..8)) {
        let quoted: Vec<_> = sent
            .iter()
            .map(|(key, value)| (key.clone(), serde_json::to_string(value).unwrap()))
            .collect();
        let body = object(&quoted);
        let direct = HangupCallback::from_json(body.as_bytes()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<HangupCallback>(&body).unwrap(), &direct);
    }
}
