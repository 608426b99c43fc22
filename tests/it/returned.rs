//! What a service returns through serde: hangups, meanings, explanations and disagreements.

use plivo_hangup::{CallRecord, Hangup, HangupCallback, HangupCause};
use serde_json::{Value, json};

use super::support::{hangup, reported};

fn value(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn a_hangup_is_its_texts_as_they_were_reported() {
    let whole = hangup("3010", "busy line", "carrier", "USER_BUSY");
    let texts =
        json!({"code": "3010", "name": "busy line", "source": "carrier", "telephony": "USER_BUSY"});
    assert_eq!(value(&whole), texts);
    assert_eq!(
        value(hangup("4210", None, " ", None)),
        json!({"code": "4210"})
    );
    assert_eq!(value(Hangup::default()), json!({}));
    let back: Hangup = serde_json::from_value(texts).unwrap();
    assert_eq!(reported(&back), reported(&whole));
    assert_eq!(back.cause(), Some(HangupCause::BusyLine));
}

#[test]
fn a_hangup_is_read_from_numbers_nulls_and_more_keys() {
    let body = r#"{"code": 3010, "name": null, "source": "", "id": 7}"#;
    let read: Hangup = serde_json::from_str(body).unwrap();
    assert_eq!(reported(&read), [Some("3010"), None, None, None]);
    let mut cbor = Vec::new();
    ciborium::into_writer(&read, &mut cbor).unwrap();
    let back: Hangup = ciborium::from_reader(&cbor[..]).unwrap();
    assert_eq!(back, read);
    let error = serde_json::from_str::<Hangup>("3010").unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("expected an object, found a number"),
        "{error}"
    );
}

#[test]
fn a_hangup_of_sip_trunking_stays_one() {
    let body = r#"{"hangup_cause_code": 3000, "trunk_domain": "1.zt.example"}"#;
    let record = CallRecord::from_json(body).unwrap();
    assert_eq!(
        value(record.hangup()),
        json!({"code": "3000", "is_sip_trunk": true})
    );
    let back: Hangup = serde_json::from_value(value(record.hangup())).unwrap();
    assert!(back.is_sip_trunk());
    assert_eq!(back.cause(), None);
    let not: Hangup = serde_json::from_str(r#"{"code": 3000, "is_sip_trunk": false}"#).unwrap();
    assert_eq!(not.cause(), Some(HangupCause::NoAnswer));
}

#[test]
fn a_meaning_is_slugs_and_sentences() {
    let cause = HangupCause::InvalidAnswerXml;
    let written = value(cause.meaning());
    assert_eq!(written["outcome"], "failed");
    assert_eq!(written["retry"], "after_fix");
    assert_eq!(written["responsible"], "application");
    assert_eq!(written["is_ours_to_fix"], true);
    assert_eq!(written["description"], cause.description());
    assert_eq!(written["next_step"], cause.next_step());
    assert_eq!(written["rationale"], cause.rationale());
    assert_eq!(written.as_object().unwrap().len(), 7);
    assert_eq!(
        value(HangupCause::NormalHangup.meaning())["responsible"],
        Value::Null
    );
}

#[test]
fn an_explanation_has_its_facts_and_its_text() {
    let body = "HangupCauseCode=3010&HangupSource=Carrier&HangupCause=USER_BUSY&Machine=true";
    let written = value(HangupCallback::from_form(body).unwrap().explain());
    assert_eq!(written["cause"], 3010);
    assert_eq!(written["unlisted_code"], Value::Null);
    assert_eq!(written["source"], "Carrier");
    assert_eq!(written["telephony"], "USER_BUSY");
    assert_eq!(written["is_sip_trunk"], false);
    assert_eq!(written["machine_detected"], true);
    assert_eq!(written["meaning"]["retry"], "later");
    let short = "3010 Busy Line, ended by Carrier, machine detected: Busy. Retry: Later. Responsible: Callee.";
    assert_eq!(written["short"], short);
    let text = written["text"].as_str().unwrap();
    assert!(text.starts_with("3010 Busy Line: "), "{text}");
    assert!(
        text.contains(" A machine was detected. Outcome: Busy. "),
        "{text}"
    );
    assert_eq!(
        value(hangup("4210", None, None, None).explain())["unlisted_code"],
        4210
    );
}

#[test]
fn a_disagreement_has_its_kind_and_its_sentence() {
    let found: Vec<_> = hangup("3010", "No Answer", None, None)
        .disagreements()
        .collect();
    let expected = json!([{
        "kind": "name",
        "evidence": "published",
        "seen_in_practice": false,
        "text": "name: expected Busy Line, found No Answer",
    }]);
    assert_eq!(value(found), expected);
    let found: Vec<_> = hangup(None, "User Busy", None, "busy_line")
        .disagreements()
        .collect();
    let texts = found.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        texts,
        [
            "name: expected the name of a cause, found the telephony word USER_BUSY",
            "telephony cause: expected a telephony word, found the name of Busy Line",
        ]
    );
    let trunk =
        CallRecord::from_json(r#"{"hangup_cause_code": 3000, "transport_protocol": "udp"}"#);
    let texts = trunk
        .unwrap()
        .disagreements()
        .map(|found| found.to_string())
        .collect::<Vec<_>>();
    let expected = "product: expected a call of Voice, found one of SIP trunking, whose codes mean something else";
    assert_eq!(texts, [expected]);
}
