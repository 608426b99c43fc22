//! Lookup of a value by its spelling, whatever its case.

use super::hash::Hash;

/// A spelling, packed for comparison: as four words at once instead of byte by byte. Case is ignored by
/// setting the bit of case in each byte that is a letter in the key.
#[derive(Clone, Copy)]
pub(crate) struct Key<T> {
    /// In lower case.
    words: Words,
    /// The bit of case of each byte that is a letter.
    letters: Words,
    /// What the words leave out of a long spelling.
    middle: &'static [u8],
    length: u16,
    value: T,
}

/// The first and the last 16 bytes of a text, which overlap where it is shorter than both.
type Words = [u64; 4];

/// How long a text may be of which the words tell everything.
const PACKED: usize = size_of::<Words>();

const CASE: u8 = 0x20;

/// Packs spellings, none of which has blanks around it.
#[expect(clippy::indexing_slicing, reason = "const; the counts are checked")]
pub(crate) const fn keys<T: Copy, const KEYS: usize>(
    spelled: &[(&'static str, T)],
) -> [Key<T>; KEYS] {
    assert!(KEYS == spelled.len());
    let mut keys = [Key::of(spelled[0].0, spelled[0].1); KEYS];
    let mut place = 1;
    while place < KEYS {
        keys[place] = Key::of(spelled[place].0, spelled[place].1);
        place += 1;
    }
    keys
}

/// What the hash of some keys is made of.
#[expect(clippy::indexing_slicing, reason = "const; the counts are equal")]
pub(crate) const fn values<T: Copy, const KEYS: usize>(keys: &[Key<T>; KEYS]) -> [u64; KEYS] {
    let mut values = [0; KEYS];
    let mut place = 0;
    while place < KEYS {
        values[place] = mixed(&keys[place].words);
        place += 1;
    }
    values
}

/// The value with a spelling; ASCII case and the blanks around it say nothing.
#[inline]
pub(crate) const fn find<T: Copy, const KEYS: usize, const SLOTS: usize>(
    keys: &'static [Key<T>; KEYS],
    hash: &'static Hash<SLOTS>,
    text: &str,
) -> Option<T> {
    let text = text.as_bytes();
    match key(keys, hash, text) {
        Some(key) if text.len() <= PACKED => Some(key.value),
        Some(key) => key.value_of_long(text),
        None => find_trimmed(keys, hash, text),
    }
}

/// Few texts have blanks around them, so those are passed over only where nothing is found.
#[inline(never)]
const fn find_trimmed<T: Copy, const KEYS: usize, const SLOTS: usize>(
    keys: &'static [Key<T>; KEYS],
    hash: &'static Hash<SLOTS>,
    text: &[u8],
) -> Option<T> {
    let trimmed = text.trim_ascii();
    if trimmed.len() == text.len() {
        return None;
    }
    match key(keys, hash, trimmed) {
        Some(key) => key.value_of_long(trimmed),
        None => None,
    }
}

/// The key of a text, but for the middle of a long one.
#[inline]
#[expect(clippy::indexing_slicing, reason = "const; a place is that of a key")]
const fn key<T: Copy, const KEYS: usize, const SLOTS: usize>(
    keys: &'static [Key<T>; KEYS],
    hash: &'static Hash<SLOTS>,
    text: &[u8],
) -> Option<&'static Key<T>> {
    let words = words(text);
    let place = hash.place(mixed(&words));
    if place < KEYS && keys[place].is(&words, text.len()) {
        Some(&keys[place])
    } else {
        None
    }
}

/// One number for four words, whatever their case.
#[inline]
const fn mixed(words: &Words) -> u64 {
    const WITHOUT_CASE: u64 = u64::from_ne_bytes([!CASE; 8]);
    let [first, second, third, last] = *words;
    // Turned by whole bytes, so that the bit of case stays where it is.
    let head = (first ^ second.rotate_left(24)) & WITHOUT_CASE;
    let tail = (last ^ third.rotate_left(24)) & WITHOUT_CASE;
    head.wrapping_mul(0x1E37_79B1) ^ tail
}

impl<T: Copy> Key<T> {
    const fn of(spelling: &'static str, value: T) -> Self {
        let bytes = spelling.as_bytes();
        assert!(bytes.len() == bytes.trim_ascii().len() && bytes.len() <= 0xFFFF);
        let [first, second, third, last] = words(bytes);
        let letters = [
            letters(first),
            letters(second),
            letters(third),
            letters(last),
        ];
        Self {
            words: [
                first | letters[0],
                second | letters[1],
                third | letters[2],
                last | letters[3],
            ],
            letters,
            middle: middle(bytes),
            #[expect(clippy::cast_possible_truncation, reason = "checked above")]
            length: bytes.len() as u16,
            value,
        }
    }

    #[inline]
    const fn is(&self, words: &Words, length: usize) -> bool {
        let [first, second, third, last] = *words;
        first | self.letters[0] == self.words[0]
            && second | self.letters[1] == self.words[1]
            && third | self.letters[2] == self.words[2]
            && last | self.letters[3] == self.words[3]
            && self.length as usize == length
    }

    /// The value, if a text with the same words has the same middle.
    #[inline(never)]
    #[expect(clippy::indexing_slicing, reason = "const; the lengths are equal")]
    const fn value_of_long(&self, text: &[u8]) -> Option<T> {
        let mut index = 0;
        while index < self.middle.len() {
            let (byte, expected) = (text[index + PACKED / 2], self.middle[index]);
            if byte != expected && !byte.eq_ignore_ascii_case(&expected) {
                return None;
            }
            index += 1;
        }
        Some(self.value)
    }
}

/// What the words leave out of a text.
const fn middle(text: &[u8]) -> &[u8] {
    if text.len() <= PACKED {
        return &[];
    }
    let (head, _) = text.split_at(text.len() - PACKED / 2);
    head.split_at(PACKED / 2).1
}

#[inline]
#[expect(
    clippy::indexing_slicing,
    reason = "const; the middle lies between both ends"
)]
const fn words(text: &[u8]) -> Words {
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        let rest = text.len() - 8;
        let step = if rest < 8 { rest } else { 8 };
        let second = word_at(text, step);
        let third = word_at(text, rest - step);
        return [first, second, third, last];
    }
    let word = match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => {
            u32::from_le_bytes(*first) as u64 | ((u32::from_le_bytes(*last) as u64) << 32)
        }
        _ => match text {
            [only] => *only as u64,
            [first, .., last] => {
                u32::from_le_bytes([*first, text[text.len() / 2], *last, 0]) as u64
            }
            [] => 0,
        },
    };
    [word, 0, 0, 0]
}

