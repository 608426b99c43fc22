//! What the build script made of the files in `data/`.

use super::cause::{CauseFacts, PossibleSource};
use super::outcome::{Correction, Meaning};
use super::telephony::WordFacts;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
