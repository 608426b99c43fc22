//! x
#![no_std]
mod catalog;
mod error;
pub use crate::catalog::{
    CallState, CallType, Category, Evidence, Fact, HangupCause, HangupSource, Meaning, Outcome,
    Party, PossibleSource, Retry, TelephonyCause,
};
pub use crate::error::{UnlistedNumber, UnrecognizedText};
