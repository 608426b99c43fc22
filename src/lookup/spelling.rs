//! Finds a text in a list of spellings, whatever its case.

/// A hash table of spellings. A spelling is in the slot that its hash says, or in the next free one.
pub(crate) struct Spellings {
    /// All spellings, one after the other.
    pub(crate) text: &'static str,
    /// Where each spelling ends in the text.
    pub(crate) ends: &'static [u16],
    /// The place of the variant that each spelling means.
    pub(crate) variants: &'static [u8],
    /// For each slot, the number of a spelling, counted from 1; 0 for a free slot. There are a power of two
    /// of them.
    pub(crate) slots: &'static [u16],
}

impl Spellings {
    /// The place of the variant that a text means, ignoring ASCII case and the blanks around the text.
    #[expect(clippy::indexing_slicing, reason = "the build script made the tables")]
    pub(crate) const fn variant(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes().trim_ascii();
        let mut slot = hash(text);
        loop {
            let spelling = self.slots[slot & (self.slots.len() - 1)] as usize;
            if spelling == 0 {
                return None;
            }
            if is_same(text, self.spelling(spelling)) {
                return Some(self.variants[spelling - 1] as usize);
            }
            slot += 1;
        }
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the build script made the tables")]
    const fn spelling(&self, number: usize) -> &'static [u8] {
        let start = if number == 1 { 0 } else { self.ends[number - 2] as usize };
        let (text, _) = self.text.as_bytes().split_at(self.ends[number - 1] as usize);
        text.split_at(start).1
    }
}

/// Mixes the first eight bytes, the last eight and the length of a text, ignoring case.
#[inline]
pub(crate) const fn hash(text: &[u8]) -> usize {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let first = (first_word(text) | CASE).wrapping_mul(MULTIPLIER);
    let ends = first ^ (last_word(text) | CASE);
    let hash = ends.wrapping_add(text.len() as u64).wrapping_mul(MULTIPLIER);
    (hash >> 32) as usize
}

/// Whether two texts are the same, ignoring ASCII case. Rust 1.85 has no `const` function for it.
const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    if one.len() != other.len() || lower(last_word(one)) != lower(last_word(other)) {
        return false;
    }
    while one.len() > 8 {
        if lower(first_word(one)) != lower(first_word(other)) {
            return false;
        }
        (one, other) = (one.split_at(8).1, other.split_at(8).1);
    }
    true
}

/// The bit that tells an ASCII letter in lower case from one in upper case, in each byte.
const CASE: u64 = u64::from_ne_bytes([0x20; 8]);

#[inline]
const fn first_word(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => short_word(text),
    }
}

#[inline]
const fn last_word(text: &[u8]) -> u64 {
    match text.last_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => short_word(text),
    }
}

/// A text of fewer than eight bytes as one word.
#[inline]
const fn short_word(text: &[u8]) -> u64 {
    match (text.first_chunk::<4>(), text.last_chunk::<4>(), text) {
        (Some(first), Some(last), _) => {
            ((u32::from_le_bytes(*first) as u64) << 32) | u32::from_le_bytes(*last) as u64
        }
        (_, _, [a, b, c]) => u32::from_le_bytes([*a, *b, *c, 0]) as u64,
        (_, _, [a, b]) => u16::from_le_bytes([*a, *b]) as u64,
        (_, _, [a]) => *a as u64,
        _ => 0,
    }
}

/// A word with the ASCII letters in lower case.
#[inline]
const fn lower(word: u64) -> u64 {
    const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; 8]);
    const TO_A: u64 = u64::from_ne_bytes([0x80 - b'A'; 8]);
    const PAST_Z: u64 = u64::from_ne_bytes([0x7F - b'Z'; 8]);
    // A sum sets the high bit of a byte that is at least an A, or past a Z.
    let ascii = word & !HIGH_BITS;
    let is_upper = (ascii + TO_A) & !(ascii + PAST_Z) & !word & HIGH_BITS;
    word | (is_upper >> 2)
}
