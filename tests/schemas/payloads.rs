//! Payloads and what is concluded from them, as serde writes and reads them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, Callback, DialCallback, DialSummary, Disagreement,
    DisagreementKind, Explanation, Hangup, HangupCallback, Meaning, OtherCallback,
};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Serialize};
use serde_json::{Value, json};

use crate::support::{Schemas, json, read, written};

/// The sample payloads, with their names.
fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/payloads");
    let files = fs::read_dir(folder).expect("the samples");
    let samples = files.map(|file| {
        let path = file.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("text");
        (name.into_owned(), text.trim_end().to_owned())
    });
    samples.collect()
}

/// The callbacks among the samples, and more of them.
fn callbacks() -> Vec<Callback> {
    let samples = samples();
    let samples = samples.iter().filter_map(|(name, text)| {
        match name.rsplit_once('.').expect("an extension").1 {
            "form" => Some(Callback::from_form(text).expect("a form")),
            "query" => Some(Callback::from_query(text).expect("a query")),
            _ if name.contains("record") || name.contains("page") => None,
            _ => Some(Callback::from_json(text).expect("JSON")),
        }
    });
    let made = [
        r#"{"CallUUID": "c1", "Duration": 66, "Machine": true, "TotalCost": 0.005, "X-PH-Order": null}"#,
        r#"{"CallUUID": ["c1", "c2"], "HangupCauseCode": {"a": [1]}, "From": [], "To": [["x"]]}"#,
        r#"{"Event": "StartApp", "CallStatus": "ringing"}"#,
        "{}",
    ];
    let made = made.map(|text| Callback::from_json(text).expect("JSON"));
    samples.chain(made).collect()
}

fn records() -> Vec<CallRecord> {
    let samples = samples();
    let samples = samples.iter().filter(|(name, _)| name.contains("record"));
    let samples = samples.flat_map(|(name, text)| {
        if name.ends_with(".ndjson") {
            let lines = CallRecordLines::new(text.as_bytes());
            return lines.flatten().collect();
        }
        vec![CallRecord::from_json(text).expect("a record")]
    });
    let made = [
        r#"{"hangup_cause_code": 3000, "trunk_domain": "1.zt.example", "call_duration": 0}"#,
        r#"{"hangupCauseCode": "3010", "totalRate": "0.00300", "answerTime": null}"#,
        "{}",
    ];
    let made = made.map(|text| CallRecord::from_json(text).expect("a record"));
    samples.chain(made).collect()
}

/// Checks what serde writes of a payload, and that what is valid is read, and all else is not.
fn check<T: JsonSchema + Serialize + DeserializeOwned>(payloads: &[T]) {
    assert!(!payloads.is_empty());
    let schemas = Schemas::of::<T>();
    for payload in payloads {
        let written = serde_json::to_string(payload).expect("JSON");
        schemas.accept(&json(&written));
        assert!(serde_json::from_str::<T>(&written).is_ok(), "{written}");
    }
    for other in [
        json!(null),
        json!("CallUUID=c1"),
        json!(3010),
        json!([]),
        json!([{}]),
    ] {
        assert!(T::deserialize(&other).is_err(), "{other}");
        assert!(!schemas.read.is_valid(&other), "{other}");
        assert!(!schemas.written.is_valid(&other), "{other}");
    }
}

fn of_kind<T>(callbacks: &[Callback], pick: fn(Callback) -> Option<T>) -> Vec<T> {
    callbacks.iter().cloned().filter_map(pick).collect()
}

#[test]
fn payloads_are_objects_with_any_keys() {
    let callbacks = callbacks();
    check(&callbacks);
    check::<HangupCallback>(&of_kind(&callbacks, |callback| match callback {
        Callback::Hangup(hangup) => Some(hangup),
        _ => None,
    }));
    check::<DialCallback>(&of_kind(&callbacks, |callback| match callback {
        Callback::Dial(event) => Some(event),
        _ => None,
    }));
    check::<DialSummary>(&of_kind(&callbacks, |callback| match callback {
        Callback::DialSummary(summary) => Some(summary),
        _ => None,
    }));
    check::<OtherCallback>(&of_kind(&callbacks, |callback| match callback {
        Callback::Other(other) => Some(other),
        _ => None,
    }));
    check(&records());
}

