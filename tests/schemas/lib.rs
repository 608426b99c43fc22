//! See `Cargo.toml`.

#![cfg(test)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod derived;
mod payloads;
mod reported;
mod support;
mod words;
