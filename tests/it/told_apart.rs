//! What a callback URL receives, told apart; and what each payload says of itself.

use plivo_hangup::{
    CallRecord, Callback, DialCallback, DialSummary, HangupCallback, HangupCause, Outcome,
};

use crate::readings::{Judged, check_goes_on};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Hangup,
    Dial,
    Summary,
    Other,
}

use Kind::{Dial, Hangup, Other, Summary};

fn kind(callback: &Callback) -> Kind {
    match callback {
        Callback::Hangup(_) => Hangup,
        Callback::Dial(_) => Dial,
        Callback::DialSummary(_) => Summary,
        Callback::Other(_) => Other,
        other => panic!("found {other:?}"),
    }
}

/// Checks what a callback is, through each reader, and that nothing of it is lost.
#[track_caller]
fn check_kind(body: &str, expected: Kind) {
    let mut sent: Vec<(String, String)> = serde_urlencoded::from_str(body).unwrap();
    sent.sort();
    for callback in Callback::readings(body) {
        assert_eq!(kind(&callback), expected, "{body}");
        let kept = |found: &Callback| {
            let mut found: Vec<_> = found.iter().collect();
            found.sort_unstable();
            let sent = sent.iter().map(|(key, text)| (&**key, &**text));
            assert!(sent.eq(found), "{body}");
        };
        kept(&callback);
        kept(&Callback::from_form(callback.to_form()).unwrap());
        for (key, text) in &sent {
            assert_eq!(callback.get(key), Some(text.as_str()), "{body}");
        }
        assert_eq!(callback.get("absent"), None);
        assert_eq!(callback.hangup().is_none(), expected == Other, "{body}");
        if expected == Other {
            assert!(!callback.has_ended(), "{body}");
            assert!(callback.verdict().is_none(), "{body}");
            assert!(callback.delivery_key().is_none(), "{body}");
            assert!(callback.found().is_empty(), "{body}");
            assert_eq!(callback.answered(), None, "{body}");
        }
    }
}

const EVENTS: &[(&str, Kind)] = &[
    ("Hangup", Hangup),
    ("DialAnswer", Dial),
    ("DialConnected", Dial),
    ("DialDigitsMatch", Dial),
    ("DialHangup", Dial),
    ("DialAction", Summary),
    ("StartApp", Other),
    ("Ring", Other),
    ("MachineDetection", Other),
    ("StartStream", Other),
    ("StopStream", Other),
    ("DroppedStream", Other),
    ("Record", Other),
    ("RecordStop", Other),
];

/// One key of each kind, with a value that tells.
const KEYS: &[(&str, Kind)] = &[
    ("DialAction=digits", Dial),
    ("DialAction=new", Dial),
    ("DialBLegStatus=answer", Dial),
    ("DialBLegHangupCause=USER_BUSY", Dial),
    ("DialBLegHangupCauseCode=3010", Dial),
    ("DialBLegHangupCauseName=Busy+Line", Dial),
    ("DialBLegHangupSource=Carrier", Dial),
    ("DialStatus=busy", Summary),
    ("DialStatus=new", Summary),
    ("DialHangupCause=USER_BUSY", Summary),
    ("HangupCauseCode=3010", Hangup),
    ("HangupCauseCode=4210", Hangup),
    ("HangupCauseName=Busy+Line", Hangup),
    ("HangupSource=Carrier", Hangup),
    ("HangupCause=NEW_WORD", Hangup),
    ("CallStatus=completed", Hangup),
    ("CallStatus=busy", Hangup),
    ("CallStatus=failed", Hangup),
    ("CallStatus=timeout", Hangup),
    ("CallStatus=no-answer", Hangup),
    ("CallStatus=cancel", Hangup),
    ("CallStatus=canceled", Hangup),
    ("CallStatus=Cancelled", Hangup),
    ("CallStatus=ringing", Other),
    ("CallStatus=in-progress", Other),
    ("CallStatus=queued", Other),
    ("CallStatus=parked", Other),
    ("CallUUID=c1", Other),
    ("Duration=66", Other),
    ("EndTime=2024-09-26+14:06:21", Other),
    ("Machine=true", Other),
    ("DialBLegUUID=b1", Other),
    ("DialRingStatus=true", Other),
    ("DialBLegDuration=31", Other),
    ("dialstatus=busy", Other),
    ("X-PH-Order=77", Other),
];

#[test]
fn a_known_event_decides_first() {
    for (event, expected) in EVENTS {
        check_kind(&format!("Event={event}"), *expected);
        check_kind(&format!("Event=+{}+", event.to_lowercase()), *expected);
        for (key, _) in KEYS {
            check_kind(&format!("{key}&Event={event}&From=12025550123"), *expected);
        }
    }
}

#[test]
fn without_a_known_event_the_keys_decide() {
    for (key, expected) in KEYS {
        check_kind(key, *expected);
        for silent in ["Redirect", "redirect", "NewEvent", ""] {
            check_kind(&format!("From=1&Event={silent}&{key}"), *expected);
        }
    }
    check_kind("", Other);
    check_kind("Event=Redirect", Other);
    check_kind("Event=NewEvent", Other);
}

