//! What may have been meant by a text that was not found.

use plivo_hangup::TelephonyCause;
use strsim::damerau_levenshtein;

use super::find::Reading;
use super::index::{Entry, Index, Subject, key};

/// A part of a word counts from this length on.
const SHORTEST_PART: usize = 3;
/// In a word of this many letters, one may be wrong; in one of twice as many, two.
const LETTERS_PER_TYPO: usize = 4;

/// The closest entries, the best first.
pub(super) fn suggestions(text: &str, reading: &Reading, index: &Index) -> Vec<Subject> {
    match reading {
        Reading::Name => by_name(text, index),
        // A number that Q.850 does not have may be FreeSWITCH's own.
        Reading::Q850(number) => {
            let number = number.parse().ok();
            let word = number.and_then(TelephonyCause::from_number);
            word.map(Subject::Word).into_iter().collect()
        }
        // A similar number means something else.
        Reading::Number(_) | Reading::FreeSwitch(_) => Vec::new(),
    }
}

fn by_name(text: &str, index: &Index) -> Vec<Subject> {
    let matches = index.entries().iter();
    let matches = matches.filter_map(|entry| Some((distance(text, entry)?, entry)));
    let mut matches: Vec<_> = matches.collect();
    let fewest = matches.iter().map(|(distance, _)| distance.typos).min();
    matches.retain(|(distance, _)| Some(distance.typos) == fewest);
    matches.sort_by_key(|(distance, _)| *distance);
    let mut subjects: Vec<Subject> = Vec::new();
    for (_, Entry { subject, .. }) in matches {
        // Of a cause and a word with one name, one leads to both.
        let name = key(subject.name());
        if subjects.iter().all(|listed| key(listed.name()) != name) {
            subjects.push(*subject);
        }
    }
    subjects
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    typos: usize,
    /// How many words are parts of longer ones.
    parts: usize,
}

/// `None` if they have little in common.
fn distance(text: &str, entry: &Entry) -> Option<Distance> {
    let whole = typos(&key(text), &entry.key).map(|typos| Distance { typos, parts: 0 });
    match (whole, by_words(text, entry)) {
        (Some(whole), Some(by_words)) => Some(whole.min(by_words)),
        (whole, by_words) => whole.or(by_words),
    }
}

/// If each word is like one of the entry.
fn by_words(text: &str, entry: &Entry) -> Option<Distance> {
    // What people search for is a phrase, in which short words say little.
    if !entry.is_name && text.len() < SHORTEST_PART {
        return None;
    }
    let listed: Vec<_> = words(&entry.text).collect();
    let mut total = Distance { typos: 0, parts: 0 };
    let mut words = words(text).peekable();
    words.peek()?;
    for word in words {
        let closest = listed
            .iter()
            .filter_map(|listed| word_distance(&word, listed))
            .min()?;
        total.typos += closest.typos;
        total.parts += closest.parts;
    }
    Some(total)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(key)
}

fn word_distance(word: &str, listed: &str) -> Option<Distance> {
    if word != listed && word.len() >= SHORTEST_PART && listed.starts_with(word) {
        return Some(Distance { typos: 0, parts: 1 });
    }
    Some(Distance {
        typos: typos(word, listed)?,
        parts: 0,
    })
}

fn typos(text: &str, listed: &str) -> Option<usize> {
    let allowed = text.chars().count().min(listed.chars().count()) / LETTERS_PER_TYPO;
    if text.len().abs_diff(listed.len()) > 4 * allowed {
        return None;
    }
    let typos = damerau_levenshtein(text, listed);
    (typos <= allowed).then_some(typos)
}
