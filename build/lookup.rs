//! The tables that numbers and spellings are looked up in.

use std::ops::Range;

#[path = "../src/lookup/number.rs"]
#[allow(dead_code, reason = "the crate looks up")]
mod number;
#[path = "../src/lookup/spelling.rs"]
#[allow(dead_code, reason = "the crate looks up")]
mod spelling;

/// Odd numbers that have little in common.
fn multipliers() -> impl Iterator<Item = u64> {
    let next = |last: &u64| Some(last.wrapping_mul(0xD134_2543_DE82_EF95));
    std::iter::successors(Some(0x9E37_79B9_7F4A_7C15), next)
}

/// What the crate calls `Numbers`.
pub(crate) struct Numbers {
    pub(crate) multiplier: u32,
    pub(crate) places: Vec<usize>,
}

impl Numbers {
    /// Tries multipliers, and then more slots, until every number has a slot of its own.
    pub(crate) fn new(numbers: &[u16]) -> Self {
        let most = usize::from(u16::MAX) + 1;
        let mut slots = (numbers.len() * 4).next_power_of_two();
        loop {
            let tables = multipliers().take(TRIES);
            let mut tables = tables.filter_map(|multiplier| Self::with(numbers, multiplier, slots));
            match tables.next() {
                Some(table) => return table,
                None => assert!(slots < most, "numbers are unique"),
            }
            slots *= 2;
        }
    }

    fn with(numbers: &[u16], multiplier: u64, slots: usize) -> Option<Self> {
        let multiplier = u32::try_from(multiplier >> 32).ok()?;
        let mut places = vec![None; slots];
        for (place, number) in numbers.iter().enumerate() {
            let slot = places.get_mut(number::slot(*number, multiplier, slots))?;
            if slot.replace(place).is_some() {
                return None;
            }
        }
        let places = places.into_iter().map(Option::unwrap_or_default);
        Some(Self {
            multiplier,
            places: places.collect(),
        })
    }
}

/// What the crate calls `Spellings`.
pub(crate) struct Spellings {
    pub(crate) multiplier: u64,
    pub(crate) text: String,
    /// Where each spelling is in the text, and the place of its variant.
    pub(crate) listed: Vec<(Range<usize>, usize)>,
    pub(crate) slots: Vec<usize>,
}

/// How many multipliers are tried.
const TRIES: usize = 2_000;

impl Spellings {
    /// Each spelling with the place of the variant that it means; with the multiplier that has the fewest
    /// collisions.
    pub(crate) fn new<'a>(spelled: impl Iterator<Item = (&'a str, usize)>) -> Self {
        let spelled: Vec<_> = spelled.collect();
        let slots = (spelled.len() * 4).next_power_of_two();
        let tables = multipliers().take(TRIES).map(|multiplier| {
            let hash = |(spelling, _): &(&str, usize)| {
                let ends = spelling::lower_ends(spelling.as_bytes());
                spelling::hash(&ends, spelling.len(), multiplier)
            };
            let (slots, collisions) = filled(slots, spelled.iter().map(hash));
            (collisions, multiplier, slots)
        });
        let best = tables.min_by_key(|(collisions, ..)| *collisions);
        let (_, multiplier, slots) = best.unwrap_or_default();
        let mut text = String::new();
        let listed = spelled.into_iter().map(|(spelling, variant)| {
            let start = text.len();
            text.push_str(&spelling.to_ascii_lowercase());
            (start..text.len(), variant)
        });
        Self {
            multiplier,
            listed: listed.collect(),
            text,
            slots,
        }
    }
}

/// Slots with the numbers of what has these hashes, counted from 1, each in the first free slot from where
/// its hash says; and how often that was not free.
fn filled(slots: usize, hashes: impl Iterator<Item = usize>) -> (Vec<usize>, usize) {
    let mut filled = vec![0; slots];
    let mut collisions = 0;
    for (number, hash) in (1..).zip(hashes) {
        let (before, from_hash) = filled.split_at_mut(hash & (slots - 1));
        for slot in from_hash.iter_mut().chain(before) {
            if *slot == 0 {
                *slot = number;
                break;
            }
            collisions += 1;
        }
    }
    (filled, collisions)
}
