//! Finds a number in a list.

/// A hash table in which every number of a list has a slot of its own.
///
/// A `match` over numbers that are far apart is a tree of branches, and a processor guesses one or two of
/// them wrong in every lookup. This takes one multiplication.
pub(crate) struct Numbers {
    pub(crate) multiplier: u32,
    /// For each slot, the place of a number in the list. There are a power of two of them.
    pub(crate) places: &'static [u16],
}

impl Numbers {
    /// The place of a number in the list; any place if the number is not in it.
    #[inline]
    #[expect(
        clippy::indexing_slicing,
        reason = "a slot is below the number of slots"
    )]
    pub(crate) const fn place(&self, number: u16) -> usize {
        self.places[slot(number, self.multiplier, self.places.len())] as usize
    }
}

#[inline]
pub(crate) const fn slot(number: u16, multiplier: u32, slots: usize) -> usize {
    let hash = (number as u32).wrapping_mul(multiplier);
    (hash >> 16) as usize & (slots - 1)
}
