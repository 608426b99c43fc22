//! A table of conclusions: today's, and those that are kept.

use std::collections::BTreeMap;

use plivo_hangup::{
    CallRecord, CallStatus, DialStatus, Hangup, HangupCause, HangupTexts, Meaning, Outcome, Party,
    Retry, TelephonyCause,
};
use serde::Deserialize;

/// What is concluded from what.
pub(super) type Table = BTreeMap<Key, Conclusion>;

/// What is concluded from: its kind, its name, the source, the outcome of the word, and whether the call was answered.
pub(super) type Key = [String; 5];

/// The names of outcome, retry and responsible party.
pub(super) type Conclusion = [String; 3];

const ANY: &str = "any";

/// The name of what has no other.
pub(super) const NOT_LISTED: &str = "not listed";

#[derive(Deserialize)]
struct Data {
    corrections: Vec<Correction>,
}

#[derive(Deserialize)]
struct Correction {
    causes: Vec<u16>,
    source: Option<String>,
    telephony: Option<String>,
    answered: Option<bool>,
    outcome: Option<Outcome>,
    retry: Retry,
    responsible: Option<Party>,
}

fn conclusion(outcome: Outcome, retry: Retry, responsible: Option<Party>) -> Conclusion {
    let party = responsible.map_or("nobody", Party::name);
    [outcome.name(), retry.name(), party].map(str::to_owned)
}

fn of_meaning(meaning: Option<Meaning>) -> Conclusion {
    meaning.map_or(["nothing"; 3].map(str::to_owned), |meaning| {
        conclusion(meaning.outcome, meaning.retry, meaning.responsible)
    })
}

fn alone(kind: &str, name: &impl ToString, meaning: Option<Meaning>) -> (Key, Conclusion) {
    let any = || ANY.to_owned();
    let key = [kind.to_owned(), name.to_string(), any(), any(), any()];
    (key, of_meaning(meaning))
}

/// What the crate concludes today.
pub(super) fn today() -> Table {
    let causes = HangupCause::ALL.iter();
    let words = TelephonyCause::ALL.iter();
    let statuses = CallStatus::ALL.iter();
    let dial_statuses = DialStatus::ALL.iter();
    let outcomes = Outcome::ALL.iter();
    let trunk = CallRecord::from_json(r#"{"trunk_domain":"a","hangup_cause_code":3000}"#).unwrap();
    [alone("record", &"SIP trunking", trunk.meaning())]
        .into_iter()
        .chain(causes.map(|cause| alone("cause", &cause.code(), Some(cause.meaning()))))
        .chain(words.map(|word| alone("word", &word.number(), word.meaning())))
        .chain(statuses.map(|status| alone("call status", &status.name(), status.meaning())))
        .chain(dial_statuses.map(|status| alone("Dial status", &status.name(), status.meaning())))
        .chain(outcomes.map(|outcome| alone("outcome", &outcome.name(), Some(outcome.meaning()))))
        .chain(corrections())
        .chain(not_listed())
        .collect()
}

fn corrections() -> Vec<(Key, Conclusion)> {
    let data = include_str!("../../../data/hangup-causes.json");
    let data: Data = serde_json::from_str(data).unwrap();
    let mut rows = Vec::new();
    for correction in data.corrections {
        for code in correction.causes {
            let outcome = HangupCause::from_code(code).unwrap().outcome();
            let outcome = correction.outcome.unwrap_or(outcome);
            let answered = match correction.answered {
                None => ANY,
                Some(true) => "yes",
                Some(false) => "no",
            };
            let any = || ANY.to_owned();
            let key = [
                "cause".to_owned(),
                code.to_string(),
                correction.source.clone().unwrap_or_else(any),
                correction.telephony.clone().unwrap_or_else(any),
                answered.to_owned(),
            ];
            let concluded = conclusion(outcome, correction.retry, correction.responsible);
            rows.push((key, concluded));
        }
    }
    rows
}

/// A code that is not listed, from any source and from an error, with a word of each outcome.
fn not_listed() -> Vec<(Key, Conclusion)> {
    let with_outcome = |outcome| {
        let mut words = TelephonyCause::ALL.iter();
        words.find(|word| word.outcome() == Some(outcome))
    };
    let words = Outcome::ALL
        .iter()
        .filter_map(|outcome| Some((outcome.slug(), with_outcome(*outcome)?.word())));
    let words: Vec<(&str, Option<&str>)> = [(ANY, None)]
        .into_iter()
        .chain(words.map(|(slug, word)| (slug, Some(word))))
        .collect();
    let mut rows = Vec::new();
    for (source_name, source) in [(ANY, None), ("error", Some("Error"))] {
        for (word_name, telephony) in &words {
            let hangup = Hangup::from(HangupTexts {
                code: Some("4999"),
                source,
                telephony: *telephony,
                ..HangupTexts::default()
            });
            let key = ["cause", NOT_LISTED, source_name, word_name, ANY].map(str::to_owned);
            rows.push((key, of_meaning(Some(hangup.meaning()))));
        }
    }
    rows
}

pub(super) fn write(table: &Table) -> String {
    let head = "of\tname\tsource\tword\tanswered\toutcome\tretry\tresponsible".to_owned();
    let rows = table
        .iter()
        .map(|(key, concluded)| format!("{}\t{}", key.join("\t"), concluded.join("\t")));
    let mut lines: Vec<String> = [head].into_iter().chain(rows).collect();
    // So that the file ends with a line break.
    lines.push(String::new());
    lines.join("\n")
}

pub(super) fn read(text: &str) -> Table {
    let rows = text.lines().skip(1).map(|line| {
        let columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [
            of,
            name,
            source,
            word,
            answered,
            outcome,
            retry,
            responsible,
        ] = <[String; 8]>::try_from(columns).expect("eight columns");
        let key = [of, name, source, word, answered];
        (key, [outcome, retry, responsible])
    });
    rows.collect()
}
