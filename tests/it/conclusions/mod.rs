//! A conclusion that changes has a line in CHANGELOG.md.
//!
//! The tables say what each version concluded, one file for each; a table is never edited after its release.
//! Every test run writes the table of today beside the test's other temporary files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use plivo_hangup::{HangupCause, Outcome, Party, Retry};
use serde::Deserialize;

/// The newest table, and the heading of CHANGELOG.md under which the changes since then are.
const BEFORE: (&str, &str) = (include_str!("drafts.tsv"), "## Unreleased\n");

/// Of a cause, or of a correction of it: code, source, outcome of the word, answered.
type Key = (u16, String, String, String);
/// The names of outcome, retry and responsible party.
type Conclusion = [String; 3];

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

fn today() -> BTreeMap<Key, Conclusion> {
    let any = || "any".to_owned();
    let mut table = BTreeMap::new();
    for cause in HangupCause::ALL.iter().copied() {
        let concluded = conclusion(cause.outcome(), cause.retry(), cause.responsible());
        table.insert((cause.code(), any(), any(), any()), concluded);
    }
    let data: Data =
        serde_json::from_str(include_str!("../../../data/hangup-causes.json")).unwrap();
    for correction in data.corrections {
        for code in correction.causes {
            let outcome = HangupCause::from_code(code).unwrap().outcome();
            let outcome = correction.outcome.unwrap_or(outcome);
            let answered = match correction.answered {
                None => "any",
                Some(true) => "yes",
                Some(false) => "no",
            };
            let source = correction.source.clone().unwrap_or_else(any);
            let word = correction.telephony.clone().unwrap_or_else(any);
            let concluded = conclusion(outcome, correction.retry, correction.responsible);
            table.insert((code, source, word, answered.to_owned()), concluded);
        }
    }
    table
}

fn write(table: &BTreeMap<Key, Conclusion>) -> String {
    let mut text = "code\tsource\tword\tanswered\toutcome\tretry\tresponsible\n".to_owned();
    for ((code, source, word, answered), concluded) in table {
        let concluded = concluded.join("\t");
        text += &format!("{code}\t{source}\t{word}\t{answered}\t{concluded}\n");
    }
    text
}

fn read(text: &str) -> BTreeMap<Key, Conclusion> {
    let rows = text.lines().skip(1).map(|line| {
        let columns: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [code, source, word, answered, outcome, retry, responsible] =
            <[String; 7]>::try_from(columns).expect("seven columns");
        let key = (code.parse().unwrap(), source, word, answered);
        (key, [outcome, retry, responsible])
    });
    rows.collect()
}

/// The entries of the lists under a heading, each on one line.
fn entries(changelog: &str, heading: &str) -> Vec<String> {
    let (_, section) = changelog.split_once(heading).expect("the heading");
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut entries: Vec<String> = Vec::new();
    for line in section.lines() {
        let text = line.trim_start();
        match entries.last_mut() {
            _ if text.starts_with("- ") => entries.push(text.to_owned()),
            Some(entry) if line.starts_with("  ") => {
                entry.push(' ');
                entry.push_str(text);
            }
            _ => {}
        }
    }
    entries
}

/// The changes that no entry names: by the code, and by the new name of each part that changed.
fn without_a_line(
    before: &BTreeMap<Key, Conclusion>,
    now: &BTreeMap<Key, Conclusion>,
    entries: &[String],
) -> Vec<String> {
    let nothing = Conclusion::default();
    let mut missing = Vec::new();
    for key in before
        .keys()
        .chain(now.keys().filter(|key| !before.contains_key(*key)))
    {
        let was = before.get(key);
        let is = now.get(key);
        if was == is {
            continue;
        }
        let parts = was.unwrap_or(&nothing).iter().zip(is.unwrap_or(&nothing));
        // What comes with a correction that is new may be as it was without it.
        let is_new = was.is_none() || is.is_none();
        let changed: Vec<&str> = parts
            .filter(|(was, is)| !is_new && was != is)
            .map(|(_, is)| is.as_str())
            .collect();
        let names = |entry: &&String| {
            let code = key.0.to_string();
            let mut words = entry.split(|character: char| !character.is_ascii_alphanumeric());
            words.any(|word| word == code) && changed.iter().all(|name| entry.contains(name))
        };
        if entries.iter().find(names).is_none() {
            missing.push(format!("{key:?}: {was:?} is {is:?}"));
        }
    }
    missing
}

#[test]
fn each_changed_conclusion_has_a_line_in_the_changelog() {
    let now = today();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("conclusions.tsv");
    fs::write(&file, write(&now)).unwrap();
    let (table, heading) = BEFORE;
    let entries = entries(include_str!("../../../CHANGELOG.md"), heading);
    let missing = without_a_line(&read(table), &now, &entries);
    assert!(
        missing.is_empty(),
        "CHANGELOG.md has no line with the code and what it means now:\n{}\n\
         The table of today is {}",
        missing.join("\n"),
        file.display()
    );
}

#[test]
fn a_change_without_its_code_and_its_new_name_is_found() {
    let row = |text: &str| read(&format!("head\n{text}"));
    let before = row("3010\tany\tany\tany\tBusy\tLater\tCallee");
    let now = row("3010\tany\tany\tany\tBusy\tNever\tCarrier");
    let count = |now: &BTreeMap<Key, Conclusion>, entry: &str| {
        let entries = entries(&format!("# Log\n## Unreleased\n{entry}"), "## Unreleased\n");
        without_a_line(&before, now, &entries).len()
    };
    assert_eq!(count(&before, ""), 0);
    assert_eq!(count(&now, ""), 1);
    assert_eq!(
        count(&now, "- 3010: Never, the\n  Carrier. It was Later."),
        0
    );
    assert_eq!(count(&now, "- 3010: Never.\n- Carrier"), 1);
    assert_eq!(count(&now, "- 13010: Never, the Carrier"), 1);
    assert_eq!(count(&now, "\n## 0.1.0\n- 3010: Never, the Carrier"), 1);
    assert_eq!(count(&BTreeMap::new(), "- 3010 is gone"), 0);
    assert_eq!(count(&BTreeMap::new(), "- 3020 is gone"), 1);
    let added =
        row("3010\tany\tany\tany\tBusy\tLater\tCallee\n3010\tplivo\tany\tyes\tBusy\tNever\t-");
    assert_eq!(count(&added, "- 4010"), 1);
    assert_eq!(count(&added, "- 3010 of Plivo"), 0);
}
