//! The command `decode`.

mod cards;
mod inputs;
mod rows;
pub mod run;
mod streams;