#[test]
fn a_dial_event_comes_before_a_summary_and_a_summary_before_a_hangup() {
    let of = |kind| KEYS.iter().filter(move |(_, of)| *of == kind);
    for (first, later) in [
        (Dial, Summary),
        (Dial, Hangup),
        (Dial, Other),
        (Summary, Hangup),
        (Summary, Other),
        (Hangup, Other),
    ] {
        for (one, _) in of(first) {
            for (other, _) in of(later).filter(|(other, _)| key(other) != key(one)) {
                check_kind(&format!("{other}&{one}"), first);
                check_kind(&format!("{one}&{other}"), first);
            }
        }
    }
}

fn key(pair: &str) -> Option<&str> {
    pair.split('=').next()
}

#[test]
fn a_blank_value_tells_nothing() {
    for (pair, _) in KEYS {
        let key = key(pair).unwrap();
        check_kind(&format!("{key}="), Other);
        check_kind(&format!("{key}=+"), Other);
        let null = Callback::from_json(format!("{{\"{key}\":null}}")).unwrap();
        assert_eq!(kind(&null), Other, "{key}");
    }
    check_kind(
        "DialBLegHangupCause=&DialStatus=&HangupCauseCode=3010",
        Hangup,
    );
}

#[test]
fn each_kind_concludes_what_its_payload_does() {
    let busy = Some(Outcome::Busy);
    for (body, outcome, key) in [
        ("CallUUID=c1&HangupCauseCode=3010", busy, Some("c1/Hangup")),
        ("RequestUUID=r1&CallStatus=busy", busy, Some("r1/Hangup")),
        (
            "CallUUID=c1&DialBLegUUID=b1&Event=DialHangup&DialBLegHangupCauseCode=3010",
            busy,
            Some("b1/DialHangup"),
        ),
        (
            "CallUUID=c1&DialBLegUUID=b1&DialBLegStatus=answer",
            None,
            Some("b1/DialAnswer"),
        ),
        ("CallUUID=c1&DialBLegUUID=b1&DialAction=digits", None, None),
        (
            "CallUUID=c1&DialBLegUUID=b1&DialStatus=busy&DialHangupCause=USER_BUSY",
            busy,
            Some("b1/DialAction"),
        ),
        ("CallUUID=c1&Event=StartApp", None, None),
    ] {
        for callback in Callback::readings(body) {
            assert_eq!(callback.outcome(), outcome, "{body}");
            assert_eq!(callback.has_ended(), outcome.is_some(), "{body}");
            callback.verdict();
            let found = callback.delivery_key().map(|key| key.to_string());
            assert_eq!(found.as_deref(), key, "{body}");
            assert!(callback.is_recognized(), "{body}");
        }
    }
    // 3000 is listed for outbound calls only.
    let body = "HangupCauseCode=3000&Direction=inbound&Event=Hangup";
    assert_eq!(
        Callback::from_form(body).unwrap().found(),
        [("direction", false)]
    );
    let body = "HangupCauseCode=4010&HangupCause=USER_BUSY&Event=Hangup";
    let callback = Callback::from_form(body).unwrap();
    assert_eq!(callback.found(), [("telephony", true)]);
    assert_eq!(callback.cause(), Some(HangupCause::EndOfXmlInstructions));
}

