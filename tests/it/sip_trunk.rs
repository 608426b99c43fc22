//! Records of SIP trunking, which have the keys of Voice and other meanings.

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, Disagreement, DisagreementKind, Evidence, Hangup,
    HangupCause, Outcome,
};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::readings::{Judged as _, UNKNOWN, check};
use crate::support::reported;

/// Each key that tells, with a value.
const TELLS: &[&str] = &[
    r#""trunk_domain":"1.zt.example""#,
    r#""trunk_domain":7"#,
    r#""trunk_domain":["a","b"]"#,
    r#""trunk_domain":{"a":1}"#,
    r#""trunk_\u0064omain":"1.zt.example""#,
    r#""trunkDomain":"1.zt.example""#,
    r#""transport_protocol":"udp""#,
    r#""transport_protocol":false"#,
    r#""transportProtocol":"udp""#,
    r#""resource_uri":"/v1/Account/MAXX/Zentrunk/Call/u/""#,
    r#""resource_uri":"\/v1\/Account\/MAXX\/Zentrunk\/Call\/u\/""#,
    r#""resource_uri":"\u002fZentrunk\u002f""#,
    r#""resourceUri":"/v1/Account/MAXX/Zentrunk/Call/u/""#,
];

/// What looks like one of these keys and tells nothing.
const NOT_TELLS: &[&str] = &[
    r#""trunk_domain":null"#,
    r#""trunk_domain":"""#,
    r#""trunk_domain":" ""#,
    r#""trunkDomain":[""]"#,
    r#""transport_protocol":null"#,
    r#""resource_uri":null"#,
    r#""resource_uri":"/v1/Account/MAXX/Call/u/""#,
    r#""resource_uri":"/v1/Account/Zentrunk""#,
    r#""resource_uri":"/v1/Account/MAXX/zentrunk/Call/u/""#,
    r#""to_number":"/Zentrunk/""#,
    r#""x":{"trunk_domain":"1.zt.example"}"#,
    r#""Trunk_Domain":"1.zt.example""#,
    r#""hangup_source":"zentrunk""#,
];

/// The record with a pair at its beginning, in its middle and at its end.
fn with(pair: &str) -> [String; 3] {
    let (first, second) = (
        r#""call_uuid":"u","hangup_cause_code":3000"#,
        r#""end":1.50"#,
    );
    [
        format!("{{{pair},{first},{second}}}"),
        format!("{{{first},{pair},{second}}}"),
        format!("{{{first},{second},{pair}}}"),
    ]
}

/// The hangup of a record by each of the readers for bulk.
fn in_bulk(body: &str) -> [Hangup; 3] {
    let page = format!("{{\"objects\":[{body}]}}");
    let mut page = CallRecordPage::hangups_from_json(page).unwrap();
    let mut lines = CallRecordLines::new(body.as_bytes()).hangups();
    [
        CallRecord::hangup_from_json(body).unwrap(),
        page.remove(0).unwrap(),
        lines.next().unwrap().unwrap(),
    ]
}

#[track_caller]
fn check_trunk(hangup: &Hangup) {
    assert!(hangup.is_sip_trunk());
    assert_eq!(hangup.cause(), None);
    assert_eq!(hangup.label(), "sip_trunk");
    let meaning = hangup.meaning();
    let verdict = (meaning.outcome, meaning.retry, meaning.responsible);
    assert_eq!(verdict, UNKNOWN);
    assert_eq!(hangup.outcome(), Outcome::Unknown);
    assert_eq!(meaning.responsible_label(), "nobody");
    assert!(!meaning.is_ours_to_fix());
    let found: Vec<Disagreement> = hangup.disagreements().collect();
    let [only] = found.as_slice() else {
        panic!("found {found:?}");
    };
    assert_eq!(only.kind, DisagreementKind::SipTrunk);
    assert_eq!(
        (only.evidence, only.seen_in_practice),
        (Evidence::Ours, true)
    );
    assert!(only.to_string().contains("SIP trunking"), "{only}");
}

#[test]
fn each_key_tells_wherever_it_is() {
    for body in TELLS.iter().flat_map(|pair| with(pair)) {
        for record in CallRecord::readings(&body) {
            assert!(record.is_sip_trunk(), "{body}");
            check_trunk(record.hangup());
            assert_eq!(record.verdict(), Some(UNKNOWN), "{body}");
            assert_eq!(record.found(), [("sip_trunk", true)], "{body}");
            let text = record.explain().unwrap().to_string();
            assert!(text.contains("SIP trunking"), "{text}");
            assert!(!text.contains("No Answer"), "{text}");
        }
        for hangup in in_bulk(&body) {
            check_trunk(&hangup);
            assert_eq!(hangup.reported_code(), Some("3000"));
        }
    }
}

