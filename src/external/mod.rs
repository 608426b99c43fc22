//! The traits of other crates, one file for each crate.

#[cfg(feature = "arbitrary")]
mod arbitrary;