/// Repeated keys, and kinds of JSON values, come back as they came.
#[test]
fn nothing_of_a_callback_is_lost() {
    for json in [
        r#"{"Event":"Hangup","To":["1","2"],"HangupCauseCode":3010,"extra":{"a":[1.5]}}"#,
        r#"{"Event":"DialAnswer","DialBLegPosition":1,"x":null,"To":["1","2"]}"#,
        r#"{"DialStatus":"busy","DialRingStatus":true,"To":["1","2"]}"#,
        r#"{"Event":"StartApp","Machine":false,"To":["1","2"],"big":18446744073709551615}"#,
    ] {
        let callback = Callback::from_json(json).unwrap();
        let written = serde_json::to_string(&callback).unwrap();
        assert_eq!(written, json.replace(r#""x":null,"#, ""));
        let through_serde: Callback = serde_json::from_str(&written).unwrap();
        assert_eq!(through_serde, callback);
        assert_eq!(kind(&through_serde), kind(&callback));
        let form = Callback::from_form(callback.to_form()).unwrap();
        assert!(form.iter().eq(callback.iter()), "{form:?}");
    }
    let form = "CallUUID=c1&X-PH-A=1&X-PH-A=2&name=%FF&CallStatus=busy";
    assert_eq!(Callback::from_form(form).unwrap().to_form(), form);
}

#[test]
fn what_is_not_an_object_is_an_error() {
    for body in ["[]", "", "17", "\"CallUUID=c1\"", "{"] {
        let error = Callback::from_json(body).unwrap_err();
        assert_eq!(error, HangupCallback::from_json(body).unwrap_err());
        assert!(serde_json::from_str::<Callback>(body).is_err(), "{body}");
    }
}

#[test]
fn debug_hides_numbers_and_ids() {
    for event in ["Hangup", "DialHangup", "DialAction", "StartApp"] {
        let body = format!("Event={event}&From=12025550123&CallUUID=c1c1");
        let debug = format!("{:?}", Callback::from_form(body).unwrap());
        assert!(!debug.contains("2025550123"), "{debug}");
        assert!(!debug.contains("c1c1"), "{debug}");
    }
}

/// Checks whether a payload has ended, through each reader.
#[track_caller]
fn check_ended<P: Judged>(bodies: &[&str]) {
    for body in bodies {
        for reading in P::readings(body) {
            assert!(reading.has_ended(), "{body}");
            assert!(reading.verdict().is_some(), "{body}");
        }
    }
}

#[test]
fn a_hangup_callback_has_ended_unless_event_or_status_says_otherwise() {
    check_ended::<HangupCallback>(&[
        "",
        "Event=Hangup",
        "Event=hangup&CallStatus=in-progress",
        "Event=Redirect",
        "Event=NewEvent",
        "Event=NewEvent&CallStatus=parked",
        "CallStatus=completed",
        "CallStatus=ringing&HangupCauseCode=3010",
        "CallStatus=in-progress&HangupSource=Caller",
        "CallStatus=queued&HangupCause=NEW_WORD",
        "CallStatus=queued&HangupCauseName=NEW",
        "Event=Redirect&CallStatus=ringing&HangupCauseCode=4210",
    ]);
    for (event, kind) in EVENTS.iter().filter(|(event, _)| *event != "Hangup") {
        assert_ne!(*kind, Hangup);
        check_goes_on::<HangupCallback>(&format!("Event={event}"));
        check_goes_on::<HangupCallback>(&format!("Event={event}&CallStatus=completed"));
    }
    for status in [
        "ringing",
        "in-progress",
        "queued",
        "IN-PROGRESS",
        "in_progress",
    ] {
        for event in ["", "Redirect", "NewEvent"] {
            check_goes_on::<HangupCallback>(&format!("CallStatus={status}&Event={event}"));
            let blank = format!("Event={event}&CallStatus={status}&HangupCauseCode=&HangupCause=+");
            check_goes_on::<HangupCallback>(&blank);
        }
    }
}

#[test]
fn a_dial_event_has_ended_if_one_of_three_keys_says_so() {
    check_ended::<DialCallback>(&[
        "Event=DialHangup",
        "Event=DialHangup&DialAction=answer",
        "DialAction=hangup",
        "DialAction=hangup&DialBLegStatus=answer",
        "DialBLegStatus=hangup",
        "Event=Redirect&DialBLegStatus=hangup",
        "DialBLegHangupCauseCode=4210",
    ]);
    for body in [
        "",
        "Event=DialAnswer",
        "Event=DialConnected",
        "Event=DialDigitsMatch",
        "Event=DialAnswer&DialBLegStatus=hangup",
        "DialAction=answer&DialBLegStatus=hangup",
        "DialAction=connected",
        "DialAction=digits",
        "DialBLegStatus=answer",
        "DialBLegStatus=connected",
        "HangupCauseCode=3010",
    ] {
        check_goes_on::<DialCallback>(body);
    }
}

#[test]
fn a_summary_has_ended_and_a_record_unless_its_state_says_otherwise() {
    check_ended::<DialSummary>(&["", "DialStatus=busy", "CallStatus=in-progress"]);
    check_ended::<CallRecord>(&[
        "{}",
        r#"{"hangup_cause_code":3010}"#,
        r#"{"call_state":"ANSWER"}"#,
        r#"{"call_status":"completed"}"#,
        r#"{"call_state":null}"#,
        r#"{"call_state":"parked"}"#,
    ]);
    for body in [
        r#"{"call_state":"in-progress"}"#,
        r#"{"call_status":"ringing"}"#,
        r#"{"callStatus":"queued"}"#,
    ] {
        check_goes_on::<CallRecord>(body);
    }
}

#[test]
fn whether_it_was_answered_is_what_its_kind_says() {
    for (body, expected) in [
        ("HangupCauseCode=4000&Duration=5", Some(true)),
        ("HangupCauseCode=4000&Duration=0", Some(false)),
        ("HangupCauseCode=4000", None),
        ("DialBLegStatus=answer&DialBLegUUID=b1", Some(true)),
        ("DialStatus=busy&DialHangupCause=USER_BUSY", Some(false)),
        (
            "Event=StartApp&CallStatus=in-progress&AnswerTime=2024-09-26+14:05:08",
            None,
        ),
    ] {
        for callback in Callback::readings(body) {
            assert_eq!(callback.answered(), expected, "{body}");
            if let Callback::Other(other) = callback {
                assert!(!other.has_ended(), "{body}");
            }
        }
    }
}