#[test]
fn nothing_else_tells() {
    for body in NOT_TELLS.iter().flat_map(|pair| with(pair)) {
        for record in CallRecord::readings(&body) {
            assert!(!record.is_sip_trunk(), "{body}");
            assert_eq!(record.cause(), Some(HangupCause::NoAnswer), "{body}");
        }
        for hangup in in_bulk(&body) {
            assert!(!hangup.is_sip_trunk(), "{body}");
            assert_eq!(hangup.label(), "no_answer");
        }
    }
}

#[test]
fn no_code_name_or_word_of_it_concludes_anything() {
    for texts in [
        r#""hangup_cause_code":3000,"hangup_cause_name":"normal_hangup","hangup_source":"carrier""#,
        r#""hangup_cause_code":3010,"hangup_cause_name":"normal_hangup","hangup_source":"customer""#,
        r#""hangup_cause_code":3030,"hangup_cause_name":"insufficient_plivo_credits""#,
        r#""hangup_cause_code":0,"hangup_cause":"USER_BUSY","hangup_source":"zentrunk""#,
        r#""hangup_cause_code":4210,"hangup_source":"Error""#,
        r#""hangup_cause_name":"Busy Line","call_duration":5"#,
        r#""hangup_cause":"busy_line""#,
        r#""hangupCauseCode":4000,"hangupSource":"Callee","callDuration":0"#,
        r#""call_duration":32,"call_direction":"inbound""#,
    ] {
        let body = format!("{{{texts},\"trunk_domain\":\"1.zt.example\"}}");
        check::<CallRecord>(&body, None, UNKNOWN, &["sip_trunk*"]);
        let record = CallRecord::from_json(&body).unwrap();
        let short = record.explain().unwrap().short().to_string();
        assert!(short.contains(" of SIP trunking"), "{short}");
        for hangup in in_bulk(&body) {
            check_trunk(&hangup);
        }
    }
}

#[test]
fn its_hangup_stays_one_through_serde() {
    let json = r#"{"code":"3000","name":"normal_hangup","source":"carrier","is_sip_trunk":true}"#;
    let record = r#"{"hangup_cause_code":3000,"hangup_cause_name":"normal_hangup",
        "hangup_source":"carrier","transport_protocol":"tls"}"#;
    let hangup = CallRecord::hangup_from_json(record).unwrap();
    assert_eq!(serde_json::to_string(&hangup).unwrap(), json);
    let back: Hangup = serde_json::from_str(json).unwrap();
    assert_eq!(back, hangup);
    check_trunk(&back);
    let of_voice: Hangup = serde_json::from_str(&json.replace("true", "false")).unwrap();
    assert_ne!(of_voice, hangup);
    assert_eq!(of_voice.cause(), Some(HangupCause::NoAnswer));
    let written = serde_json::to_string(&of_voice).unwrap();
    assert!(!written.contains("is_sip_trunk"), "{written}");
}

/// Whole records that are written back byte for byte.
const KEPT: &[&str] = &[
    r#"{"trunk_domain":"1.zt.example","hangup_cause_code":3000,"rate":0.0500,"x":{"a":[1.50]}}"#,
    r#"{"callUuid":"u","hangupCauseCode":3010,"hangupCauseName":"Busy Line","hangupSource":"Callee"}"#,
    r#"{"call_uuid":"u","hangup_cause":"USER_BUSY","call_duration":0}"#,
    r#"{"hangupCause":"USER_BUSY","hangup_cause_code":"3010","totalAmount":"0.01000"}"#,
];

#[test]
fn nothing_of_a_record_is_lost() {
    for body in KEPT {
        let record = CallRecord::from_json(body).unwrap();
        assert_eq!(serde_json::to_string(&record).unwrap(), *body);
        let page = format!("{{\"objects\":[{body}]}}");
        let read = CallRecordPage::from_json(&page).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), page);
    }
    let trunk = CallRecord::from_json(KEPT[0]).unwrap();
    assert_eq!(trunk.get("trunk_domain"), Some("1.zt.example"));
    assert_eq!(trunk.hangup().reported_code(), Some("3000"));
}

