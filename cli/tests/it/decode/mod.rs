//! The command `decode`.

mod cards;
mod inputs;
mod rows;
mod run;
mod streams;
