//! Values for fuzzers, through the crate `arbitrary`.

use std::collections::HashSet;
use std::fmt::{Debug, Display};

use arbitrary::{Arbitrary, Unstructured};
use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Reported,
    Retry, StirAttestation, StirVerification, TelephonyCause, Vocabulary,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use strum::VariantArray;

/// Checks that each variant comes of some byte, and that the hint says how many bytes are taken.
#[track_caller]
fn check<T: for<'a> Arbitrary<'a> + VariantArray + Vocabulary>() {
    let mut found = HashSet::new();
    for byte in 0..=u8::MAX {
        let bytes = [byte; 8];
        let mut data = Unstructured::new(&bytes);
        found.insert(T::arbitrary(&mut data).expect("a value"));
        let taken = bytes.len() - data.len();
        assert_eq!(T::size_hint(0), (taken, Some(taken)));
    }
    for variant in T::VARIANTS {
        assert!(found.contains(variant), "{variant:?}");
    }
    assert!(T::arbitrary(&mut Unstructured::new(&[])).is_ok());
}

#[test]
fn every_variant_is_reached() {
    check::<HangupCause>();
    check::<HangupSource>();
    check::<TelephonyCause>();
    check::<Outcome>();
    check::<Retry>();
    check::<Party>();
    check::<Category>();
    check::<Evidence>();
    check::<Fact>();
    check::<CallType>();
    check::<CallState>();
    check::<CallStatus>();
    check::<CallLeg>();
    check::<CallbackEvent>();
    check::<Direction>();
    check::<DialStatus>();
    check::<DialAction>();
    check::<DialBLegStatus>();
    check::<StirVerification>();
    check::<StirAttestation>();
}

/// Made of many inputs that repeat from run to run.
fn reported<T>() -> impl Iterator<Item = Reported<T>>
where
    T: Vocabulary + Display + for<'a> Arbitrary<'a>,
{
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed.to_le_bytes()
    };
    (0..4000).map(move |_| {
        let bytes: Vec<u8> = (0..8).flat_map(|_| next()).collect();
        let mut data = Unstructured::new(&bytes);
        let value = Reported::arbitrary(&mut data).expect("a value");
        let taken = bytes.len() - data.len();
        let (fewest, most) = Reported::<T>::size_hint(0);
        assert!(fewest <= taken, "{fewest} and {taken}");
        assert!(
            most.is_none_or(|most| taken <= most),
            "{most:?} and {taken}"
        );
        value
    })
}

/// The kinds that came, by what serde writes.
#[track_caller]
fn kinds<T>() -> HashSet<&'static str>
where
    T: Vocabulary + Display + Serialize + DeserializeOwned + Debug + for<'a> Arbitrary<'a>,
{
    let kind_of = |value: Reported<T>| {
        let json = serde_json::to_string(&value).expect("JSON");
        let read: Reported<T> = serde_json::from_str(&json).expect("what was written");
        assert_eq!(read, value);
        assert_eq!(read.as_str(), value.as_str());
        assert_eq!(serde_json::to_string(&read).expect("JSON"), json);
        assert_eq!(Reported::from(value.as_str()), value);
        let is_number = !json.starts_with('"');
        match value.known() {
            Some(_) if is_number => "a number that is known",
            Some(known) if known.canonical() == value.as_str() => "known",
            Some(_) => "known in another spelling",
            None if is_number && json.contains('.') => "a number with a fraction",
            None if is_number => "a number",
            None => "a text",
        }
    };
    reported::<T>().map(kind_of).collect()
}

#[test]
fn a_reported_value_is_of_every_kind_and_goes_through_json() {
    let kinds_of_words = [
        "a number",
        "a number with a fraction",
        "a text",
        "known",
        "known in another spelling",
    ];
    assert_eq!(kinds::<HangupSource>(), kinds_of_words.into());
    assert_eq!(kinds::<Outcome>(), kinds_of_words.into());
    let mut kinds_of_codes = HashSet::from(kinds_of_words);
    kinds_of_codes.insert("a number that is known");
    assert_eq!(kinds::<HangupCause>(), kinds_of_codes);
}

#[test]
fn a_reported_value_comes_of_nothing_too() {
    let value = Reported::<HangupCause>::arbitrary(&mut Unstructured::new(&[]));
    assert_eq!(value.expect("a value"), HangupCause::Unknown);
}