#[test]
fn each_key_of_a_record_is_read_in_camel_case() {
    let body = r#"{"callUuid":"u","apiId":"a","resourceUri":"/v1/","parentCallUuid":"p",
        "conferenceUuid":"f","callDirection":"outbound","callState":"ANSWER",
        "initiationTime":"t1","answerTime":"t2","endTime":"t3","callDuration":31,
        "billDuration":32,"billedDuration":60,"fromNumber":"1","toNumber":"2",
        "totalAmount":"0.01000","totalRate":"0.00500","hangupCauseCode":4000,
        "hangupCauseName":"Normal Hangup","hangupSource":"Callee","hangupCause":"NORMAL_CLEARING"}"#;
    let texts = ["4000", "Normal Hangup", "Callee", "NORMAL_CLEARING"].map(Some);
    for record in CallRecord::readings(body) {
        let found = [
            record.call_uuid(),
            record.api_id(),
            record.resource_uri(),
            record.parent_call_uuid(),
            record.conference_uuid(),
            record.reported_state(),
            record.initiation_time(),
            record.answer_time(),
            record.end_time(),
            record.from(),
            record.to(),
            record.total_amount(),
            record.total_rate(),
        ];
        let expected = [
            "u", "a", "/v1/", "p", "f", "ANSWER", "t1", "t2", "t3", "1", "2", "0.01000", "0.00500",
        ];
        assert_eq!(found, expected.map(Some));
        assert_eq!(record.talk_seconds(), Some(31));
        assert_eq!(record.bill_duration_seconds(), Some(32));
        assert_eq!(record.billed_seconds(), Some(60));
        assert_eq!(record.answered(), Some(true));
        assert_eq!(record.outcome(), Some(Outcome::Completed));
        assert_eq!(reported(record.hangup()), texts);
        assert!(record.is_recognized());
    }
    for hangup in in_bulk(&body.replace('\n', " ")) {
        assert_eq!(reported(&hangup), texts);
    }
    let unanswered = r#"{"hangupCauseCode":4000,"answerTime":""}"#;
    let unanswered = CallRecord::from_json(unanswered).unwrap();
    assert_eq!(unanswered.answered(), Some(false));
}

