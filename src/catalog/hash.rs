//! A hash that gives each of some listed values a slot of its own.

/// Where each of some values stands in their list.
///
/// A `match` over values that are far apart is a tree of comparisons, and the processor guesses wrong
/// at one or two of them in every lookup. A hash without collisions needs no guess, and no search.
pub(crate) struct Hash<const SLOTS: usize> {
    multiplier: u64,
    places: [u8; SLOTS],
}

/// How many slots some values get: enough for a hash without collisions to be found within a hundred
/// tries or so, and few enough to stay in the cache.
pub(crate) const fn slots(values: usize) -> usize {
    let most = values * values / 8;
    let least = values * 2;
    if most > least {
        most.next_power_of_two()
    } else {
        least.next_power_of_two()
    }
}

impl<const SLOTS: usize> Hash<SLOTS> {
    const SHIFT: u32 = u64::BITS - SLOTS.trailing_zeros();

    /// Searches the hash. Of equal values, the first has the place.
    pub(crate) const fn of(values: &[u64]) -> Self {
        assert!(SLOTS.is_power_of_two());
        assert!(values.len() <= 256, "a place is a byte: at most 256 values");
        let mut hash = Self {
            multiplier: 0x9E37_79B9_7F4A_7C15,
            places: [0; SLOTS],
        };
        let mut tries = 0;
        while !hash.fill(values) {
            tries += 1;
            assert!(tries < 10_000, "no hash tells all of the values apart");
            hash.multiplier = hash.multiplier.wrapping_mul(0xD134_2543_DE82_EF95);
        }
        hash
    }

    /// Gives each value a slot; false where two that differ would share one.
    #[expect(clippy::indexing_slicing, reason = "const; a slot is below SLOTS")]
    #[expect(clippy::cast_possible_truncation, reason = "at most 256 values")]
    const fn fill(&mut self, values: &[u64]) -> bool {
        let mut is_taken = [false; SLOTS];
        let mut index = 0;
        while index < values.len() {
            let slot = self.slot(values[index]);
            if !is_taken[slot] {
                is_taken[slot] = true;
                self.places[slot] = index as u8;
            } else if values[self.places[slot] as usize] != values[index] {
                return false;
            }
            index += 1;
        }
        true
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "a slot is below SLOTS")]
    const fn slot(&self, value: u64) -> usize {
        (value.wrapping_mul(self.multiplier) >> Self::SHIFT) as usize
    }

    /// Where a value stands if it is listed; some place or other if it is not.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; a slot is below SLOTS")]
    pub(crate) const fn place(&self, value: u64) -> usize {
        self.places[self.slot(value)] as usize
    }
}
