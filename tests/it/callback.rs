//! The hangup callback: every key, every encoding.

use plivo_hangup::{
    CallStatus, Direction, Event, HangupCallback, HangupCause, HangupSource, Outcome, PayloadError,
    Reported, StirAttestation, StirVerification, TelephonyCause,
};

fn form(body: &str) -> HangupCallback {
    HangupCallback::from_form(body.as_bytes()).unwrap()
}

fn json(body: &str) -> HangupCallback {
    HangupCallback::from_json(body.as_bytes()).unwrap()
}

const WHOLE: &str = "Event=Hangup&CallUUID=c1&RequestUUID=r1&ALegRequestUUID=r2&ALegUUID=c2\
    &From=12025550123&To=%2B12025550145&CallerName=Jane+Doe&Direction=outbound\
    &CallStatus=completed&HangupCause=NORMAL_CLEARING&HangupCauseName=Normal%20Hangup\
    &HangupCauseCode=4000&HangupSource=Callee&Duration=66&BillDuration=120&BillRate=0.005\
    &TotalCost=0.01000&StartTime=2024-09-26+14%3A05%3A08&AnswerTime=2024-09-26+14%3A05%3A15\
    &EndTime=2024-09-26+14%3A06%3A21&SessionStart=2024-09-26+08%3A35%3A10.910772\
    &ParentAuthID=MAXXXXXXXXXXXXXXXXXX&STIRVerification=Not+Verified&STIRAttestation=A\
    &X-PH-Order=77&SIP-H-To=%3Csip%3Ax%3E&ForwardedFrom=12025550199&Machine=true\
    &RouteType=local&CountryCode=US&ComplianceStatus=ok";

#[test]
fn every_key_has_an_accessor() {
    let callback = form(WHOLE);
    assert_eq!(callback.event().unwrap(), Event::Hangup);
    assert_eq!(callback.call_uuid(), Some("c1"));
    assert_eq!(callback.request_uuid(), Some("r1"));
    assert_eq!(callback.a_leg_request_uuid(), Some("r2"));
    assert_eq!(callback.a_leg_uuid(), Some("c2"));
    assert_eq!(callback.from(), Some("12025550123"));
    assert_eq!(callback.to(), Some("+12025550145"));
    assert_eq!(callback.caller_name(), Some("Jane Doe"));
    assert_eq!(callback.direction().unwrap(), Direction::Outbound);
    assert_eq!(callback.call_status().unwrap(), CallStatus::Completed);
    assert_eq!(
        callback.hangup().telephony(),
        Some(TelephonyCause::NormalClearing)
    );
    assert_eq!(callback.hangup().reported_name(), Some("Normal Hangup"));
    assert_eq!(callback.hangup().cause(), Some(HangupCause::NormalHangup));
    assert_eq!(callback.hangup().source(), Some(HangupSource::Callee));
    assert_eq!(callback.talk_seconds(), Some(66));
    assert_eq!(callback.billed_seconds(), Some(120));
    assert_eq!(callback.bill_rate(), Some("0.005"));
    assert_eq!(callback.total_cost(), Some("0.01000"));
    assert_eq!(callback.start_time(), Some("2024-09-26 14:05:08"));
    assert_eq!(callback.answer_time(), Some("2024-09-26 14:05:15"));
    assert_eq!(callback.end_time(), Some("2024-09-26 14:06:21"));
    assert_eq!(callback.session_start(), Some("2024-09-26 08:35:10.910772"));
    assert_eq!(callback.parent_auth_id(), Some("MAXXXXXXXXXXXXXXXXXX"));
    assert_eq!(
        callback.stir_verification().unwrap(),
        StirVerification::NotVerified
    );
    assert_eq!(callback.stir_attestation().unwrap(), StirAttestation::Full);
    assert_eq!(callback.forwarded_from(), Some("12025550199"));
    assert_eq!(callback.machine(), Some(true));
    assert_eq!(callback.route_type(), Some("local"));
    assert_eq!(callback.country_code(), Some("US"));
    assert_eq!(callback.compliance_status(), Some("ok"));
    let headers: Vec<_> = callback.sip_headers().collect();
    assert_eq!(headers, [("X-PH-Order", "77"), ("SIP-H-To", "<sip:x>")]);
    assert_eq!(callback.answered(), Some(true));
    assert_eq!(callback.outcome(), Outcome::Completed);
    assert_eq!(callback.iter().count(), 32);
}

