//! Whether a payload has a key of its own, and what tells its deliveries apart.

use plivo_hangup::{
    CallRecord, Callback, DialCallback, DialSummary, HangupCallback, OtherCallback,
};

use crate::readings::Judged;

/// Keys that all callbacks share.
const SHARED: &[&str] = &[
    "CallUUID",
    "CallUuid",
    "RequestUUID",
    "ALegRequestUUID",
    "ALegUUID",
    "From",
    "To",
    "CallerName",
    "ForwardedFrom",
    "Direction",
    "CallStatus",
    "Event",
    "BillRate",
    "SessionStart",
    "StartTime",
    "AnswerTime",
    "ParentAuthID",
    "STIRVerification",
    "STIRAttestation",
    "RouteType",
    "CountryCode",
    "ComplianceStatus",
];

const OF_HANGUP: &[&str] = &[
    "HangupCauseCode",
    "HangupCauseName",
    "HangupSource",
    "HangupCause",
    "Duration",
    "BillDuration",
    "TotalCost",
    "EndTime",
    "Machine",
];

const OF_DIAL: &[&str] = &[
    "DialAction",
    "DialBLegStatus",
    "DialALegUUID",
    "DialBLegUUID",
    "DialBLegFrom",
    "DialBLegTo",
    "DialBLegPosition",
    "DialBLegBillRate",
    "DialDigitsMatch",
    "DialDigitsPressedBy",
    "DialBLegDuration",
    "DialBLegBillDuration",
    "DialBLegTotalCost",
    "DialBLegHangupCause",
    "DialBLegHangupCauseCode",
    "DialBLegHangupCauseName",
    "DialBLegHangupSource",
    "DialBLegSTIRVerification",
    "DialBLegSTIRAttestation",
];

const OF_SUMMARY: &[&str] = &[
    "DialStatus",
    "DialRingStatus",
    "DialHangupCause",
    "DialALegUUID",
    "DialBLegUUID",
];

/// Keys of a record, as the API spells them and in camelCase.
const OF_RECORD: &[&str] = &[
    "call_uuid",
    "hangup_cause_code",
    "hangup_cause_name",
    "hangup_source",
    "hangup_cause",
    "call_duration",
    "answer_time",
    "Stir_attestation",
    "call_status",
    "callUuid",
    "hangupCauseCode",
    "hangupCauseName",
    "hangupSource",
];

const OF_NONE: &[&str] = &[
    "calluuid",
    "X-PH-Order",
    "SIP-H-To",
    "extra",
    "order",
    "",
    "trunk",
];

/// Whether each callback type recognizes a form: hangup, Dial event, Dial summary, other.
fn recognized(form: &str) -> [bool; 4] {
    [
        HangupCallback::from_form(form).unwrap().is_recognized(),
        DialCallback::from_form(form).unwrap().is_recognized(),
        DialSummary::from_form(form).unwrap().is_recognized(),
        OtherCallback::from_form(form).unwrap().is_recognized(),
    ]
}

#[test]
fn a_callback_is_recognized_by_a_key_of_its_own() {
    let all = [SHARED, OF_HANGUP, OF_DIAL, OF_SUMMARY, OF_RECORD, OF_NONE].concat();
    for key in all {
        let of = |keys: &[&str]| keys.contains(&key);
        let shared = of(SHARED);
        let expected = [
            shared || of(OF_HANGUP),
            shared || of(OF_DIAL),
            shared || of(OF_SUMMARY),
        ];
        for value in ["", "1", "+"] {
            let form = format!("order=7&{key}={value}");
            let [hangup, dial, summary, other] = recognized(&form);
            assert_eq!([hangup, dial, summary], expected, "{form}");
            // It may be a callback of which the rest is missing.
            assert_eq!(other, expected.contains(&true), "{form}");
        }
    }
}

#[test]
fn a_shared_url_recognizes_what_its_kind_does() {
    for (form, expected) in [
        ("HangupCauseCode=3010", true),
        ("DialBLegStatus=answer", true),
        ("DialStatus=busy", true),
        ("CallUUID=c1", true),
        ("Event=New", true),
        ("order=7", false),
        ("", false),
        ("call_uuid=c1", false),
    ] {
        for callback in Callback::readings(form) {
            assert_eq!(callback.is_recognized(), expected, "{form}");
        }
    }
}

