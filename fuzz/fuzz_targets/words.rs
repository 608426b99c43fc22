//! Causes, sources and every other word by name: each spelling of the data finds its entry, and nothing else
//! finds one.
#![no_main]

use std::fmt::Display;
use std::hash::{BuildHasher, RandomState};
use std::str::FromStr;

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Reported,
    Retry, StirAttestation, StirVerification, TelephonyCause, UnrecognizedText, Vocabulary,
};
use plivo_hangup_fuzz::{lossless, marker, vocabulary};
use serde::Serialize;
use serde::de::DeserializeOwned;

fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    check_all(&text);
    let planted = marker::planted(input);
    check_all(&String::from_utf8_lossy(&planted));
    check_numbers(input);
});

fn check_all(text: &str) {
    check_cause(text);
    check(TelephonyCause::ALL, "words", text);
    check(HangupSource::ALL, "sources", text);
    check(CallType::ALL, "call_types", text);
    check(CallState::ALL, "call_states", text);
    check(Category::ALL, "categories", text);
    check(Outcome::ALL, "outcomes", text);
    check(Retry::ALL, "retries", text);
    check(Party::ALL, "parties", text);
    check(Evidence::ALL, "evidence", text);
    check(Fact::ALL, "facts", text);
    check(CallStatus::ALL, "call_statuses", text);
    check(Direction::ALL, "directions", text);
    check(CallbackEvent::ALL, "callback_events", text);
    check(DialStatus::ALL, "dial_statuses", text);
    check(DialAction::ALL, "dial_actions", text);
    check(DialBLegStatus::ALL, "dial_b_leg_statuses", text);
    check(CallLeg::ALL, "call_legs", text);
    check(StirVerification::ALL, "stir_verifications", text);
    check(StirAttestation::ALL, "stir_attestations", text);
}

trait Word:
    Vocabulary + Display + FromStr<Err = UnrecognizedText> + Serialize + DeserializeOwned
{
}

impl<T: Vocabulary + Display + FromStr<Err = UnrecognizedText> + Serialize + DeserializeOwned> Word
    for T
{
}

fn check<T: Word>(all: &[T], list: &str, text: &str) {
    let expected = vocabulary::place(list, text).map(|place| all[place]);
    assert_eq!(T::recognize(text), expected);
    check_parsed(text, expected);
    check_reported(text, expected);
}

/// A cause is found by its code, too.
fn check_cause(text: &str) {
    let named = vocabulary::cause_named(text);
    assert_eq!(HangupCause::from_name(text), named);
    let code = vocabulary::code(text).and_then(|code| vocabulary::cause_of(code.into()));
    let expected = code.or(named);
    assert_eq!(HangupCause::recognize(text), expected);
    check_parsed(text, expected);
    check_reported(text, expected);
}

fn check_parsed<T: Word>(text: &str, expected: Option<T>) {
    let parsed = text.parse::<T>();
    assert_eq!(parsed.as_ref().ok().copied(), expected);
    marker::is_hidden_in(&parsed);
    let read = serde_json::from_str::<T>(&lossless::to_json(&text));
    assert_eq!(read.as_ref().ok().copied(), expected);
    marker::is_hidden_in(&read);
    if let Some(word) = expected {
        assert_eq!(word.to_string().parse(), Ok(word));
        let json = lossless::to_json(&word);
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), word);
    }
}

/// What was reported is known however it is spelled, and its spelling is kept.
fn check_reported<T: Word>(text: &str, expected: Option<T>) {
    let reported = Reported::<T>::from(text);
    assert_eq!(reported.known(), expected);
    assert_eq!(reported.as_str(), text);
    assert_eq!(reported.to_string(), text);
    marker::is_hidden(&reported);
    if let Some(word) = expected {
        let canonical = Reported::from(word);
        assert!(reported == word && reported == canonical);
        let state = RandomState::new();
        assert_eq!(state.hash_one(&reported), state.hash_one(&canonical));
    }
    let json = lossless::to_json(&reported);
    let again: Reported<T> = serde_json::from_str(&json).unwrap();
    assert_eq!(again.as_str(), text);
    assert_eq!(lossless::through_cbor(&reported).as_str(), text);
}

fn check_numbers(input: &[u8]) {
    if let Some(bytes) = input.first_chunk() {
        let number = u16::from_le_bytes(*bytes);
        let expected = vocabulary::cause_of(number.into());
        assert_eq!(HangupCause::from_code(number), expected);
        assert_eq!(HangupCause::try_from(number).ok(), expected);
        assert_eq!(serde_json::from_str(&number.to_string()).ok(), expected);
    }
    if let Some(bytes) = input.first_chunk() {
        let number = i64::from_le_bytes(*bytes);
        let expected = u64::try_from(number).ok().and_then(vocabulary::cause_of);
        assert_eq!(serde_json::from_str(&number.to_string()).ok(), expected);
    }
    marker::is_hidden_in(&serde_json::from_slice::<HangupCause>(&marker::planted(
        input,
    )));
    let read = serde_json::from_slice::<HangupCause>(input);
    let message = read.err().map(|error| error.to_string());
    assert!(message.is_none_or(|message| most_digits(&message) <= 5));
}

/// The length of the longest number in a message.
fn most_digits(message: &str) -> usize {
    let numbers = message.split(|next: char| !next.is_ascii_digit());
    numbers.map(str::len).max().unwrap_or_default()
}
