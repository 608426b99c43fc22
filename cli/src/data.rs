//! What the data files say and the library keeps to itself: aliases, what people search for, and the
//! corrections.

use std::io;

use plivo_hangup::{CallStatus, HangupCause, HangupSource, Outcome, Party, Retry};
use serde::Deserialize;

const TEXT: &str = include_str!("../../data/hangup-causes.json");
const WIRE_WORDS: &str = include_str!("../../data/wire-words.json");

#[derive(Debug, Deserialize)]
pub(crate) struct Data {
    pub(crate) causes: Vec<Spellings>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) sources: Vec<Listed<HangupSource>>,
    #[serde(default)]
    pub(crate) call_statuses: Vec<Listed<CallStatus>>,
}

/// How else payloads write a word.
#[derive(Debug, Deserialize)]
pub(crate) struct Listed<T> {
    #[serde(rename = "slug")]
    pub(crate) word: T,
    pub(crate) aliases: Vec<String>,
}

#[derive(Deserialize)]
struct WireWords {
    call_statuses: Vec<Listed<CallStatus>>,
}

/// How else people write a cause.
#[derive(Debug, Deserialize)]
pub(crate) struct Spellings {
    #[serde(rename = "code")]
    pub(crate) cause: HangupCause,
    pub(crate) aliases: Vec<String>,
    #[serde(default)]
    pub(crate) searches: Vec<String>,
}

/// What causes mean instead if all of the conditions hold.
#[derive(Debug, Deserialize)]
pub(crate) struct Correction {
    pub(crate) causes: Vec<HangupCause>,
    pub(crate) source: Option<HangupSource>,
    pub(crate) telephony: Option<Outcome>,
    pub(crate) answered: Option<bool>,
    pub(crate) outcome: Option<Outcome>,
    pub(crate) retry: Retry,
    pub(crate) responsible: Option<Party>,
    pub(crate) description: String,
    pub(crate) next_step: String,
    pub(crate) because: String,
}

/// Reads the files, which the build script of the library has checked.
pub(crate) fn read() -> io::Result<Data> {
    let WireWords { call_statuses } = serde_json::from_str(WIRE_WORDS)?;
    Ok(Data {
        call_statuses,
        ..serde_json::from_str(TEXT)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read_whole() {
        let data = read().unwrap();
        assert_eq!((data.causes.len(), data.corrections.len()), (56, 25));
        assert_eq!((data.sources.len(), data.call_statuses.len()), (8, 9));
    }
}
