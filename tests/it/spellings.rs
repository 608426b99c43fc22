//! Lookups by spelling against a plain comparison, one changed byte at a time.

use plivo_hangup::{CallStatus, HangupCause, HangupSource, TelephonyCause};

/// Spellings besides the names of the table.
const OLDER_NAMES: [(&str, HangupCause); 4] = [
    ("Cancelled", HangupCause::Canceled),
    (
        "Cancelled (Out Of Credits)",
        HangupCause::CanceledOutOfCredits,
    ),
    (
        "Cancelled (Simultaneous dial limit reached)",
        HangupCause::CanceledSimultaneousDialLimitReached,
    ),
    ("Decline", HangupCause::Declined),
];

fn names() -> Vec<(&'static str, HangupCause)> {
    let names = HangupCause::ALL.iter().map(|cause| (cause.name(), *cause));
    names.chain(OLDER_NAMES).collect()
}

/// Every text that differs from a spelling in one byte, is one byte shorter, or one byte longer.
fn neighbours(spelling: &str) -> impl Iterator<Item = String> {
    let bytes = spelling.as_bytes();
    let replaced = (0..bytes.len()).flat_map(move |place| {
        (0..=0x7F_u8).map(move |byte| {
            let mut changed = bytes.to_vec();
            changed[place] = byte;
            changed
        })
    });
    let removed = (0..bytes.len()).map(move |place| {
        let mut shorter = bytes.to_vec();
        shorter.remove(place);
        shorter
    });
    let inserted = (0..=bytes.len()).flat_map(move |place| {
        [b'a', b' ', b'\0'].map(move |byte| {
            let mut longer = bytes.to_vec();
            longer.insert(place, byte);
            longer
        })
    });
    let texts = replaced.chain(removed).chain(inserted);
    texts.map(|bytes| String::from_utf8(bytes).expect("ASCII"))
}

fn assert_finds_only<T: Copy + PartialEq + std::fmt::Debug>(
    spellings: &[(&str, T)],
    find: impl Fn(&str) -> Option<T>,
) {
    for (spelling, value) in spellings {
        assert_eq!(find(spelling), Some(*value), "{spelling:?}");
        for text in neighbours(spelling) {
            let mut known = spellings.iter();
            let expected = known.find(|(known, _)| known.eq_ignore_ascii_case(text.trim_ascii()));
            assert_eq!(find(&text), expected.map(|(_, value)| *value), "{text:?}");
        }
    }
}

#[test]
fn a_name_with_a_changed_byte_is_another_name_or_none() {
    assert_finds_only(&names(), HangupCause::from_name);
}

#[test]
fn a_word_with_a_changed_byte_is_another_word_or_none() {
    let words = TelephonyCause::ALL.iter();
    let words: Vec<_> = words.map(|cause| (cause.word(), *cause)).collect();
    assert_finds_only(&words, TelephonyCause::from_word);
}

#[test]
fn a_source_with_a_changed_byte_is_another_source_or_none() {
    let sources = HangupSource::ALL.iter();
    let mut sources: Vec<_> = sources.map(|source| (source.name(), *source)).collect();
    sources.push(("Call recipient", HangupSource::Callee));
    sources.push(("Called party", HangupSource::Callee));
    assert_finds_only(&sources, HangupSource::from_name);
}

#[test]
fn a_status_with_a_changed_byte_is_another_status_or_none() {
    let statuses = CallStatus::ALL.iter();
    let mut statuses: Vec<_> = statuses.map(|status| (status.name(), *status)).collect();
    statuses.push(("canceled", CallStatus::Cancel));
    statuses.push(("cancelled", CallStatus::Cancel));
    assert_finds_only(&statuses, CallStatus::from_name);
}

#[test]
fn short_and_empty_texts_are_not_found() {
    for text in ["", " ", "a", "ab", "abc", "\0\0\0", "  ", "é", "日本"] {
        assert_eq!(HangupCause::from_name(text), None, "{text:?}");
        assert_eq!(TelephonyCause::from_word(text), None, "{text:?}");
        assert_eq!(HangupSource::from_name(text), None, "{text:?}");
    }
}
