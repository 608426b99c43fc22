//! What the benchmarks measure and what with: samples, rivals, operations and clocks.

pub mod callgrind;
pub mod consumer;
pub mod goals;
pub mod kept;
pub mod operations;
pub mod report;
mod rivals;
pub mod samples;
mod shuffled;
pub mod table;
pub mod timing;