/// The word at a place; zero where the text ends before, which no caller asks for.
#[inline]
const fn word_at(text: &[u8], place: usize) -> u64 {
    let word = match text.split_at_checked(place + size_of::<u64>()) {
        Some((head, _)) => head.last_chunk(),
        None => None,
    };
    match word {
        Some(word) => u64::from_le_bytes(*word),
        None => 0,
    }
}

/// The bit of case of each byte of a word that is a letter.
#[expect(clippy::indexing_slicing, reason = "const; a word has eight bytes")]
const fn letters(word: u64) -> u64 {
    let mut bytes = word.to_le_bytes();
    let mut index = 0;
    while index < bytes.len() {
        bytes[index] = if bytes[index].is_ascii_alphabetic() {
            CASE
        } else {
            0
        };
        index += 1;
    }
    u64::from_le_bytes(bytes)
}

/// `from_spelling` of an enum with a list of `SPELLINGS`.
macro_rules! spelled {
    ($type:ident) => {
        impl $type {
            #[inline]
            const fn from_spelling(text: &str) -> Option<Self> {
                use crate::catalog::hash::{Hash, slots};
                use crate::catalog::spellings::{Key, find, keys, values};

                const COUNT: usize = $type::SPELLINGS.len();
                const KEYS: &[Key<$type>; COUNT] = &keys($type::SPELLINGS);
                const HASH: &Hash<{ slots(COUNT) }> = &Hash::of(&values(KEYS));
                find(KEYS, HASH, text)
            }
        }
    };
}
pub(crate) use spelled;
