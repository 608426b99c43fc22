//! Lookups by spelling against a plain comparison, one changed byte at a time.

use plivo_hangup::{CallStatus, HangupCause, HangupSource, TelephonyCause};

/// Spellings of causes that are not the names of the table.
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
    // Two bytes that differ from the spelling in the same bit.
    let pairs = (0..bytes.len()).flat_map(move |one| {
        (one + 1..bytes.len()).map(move |other| {
            let mut changed = bytes.to_vec();
            changed[one] ^= 1;
            changed[other] ^= 1;
            changed
        })
    });
    let texts = replaced.chain(removed).chain(inserted).chain(pairs);
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
fn a_spelling_with_a_changed_byte_is_another_spelling_or_none() {
    let causes = HangupCause::ALL.iter();
    let names = causes.flat_map(|cause| [cause.name(), cause.slug()].map(|name| (name, *cause)));
    let names: Vec<_> = names.chain(OLDER_NAMES).collect();
    assert_finds_only(&names, HangupCause::from_name);

    let words = TelephonyCause::ALL
        .iter()
        .map(|cause| (cause.word(), *cause));
    assert_finds_only(&words.collect::<Vec<_>>(), TelephonyCause::from_word);

    let sources = HangupSource::ALL.iter();
    let sources =
        sources.flat_map(|source| [source.name(), source.slug()].map(|name| (name, *source)));
    let others = ["Call recipient", "Called party"].map(|name| (name, HangupSource::Callee));
    let sources: Vec<_> = sources.chain(others).collect();
    assert_finds_only(&sources, HangupSource::from_name);

    let statuses = CallStatus::ALL.iter();
    let statuses =
        statuses.flat_map(|status| [status.name(), status.slug()].map(|name| (name, *status)));
    let others = ["canceled", "cancelled"].map(|name| (name, CallStatus::Cancel));
    let statuses: Vec<_> = statuses.chain(others).collect();
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
