//! Lookup of a value by its spelling, whatever its case.

/// The beginning and the end of a text, packed for comparison: half of the words each, overlapping
/// where the text is shorter than both. A few words are compared in less time than their bytes one by
/// one, and without a branch that depends on the length.
pub(crate) type Words<const N: usize> = [u64; N];

const CASE: u8 = 0x20;

/// Packs a text; of a long one, the middle is left out.
#[inline]
#[expect(clippy::indexing_slicing, reason = "const; N is 2 or 4")]
pub(crate) const fn words<const N: usize>(text: &[u8]) -> Words<N> {
    let mut words = [0; N];
    if N == 4 {
        if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
            let rest = text.len() - 8;
            let step = if rest < 8 { rest } else { 8 };
            words[0] = u64::from_le_bytes(*first);
            words[1] = word_at(text, step);
            words[2] = word_at(text, rest - step);
            words[3] = u64::from_le_bytes(*last);
            return words;
        }
    }
    let (first, last) = (text.first_chunk(), text.last_chunk());
    if let (Some(first), Some(last)) = (first, last) {
        let rest = text.len() - 4;
        let step = if rest < 4 { rest } else { 4 };
        let second = half_word_at(text, step) << 32;
        words[0] = u32::from_le_bytes(*first) as u64 | second;
        words[1] = half_word_at(text, rest - step) | ((u32::from_le_bytes(*last) as u64) << 32);
        return words;
    }
    words[0] = match text {
        [] => 0,
        [only] => *only as u64,
        [first, .., last] => u32::from_le_bytes([*first, text[text.len() / 2], *last, 0]) as u64,
    };
    words
}

/// The word at a place; zero where the text ends before, which no caller asks for.
#[inline]
const fn word_at(text: &[u8], place: usize) -> u64 {
    match text.split_at_checked(place) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(word) => u64::from_le_bytes(*word),
            None => 0,
        },
        None => 0,
    }
}

/// The same of half a word.
#[inline]
const fn half_word_at(text: &[u8], place: usize) -> u64 {
    match text.split_at_checked(place) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(word) => u32::from_le_bytes(*word) as u64,
            None => 0,
        },
        None => 0,
    }
}

/// One number for the words of a text, whatever its case.
#[inline]
pub(crate) const fn mixed<const N: usize>(words: &Words<N>) -> u64 {
    const WITHOUT_CASE: u64 = u64::from_ne_bytes([!CASE; 8]);
    let (head, tail) = if N == 2 {
        (words[0], words[1])
    } else {
        // Turned by whole bytes, so that the bit of case stays where it is.
        let head = words[0] ^ words[1].rotate_left(24);
        (head, words[3] ^ words[2].rotate_left(24))
    };
    (head & WITHOUT_CASE).wrapping_mul(0x1E37_79B1) ^ (tail & WITHOUT_CASE)
}

