//! The functions and the table function through SQL, as users call them.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics has failed"
)]

mod calls;
mod folder;
mod functions;
mod queries;
mod random_rows;
mod ranges;
mod tables;
