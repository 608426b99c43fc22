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
    let head = "code\tsource\tword\tanswered\toutcome\tretry\tresponsible".to_owned();
    let rows = table
        .iter()
        .map(|((code, source, word, answered), concluded)| {
            let concluded = concluded.join("\t");
            format!("{code}\t{source}\t{word}\t{answered}\t{concluded}")
        });
    let mut lines: Vec<String> = [head].into_iter().chain(rows).collect();
    // So that the file ends with a line break.
    lines.push(String::new());
    lines.join("\n")
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

/// An entry of the changelog: what it is about, and what is so now.
struct Entry {
    about: String,
    now: String,
}

/// The rows of the tables under a heading (what, what it was, what it is) and the points of its lists.
fn entries(changelog: &str, heading: &str) -> Vec<Entry> {
    let (_, section) = changelog.split_once(heading).expect("the heading");
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut entries: Vec<Entry> = Vec::new();
    for line in section.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
        if let (true, [what, _, now]) = (line.starts_with('|'), cells.as_slice()) {
            entries.push(Entry {
                about: (*what).to_owned(),
                now: (*now).to_owned(),
            });
        } else if line.trim_start().starts_with("- ") {
            entries.push(Entry {
                about: line.to_owned(),
                now: line.to_owned(),
            });
        } else if let (true, Some(entry)) = (line.starts_with("  "), entries.last_mut()) {
            for text in [&mut entry.about, &mut entry.now] {
                text.push_str(line);
            }
        }
    }
    entries
}

/// The changes that no entry names: by the code, and by the new name of each part that changed.
fn without_a_line(
    before: &BTreeMap<Key, Conclusion>,
    now: &BTreeMap<Key, Conclusion>,
    entries: &[Entry],
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
        let code = key.0.to_string();
        let names = |entry: &Entry| {
            let text = &entry.about;
            let mut words = text.split(|character: char| !character.is_ascii_alphanumeric());
            words.any(|word| word == code) && changed.iter().all(|name| entry.now.contains(name))
        };
        if !entries.iter().any(names) {
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
    assert_eq!(count(&now, "| 3010 | Later, Callee | Never, Carrier |"), 0);
    assert_eq!(count(&now, "| 3010 | Never, Carrier | Later, Callee |"), 1);
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
