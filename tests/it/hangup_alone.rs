//! The hangup read alone, against the facts and against the whole payload.

use plivo_hangup::{
    CallRecord, CallRecordPage, DialCallback, DialResult, Hangup, HangupCallback, HangupCause,
    HangupSource, TelephonyCause,
};
use proptest::prelude::*;

use crate::lossless::{json, key, object, text};

fn reported(hangup: &Hangup) -> [Option<&str>; 4] {
    [
        hangup.reported_code(),
        hangup.reported_name(),
        hangup.reported_source(),
        hangup.reported_telephony(),
    ]
}

#[test]
fn a_form_and_a_query_give_the_four_texts() {
    let body = "CallUUID=c1&HangupCause=USER_BUSY&HangupCauseName=Busy+Line&HangupCauseCode=3010\
        &Hangup=x&HangupSource=Carrier&HangupCauses=y";
    let expected = [
        Some("3010"),
        Some("Busy Line"),
        Some("Carrier"),
        Some("USER_BUSY"),
    ];
    let hangup = HangupCallback::hangup_from_form(body.as_bytes());
    assert_eq!(reported(&hangup), expected);
    assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
    assert_eq!(hangup.source(), Some(HangupSource::Carrier));
    assert_eq!(hangup.telephony(), Some(TelephonyCause::UserBusy));
    for query in [format!("?{body}"), body.to_owned()] {
        let hangup = HangupCallback::hangup_from_query(&query);
        assert_eq!(reported(&hangup), expected, "{query}");
    }
}

#[test]
fn escapes_are_read_in_keys_and_values() {
    let body = "%48angup%43auseCode=%33010&Hangup%53ource=API%20Request&HangupCauseName=%FF";
    let hangup = HangupCallback::hangup_from_form(body.as_bytes());
    assert_eq!(
        reported(&hangup),
        [Some("3010"), Some("%FF"), Some("API Request"), None]
    );
    assert_eq!(hangup.source(), Some(HangupSource::ApiRequest));
}

#[test]
fn unlisted_values_are_kept_and_blank_ones_report_nothing() {
    let body = b"HangupCauseCode=4210&HangupCauseName=sip+auth&HangupSource=+&HangupCause=";
    let hangup = HangupCallback::hangup_from_form(body);
    assert_eq!(
        reported(&hangup),
        [Some("4210"), Some("sip auth"), None, None]
    );
    assert_eq!(hangup.cause(), None);
    assert!(!HangupCallback::hangup_from_form(b"").is_reported());
    assert!(!HangupCallback::hangup_from_form(b"To=1&&=&%").is_reported());
}

#[test]
fn the_first_of_a_repeated_key_counts_even_if_it_is_blank() {
    let body = b"HangupCauseCode=3010&HangupCauseCode=4000&HangupSource=&HangupSource=Callee";
    let hangup = HangupCallback::hangup_from_form(body);
    assert_eq!(reported(&hangup), [Some("3010"), None, None, None]);
    let json = br#"{"HangupCauseCode":null,"HangupCauseCode":[3010,4000],"HangupCauseCode":9000,
        "HangupSource":{"a":1},"HangupSource":"Callee"}"#;
    let hangup = HangupCallback::hangup_from_json(json).unwrap();
    assert_eq!(reported(&hangup), [Some("3010"), None, None, None]);
}

#[test]
fn each_payload_has_keys_of_its_own() {
    let event =
        b"HangupCause=NORMAL_CLEARING&DialBLegHangupCauseCode=9000&DialBLegHangupCause=LOSE_RACE\
        &DialBLegHangupSource=Plivo&DialBLegHangupCauseName=Lost+Race&DialBLegUUID=b1";
    let expected = [
        Some("9000"),
        Some("Lost Race"),
        Some("Plivo"),
        Some("LOSE_RACE"),
    ];
    assert_eq!(reported(&DialCallback::hangup_from_form(event)), expected);
    let result = b"DialStatus=busy&DialHangupCause=USER_BUSY&HangupCauseCode=3010";
    let expected = [None, None, None, Some("USER_BUSY")];
    assert_eq!(reported(&DialResult::hangup_from_form(result)), expected);
    let record = br#"{"hangup_cause_code": 3000, "hangup_cause_name": "No Answer",
        "hangup_source": "Carrier", "HangupCause": "NO_ANSWER"}"#;
    let expected = [Some("3000"), Some("No Answer"), Some("Carrier"), None];
    let hangup = CallRecord::hangup_from_json(record).unwrap();
    assert_eq!(reported(&hangup), expected);
}

