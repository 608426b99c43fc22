//! How the four texts of a hangup are read together.

use std::collections::HashSet;

use plivo_hangup::{Hangup, HangupCause, HangupSource, Outcome, Party, Retry, TelephonyCause};

fn by_code(code: &str) -> Option<HangupCause> {
    Hangup::new(code, None, None, None).cause()
}

fn by_name(name: &str) -> Option<HangupCause> {
    Hangup::new(None, name, None, None).cause()
}

#[test]
fn the_code_decides_whatever_the_name_says() {
    let hangup = Hangup::new("3010", "No Answer", None, None);
    assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
}

#[test]
fn the_name_decides_only_where_no_code_is_reported() {
    assert_eq!(by_name("No Answer"), Some(HangupCause::NoAnswer));
    let blank = Hangup::new(" \t", "No Answer", None, None);
    assert_eq!(blank.cause(), Some(HangupCause::NoAnswer));
    let unlisted = Hangup::new("4210", "No Answer", None, None);
    assert_eq!(unlisted.cause(), None);
    let no_code_at_all = Hangup::new("busy", "No Answer", None, None);
    assert_eq!(no_code_at_all.cause(), None);
}

#[test]
fn a_code_is_digits_without_sign_or_leading_zero() {
    assert_eq!(by_code("0"), Some(HangupCause::Unknown));
    assert_eq!(by_code(" 3010\n"), Some(HangupCause::BusyLine));
    for text in [
        "03010",
        "00",
        "+3010",
        "-0",
        "3010.0",
        "3 010",
        "3010a",
        "0x0",
        "３０１０",
        "65536",
        "68546",
        "99999999999999999999",
    ] {
        assert_eq!(by_code(text), None, "{text}");
    }
}

#[test]
fn a_code_that_looks_like_a_listed_one_after_overflow_is_not_listed() {
    // 3010 more than 2^16, 2^32 and 2^64.
    for code in ["68546", "4294970306", "18446744073709554626"] {
        assert_eq!(by_code(code), None, "{code}");
    }
}

#[test]
fn a_name_in_the_code_and_a_code_in_the_name_say_nothing() {
    assert_eq!(by_code("Busy Line"), None);
    assert_eq!(by_name("3010"), None);
}

#[test]
fn numbers_of_q850_and_sip_in_the_code_are_no_causes() {
    for code in [
        "16", "486", "603", "3060", "7021", "7031", "4210", "4240", "4250",
    ] {
        let hangup = Hangup::new(code, None, None, None);
        assert_eq!(hangup.cause(), None, "{code}");
        assert_eq!(hangup.reported_code(), Some(code));
    }
}

#[test]
fn telephony_words_in_the_name_are_no_causes_but_decline() {
    assert_eq!(by_name("NORMAL_CLEARING"), None);
    assert_eq!(by_name("User Busy"), None);
    assert_eq!(by_name("DECLINE"), Some(HangupCause::Declined));
}

#[test]
fn a_source_that_is_not_of_the_table_is_kept_as_it_came() {
    for source in ["Network", "Vobiz", "carriers"] {
        let hangup = Hangup::new("3010", None, source, None);
        assert_eq!(hangup.source(), None);
        assert_eq!(hangup.reported_source(), Some(source));
    }
    let lower_case = Hangup::new(None, None, "callee", None);
    assert_eq!(lower_case.source(), Some(HangupSource::Callee));
    assert_eq!(lower_case.reported_source(), Some("callee"));
}

#[test]
fn unknown_is_an_entry_and_not_recognized_is_something_else() {
    let unknown = Hangup::new("0", "Unknown", "Unknown", None);
    assert_eq!(unknown.cause(), Some(HangupCause::Unknown));
    assert_eq!(unknown.source(), Some(HangupSource::Unknown));
    let unlisted = Hangup::new("4210", "sip_auth_failed", "Vobiz", "sip_auth_failed");
    assert_eq!(unlisted.cause(), None);
    assert_eq!(unlisted.source(), None);
    assert_eq!(unlisted.telephony(), None);
    assert_ne!(unknown, unlisted);
}

