//! `plivo-hangup decode`, run as people run it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod cards;
mod inputs;
mod rows;
mod run;
mod streams;