#[test]
fn a_page_gives_a_hangup_or_an_error_for_each_record() {
    let body = br#"{"meta": {"objects": 1}, "objects": [{"hangup_cause_code": 3010}, 17, {}]}"#;
    let hangups = CallRecordPage::hangups_from_json(body).unwrap();
    let [busy, error, unreported] = hangups.as_slice() else {
        panic!("three records, found {hangups:?}");
    };
    let busy = busy.as_ref().unwrap();
    assert_eq!(busy.cause(), Some(HangupCause::BusyLine));
    let error = error.as_ref().unwrap_err();
    assert_eq!(error.raw_json(), "17");
    assert_eq!(
        error.to_string(),
        "objects[1]: expected an object, found a number"
    );
    assert!(!unreported.as_ref().unwrap().is_reported());
}

#[test]
fn what_is_no_payload_is_the_same_error_as_for_the_whole_of_it() {
    for (body, message) in [
        ("[]", "payload: expected an object, found a list"),
        (
            "{\"hangup_cause_code\":3010",
            "payload: expected JSON, found its end at line 1, column 25",
        ),
        (
            "{\"hangup_cause_code\":03010}",
            "payload: expected JSON, found something else at line 1, column 23",
        ),
    ] {
        let body = body.as_bytes();
        let alone = CallRecord::hangup_from_json(body).unwrap_err();
        assert_eq!(alone.to_string(), message);
        assert_eq!(CallRecord::from_json(body).unwrap_err(), alone);
    }
    let page = CallRecordPage::hangups_from_json(b"{\"objects\":{}}").unwrap_err();
    assert_eq!(
        page.to_string(),
        "objects: expected a list, found an object"
    );
}

fn entries() -> impl Strategy<Value = Vec<(String, String)>> {
    proptest::collection::vec((key(), json()), 0..10)
}

proptest! {
    #[test]
    fn a_form_gives_the_hangup_of_the_whole(
        sent in proptest::collection::vec((key(), text()), 0..10),
    ) {
        let body = serde_urlencoded::to_string(&sent).unwrap();
        let body = body.as_bytes();
        let whole = HangupCallback::from_form(body).unwrap();
        let alone = HangupCallback::hangup_from_form(body);
        prop_assert_eq!(reported(&alone), reported(whole.hangup()));
        let whole = DialCallback::from_form(body).unwrap();
        let alone = DialCallback::hangup_from_form(body);
        prop_assert_eq!(reported(&alone), reported(whole.hangup()));
    }

    #[test]
    fn any_bytes_give_the_hangup_of_the_whole(
        pairs in proptest::collection::vec(
            ("(%48|H)angup(CauseCode|Source|Cause|CauseName)?", any::<Vec<u8>>()),
            0..4,
        ),
    ) {
        let pairs = pairs.iter().map(|(key, value)| [key.as_bytes(), b"=", value].concat());
        let body = pairs.collect::<Vec<_>>().join(&b'&');
        let whole = HangupCallback::from_form(&body).unwrap();
        let alone = HangupCallback::hangup_from_form(&body);
        prop_assert_eq!(reported(&alone), reported(whole.hangup()));
    }

    #[test]
    fn json_gives_the_hangup_of_the_whole(entries in entries()) {
        let body = object(&entries);
        let whole = HangupCallback::from_json(body.as_bytes()).unwrap();
        let alone = HangupCallback::hangup_from_json(body.as_bytes()).unwrap();
        prop_assert_eq!(reported(&alone), reported(whole.hangup()));
        let page = format!("{{\"objects\":[{body},{{}},{body}]}}");
        let whole = CallRecordPage::from_json(page.as_bytes()).unwrap();
        let alone = CallRecordPage::hangups_from_json(page.as_bytes()).unwrap();
        prop_assert_eq!(whole.objects.len(), 3);
        for (whole, alone) in whole.objects.iter().zip(&alone) {
            let (whole, alone) = (whole.as_ref().unwrap(), alone.as_ref().unwrap());
            prop_assert_eq!(reported(alone), reported(whole.hangup()));
        }
    }
}
