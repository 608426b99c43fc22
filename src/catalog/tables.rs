//! What the data says of each variant, made by the build script from the files in `data/`.

use super::enums::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Retry,
    StirAttestation, StirVerification, TelephonyCause,
};
use super::facts::{CauseFacts, Correction, Meaning, PossibleSource, WordFacts};
use crate::lookup::number::Numbers;
use crate::lookup::spelling::{Spelling, Spellings};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
