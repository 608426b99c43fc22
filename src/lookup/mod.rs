//! Finds numbers and spellings in tables that the build script makes. Knows no vocabulary.

pub(crate) mod digits;
pub(crate) mod number;
pub(crate) mod spelling;
