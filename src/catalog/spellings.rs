//! Lookup of a value by its spelling, whatever its case.

/// The first and the last 16 bytes of a text, which overlap where it is shorter than both: four words
/// are compared in less time than up to 32 bytes one by one.
pub(crate) type Words = [u64; 4];

/// How long a text may be of which the words tell everything.
const PACKED: usize = size_of::<Words>();

const CASE: u8 = 0x20;

#[inline]
#[expect(
    clippy::indexing_slicing,
    reason = "const; the middle lies between both ends"
)]
pub(crate) const fn words(text: &[u8]) -> Words {
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

/// One number for four words, whatever their case.
#[inline]
pub(crate) const fn mixed(words: &Words) -> u64 {
    const WITHOUT_CASE: u64 = u64::from_ne_bytes([!CASE; 8]);
    let [first, second, third, last] = *words;
    // Turned by whole bytes, so that the bit of case stays where it is.
    let head = (first ^ second.rotate_left(24)) & WITHOUT_CASE;
    let tail = (last ^ third.rotate_left(24)) & WITHOUT_CASE;
    head.wrapping_mul(0x1E37_79B1) ^ tail
}

/// Whether a text with such words is a spelling; ASCII case says nothing.
#[inline]
pub(crate) const fn is(spelling: &str, text: &str, text_words: &Words) -> bool {
    if spelling.len() != text.len() {
        return false;
    }
    let [first, second, third, last] = words(spelling.as_bytes());
    let is_exact = first == text_words[0]
        && second == text_words[1]
        && third == text_words[2]
        && last == text_words[3];
    if is_exact && text.len() <= PACKED {
        return true;
    }
    is_but_for_case(spelling.as_bytes(), text.as_bytes())
}

/// Whether two texts of the same length are the same but for the case of ASCII letters.
#[inline(never)]
const fn is_but_for_case(mut one: &[u8], mut other: &[u8]) -> bool {
    while let (Some((word, rest)), Some((other_word, other_rest))) =
        (one.split_first_chunk(), other.split_first_chunk())
    {
        if folded(u64::from_le_bytes(*word)) != folded(u64::from_le_bytes(*other_word)) {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    while let ([byte, rest @ ..], [other_byte, other_rest @ ..]) = (one, other) {
        if !byte.eq_ignore_ascii_case(other_byte) {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    true
}

/// A word with its capital letters made small.
#[inline]
const fn folded(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES << 7;
    // Adding makes the high bit of each byte tell whether the byte is large enough.
    let sevens = word & !HIGH;
    let from_a = sevens + ONES * (0x80 - b'A' as u64);
    let behind_z = sevens + ONES * (0x7F - b'Z' as u64);
    let capitals = from_a & !behind_z & !word & HIGH;
    word | (capitals >> 2)
}

/// A text without the blanks around it; `None` where it has none.
#[inline(never)]
pub(crate) const fn trimmed(text: &str) -> Option<&str> {
    let trimmed = text.trim_ascii();
    if trimmed.len() == text.len() {
        None
    } else {
        Some(trimmed)
    }
}

/// `from_spelling` of an enum that gives the spelling at a place with `spelling_at`, and has the
/// variants of these places in `SPELLED`.
macro_rules! spelled {
    ($type:ident) => {
        impl $type {
            #[expect(clippy::indexing_slicing, reason = "const; a place is in the list")]
            const fn from_spelling(text: &str) -> Option<Self> {
                use crate::catalog::hash::{Hash, slots};
                use crate::catalog::spellings::{is, mixed, trimmed, words};

                const COUNT: usize = $type::SPELLED.len();
                const HASH: &Hash<{ slots(COUNT) }> = {
                    let mut values = [0; COUNT];
                    let mut place = 0;
                    while place < COUNT {
                        let spelling = $type::spelling_at(place).as_bytes();
                        assert!(spelling.len() == spelling.trim_ascii().len());
                        values[place] = mixed(&words(spelling));
                        place += 1;
                    }
                    &Hash::of(&values)
                };

                let text_words = words(text.as_bytes());
                let place = HASH.place(mixed(&text_words));
                if place < COUNT && is(Self::spelling_at(place), text, &text_words) {
                    return Some(Self::SPELLED[place]);
                }
                // Few texts have blanks around them, so they are passed over only here.
                match trimmed(text) {
                    Some(trimmed) => Self::from_spelling(trimmed),
                    None => None,
                }
            }
        }
    };
}
pub(crate) use spelled;
