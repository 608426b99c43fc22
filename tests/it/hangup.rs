//! How the four texts of a hangup are read together.

use std::collections::HashSet;

use plivo_hangup::{Hangup, HangupCause, HangupSource, Outcome, Party, Retry};

use crate::support::{NOT_CODES, hangup, reported};

fn by_code(code: &str) -> Option<HangupCause> {
    hangup(code, None, None, None).cause()
}

fn by_name(name: &str) -> Option<HangupCause> {
    hangup(None, name, None, None).cause()
}

#[test]
fn the_code_decides_even_if_the_name_differs() {
    let busy = hangup("3010", "No Answer", None, None);
    assert_eq!(busy.cause(), Some(HangupCause::BusyLine));
}

#[test]
fn the_name_decides_only_if_no_code_is_reported() {
    assert_eq!(by_name("No Answer"), Some(HangupCause::NoAnswer));
    for (code, cause) in [
        (" \t", Some(HangupCause::NoAnswer)),
        ("4210", None),
        ("busy", None),
    ] {
        assert_eq!(hangup(code, "No Answer", None, None).cause(), cause);
    }
}

#[test]
fn a_code_is_digits_without_sign_or_leading_zero() {
    assert_eq!(by_code("0"), Some(HangupCause::Unknown));
    assert_eq!(by_code(" 3010\n"), Some(HangupCause::BusyLine));
    for text in NOT_CODES {
        assert_eq!(by_code(text), None, "{text}");
    }
}

#[test]
fn a_name_in_the_code_and_a_code_in_the_name_say_nothing() {
    assert_eq!(by_code("Busy Line"), None);
    assert_eq!(by_name("3010"), None);
}

#[test]
#[rustfmt::skip]
fn numbers_of_q850_and_sip_and_gaps_of_the_table_give_no_cause() {
    for code in [
        "16", "486", "603", "3060", "7021", "7031", "4210",
    ] {
        let unlisted = hangup(code, None, None, None);
        assert_eq!(unlisted.cause(), None, "{code}");
        assert_eq!(unlisted.reported_code(), Some(code));
    }
}

#[test]
fn a_telephony_word_in_the_name_gives_no_cause_except_decline() {
    assert_eq!(by_name("NORMAL_CLEARING"), None);
    assert_eq!(by_name("User Busy"), None);
    assert_eq!(by_name("DECLINE"), Some(HangupCause::Declined));
}

#[test]
#[rustfmt::skip]
fn each_text_is_kept_as_it_came() {
    let texts = [
        [Some("3010"), Some("Busy Line"), Some("Carrier"), Some("USER_BUSY")],
        [Some(" 3010"), Some(" busy line"), Some("carrier "), Some("user_busy")],
        [Some("4210"), Some("sip_auth_failed"), Some("Vobiz"), Some("sip_auth_failed")],
        [Some("3010"), None, None, None],
        [None, Some("x"), None, None],
        [None, None, Some("Network"), None],
        [None, None, None, Some("USER BUSY")],
    ];
    for [code, name, source, telephony] in texts {
        let hangup = hangup(code, name, source, telephony);
        assert_eq!(reported(&hangup), [code, name, source, telephony]);
        assert!(hangup.is_reported(), "{hangup:?}");
    }
}

#[test]
fn a_source_that_is_not_in_the_table_is_not_known() {
    for (text, source) in [
        ("callee", Some(HangupSource::Callee)),
        ("Network", None),
        ("Vobiz", None),
        ("carriers", None),
    ] {
        assert_eq!(hangup(None, None, text, None).source(), source);
    }
}

#[test]
fn unknown_is_an_entry_and_not_recognized_is_something_else() {
    let unknown = hangup("0", "Unknown", "Unknown", None);
    assert_eq!(unknown.cause(), Some(HangupCause::Unknown));
    assert_eq!(unknown.source(), Some(HangupSource::Unknown));
    let unlisted = hangup("4210", "sip_auth_failed", "Vobiz", "sip_auth_failed");
    assert_eq!(unlisted.cause(), None);
    assert_eq!(unlisted.source(), None);
    assert_eq!(unlisted.telephony(), None);
}