/// Whether two texts of the same length have the same in them that four words leave out.
pub(crate) const fn has_same_middle(one: &str, other: &str) -> bool {
    let mut one = middle(one.as_bytes());
    let mut other = middle(other.as_bytes());
    while let (Some((word, rest)), Some((other_word, other_rest))) =
        (one.split_first_chunk::<8>(), other.split_first_chunk::<8>())
    {
        if u64::from_le_bytes(*word) != u64::from_le_bytes(*other_word) {
            break;
        }
        (one, other) = (rest, other_rest);
    }
    while let ([byte, rest @ ..], [other_byte, other_rest @ ..]) = (one, other) {
        if *byte != *other_byte && !byte.eq_ignore_ascii_case(other_byte) {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    true
}

/// All of a text but its first and its last 16 bytes.
const fn middle(text: &[u8]) -> &[u8] {
    let (head, _) = text.split_at(text.len().saturating_sub(16));
    match head.split_at_checked(16) {
        Some((_, middle)) => middle,
        None => &[],
    }
}

/// The bit of case of each byte of a word that is a letter.
#[expect(clippy::indexing_slicing, reason = "const; a word has eight bytes")]
const fn letters(word: u64) -> u64 {
    let mut bytes = word.to_le_bytes();
    let mut place = 0;
    while place < bytes.len() {
        bytes[place] = if bytes[place].is_ascii_alphabetic() {
            CASE
        } else {
            0
        };
        place += 1;
    }
    u64::from_le_bytes(bytes)
}

/// A spelling as it is compared: whatever its case, since that is one bit of each letter.
#[derive(Clone, Copy)]
pub(crate) struct Key<const N: usize> {
    /// With the bit of case of each letter set.
    words: Words<N>,
    /// The bit of case of each byte that is a letter.
    letters: Words<N>,
    length: usize,
}

/// How many words the spellings of a list need.
#[expect(clippy::indexing_slicing, reason = "const; the places are in the list")]
pub(crate) const fn words_for(spellings: &[&str]) -> usize {
    let mut place = 0;
    while place < spellings.len() {
        if spellings[place].len() > 16 {
            return 4;
        }
        place += 1;
    }
    2
}

/// Packs spellings. Stops the build where one has blanks around it.
#[expect(clippy::indexing_slicing, reason = "const; the counts are equal")]
pub(crate) const fn keys<const N: usize, const COUNT: usize>(
    spellings: &[&str; COUNT],
) -> [Key<N>; COUNT] {
    let mut keys = [Key::of(&[]); COUNT];
    let mut place = 0;
    while place < COUNT {
        let spelling = spellings[place].as_bytes();
        assert!(spelling.len() == spelling.trim_ascii().len());
        keys[place] = Key::of(spelling);
        place += 1;
    }
    keys
}

/// What the hash of some keys is made of.
#[expect(clippy::indexing_slicing, reason = "const; the counts are equal")]
pub(crate) const fn values<const N: usize, const COUNT: usize>(
    keys: &[Key<N>; COUNT],
) -> [u64; COUNT] {
    let mut values = [0; COUNT];
    let mut place = 0;
    while place < COUNT {
        values[place] = mixed(&keys[place].words);
        place += 1;
    }
    values
}

impl<const N: usize> Key<N> {
    #[expect(clippy::indexing_slicing, reason = "const; there are N words")]
    const fn of(spelling: &[u8]) -> Self {
        let mut key = Self {
            words: words(spelling),
            letters: [0; N],
            length: spelling.len(),
        };
        let mut place = 0;
        while place < N {
            key.letters[place] = letters(key.words[place]);
            key.words[place] |= key.letters[place];
            place += 1;
        }
        key
    }

    /// Whether a text is the spelling, as far as its words tell.
    #[inline]
    pub(crate) const fn is(&self, words: &Words<N>, length: usize) -> bool {
        if words[0] | self.letters[0] != self.words[0]
            || words[1] | self.letters[1] != self.words[1]
        {
            return false;
        }
        if N == 4
            && (words[2] | self.letters[2] != self.words[2]
                || words[3] | self.letters[3] != self.words[3])
        {
            return false;
        }
        self.length == length
    }
}

/// The lookup by spelling of an enum that gives the spelling at a place with `spelling_at`, and has the
/// variants of these places in `SPELLED`.
macro_rules! spelled {
    ($type:ident, $(#[$docs:meta])* $from:ident($text:ident)) => {
        impl $type {
            $(#[$docs])*
            #[expect(clippy::indexing_slicing, reason = "const; a place is in the lists")]
            pub const fn $from($text: &str) -> Option<Self> {
                use crate::catalog::hash::{Hash, slots};
                use crate::catalog::spellings::{
                    Key, Words, keys, mixed, values, words, words_for,
                };

                const COUNT: usize = $type::SPELLED.len();
                const SPELLINGS: [&str; COUNT] = {
                    let mut spellings = [""; COUNT];
                    let mut place = 0;
                    while place < COUNT {
                        spellings[place] = $type::spelling_at(place);
                        place += 1;
                    }
                    spellings
                };
                const N: usize = words_for(&SPELLINGS);
                const KEYS: &[Key<N>; COUNT] = &keys(&SPELLINGS);
                const HASH: &Hash<{ slots(COUNT) }> = &Hash::of(&values(KEYS));

                let text = $text;
                let text_words = words(text.as_bytes());
                let place = HASH.place(mixed(&text_words));
                let is_key = place < COUNT && KEYS[place].is(&text_words, text.len());
                if is_key && text.len() <= size_of::<Words<N>>() {
                    return Some($type::SPELLED[place]);
                }
                // Called last, so that nothing has to be saved for what comes behind it.
                Self::from_other_spelling(text, if is_key { Some(place) } else { None })
            }

            /// What few texts need: to have their middle compared with that of the spelling at a place,
            /// or the blanks around them passed over.
            #[inline(never)]
            #[expect(clippy::indexing_slicing, reason = "const; a place is in the lists")]
            const fn from_other_spelling(text: &str, place: Option<usize>) -> Option<Self> {
                use crate::catalog::spellings::has_same_middle;

                if let Some(place) = place {
                    return if has_same_middle(Self::spelling_at(place), text) {
                        Some(Self::SPELLED[place])
                    } else {
                        None
                    };
                }
                let trimmed = text.trim_ascii();
                if trimmed.len() == text.len() {
                    None
                } else {
                    Self::$from(trimmed)
                }
            }
        }
    };
}
pub(crate) use spelled;
