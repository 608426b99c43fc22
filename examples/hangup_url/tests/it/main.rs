//! The service over real HTTP: the program that users start, in a process of its own.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy allows them in tests, and not in what tests share"
)]

mod callbacks;
mod faults;
mod forged;
mod keeping;
mod load;
mod page;
mod slow;
mod support;
