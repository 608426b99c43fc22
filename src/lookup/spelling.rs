//! Finds a text in a list of spellings, ignoring ASCII case.

/// A hash table of spellings. A spelling is in the slot that its hash says, or in the next free one.
pub(crate) struct Spellings {
    /// Chosen so that nearly all spellings are in the slot that their hash says.
    pub(crate) multiplier: u64,
    /// All spellings in lower case, one after the other.
    pub(crate) text: &'static str,
    pub(crate) listed: &'static [Spelling],
    /// For each slot, the place of a spelling in the list, counted from 1; 0 for a free slot. There are a
    /// power of two of them.
    pub(crate) slots: &'static [u16],
}

/// Where a spelling is in the text of all, and the place of the variant that it means.
pub(crate) struct Spelling {
    pub(crate) start: u32,
    pub(crate) length: u16,
    pub(crate) variant: u16,
}

impl Spellings {
    /// The place of the variant that a text means, ignoring ASCII case and the blanks around the text.
    pub(crate) const fn variant(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes();
        match self.variant_of(text) {
            // Few texts have blanks around them.
            None => self.variant_of(text.trim_ascii()),
            found => found,
        }
    }

    /// Every spelling, in lower case.
    #[cfg(feature = "schemars")]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        let text = self.text;
        self.listed.iter().filter_map(move |spelling| {
            let start = spelling.start as usize;
            text.get(start..start + usize::from(spelling.length))
        })
    }

    #[inline]
    const fn variant_of(&self, text: &[u8]) -> Option<usize> {
        let ends = lower_ends(text);
        let mut slot = hash(&ends, text.len(), self.multiplier);
        while let Some((spelling, variant)) = self.in_slot(slot) {
            if is_same(text, &ends, spelling) {
                return Some(variant);
            }
            slot += 1;
        }
        None
    }

    /// The spelling in a slot and the place of its variant; `None` if the slot is free.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "the build script made the tables")]
    const fn in_slot(&self, slot: usize) -> Option<(&'static [u8], usize)> {
        let Some(place) = self.slots[slot & (self.slots.len() - 1)].checked_sub(1) else {
            return None;
        };
        let Spelling {
            start,
            length,
            variant,
        } = &self.listed[place as usize];
        let (_, text) = self.text.as_bytes().split_at(*start as usize);
        Some((text.split_at(*length as usize).0, *variant as usize))
    }
}

/// The first 16 and the last 16 bytes of a text, which overlap in a shorter one, as four words.
type Ends = [u64; 4];

#[inline]
pub(crate) const fn lower_ends(text: &[u8]) -> Ends {
    let [first, second, third, last] = ends(text);
    [lower(first), lower(second), lower(third), lower(last)]
}

#[inline]
const fn ends(text: &[u8]) -> Ends {
    let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) else {
        return [short_word(text), 0, 0, 0];
    };
    let rest = text.len() - 8;
    let step = if rest < 8 { rest } else { 8 };
    [
        u64::from_le_bytes(*first),
        word_at(text, step),
        word_at(text, rest - step),
        u64::from_le_bytes(*last),
    ]
}

#[inline]
const fn word_at(text: &[u8], place: usize) -> u64 {
    match text.split_at(place).1.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => 0,
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

/// Mixes the first eight bytes, the last eight and the length of a text.
#[inline]
pub(crate) const fn hash([first, _, _, last]: &Ends, length: usize, multiplier: u64) -> usize {
    let mixed = (first.wrapping_mul(multiplier) ^ *last).wrapping_add(length as u64);
    (mixed.wrapping_mul(multiplier) >> 32) as usize
}

/// Whether a text with these ends in lower case is the same as a spelling, ignoring case.
#[inline]
const fn is_same(text: &[u8], [a, b, c, d]: &Ends, spelling: &[u8]) -> bool {
    if text.len() != spelling.len() {
        return false;
    }
    let [first, second, third, last] = ends(spelling);
    let differs = (*a ^ first) | (*b ^ second) | (*c ^ third) | (*d ^ last);
    differs == 0 && (text.len() <= 32 || is_same_in_between(middle(text), middle(spelling)))
}

/// What is between the first 16 and the last 16 bytes of a text that has more than those.
const fn middle(text: &[u8]) -> &[u8] {
    let (text, _) = text.split_at(text.len() - 16);
    text.split_at(16).1
}

/// Rust 1.85 has no `const` function for it.
const fn is_same_in_between(mut text: &[u8], mut spelling: &[u8]) -> bool {
    while let ([byte, rest @ ..], [listed, other @ ..]) = (text, spelling) {
        if !byte.eq_ignore_ascii_case(listed) {
            return false;
        }
        (text, spelling) = (rest, other);
    }
    true
}
