//! Every text of the catalog: the one that the data has for it, and a whole sentence.

use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Retry,
    StirAttestation, StirVerification, TelephonyCause,
};
use serde_json::Value;

use crate::support::Differences;

const CAUSES: &str = include_str!("../../data/hangup-causes.json");
const WORDS: &str = include_str!("../../data/telephony-causes.json");

/// A text by the name of its field in the data.
type Field<T> = (&'static str, fn(T) -> &'static str);

/// Compares each value of a list with its entry in the data. The two have the same order.
#[track_caller]
fn check<T: Copy>(data: &str, list: &str, all: &[T], fields: &[Field<T>]) {
    let data: Value = serde_json::from_str(data).expect("JSON");
    let entries = data[list].as_array().expect(list);
    assert_eq!(all.len(), entries.len(), "{list}");
    let mut differences = Differences::default();
    for (&value, entry) in all.iter().zip(entries) {
        for (field, text) in fields {
            let label = format_args!("{list}: {field}");
            differences.compare(label, Some(text(value)), entry[field].as_str());
        }
    }
    differences.assert_none();
}

#[test]
#[rustfmt::skip]
fn each_entry_of_the_data_has_its_texts() {
    check(CAUSES, "causes", HangupCause::ALL, &[
        ("name", HangupCause::name),
        ("slug", HangupCause::slug),
        ("description", HangupCause::description),
        ("next_step", HangupCause::next_step),
        ("because", HangupCause::rationale),
        ("category", |cause| cause.category().slug()),
        ("outcome", |cause| cause.outcome().slug()),
        ("retry", |cause| cause.retry().slug()),
        ("because", |cause| cause.meaning().rationale),
    ]);
    check(WORDS, "words", TelephonyCause::ALL, &[
        ("word", TelephonyCause::word),
        ("description", TelephonyCause::description),
        ("because", TelephonyCause::rationale),
    ]);
    check(CAUSES, "sources", HangupSource::ALL, &[
        ("name", HangupSource::name),
        ("slug", HangupSource::slug),
        ("description", HangupSource::description),
    ]);
    check(CAUSES, "outcomes", Outcome::ALL, &[
        ("name", Outcome::name),
        ("slug", Outcome::slug),
        ("description", Outcome::description),
        ("happened", |outcome| outcome.meaning().description),
        ("next_step", |outcome| outcome.meaning().next_step),
        ("because", |outcome| outcome.meaning().rationale),
    ]);
}

/// Wordings that are hard to read at three in the morning, or hard to translate.
const RETIRED: [&str; 17] = [
    "anybody",
    "beside ",
    "besides",
    "by a timer",
    "for ever",
    "for want of",
    "in vain",
    "is no ",
    "it is so",
    "mended",
    "our judgement",
    "somebody",
    "stand in your",
    "stands",
    "tells of",
    "whatever",
    "where that",
];

#[test]
fn the_sentences_are_in_plain_words() {
    fn check(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => {
                let lower = text.to_lowercase();
                let retired = RETIRED.iter().filter(|wording| lower.contains(**wording));
                found.extend(retired.map(|wording| format!("{wording:?} in {text:?}")));
            }
            Value::Array(values) => values.iter().for_each(|value| check(value, found)),
            Value::Object(fields) => fields.values().for_each(|value| check(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let data: Value = serde_json::from_str(CAUSES).expect("JSON");
    let mut found = Vec::new();
    check(&data, &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[track_caller]
fn check_sentences<T: Copy>(all: &[T], text: fn(T) -> &'static str) {
    for text in all.iter().map(|&value| text(value)) {
        let begins = text.starts_with(|first: char| first.is_uppercase());
        let whole = begins && text.ends_with('.') && !text.contains("  ");
        assert!(whole, "{text:?}");
    }
}

#[test]
fn descriptions_and_advice_are_whole_sentences() {
    check_sentences(HangupCause::ALL, HangupCause::description);
    check_sentences(HangupCause::ALL, HangupCause::next_step);
    check_sentences(HangupCause::ALL, HangupCause::rationale);
    check_sentences(TelephonyCause::ALL, TelephonyCause::description);
    check_sentences(TelephonyCause::ALL, TelephonyCause::rationale);
    check_sentences(TelephonyCause::ALL, |word| {
        word.meaning().map_or("None.", |meaning| meaning.next_step)
    });
    check_sentences(Outcome::ALL, |outcome| outcome.meaning().description);
    check_sentences(Outcome::ALL, |outcome| outcome.meaning().next_step);
    check_sentences(Outcome::ALL, |outcome| outcome.meaning().rationale);
    check_sentences(CallState::ALL, CallState::description);
    check_sentences(CallType::ALL, CallType::description);
    check_sentences(Category::ALL, Category::description);
    check_sentences(Evidence::ALL, Evidence::description);
    check_sentences(Fact::ALL, Fact::description);
    check_sentences(HangupSource::ALL, HangupSource::description);
    check_sentences(Outcome::ALL, Outcome::description);
    check_sentences(Party::ALL, Party::description);
    check_sentences(Retry::ALL, Retry::description);
    check_sentences(CallLeg::ALL, CallLeg::description);
    check_sentences(CallStatus::ALL, CallStatus::description);
    check_sentences(CallbackEvent::ALL, CallbackEvent::description);
    check_sentences(DialAction::ALL, DialAction::description);
    check_sentences(DialBLegStatus::ALL, DialBLegStatus::description);
    check_sentences(DialStatus::ALL, DialStatus::description);
    check_sentences(Direction::ALL, Direction::description);
    check_sentences(StirAttestation::ALL, StirAttestation::description);
    check_sentences(StirVerification::ALL, StirVerification::description);
}