#[test]
fn blank_texts_report_nothing() {
    let blank = hangup("", " ", "\t", "\n");
    assert!(!blank.is_reported());
    assert_eq!(reported(&blank), [None; 4]);
    assert_eq!(blank, hangup(None, None, None, None));
}

#[test]
fn spelling_does_not_tell_hangups_apart_and_meaning_does() {
    let canonical = hangup("1000", "Canceled", "API Request", "ORIGINATOR_CANCEL");
    let relayed = hangup(" 1000 ", "CANCELLED", "api request", "originator_cancel");
    assert_eq!(canonical, relayed);
    let others = [
        hangup("1010", "Canceled", "API Request", "ORIGINATOR_CANCEL"),
        hangup("1000", "Unknown", "API Request", "ORIGINATOR_CANCEL"),
        hangup("1000", "Canceled", "Plivo", "ORIGINATOR_CANCEL"),
        hangup("1000", "Canceled", "API Request", "LOSE_RACE"),
        hangup("1000", "Canceled", "API Request", None),
    ];
    let set: HashSet<Hangup> = others.into_iter().chain([canonical, relayed]).collect();
    assert_eq!(set.len(), 6);
}

#[test]
fn the_outcome_goes_by_listed_code_then_by_telephony_word() {
    for (code, word, outcome) in [
        ("4010", "USER_BUSY", Outcome::Completed),
        ("2020", "NORMAL_CLEARING", Outcome::Failed),
        ("0", "NO_ANSWER", Outcome::NoAnswer),
        ("", "LOSE_RACE", Outcome::Canceled),
        ("4210", "CALL_REJECTED", Outcome::Rejected),
        ("0", "NORMAL_UNSPECIFIED", Outcome::Unknown),
        ("4210", "sip_auth_failed", Outcome::Unknown),
        ("", "", Outcome::Unknown),
    ] {
        assert_eq!(
            hangup(code, None, None, word).outcome(),
            outcome,
            "{code} {word}"
        );
    }
}

#[test]
fn the_meaning_is_that_of_the_cause_or_else_that_of_the_word() {
    let busy = hangup("3010", None, None, None).meaning();
    assert_eq!(busy.next_step, HangupCause::BusyLine.next_step());
    let word = hangup(None, None, None, "USER_BUSY").meaning();
    assert_eq!(
        (word.outcome, word.retry, word.responsible),
        (Outcome::Busy, Retry::Later, Some(Party::Callee))
    );
    let unknown = hangup("0", None, None, None).meaning();
    assert!(unknown.next_step.contains("Delete All Calls API"));
}

#[test]
#[rustfmt::skip]
fn debug_shows_what_is_known_and_hides_what_is_not() {
    for (hangup, shown) in [
        (hangup("3010", None, None, None), "code: Some(Known(BusyLine))"),
        (hangup(None, "busy line", None, None), "name: Some(Known(BusyLine))"),
        (hangup(None, None, "Callee", None), "source: Some(Known(Callee))"),
        (hangup(None, None, None, "USER_BUSY"), "telephony: Some(Known(UserBusy))"),
        (hangup("4210", None, None, None), "code: Some(Unrecognized(4210))"),
        (hangup("65535", None, None, None), "code: Some(Unrecognized(65535))"),
        (hangup("65536", None, None, None), "code: Some(Unrecognized(5 bytes))"),
        (hangup(None, "4210", None, None), "name: Some(Unrecognized(4 bytes))"),
        (hangup(None, None, "+12025550123", None), "source: Some(Unrecognized(12 bytes))"),
    ] {
        let debug = format!("{hangup:?}");
        assert!(debug.contains(shown), "{shown:?} is not in {debug}");
    }
    let private = hangup("12025550123", "Jane Doe", "+12025550145", "12025550177");
    let debug = format!("{private:?}");
    assert!(
        !debug.contains("Jane") && !debug.contains("2025550"),
        "{debug}"
    );
}

#[test]
fn debug_of_texts_shows_what_is_known_and_hides_the_rest() {
    let texts = plivo_hangup::HangupTexts {
        code: Some("3010"),
        name: Some("+12025550123"),
        source: None,
        telephony: None,
    };
    let debug = format!("{texts:?}");
    assert!(
        debug.contains("Known(BusyLine)") && debug.contains("12 bytes"),
        "{debug}"
    );
    assert!(!debug.contains("2025550123"), "{debug}");
}
