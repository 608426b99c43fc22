//! `Callback`: told apart as its documentation says, and then the same as the type that it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{Callback, DialCallback, DialSummary, HangupCallback, OtherCallback};
use plivo_hangup_fuzz::payload::{FormPayload, Payload};
use plivo_hangup_fuzz::{judgement, lossless, marker, reference};

fuzz_target!(|body: &[u8]| {
    let form = Callback::read_form(body);
    lossless::check_form(&form, body);
    check_kind(&form);
    check_is(&form, body, |body| Some(HangupCallback::read_form(body)));
    check_is(&form, body, |body| Some(DialCallback::read_form(body)));
    check_is(&form, body, |body| Some(DialSummary::read_form(body)));
    check_is(&form, body, |body| Some(OtherCallback::read_form(body)));
    judgement::check(&form);
    judgement::check(&Callback::read_form(&marker::planted(body)));

    let json = Callback::read_json(body);
    if let Ok(json) = &json {
        if has_only_texts(body) {
            check_kind(json);
        }
        judgement::check(json);
        check_is(json, body, |body| HangupCallback::read_json(body).ok());
        check_is(json, body, |body| DialCallback::read_json(body).ok());
        check_is(json, body, |body| DialSummary::read_json(body).ok());
        check_is(json, body, |body| OtherCallback::read_json(body).ok());
    }
    marker::is_hidden_in(&Callback::read_json(&marker::planted(body)));
});

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Hangup,
    Dial,
    DialSummary,
    Other,
}

fn kind(callback: &Callback) -> Kind {
    match callback {
        Callback::Hangup(_) => Kind::Hangup,
        Callback::Dial(_) => Kind::Dial,
        Callback::DialSummary(_) => Kind::DialSummary,
        _ => Kind::Other,
    }
}

/// Checks the kind against the rules of the documentation.
fn check_kind(callback: &Callback) {
    let text = |key: &str| {
        callback
            .get(key)
            .map(str::trim_ascii)
            .filter(|text| !text.is_empty())
    };
    let is = |key, words: &[&str]| {
        text(key).is_some_and(|text| words.iter().any(|word| word.eq_ignore_ascii_case(text)))
    };
    let has = |keys: &[&str]| keys.iter().any(|key| text(key).is_some());
    let expected = if is("Event", &["Hangup"]) {
        Kind::Hangup
    } else if is("Event", &DIAL_EVENTS) {
        Kind::Dial
    } else if is("Event", &["DialAction", "dial_action"]) {
        Kind::DialSummary
    } else if is("Event", &OTHER_EVENTS) {
        Kind::Other
    } else if has(&DIAL_KEYS) {
        Kind::Dial
    } else if has(&["DialStatus", "DialHangupCause"]) {
        Kind::DialSummary
    } else if has(&HANGUP_KEYS) || is("CallStatus", &END_STATUSES) {
        Kind::Hangup
    } else {
        Kind::Other
    };
    assert_eq!(kind(callback), expected);
}

const DIAL_EVENTS: [&str; 8] = [
    "DialAnswer",
    "dial_answer",
    "DialConnected",
    "dial_connected",
    "DialDigitsMatch",
    "dial_digits_match",
    "DialHangup",
    "dial_hangup",
];

const OTHER_EVENTS: [&str; 14] = [
    "StartApp",
    "start_app",
    "Ring",
    "MachineDetection",
    "machine_detection",
    "StartStream",
    "start_stream",
    "StopStream",
    "stop_stream",
    "DroppedStream",
    "dropped_stream",
    "Record",
    "RecordStop",
    "record_stop",
];

const DIAL_KEYS: [&str; 6] = [
    "DialAction",
    "DialBLegStatus",
    "DialBLegHangupCause",
    "DialBLegHangupCauseCode",
    "DialBLegHangupCauseName",
    "DialBLegHangupSource",
];

const HANGUP_KEYS: [&str; 4] = [
    "HangupCauseCode",
    "HangupCauseName",
    "HangupSource",
    "HangupCause",
];

const END_STATUSES: [&str; 9] = [
    "completed",
    "busy",
    "failed",
    "timeout",
    "no-answer",
    "no_answer",
    "cancel",
    "canceled",
    "cancelled",
];

/// Whether every value of an object is text or a number: in a list or an object nothing is looked for.
fn has_only_texts(body: &[u8]) -> bool {
    let entries = reference::text(body).and_then(reference::entries);
    let is_text = |value: &str| {
        !value.starts_with(['[', '{', '"']) || serde_json::from_str::<String>(value).is_ok()
    };
    entries.is_some_and(|entries| entries.iter().all(|(_, value)| is_text(value)))
}

/// Checks a callback against the same body read as a type of its own, if it is of that type.
fn check_is<P: Concrete>(callback: &Callback, body: &[u8], read: impl Fn(&[u8]) -> Option<P>) {
    if kind(callback) != P::KIND {
        return;
    }
    let payload = read(body).expect("read as the same");
    judgement::check(&payload);
    assert!(P::inside(callback) == Some(&payload));
    assert_eq!(callback.has_ended(), payload.has_ended());
    assert_eq!(callback.meaning(), payload.meaning());
    assert_eq!(callback.explain(), payload.explain());
    assert!(callback.iter().eq(payload.iter()));
    assert_eq!(callback.is_recognized(), payload.is_recognized());
    assert_eq!(lossless::to_json(callback), lossless::to_json(&payload));
    if P::KIND == Kind::Other {
        assert!(callback.hangup().is_none() && !callback.has_ended());
        assert!(callback.delivery_key().is_none());
    } else {
        assert_eq!(callback.hangup(), payload.hangup());
        assert!(callback.disagreements().eq(payload.disagreements()));
    }
}

trait Concrete: FormPayload {
    const KIND: Kind;
    fn inside(callback: &Callback) -> Option<&Self>;
}

macro_rules! concrete {
    ($($type:ident is $kind:ident;)+) => {$(
        impl Concrete for $type {
            const KIND: Kind = Kind::$kind;

            fn inside(callback: &Callback) -> Option<&Self> {
                match callback {
                    Callback::$kind(inside) => Some(inside),
                    _ => None,
                }
            }
        }
    )+};
}

concrete! {
    HangupCallback is Hangup;
    DialCallback is Dial;
    DialSummary is DialSummary;
    OtherCallback is Other;
}