#[test]
fn blank_texts_report_nothing() {
    let blank = Hangup::new("", " ", "\t", "\n");
    assert!(!blank.is_reported());
    assert_eq!(blank, Hangup::new(None, None, None, None));
    assert_eq!(blank.reported_code(), None);
    assert_eq!(blank.reported_name(), None);
    assert_eq!(blank.reported_source(), None);
    assert_eq!(blank.reported_telephony(), None);
    for hangup in [
        Hangup::new("1", None, None, None),
        Hangup::new(None, "x", None, None),
        Hangup::new(None, None, "x", None),
        Hangup::new(None, None, None, "x"),
    ] {
        assert!(hangup.is_reported());
    }
}

#[test]
fn spelling_does_not_tell_hangups_apart() {
    let canonical = Hangup::new("1000", "Canceled", "API Request", "ORIGINATOR_CANCEL");
    let relayed = Hangup::new(" 1000 ", "CANCELLED", "api request", "originator_cancel");
    assert_eq!(canonical, relayed);
    let set: HashSet<Hangup> = [canonical, relayed.clone()].into();
    assert_eq!(set.len(), 1);
    assert_eq!(relayed.reported_code(), Some(" 1000 "));
    assert_eq!(relayed.reported_name(), Some("CANCELLED"));
    assert_eq!(relayed.reported_source(), Some("api request"));
    assert_eq!(relayed.reported_telephony(), Some("originator_cancel"));
}

#[test]
fn the_outcome_goes_by_listed_code_then_telephony_word() {
    let outcome = |code, telephony| Hangup::new(code, None, None, telephony).outcome();
    assert_eq!(outcome("4010", "USER_BUSY"), Outcome::Completed);
    assert_eq!(outcome("2020", "NORMAL_CLEARING"), Outcome::Failed);
    assert_eq!(outcome("0", "NO_ANSWER"), Outcome::NoAnswer);
    assert_eq!(outcome("", "LOSE_RACE"), Outcome::Canceled);
    assert_eq!(outcome("4210", "CALL_REJECTED"), Outcome::Rejected);
    assert_eq!(outcome("0", "NORMAL_UNSPECIFIED"), Outcome::Unknown);
    assert_eq!(outcome("4210", "sip_auth_failed"), Outcome::Unknown);
    assert_eq!(outcome("", ""), Outcome::Unknown);
}

#[test]
fn the_meaning_is_the_causes_or_else_the_outcomes() {
    let busy = Hangup::new("3010", None, None, None).meaning();
    assert_eq!(busy.next_step, HangupCause::BusyLine.next_step());
    let word = Hangup::new(None, None, None, "USER_BUSY").meaning();
    assert_eq!(
        (word.outcome, word.retry, word.responsible),
        (Outcome::Busy, Retry::Later, Some(Party::Callee))
    );
    let unknown = Hangup::new("0", None, None, None).meaning();
    assert!(unknown.next_step.contains("Delete All Calls API"));
}

#[test]
fn debug_shows_what_is_known_and_hides_what_is_not() {
    let hangup = Hangup::new("3010", "Jane Doe", "+12025550123", "USER_BUSY");
    assert_eq!(hangup.telephony(), Some(TelephonyCause::UserBusy));
    let debug = format!("{hangup:?}");
    assert!(
        debug.contains("BusyLine") && debug.contains("UserBusy"),
        "{debug}"
    );
    assert!(
        !debug.contains("Jane") && !debug.contains("2025550123"),
        "{debug}"
    );
    assert!(debug.contains("Unrecognized(8 bytes)"), "{debug}");
    let unlisted = format!("{:?}", Hangup::new("4210", "4210", None, None));
    assert!(
        unlisted.contains("code: Some(Unrecognized(4210))"),
        "{unlisted}"
    );
    assert!(
        unlisted.contains("name: Some(Unrecognized(4 bytes))"),
        "{unlisted}"
    );
}
