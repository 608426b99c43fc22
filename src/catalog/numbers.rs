//! Lookup of a variant by its number.

/// `from_u16` and `place` of an enum whose variants have numbers.
macro_rules! numbered {
    ($type:ident) => {
        impl $type {
            #[expect(clippy::indexing_slicing, reason = "const; the counts are equal")]
            const NUMBERS: &crate::catalog::hash::Hash<
                { crate::catalog::hash::slots($type::ALL.len()) },
            > = {
                let mut numbers = [0; $type::ALL.len()];
                let mut place = 0;
                while place < numbers.len() {
                    numbers[place] = Self::ALL[place] as u64;
                    place += 1;
                }
                &crate::catalog::hash::Hash::of(&numbers)
            };

            /// Where the variant stands in `ALL`.
            #[inline]
            const fn place(self) -> usize {
                Self::NUMBERS.place(self as u64)
            }

            #[inline]
            #[expect(clippy::indexing_slicing, reason = "const; a place is in the list")]
            const fn from_u16(number: u16) -> Option<Self> {
                let listed = Self::ALL[Self::NUMBERS.place(number as u64)];
                if listed as u16 == number {
                    Some(listed)
                } else {
                    None
                }
            }
        }
    };
}
pub(super) use numbered;
