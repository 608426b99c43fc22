//! The integration tests, in one binary so that they are linked once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod callback;
mod hangup;
mod lossless;
mod page;
mod record;
mod reported;
