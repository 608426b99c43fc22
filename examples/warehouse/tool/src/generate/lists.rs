//! Every spelling that the catalog knows, read from its own files.

use plivo_hangup::{HangupCause, HangupSource, Outcome, TelephonyCause};
use serde::Deserialize;

const CATALOG: &str = include_str!("../../../../../data/hangup-causes.json");
const WIRE_WORDS: &str = include_str!("../../../../../data/wire-words.json");

/// What random calls are made of. The lists are not empty.
pub(super) struct Lists {
    pub(super) codes: Vec<String>,
    pub(super) names: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) words: Vec<String>,
    pub(super) statuses: Vec<String>,
    pub(super) corrections: Vec<Correction>,
}

/// What has to come together for a correction to apply.
#[derive(Deserialize)]
pub(super) struct Correction {
    pub(super) causes: Vec<HangupCause>,
    pub(super) source: Option<HangupSource>,
    pub(super) telephony: Option<Outcome>,
    pub(super) answered: Option<bool>,
}

#[derive(Deserialize)]
struct Catalog {
    causes: Vec<Entry>,
    sources: Vec<Entry>,
    corrections: Vec<Correction>,
}

#[derive(Deserialize)]
struct WireWords {
    call_statuses: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    slug: String,
    aliases: Vec<String>,
}

pub(super) fn read() -> serde_json::Result<Lists> {
    let catalog: Catalog = serde_json::from_str(CATALOG)?;
    let wire_words: WireWords = serde_json::from_str(WIRE_WORDS)?;
    let codes = HangupCause::ALL
        .iter()
        .map(|cause| cause.code().to_string());
    let words = TelephonyCause::ALL
        .iter()
        .map(|word| word.word().to_owned());
    Ok(Lists {
        codes: codes.collect(),
        names: spellings(catalog.causes),
        sources: spellings(catalog.sources),
        words: words.collect(),
        statuses: spellings(wire_words.call_statuses),
        corrections: catalog.corrections,
    })
}

fn spellings(entries: Vec<Entry>) -> Vec<String> {
    let spellings = entries.into_iter().flat_map(|entry| {
        let own = [entry.name, entry.slug];
        own.into_iter().chain(entry.aliases)
    });
    spellings.collect()
}
