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
    // Fewer than four bytes: the first, the last, and the one between.
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
    if N == 2 {
        let (first, last) = (words[0] & WITHOUT_CASE, words[1] & WITHOUT_CASE);
        return first.wrapping_mul(0x1E37_79B1) ^ last;
    }
    // Turned by whole bytes, so that the bit of case stays where it is, and by different ones, so that
    // what overlaps in a short text does not cancel itself out.
    let mixed = words[0] ^ words[1].rotate_left(24) ^ words[2].rotate_left(16) ^ words[3];
    mixed & WITHOUT_CASE
}

/// Whether two texts of the same length have the same in them that four words leave out.
pub(crate) const fn has_same_middle(one: &str, other: &str) -> bool {
    is_same(middle(one.as_bytes()), middle(other.as_bytes()))
}

/// Whether two texts are the same; ASCII case says nothing.
pub(crate) const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
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

/// How long a text may be of which four words tell everything; no spelling with two is longer.
pub(crate) const PACKED: usize = size_of::<Words<4>>();

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
        let has_blanks = spelling.len() != spelling.trim_ascii().len();
        assert!(!has_blanks, "a spelling has blanks around it");
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

    /// Whether a text of this length is the spelling, as far as its words tell.
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

/// Whether the hash cannot tell some spellings apart, since they differ in their middle alone, or in the
/// case of what is no ASCII letter. There are none today; lookups are slower where there are.
#[expect(clippy::indexing_slicing, reason = "const; the places are in the list")]
pub(crate) const fn has_twins(values: &[u64]) -> bool {
    let mut place = 0;
    while place < values.len() {
        let mut other = place + 1;
        while other < values.len() {
            if values[place] == values[other] {
                return true;
            }
            other += 1;
        }
        place += 1;
    }
    false
}

/// The lookup by spelling of an enum that gives the spelling at a place with `spelling_at`, and has the
/// variants of these places in `SPELLED`.
macro_rules! spelled {
    ($type:ident, $(#[$docs:meta])* $from:ident($text:ident)) => {
        impl $type {
            #[expect(clippy::indexing_slicing, reason = "const; the counts are equal")]
            const SPELLINGS: [&'static str; $type::SPELLED.len()] = {
                let mut spellings = [""; $type::SPELLED.len()];
                let mut place = 0;
                while place < spellings.len() {
                    spellings[place] = $type::spelling_at(place);
                    place += 1;
                }
                spellings
            };

            const KEYS: &'static [crate::catalog::spellings::Key<
                { crate::catalog::spellings::words_for(&$type::SPELLINGS) },
            >; $type::SPELLED.len()] = &crate::catalog::spellings::keys(&$type::SPELLINGS);

            $(#[$docs])*
            #[expect(clippy::indexing_slicing, reason = "const; a place is in the lists")]
            pub const fn $from($text: &str) -> Option<Self> {
                use crate::catalog::hash::{Hash, slots};
                use crate::catalog::spellings::{PACKED, mixed, values, words};

                const COUNT: usize = $type::SPELLED.len();
                const HASH: &Hash<{ slots(COUNT) }> = &Hash::of(&values($type::KEYS));

                let text = $text;
                let text_words = words(text.as_bytes());
                let place = HASH.place(mixed(&text_words));
                // Always below, but the compiler does not know, and would have to be able to panic.
                let is_key = place < COUNT && Self::KEYS[place].is(&text_words, text.len());
                if is_key && text.len() <= PACKED {
                    return Some(Self::SPELLED[place]);
                }
                // Called last, so that nothing has to be saved for what comes behind it.
                Self::from_other_spelling(text, if is_key { Some(place) } else { None })
            }

            /// What few texts need: to have their middle compared with that of the spelling at a place,
            /// or the blanks around them passed over.
            #[inline(never)]
            #[expect(clippy::indexing_slicing, reason = "const; a place is in the lists")]
            const fn from_other_spelling(text: &str, place: Option<usize>) -> Option<Self> {
                use crate::catalog::spellings::{has_same_middle, has_twins, is_same, values};

                const HAS_TWINS: bool = has_twins(&values($type::KEYS));

                if let Some(place) = place {
                    if has_same_middle(Self::spelling_at(place), text) {
                        return Some(Self::SPELLED[place]);
                    }
                }
                if HAS_TWINS {
                    let mut place = 0;
                    while place < Self::SPELLED.len() {
                        if is_same(Self::spelling_at(place).as_bytes(), text.as_bytes()) {
                            return Some(Self::SPELLED[place]);
                        }
                        place += 1;
                    }
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

#[cfg(test)]
#[expect(unreachable_pub, reason = "the lookup is public where its type is")]
mod tests {
    use super::*;

    /// Spellings that four words and a hash without case do not tell apart.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Twin {
        Dial,
        Call,
        Bracket,
        Brace,
        Short,
    }

    impl Twin {
        const SPELLED: &'static [Self] = &[
            Self::Dial,
            Self::Call,
            Self::Bracket,
            Self::Brace,
            Self::Short,
        ];

        const fn spelling_at(place: usize) -> &'static str {
            match place {
                0 => "Canceled (Simultaneous dial limit reached)",
                1 => "Canceled (Simultaneous call limit reached)",
                2 => "limit [x",
                3 => "limit {x",
                _ => "ab",
            }
        }
    }

    spelled!(Twin, /// The twin with a name.
        from_name(name)
    );

    #[test]
    fn spellings_that_the_hash_does_not_tell_apart_are_told_apart() {
        for (name, twin) in [
            (
                "canceled (simultaneous DIAL limit reached)",
                Some(Twin::Dial),
            ),
            (
                " Canceled (Simultaneous call limit reached) ",
                Some(Twin::Call),
            ),
            ("Canceled (Simultaneous hall limit reached)", None),
            ("Limit [x", Some(Twin::Bracket)),
            ("limit {x", Some(Twin::Brace)),
            ("limit ;x", None),
            ("AB", Some(Twin::Short)),
            ("abb", None),
        ] {
            assert_eq!(Twin::from_name(name), twin, "{name}");
        }
        assert!(has_twins(&values(Twin::KEYS)));
    }
}