#[test]
fn a_page_has_its_objects() {
    let samples = samples();
    let pages = samples.iter().filter(|(name, _)| name.contains("page"));
    let mut pages: Vec<_> = pages
        .map(|(_, text)| CallRecordPage::from_json(text).expect("a page"))
        .collect();
    pages.push(CallRecordPage::from_json(r#"{"objects": [{}, 5, null, []]}"#).expect("a page"));
    assert_eq!(pages.len(), 2);
    let schemas = Schemas::of::<CallRecordPage>();
    for page in pages {
        schemas.accept(&json!(page));
    }
    for other in [
        "{}",
        r#"{"objects": 5}"#,
        r#"{"objects": {}}"#,
        "[]",
        "null",
    ] {
        assert!(
            serde_json::from_str::<CallRecordPage>(other).is_err(),
            "{other}"
        );
        assert!(!schemas.read.is_valid(&json(other)), "{other}");
        assert!(!schemas.written.is_valid(&json(other)), "{other}");
    }
}

#[test]
fn every_key_with_an_accessor_is_described() {
    let about = |schema: &Value, key: &str| {
        let about = schema["properties"][key]["description"].as_str();
        about.unwrap_or_else(|| panic!("{key}")).to_owned()
    };
    let schema = read::<HangupCallback>();
    assert_eq!(schema["title"], "HangupCallback");
    assert_eq!(
        about(&schema, "BillDuration"),
        "How long the call is billed, in seconds rounded up to the pulse. A call detail record names this \
         `billed_duration`."
    );
    assert_eq!(
        about(&schema, "CallUuid"),
        "The id of the call, which is the A leg's."
    );
    assert_eq!(
        about(&schema, "AnswerTime"),
        "When the call was answered, as sent: in the account's time zone, without an offset."
    );
    assert_eq!(
        about(&schema, "HangupSource"),
        "Who ended the call, such as Carrier."
    );
    assert_eq!(
        about(&read::<DialSummary>(), "DialBLegUUID"),
        "The id of the B leg that was connected"
    );
    let mut payloads = Vec::new();
    let mut described = 0;
    for line in include_str!("../../src/guide/keys.md").lines() {
        if let Some(title) = line.strip_prefix("# ") {
            payloads = match title.trim_matches('`') {
                "HangupCallback" => vec![read::<HangupCallback>()],
                "DialCallback" => vec![read::<DialCallback>()],
                "DialSummary" => vec![read::<DialSummary>()],
                "CallRecord" => vec![read::<CallRecord>()],
                "Every callback" => vec![
                    read::<HangupCallback>(),
                    read::<DialCallback>(),
                    read::<DialSummary>(),
                    read::<OtherCallback>(),
                ],
                other => panic!("{other}"),
            };
        }
        let Some((keys, _)) = line.strip_prefix("- ").and_then(|row| row.split_once(": ")) else {
            continue;
        };
        for key in keys.split(", ").map(|key| key.trim_matches('`')) {
            for schema in &payloads {
                let text = about(schema, key);
                assert!(
                    !text.is_empty() && !text.contains("Self::"),
                    "{key}: {text}"
                );
                described += 1;
            }
        }
    }
    assert!(described > 150, "{described}");
}

/// Every kind of disagreement, from the least that brings it about.
#[test]
fn conclusions_are_valid_and_their_changes_are_not() {
    let hangups = [
        r#"{"code": "3010", "name": "Rejected", "source": "Callee", "telephony": "NORMAL_CLEARING"}"#,
        r#"{"name": "User Busy", "telephony": "no answer"}"#,
        r#"{"telephony": "Busy Line"}"#,
        r#"{"code": "4210", "name": "Network", "source": "x", "telephony": "y"}"#,
        r#"{"code": "3000", "is_sip_trunk": true}"#,
        "{}",
    ];
    let hangups = hangups.map(|text| serde_json::from_str::<Hangup>(text).expect("a hangup"));
    let callbacks = [
        "HangupCauseCode=2020&Direction=inbound",
        "HangupCauseCode=4000&CallStatus=busy",
        "HangupCauseCode=3000&AnswerTime=2024-01-01&Duration=9",
        "HangupCauseCode=4000&AnswerTime=&Duration=9",
        "HangupCauseCode=4000&Duration=9&BillDuration=5",
    ];
    let callbacks = callbacks.map(|form| HangupCallback::from_form(form).expect("a form"));

    let (of_hangup, of_meaning) = (Schemas::of::<Hangup>(), Schemas::of::<Meaning>());
    let of_explanation = Schemas::of::<Explanation>();
    for hangup in &hangups {
        of_hangup.accept(&json!(hangup));
        let (explanation, meaning) = (json!(hangup.explain()), json!(hangup.meaning()));
        of_explanation.accept(&explanation);
        of_meaning.accept(&meaning);
        refuses_changes(&of_explanation, &explanation);
        refuses_changes(&of_meaning, &meaning);
    }
    for read in [json!({"code": 3010}), json!({"code": null, "x": 1})] {
        assert!(Hangup::deserialize(&read).is_ok());
        assert!(of_hangup.read.is_valid(&read), "{read}");
        assert!(!of_hangup.written.is_valid(&read), "{read}");
    }
    for other in [json!(null), json!([]), json!("3010")] {
        assert!(Hangup::deserialize(&other).is_err());
        assert!(!of_hangup.read.is_valid(&other), "{other}");
    }

    let of_disagreement = Schemas::of::<Disagreement>();
    let disagreements = hangups.iter().flat_map(Hangup::disagreements);
    let disagreements =
        disagreements.chain(callbacks.iter().flat_map(HangupCallback::disagreements));
    let mut kinds = BTreeSet::new();
    for disagreement in disagreements {
        kinds.insert(disagreement.kind.slug());
        let written = json!(disagreement);
        of_disagreement.accept(&written);
        refuses_changes(&of_disagreement, &written);
    }
    let listed = written::<DisagreementKind>()["enum"].clone();
    let listed: BTreeSet<String> = serde_json::from_value(listed).expect("texts");
    assert!(kinds.iter().eq(&listed), "{kinds:?}\n{listed:?}");
}

/// Checks that no key may be missing, of another kind, or too many.
#[track_caller]
fn refuses_changes(schemas: &Schemas, written: &Value) {
    let keys = written.as_object().expect("an object").keys();
    for key in keys {
        let mut changed = written.clone();
        changed[key] = json!(["x"]);
        assert!(!schemas.written.is_valid(&changed), "{changed}");
        changed.as_object_mut().expect("an object").remove(key);
        assert!(!schemas.written.is_valid(&changed), "{changed}");
    }
    let mut changed = written.clone();
    changed["x"] = json!("x");
    assert!(!schemas.written.is_valid(&changed), "{changed}");
    if written.get("kind").is_some() {
        changed.as_object_mut().expect("an object").remove("x");
        changed["kind"] = json!("x");
        assert!(!schemas.written.is_valid(&changed), "{changed}");
    }
}