#[test]
fn a_record_is_recognized_by_a_key_of_its_own() {
    let is_recognized = |body: &str| CallRecord::from_json(body).unwrap().is_recognized();
    for key in OF_RECORD {
        assert!(
            is_recognized(&format!("{{\"x\":1,\"{key}\":\"\"}}")),
            "{key}"
        );
    }
    for key in [SHARED, OF_HANGUP, OF_DIAL, OF_SUMMARY, OF_NONE].concat() {
        assert!(!is_recognized(&format!("{{\"{key}\":\"1\"}}")), "{key}");
    }
    assert!(!is_recognized("{}"));
    // Null and absent are the same.
    assert!(!is_recognized(r#"{"call_uuid":null}"#));
    // Every answer of the API has one: a page, here.
    assert!(!is_recognized(
        r#"{"api_id":"x","meta":{},"objects":[{"call_uuid":"c1"}]}"#
    ));
    assert!(!is_recognized(r#"{"apiId":"x"}"#));
}

/// Checks the key of a delivery, through each reader.
#[track_caller]
fn check_key<P: Judged>(body: &str, key: impl Fn(&P) -> Option<String>, expected: Option<&str>) {
    for reading in P::readings(body) {
        assert_eq!(key(&reading).as_deref(), expected, "{body}");
    }
}

#[test]
fn a_hangup_is_told_apart_by_call_or_request_and_event() {
    for (body, expected) in [
        ("CallUUID=c1", Some("c1/Hangup")),
        ("CallUuid=c1&Event=+hangup+", Some("c1/Hangup")),
        ("CallUUID=c1&RequestUUID=r1&Event=Hangup", Some("c1/Hangup")),
        ("CallUUID=&RequestUUID=r1", Some("r1/Hangup")),
        // Without an event, by whether the call has ended: a hangup must not pass for a repeated "ringing".
        ("CallUUID=c1&CallStatus=ringing", None),
        ("CallUUID=c1&CallStatus=in-progress", None),
        ("CallUUID=c1&CallStatus=completed", Some("c1/Hangup")),
        (
            "CallUUID=c1&CallStatus=ringing&HangupCauseCode=4000",
            Some("c1/Hangup"),
        ),
        ("CallUUID=+&CallUuid=c2&RequestUUID=r1", Some("c2/Hangup")),
        ("RequestUUID=r1&Event=New", Some("r1/New")),
        ("CallUUID=c1&Event=StartApp", Some("c1/StartApp")),
        ("CallUUID=c1&Event=Ring", Some("c1/Ring")),
        // These may happen several times in a call.
        ("CallUUID=c1&Event=Record", None),
        ("CallUUID=c1&Event=Redirect", None),
        ("CallUUID=c1&Event=DialHangup", None),
        ("ALegUUID=a1&ALegRequestUUID=a2&Event=Hangup", None),
        ("RequestUUID=&CallUUID=", None),
        ("", None),
    ] {
        let key = |read: &HangupCallback| read.delivery_key().map(|key| key.to_string());
        check_key(body, key, expected);
    }
}

#[test]
fn a_dial_event_is_told_apart_by_leg_and_event() {
    for (body, expected) in [
        (
            "CallUUID=a1&DialBLegUUID=b1&Event=DialHangup",
            Some("b1/DialHangup"),
        ),
        (
            "CallUUID=a1&DialBLegUUID=b2&Event=DialHangup",
            Some("b2/DialHangup"),
        ),
        (
            "CallUUID=a1&DialBLegUUID=b1&DialAction=hangup",
            Some("b1/DialHangup"),
        ),
        (
            "DialBLegUUID=b1&DialBLegStatus=hangup",
            Some("b1/DialHangup"),
        ),
        (
            "DialBLegUUID=b1&DialBLegStatus=answer",
            Some("b1/DialAnswer"),
        ),
        (
            "DialBLegUUID=b1&DialAction=connected",
            Some("b1/DialConnected"),
        ),
        (
            "DialBLegUUID=b1&DialAction=answer&Event=DialConnected",
            Some("b1/DialConnected"),
        ),
        ("DialBLegUUID=b1&Event=DialDigitsMatch", None),
        ("DialBLegUUID=b1&DialAction=digits", None),
        ("DialBLegUUID=&CallUUID=a1&Event=DialHangup", None),
        ("CallUUID=a1&Event=DialHangup", None),
        ("DialBLegUUID=b1", None),
    ] {
        let key = |read: &DialCallback| read.delivery_key().map(|key| key.to_string());
        check_key(body, key, expected);
    }
}

#[test]
fn a_summary_is_told_apart_by_its_leg() {
    for (body, expected) in [
        (
            "CallUUID=a1&DialBLegUUID=b1&DialStatus=busy",
            Some("b1/DialAction"),
        ),
        ("DialBLegUUID=b1&Event=Redirect", Some("b1/DialAction")),
        ("DialBLegUUID=b1&Event=DialAction", Some("b1/DialAction")),
        // A call may dial several times, so its own id does not tell.
        ("CallUUID=a1&DialBLegUUID=&DialStatus=busy", None),
        ("CallUUID=a1&DialALegUUID=a1", None),
    ] {
        let key = |read: &DialSummary| read.delivery_key().map(|key| key.to_string());
        check_key(body, key, expected);
    }
}