/// If a record has both spellings, the first of the table that has a value counts.
#[test]
fn a_blank_key_yields_to_its_other_spelling() {
    for blank in ["null", "\"\"", "\" \""] {
        let body = format!(r#"{{"hangup_cause_code":{blank},"hangupCauseCode":3010}}"#);
        let both = r#"{"hangupCauseCode":4000,"hangup_cause_code":3010}"#;
        for body in [body.as_str(), both] {
            for record in CallRecord::readings(body) {
                assert_eq!(record.cause(), Some(HangupCause::BusyLine), "{body}");
            }
            for hangup in in_bulk(body) {
                assert_eq!(hangup.cause(), Some(HangupCause::BusyLine), "{body}");
            }
        }
    }
}

/// Objects that are the API's own error answer.
const ERROR_ANSWERS: &[&str] = &[
    r#"{"api_id":"x","error":"not found"}"#,
    r#"{"error":"not found"}"#,
    r#"{"apiId":"x","error":{"code":404}}"#,
    r#"{"api_id":"x","error":"","message":"gone"}"#,
    r#"{"api_id":"x","err\u006fr":"not found","call_uuid":null}"#,
];

/// Objects that have an error and are a record all the same, or have none.
const RECORDS: &[&str] = &[
    r#"{"error":"x","call_uuid":"u"}"#,
    r#"{"error":"x","hangup_cause_code":3010}"#,
    r#"{"error":"x","hangupSource":"Callee"}"#,
    r#"{"error":null,"api_id":"x"}"#,
    r#"{"errors":"x","api_id":"x"}"#,
    "{}",
];

const OF_RECORD: &str = "payload: expected a call detail record, found the API's error answer";
const OF_PAGE: &str =
    "payload: expected a page of call detail records, found the API's error answer";

#[test]
fn the_error_answer_of_the_api_is_an_error_through_each_reader() {
    for body in ERROR_ANSWERS {
        let errors = [
            CallRecord::from_json(body).unwrap_err(),
            CallRecord::hangup_from_json(body).unwrap_err(),
            CallRecordLines::new(body.as_bytes())
                .next()
                .unwrap()
                .unwrap_err()
                .payload_error()
                .unwrap()
                .clone(),
        ];
        for error in errors {
            assert_eq!(error.to_string(), OF_RECORD, "{body}");
        }
        let mut alone = CallRecordLines::new(body.as_bytes()).hangups();
        let error = alone.next().unwrap().unwrap_err();
        assert_eq!(error.to_string(), OF_RECORD.replace("payload", "line 1"));
        assert_eq!(error.raw(), body.as_bytes());
        let error = serde_json::from_str::<CallRecord>(body).unwrap_err();
        assert!(error.to_string().starts_with(OF_RECORD), "{error}");

        let page = CallRecordPage::from_json(body).unwrap_err();
        assert_eq!(page.to_string(), OF_PAGE, "{body}");
        assert_eq!(CallRecordPage::hangups_from_json(body).unwrap_err(), page);
        let page = serde_json::from_str::<CallRecordPage>(body).unwrap_err();
        assert!(page.to_string().starts_with(OF_PAGE), "{page}");
    }
}

#[test]
fn the_error_answer_in_a_page_is_an_error_in_its_place() {
    for answer in ERROR_ANSWERS {
        let body = format!("{{\"objects\":[{{}},{answer},{{\"hangup_cause_code\":3010}}]}}");
        let page = CallRecordPage::from_json(&body).unwrap();
        let hangups = CallRecordPage::hangups_from_json(&body).unwrap();
        let through_serde: CallRecordPage = serde_json::from_str(&body).unwrap();
        assert_eq!(through_serde, page);
        assert_eq!(serde_json::to_string(&page).unwrap(), body);
        let error = page.records[1].as_ref().unwrap_err();
        assert_eq!(hangups[1].as_ref().unwrap_err(), error);
        assert_eq!(
            error.to_string(),
            OF_RECORD.replace("payload", "objects[1]")
        );
        assert_eq!((error.index(), error.raw_json()), (1, *answer));
        let hangup = hangups[2].as_ref().unwrap();
        assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
        assert!(page.records[0].is_ok() && page.records[2].is_ok());
    }
}

#[test]
fn a_record_with_an_error_is_a_record() {
    for body in RECORDS {
        let record = CallRecord::from_json(body).expect(body);
        let hangup = CallRecord::hangup_from_json(body).expect(body);
        assert_eq!(&hangup, record.hangup(), "{body}");
        assert_eq!(serde_json::from_str::<CallRecord>(body).unwrap(), record);
    }
    for page in [
        r#"{"error":"x","objects":[]}"#,
        r#"{"error":"x","objects":[{}],"meta":{"limit":20}}"#,
    ] {
        assert!(CallRecordPage::from_json(page).is_ok(), "{page}");
        assert!(CallRecord::from_json(page).is_ok(), "{page}");
    }
    let error = CallRecordPage::from_json(r#"{"error":"x","meta":{"limit":20}}"#).unwrap_err();
    assert_eq!(error.to_string(), "objects: expected a list, found nothing");
}

/// Keys and values that decide what a record is, and what its hangup is.
const KEYS: &[&str] = &[
    "hangup_cause_code",
    "hangupCauseCode",
    "hangup_cause",
    "hangupCause",
    "hangup_cause_name",
    "hangupSource",
    "trunk_domain",
    "transportProtocol",
    "resource_uri",
    "resourceUri",
    "error",
    "api_id",
    "objects",
    "x",
];

#[rustfmt::skip]
const VALUES: &[&str] = &[
    "null", "\"\"", "3010", "\"4210\"", "\"USER_BUSY\"", "\"busy_line\"", "\"/Zentrunk/\"", "\"\\/Zentrunk\\/\"", "[]", "{}",
    "[\"/Zentrunk/\"]", "[3010,4000]", "{\"a\":\"/Zentrunk/\"}", "true", "1.5", "\"\\ud800/Zentrunk/\"",
];

proptest! {
    #[test]
    fn the_hangup_alone_is_that_of_the_whole_record(
        pairs in vec((select(KEYS), select(VALUES)), 0..6)
    ) {
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        let body = format!("{{{}}}", pairs.join(","));
        let whole = CallRecord::from_json(&body).map(|record| record.hangup().clone());
        prop_assert_eq!(CallRecord::hangup_from_json(&body), whole.clone());
        let line = CallRecordLines::new(body.as_bytes()).hangups().next().unwrap();
        prop_assert_eq!(line.ok(), whole.ok());
    }
}
