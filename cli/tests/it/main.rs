//! The tests run the built tool, and look at all that it writes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod catalog;
mod decode;
mod explain;
mod report;
mod sessions;
mod support;
mod terminal;
