//! The operations that users have, beside what they would use instead, and how both are measured.

pub mod callgrind;
pub mod growth;
pub mod kept;
pub mod operations;
mod random;
pub mod report;
mod rivals;
mod samples;
pub mod timing;
