//! The kinds of the inputs that are easily read wrongly: other spellings, other payloads, other readers.

use plivo_hangup::{
    CallRecord, DialCallback, DialSummary, HangupCallback, HangupCause, Outcome, Party,
    TelephonyCause,
};

use crate::readings::{
    BUSY, COMPLETED, FAILED, Judged, UNANSWERED, UNKNOWN, check, check_title, to_fix,
};
use crate::support::hangup;

#[test]
fn an_unlisted_code_is_one_in_each_payload() {
    for source in ["Error", "error", "+ERROR+"] {
        let texts =
            format!("HangupCauseCode=8015&DialBLegHangupCauseCode=8015&HangupSource={source}");
        check::<HangupCallback>(&texts, None, FAILED, &[]);
        let body = format!("DialBLegHangupCauseCode=8015&DialBLegHangupSource={source}");
        check::<DialCallback>(&body, None, FAILED, &[]);
    }
    for code in ["8015", "\"8015\"", "\" 8015 \""] {
        let body = format!(r#"{{"hangup_cause_code":{code},"hangup_source":"Error"}}"#);
        check::<CallRecord>(&body, None, FAILED, &[]);
        check_title::<CallRecord>(&body, "Code 8015, which is not listed");
        let body = format!(r#"{{"hangup_cause_code":{code},"hangup_cause":"NORMAL_CLEARING"}}"#);
        check::<CallRecord>(&body, None, UNKNOWN, &[]);
    }
    for code in ["3.5", "true", "\"busy\"", "99999999"] {
        let body = format!(r#"{{"hangup_cause_code":{code},"call_duration":5}}"#);
        check::<CallRecord>(&body, None, UNKNOWN, &[]);
        check_title::<CallRecord>(&body, "A cause that is not listed");
    }
    assert_eq!(hangup("8015", None, None, None).label(), "unlisted");
    assert_eq!(hangup(None, "New Name", None, None).label(), "unlisted");
}

#[test]
fn an_unlisted_code_is_not_read_by_what_is_in_the_other_places() {
    for (name, telephony) in [
        ("Busy Line", "USER_BUSY"),
        ("busy_line", "busy_line"),
        ("USER_BUSY", "Busy Line"),
    ] {
        let read = hangup("4210", name, None, telephony);
        assert_eq!(read.cause(), None, "{name} {telephony}");
        assert_eq!(read.label(), "unlisted");
        assert_eq!(read.meaning().responsible, None);
    }
}

#[test]
fn each_name_and_slug_in_the_place_of_the_word_is_its_cause() {
    for (text, code) in [
        ("violates_media_anchoring", 2070),
        ("VIOLATES_MEDIA_ANCHORING", 2070),
        ("Violates Media Anchoring", 2070),
        ("sip_auth_failed", 4240),
        ("SIP_AUTH_TIMEOUT", 4250),
        ("Destination Country Barred", 2030),
        ("destination country barred", 2030),
        (" Loop Detected ", 2060),
        ("Cancelled (Out Of Credits)", 1010),
    ] {
        let alone = hangup(None, None, None, text);
        assert_eq!(alone.cause().map(HangupCause::code), Some(code), "{text}");
        assert_eq!(alone.telephony(), None, "{text}");
        let title = alone.explain().short().to_string();
        assert!(title.starts_with(&code.to_string()), "{title}");
        let form = serde_urlencoded::to_string([("DialHangupCause", text)]).unwrap();
        let form = form + "&DialStatus=failed";
        for summary in DialSummary::readings(&form) {
            assert_eq!(summary.cause(), alone.cause(), "{text}");
            assert_eq!(summary.found(), [("cause_in_telephony", true)], "{text}");
        }
        // A code or a name in its own place comes first.
        let coded = hangup("3000", None, None, text);
        assert_eq!(coded.cause(), Some(HangupCause::NoAnswer), "{text}");
        let named = hangup(None, "No Answer", None, text);
        assert_eq!(named.cause(), Some(HangupCause::NoAnswer), "{text}");
    }
    let body = r#"{"hangup_cause":"sip_auth_failed"}"#;
    check::<CallRecord>(
        body,
        4240,
        to_fix(Outcome::Failed, Party::Application),
        &["cause_in_telephony*"],
    );
}

/// Texts that are in both lists: each is what its place says, in any case.
#[test]
fn a_text_of_both_lists_is_what_its_place_says() {
    for (text, code, word) in [
        ("NO_ANSWER", 3000, TelephonyCause::NoAnswer),
        ("BUSY_EVERYWHERE", 3100, TelephonyCause::BusyEverywhere),
        (
            "UNALLOCATED_NUMBER",
            3050,
            TelephonyCause::UnallocatedNumber,
        ),
        ("MEDIA_TIMEOUT", 6020, TelephonyCause::MediaTimeout),
        ("DECLINE", 3110, TelephonyCause::Decline),
    ] {
        for text in [text.to_owned(), text.to_lowercase()] {
            let name = hangup(None, &*text, None, None);
            assert_eq!(name.cause().map(HangupCause::code), Some(code), "{text}");
            assert_eq!(name.telephony(), None, "{text}");
            let telephony = hangup(None, None, None, &*text);
            assert_eq!(telephony.cause(), None, "{text}");
            assert_eq!(telephony.telephony(), Some(word), "{text}");
            for read in [name, telephony] {
                assert_eq!(read.disagreements().count(), 0, "{text}");
            }
        }
    }
    check::<HangupCallback>("HangupCauseName=no+answer", 3000, UNANSWERED, &[]);
    check::<CallRecord>(
        r#"{"hangup_cause_name":"NO_ANSWER"}"#,
        3000,
        UNANSWERED,
        &[],
    );
}

#[test]
fn each_word_in_the_place_of_the_name_is_the_word() {
    let moved = &["word_in_name*"];
    for name in [
        "USER_BUSY",
        "User+Busy",
        "user_busy",
        "+user+busy+",
        "USER%20BUSY",
    ] {
        check::<HangupCallback>(&format!("HangupCauseName={name}"), None, BUSY, moved);
        let body = format!("DialBLegHangupCauseName={name}&DialBLegStatus=hangup");
        check::<DialCallback>(&body, None, BUSY, moved);
        // The word in its own place comes first.
        let body = format!("HangupCauseName={name}&HangupCause=NO_ANSWER");
        check::<HangupCallback>(&body, None, UNANSWERED, moved);
        let body = format!("HangupCauseName={name}&HangupCauseCode=3010");
        check::<HangupCallback>(&body, 3010, BUSY, moved);
    }
    let body = r#"{"hangup_cause_name":"Normal Clearing","call_duration":5}"#;
    check::<CallRecord>(body, None, COMPLETED, moved);
    let exchanged = hangup(None, "USER_BUSY", None, "busy_line");
    assert_eq!(exchanged.cause(), Some(HangupCause::BusyLine));
    assert_eq!(exchanged.telephony(), Some(TelephonyCause::UserBusy));
    assert_eq!(exchanged.disagreements().count(), 2);
    assert_eq!(
        hangup(None, "USER_BUSY", None, None).label(),
        "not_reported"
    );
}

#[test]
fn a_title_never_denies_what_is_reported() {
    for (body, title) in [
        ("HangupCause=NEW_WORD", "A cause that is not listed"),
        (
            "HangupCause=New+Word&CallStatus=completed",
            "A cause that is not listed",
        ),
        ("HangupCauseName=New+Name", "A cause that is not listed"),
        (
            "HangupCauseName=New+Name&HangupCause=USER_BUSY",
            "A cause that is not listed",
        ),
        (
            "HangupCauseCode=4210&HangupCauseName=Busy+Line",
            "Code 4210, which is not listed",
        ),
        ("HangupCauseCode=new", "A cause that is not listed"),
        ("HangupCause=USER_BUSY", "USER_BUSY"),
        ("HangupCauseName=USER_BUSY", "USER_BUSY"),
        ("HangupCauseCode=0&HangupCause=NEW_WORD", "0 Unknown"),
        (
            "HangupCauseCode=3010&HangupCauseName=New+Name",
            "3010 Busy Line",
        ),
        (
            "HangupSource=Callee&CallStatus=busy",
            "No cause is reported",
        ),
        (
            "HangupCause=+&HangupCauseCode=&HangupCauseName=",
            "No cause is reported",
        ),
    ] {
        check_title::<HangupCallback>(body, title);
    }
}

#[test]
fn a_machine_is_said_with_any_cause() {
    let said = |body: &str| {
        let said = HangupCallback::readings(body).into_iter().map(|reading| {
            let explanation = reading.explain().unwrap();
            let long = explanation.to_string().contains("A machine was detected.");
            assert_eq!(
                long,
                explanation.short().to_string().contains("machine detected")
            );
            long
        });
        let said: Vec<_> = said.collect();
        assert!(said.iter().all(|one| *one == said[0]), "{body}");
        said[0]
    };
    for cause in [
        "HangupCauseCode=4000",
        "HangupCauseCode=3000",
        "HangupCauseCode=4210",
        "Event=Hangup",
    ] {
        for machine in ["true", "True", "+TRUE+"] {
            assert!(said(&format!("{cause}&Machine={machine}")), "{cause}");
        }
        for no_machine in ["false", "", "maybe"] {
            assert!(!said(&format!("{cause}&Machine={no_machine}")), "{cause}");
        }
    }
    let json = HangupCallback::from_json(r#"{"HangupCauseCode":4000,"Machine":true}"#).unwrap();
    assert!(json.explain().unwrap().machine_detected);
    check::<HangupCallback>(
        "Machine=true&HangupCauseCode=4000&Duration=9",
        4000,
        COMPLETED,
        &[],
    );
}