#[test]
fn what_is_absent_null_or_blank_is_none() {
    for callback in [
        form(""),
        form("CallUUID=&Duration=&CallStatus=+&From=%20&Machine=&AnswerTime="),
        json(r#"{"CallUUID":null,"Duration":null,"CallStatus":"","From":" "}"#),
    ] {
        assert_eq!(callback.call_uuid(), None);
        assert_eq!(callback.talk_seconds(), None);
        assert_eq!(callback.call_status(), None);
        assert_eq!(callback.from(), None);
        assert_eq!(callback.machine(), None);
        assert_eq!(callback.answer_time(), None);
        assert!(!callback.hangup().is_reported());
        assert_eq!(callback.outcome(), Outcome::Unknown);
    }
}

#[test]
fn a_captured_shape_with_an_empty_source_and_an_empty_code_reports_no_cause() {
    let callback =
        form("HangupCauseCode=&HangupSource=&HangupCauseName=&HangupCause=&CallStatus=busy");
    assert!(!callback.hangup().is_reported());
    assert_eq!(callback.hangup().cause(), None);
    assert_eq!(callback.get("HangupCauseCode"), Some(""));
    assert_eq!(callback.outcome(), Outcome::Busy);
}

#[test]
fn keys_are_case_sensitive_so_customers_keys_do_no_harm() {
    let query = "?direction=north&to=warehouse&From=12025550123&To=12025550145&Direction=inbound";
    let callback = HangupCallback::from_query(query).unwrap();
    assert_eq!(callback.direction().unwrap(), Direction::Inbound);
    assert_eq!(callback.to(), Some("12025550145"));
    assert_eq!(callback.get("direction"), Some("north"));
    assert_eq!(callback.get("to"), Some("warehouse"));
    assert_eq!(callback, form(&query[1..]));
}

#[test]
fn call_uuid_has_two_spellings_and_keeps_its_own() {
    let callback = form("CallUuid=c1");
    assert_eq!(callback.call_uuid(), Some("c1"));
    assert_eq!(callback.to_form(), "CallUuid=c1");
    let both = form("CallUuid=c1&CallUUID=c2");
    assert_eq!(both.call_uuid(), Some("c2"));
}

#[test]
fn the_code_comes_as_integer_digits_empty_null_or_not_at_all() {
    let busy = Some(HangupCause::BusyLine);
    for (body, cause) in [
        (r#"{"HangupCauseCode":3010}"#, busy),
        (r#"{"HangupCauseCode":"3010"}"#, busy),
        (r#"{"HangupCauseCode":" 3010 "}"#, busy),
        (r#"{"HangupCauseCode":0}"#, Some(HangupCause::Unknown)),
        (r#"{"HangupCauseCode":""}"#, None),
        (r#"{"HangupCauseCode":null}"#, None),
        (r#"{"HangupCauseCode":4210}"#, None),
        (r#"{"HangupCauseCode":3010.0}"#, None),
        (r#"{"HangupCauseCode":-3010}"#, None),
        (r#"{"HangupCauseCode":true}"#, None),
        (r#"{"HangupCauseCode":{"code":3010}}"#, None),
        (r#"{"HangupCauseCode":[3010]}"#, busy),
        (r#"{"HangupCauseCode":["3010"]}"#, busy),
        (r#"{"HangupCauseCode":[3010,4000]}"#, busy),
        (r#"{"HangupCauseCode":[]}"#, None),
        (r#"{"HangupCauseCode":[[3010]]}"#, None),
        ("{}", None),
    ] {
        assert_eq!(json(body).hangup().cause(), cause, "{body}");
        let written = serde_json::to_string(&json(body)).unwrap();
        if !body.contains("null") {
            assert_eq!(written, body);
        }
    }
}

#[test]
fn a_null_code_leaves_the_name_to_decide() {
    let callback = json(r#"{"HangupCauseCode":null,"HangupCauseName":"Lost Race"}"#);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::LostRace));
}

#[test]
fn a_normal_hangup_that_was_never_answered_is_canceled() {
    let outcome = |rest: &str| form(&format!("HangupCauseCode=4000&{rest}")).outcome();
    assert_eq!(outcome("AnswerTime=&Duration=0"), Outcome::Canceled);
    assert_eq!(outcome("AnswerTime="), Outcome::Canceled);
    assert_eq!(outcome("Duration=0&BillDuration=0"), Outcome::Canceled);
    assert_eq!(outcome(""), Outcome::Completed);
    assert_eq!(outcome("Duration=3"), Outcome::Completed);
    assert_eq!(outcome("Duration=0&BillDuration=60"), Outcome::Completed);
    assert_eq!(
        outcome("Duration=0&AnswerTime=2024-09-26+14:05:08"),
        Outcome::Completed
    );
    assert_eq!(outcome("Duration=soon"), Outcome::Completed);
}

#[test]
fn an_answer_does_not_change_what_did_not_complete() {
    let callback = form("HangupCauseCode=6020&Duration=66");
    assert_eq!(callback.outcome(), Outcome::Failed);
    let callback = form("HangupCauseCode=3010&Duration=0&AnswerTime=");
    assert_eq!(callback.outcome(), Outcome::Busy);
}

#[test]
fn the_status_decides_where_neither_cause_nor_word_does() {
    for (status, outcome) in [
        ("completed", Outcome::Completed),
        ("busy", Outcome::Busy),
        ("failed", Outcome::Failed),
        ("timeout", Outcome::NoAnswer),
        ("no-answer", Outcome::NoAnswer),
        ("cancel", Outcome::Canceled),
        ("canceled", Outcome::Canceled),
        ("cancelled", Outcome::Canceled),
        ("ringing", Outcome::Unknown),
        ("in-progress", Outcome::Unknown),
        ("new-status", Outcome::Unknown),
    ] {
        assert_eq!(
            form(&format!("CallStatus={status}")).outcome(),
            outcome,
            "{status}"
        );
        let with_cause = form(&format!("CallStatus={status}&HangupCauseCode=3000"));
        assert_eq!(with_cause.outcome(), Outcome::NoAnswer, "{status}");
        let with_word = form(&format!(
            "CallStatus={status}&HangupCause=DECLINE&HangupCauseCode=0"
        ));
        assert_eq!(with_word.outcome(), Outcome::Rejected, "{status}");
    }
}

#[test]
fn repeated_keys_give_the_first_and_keep_all() {
    let callback = form("To=1&X=a&To=2&X=b&To=3");
    assert_eq!(callback.to(), Some("1"));
    assert_eq!(callback.to_form(), "To=1&X=a&To=2&X=b&To=3");
    let json_text = serde_json::to_string(&callback).unwrap();
    assert_eq!(json_text, r#"{"To":["1","2","3"],"X":["a","b"]}"#);
    assert_eq!(json(&json_text), callback);
}

#[test]
fn numbers_keep_their_digits_and_nested_json_its_text() {
    let body = r#"{"Duration":66,"big":123456789012345678901234567890,"rate":0.0500,"minus":-0,"extra":{"a":[1.10,{"b":null}]},"one":[1],"none":[],"yes":true}"#;
    let callback = json(body);
    assert_eq!(callback.talk_seconds(), Some(66));
    assert_eq!(callback.get("big"), Some("123456789012345678901234567890"));
    assert_eq!(callback.get("rate"), Some("0.0500"));
    assert_eq!(callback.get("extra"), Some(r#"{"a":[1.10,{"b":null}]}"#));
    assert_eq!(serde_json::to_string(&callback).unwrap(), body);
}

#[test]
fn a_value_that_is_not_utf8_keeps_its_escapes_and_spoils_nothing() {
    let body = b"CallerName=%FFJos%C3%A9+x&HangupCauseCode=3010&raw=\xFF\xFE&cut=%2&bad=%zz&%FF=k";
    let callback = HangupCallback::from_form(body).unwrap();
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.caller_name(), Some("%FFJos%C3%A9+x"));
    assert_eq!(callback.get("raw"), Some("%FF%FE"));
    assert_eq!(callback.get("cut"), Some("%2"));
    assert_eq!(callback.get("bad"), Some("%zz"));
    assert_eq!(callback.get("%FF"), Some("k"));
    let written = callback.to_form();
    assert_eq!(
        written,
        "CallerName=%FFJos%C3%A9+x&HangupCauseCode=3010&raw=%FF%FE&cut=%252&bad=%25zz&%FF=k"
    );
    assert_eq!(form(&written), callback);
}

#[test]
fn forms_are_split_at_ampersand_and_first_equals_sign() {
    let callback = form("&&a&b=&=c&d=e=f&");
    let pairs: Vec<_> = callback.iter().collect();
    assert_eq!(pairs, [("a", ""), ("b", ""), ("", "c"), ("d", "e=f")]);
}

#[test]
fn spaces_are_pluses_or_escapes_and_plus_is_an_escape() {
    let callback = form("a=x+y&b=x%20y&c=%2B1&d=1%2b");
    assert_eq!(callback.get("a"), Some("x y"));
    assert_eq!(callback.get("b"), Some("x y"));
    assert_eq!(callback.get("c"), Some("+1"));
    assert_eq!(callback.to_form(), "a=x+y&b=x+y&c=%2B1&d=1%2B");
}

#[test]
fn booleans_come_as_text_or_as_themselves() {
    for (body, machine) in [
        (r#"{"Machine":true}"#, Some(true)),
        (r#"{"Machine":"False"}"#, Some(false)),
        (r#"{"Machine":"maybe"}"#, None),
        (r#"{"Machine":1}"#, None),
    ] {
        assert_eq!(json(body).machine(), machine, "{body}");
    }
}

#[test]
fn serde_readers_give_the_same_callback() {
    let direct = form(WHOLE);
    let urlencoded: HangupCallback = serde_urlencoded::from_str(WHOLE).unwrap();
    assert_eq!(urlencoded, direct);
    let text = serde_json::to_string(&direct).unwrap();
    let from_json: HangupCallback = serde_json::from_str(&text).unwrap();
    assert_eq!(from_json, direct);
    let value = serde_json::to_value(&direct).unwrap();
    let from_value: HangupCallback = serde_json::from_value(value).unwrap();
    assert_eq!(from_value, direct);
}

#[test]
fn a_serde_reader_keeps_nested_values_and_repeated_keys() {
    let body = r#"{"a":{"b":[1,2.5,null,true,"x\n\u00e9"]},"c":["1","2"],"d":-5,"e":[[1],[2]]}"#;
    let callback: HangupCallback = serde_json::from_str(body).unwrap();
    let read_back = serde_json::to_string(&callback).unwrap();
    let expected = r#"{"a":{"b":[1,2.5,null,true,"x\né"]},"c":["1","2"],"d":-5,"e":[[1],[2]]}"#;
    assert_eq!(read_back, expected);
    let repeated: HangupCallback = serde_json::from_str(r#"{"To":"1","To":"2"}"#).unwrap();
    assert_eq!(repeated.to_form(), "To=1&To=2");
}

#[test]
fn half_a_surrogate_pair_spoils_no_more_than_its_value() {
    let body = r#"{"CallerName":"\ud83d","HangupCauseCode":3010}"#;
    let callback = json(body);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.caller_name(), None);
    assert_eq!(callback.get("CallerName"), Some(r#""\ud83d""#));
    assert_eq!(serde_json::to_string(&callback).unwrap(), body);
}

#[track_caller]
fn assert_error(body: &[u8], expected: &str) {
    let error = HangupCallback::from_json(body).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn what_is_no_json_object_is_an_error_without_content() {
    assert_error(
        b"",
        "payload: expected JSON, found its end at line 1, column 0",
    );
    assert_error(
        b"{\"a\":1",
        "payload: expected JSON, found its end at line 1, column 6",
    );
    assert_error(
        b"{\n\"To\": +12025550123}",
        "payload: expected JSON, found something else at line 2, column 7",
    );
    assert_error(
        b"{} x",
        "payload: expected JSON, found something else at line 1, column 4",
    );
    assert_error(b"[]", "payload: expected an object, found a list");
    assert_error(
        b"\"12025550123\"",
        "payload: expected an object, found text",
    );
    assert_error(
        b" 12025550123",
        "payload: expected an object, found a number",
    );
    assert_error(b"true", "payload: expected an object, found true or false");
    assert_error(b"null", "payload: expected an object, found nothing");
    assert_error(
        b"{\"a\":\"\xFF\"}",
        "payload: expected UTF-8, found other bytes after 6 bytes",
    );
}

#[test]
fn errors_through_serde_name_no_content() {
    let error = serde_json::from_str::<HangupCallback>("\"+12025550123\"").unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected an object, found text at line 1 column 14"
    );
    let error = serde_json::from_str::<HangupCallback>("12025550123").unwrap_err();
    assert_eq!(
        error.to_string(),
        "expected an object, found a number at line 1 column 11"
    );
}

#[test]
fn deep_json_is_kept_without_recursion() {
    let depth = 200_000;
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    let callback = json(&deep);
    assert_eq!(callback.get("a").map(str::len), Some(2 * depth));
    assert_eq!(serde_json::to_string(&callback).unwrap(), deep);
    assert!(serde_json::from_str::<HangupCallback>(&deep).is_err());
}

#[test]
fn debug_hides_numbers_ids_and_names() {
    let debug = format!("{:?}", form(WHOLE));
    assert!(debug.contains("NormalHangup"), "{debug}");
    for secret in ["2025550123", "c1", "Jane", "MAXX", "77"] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
}

#[test]
fn a_callback_can_be_shared_between_threads_and_kept() {
    fn assert_bounds<T: Clone + PartialEq + Send + Sync + 'static>(_: &T) {}
    assert_bounds(&form(WHOLE));
    assert_bounds(&PayloadError::clone(
        &HangupCallback::from_json(b"[]").unwrap_err(),
    ));
}

#[test]
fn order_of_different_keys_does_not_count_and_that_of_repeated_ones_does() {
    assert_eq!(form("a=1&b=2"), form("b=2&a=1"));
    assert_ne!(form("a=1&a=2"), form("a=2&a=1"));
    assert_ne!(form("a=1"), form("a=1&b="));
    assert_eq!(json(r#"{"a":null}"#), json("{}"));
}

#[test]
fn an_unrecognized_status_is_kept() {
    let callback = form("CallStatus=parked");
    let status = callback.call_status().unwrap();
    assert_eq!(status.known(), None);
    assert_eq!(status.as_str(), "parked");
    assert_eq!(status, Reported::from("parked"));
}

#[test]
fn equal_callbacks_are_read_and_written_alike() {
    assert_ne!(form("a=%FF"), form("a=%25FF"));
    assert_ne!(json(r#"{"From":[[1]]}"#), json(r#"{"From":"[[1]]"}"#));
    assert_eq!(json(r#"{"Duration":66}"#), form("Duration=66"));
    assert_eq!(json(r#"{"Machine":true}"#), form("Machine=true"));
    assert_eq!(json(r#"{"To":["1"]}"#), json(r#"{"To":"1"}"#));
}

#[test]
fn a_list_of_one_value_is_the_value_and_is_written_as_a_list() {
    // The shape that Python's parse_qs gives.
    let body = r#"{"HangupCauseCode":["3010"],"To":["12025550145"]}"#;
    let callback = json(body);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.to(), Some("12025550145"));
    assert_eq!(serde_json::to_string(&callback).unwrap(), body);
    assert_eq!(callback.to_form(), "HangupCauseCode=3010&To=12025550145");
}

#[test]
fn a_list_with_a_null_is_kept_as_its_text_also_in_a_form() {
    let callback = json(r#"{"HangupCauseCode":[null,3010]}"#);
    assert_eq!(callback.hangup().cause(), None);
    assert_eq!(callback.get("HangupCauseCode"), Some("[null,3010]"));
    let as_form = form(&callback.to_form());
    assert_eq!(as_form.hangup().cause(), None);
    assert_eq!(as_form.get("HangupCauseCode"), Some("[null,3010]"));
}

#[test]
fn a_list_under_a_very_long_key_is_kept_as_its_text() {
    let body = |length| format!(r#"{{"{}":[1,2]}}"#, "k".repeat(length));
    let short = json(&body(128));
    let values: Vec<_> = short.iter().map(|(_, value)| value).collect();
    assert_eq!(values, ["1", "2"]);
    let (long, key) = (json(&body(129)), "k".repeat(129));
    let pairs: Vec<_> = long.iter().collect();
    assert_eq!(pairs, [(key.as_str(), "[1,2]")]);
    assert_eq!(long.to_form(), format!("{key}=%5B1%2C2%5D"));
    for length in [128, 129] {
        let body = body(length);
        assert_eq!(serde_json::to_string(&json(&body)).unwrap(), body);
        let through_serde: HangupCallback = serde_json::from_str(&body).unwrap();
        assert_eq!(through_serde, json(&body));
    }
    let only = json(&format!(r#"{{"{key}":["a"]}}"#));
    assert_eq!(only.get(&key), Some("a"));
}

#[test]
fn a_form_escapes_all_but_letters_digits_and_four_marks() {
    let plain = "*-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    for byte in 0..128 {
        let text = char::from(byte).to_string();
        let written = match byte {
            b' ' => "+".to_owned(),
            _ if plain.contains(&text) => text.clone(),
            _ => format!("%{byte:02X}"),
        };
        let body = serde_json::json!({ "k": format!("a{text}é{text}") }).to_string();
        let expected = format!("k=a{written}%C3%A9{written}");
        assert_eq!(json(&body).to_form(), expected, "{text:?}");
    }
}

#[test]
fn json_keeps_the_escapes_of_what_is_not_utf8_as_text() {
    let callback = form("a=%FF+x");
    let text = serde_json::to_string(&callback).unwrap();
    assert_eq!(text, r#"{"a":"%FF+x"}"#);
    assert_eq!(json(&text).get("a"), Some("%FF+x"));
    assert_eq!(json(&text).to_form(), "a=%25FF%2Bx");
}

#[test]
fn half_a_surrogate_pair_in_a_key_keeps_its_escapes() {
    let callback = json(r#"{"\ud83d":1,"HangupCauseCode":3010}"#);
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.get(r#""\ud83d""#), Some("1"));
}

#[test]
fn a_byte_order_mark_before_json_is_passed_over() {
    let callback = json("\u{feff}{\"HangupCauseCode\":3010}");
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
}

#[test]
fn an_unanswered_call_goes_by_what_says_more_than_completed() {
    let outcome = |rest: &str| form(&format!("AnswerTime=&Duration=0&{rest}")).outcome();
    assert_eq!(
        outcome("HangupCauseCode=4010&HangupCause=USER_BUSY"),
        Outcome::Busy
    );
    assert_eq!(
        outcome("HangupCauseCode=4010&HangupCause=NORMAL_CLEARING"),
        Outcome::Canceled
    );
    // A scheduled hangup was an answered call, whatever the durations say.
    assert_eq!(
        outcome("HangupCauseCode=6000&CallStatus=failed"),
        Outcome::Completed
    );
    assert_eq!(
        outcome("HangupCause=NORMAL_CLEARING&CallStatus=no-answer"),
        Outcome::NoAnswer
    );
    assert_eq!(
        outcome("HangupCause=NORMAL_CLEARING&CallStatus=completed"),
        Outcome::Canceled
    );
    assert_eq!(outcome("CallStatus=completed"), Outcome::Canceled);
    assert_eq!(outcome("CallStatus=busy"), Outcome::Busy);
}

#[test]
fn deliveries_are_told_apart_by_call_and_event() {
    let key = |body: &str| form(body).delivery_key();
    assert_eq!(
        key("CallUUID=c1&Event=Hangup&Duration=1"),
        key("CallUuid=+c1+&Duration=2")
    );
    assert_eq!(key("CallUUID=c1&Event=hangup"), key("CallUUID=c1"));
    assert_ne!(key("CallUUID=c1"), key("CallUUID=c2"));
    assert_ne!(
        key("CallUUID=c1&Event=Hangup"),
        key("CallUUID=c1&Event=StartApp")
    );
    assert_ne!(key("CallUUID=c1&Event=New"), key("CallUUID=c1&Event=Newer"));
    assert_eq!(key("Event=Hangup"), None);
    assert_eq!(key("CallUUID=c1&Event=+New"), key("CallUUID=c1&Event=New"));
    assert_ne!(key("CallUUID=a/b&Event=c"), key("CallUUID=a&Event=b/c"));
    assert_ne!(key("CallUUID=a/b"), key("CallUUID=a%252Fb"));
    let text = key("CallUUID=c1&Event=hangup").unwrap();
    assert_eq!(text.to_string(), "c1/Hangup");
    assert_eq!(format!("{text:?}"), "DeliveryKey { .. }");
}
