//! A conclusion that changes has a line in CHANGELOG.md.
//!
//! A table says what each version concluded. Each is compared with the one before, and the lines are looked for in the
//! section of its version: a table that is edited after its release differs from the one before without a line there.
//! The first table has none before, so its hash is here.
//! Every test run writes the table of today beside the test's other temporary files.

mod changelog;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use changelog::{Entry, UNRELEASED, entries, sections};
use table::{Conclusion, Table, read, today, write};

/// The name of the first table, and its SHA-256. It is never edited.
const FIRST: (&str, &str) = (
    "drafts",
    "b7343bf516e7654e0399718cf4f9dcc3ea5dcd5d9c2da841031aa28146105a6f",
);

/// The tables by their names: what the first drafts concluded, and each version.
fn kept() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/conclusions");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let tables = files.filter(|file| file.extension().is_some_and(|end| end == "tsv"));
    let tables = tables.map(|file| {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(file).unwrap())
    });
    tables.collect()
}

/// What is wrong: the changes that CHANGELOG.md has no line for in the section of their version, the versions without a
/// table, and the tables without a version.
fn complaints(changelog: &str, tables: &BTreeMap<String, Table>, now: &Table) -> Vec<String> {
    let sections = sections(changelog);
    let mut complaints = Vec::new();
    let mut before = &tables[FIRST.0];
    let mut known = vec![FIRST.0];
    for (version, section) in &sections {
        let Some(table) = tables.get(*version).filter(|_| *version != UNRELEASED) else {
            if *version != UNRELEASED {
                complaints.push(format!("{version} has no table"));
            }
            continue;
        };
        complaints.extend(without_a_line(version, before, table, &entries(section)));
        before = table;
        known.push(version);
    }
    let unreleased = sections.iter().find(|(version, _)| *version == UNRELEASED);
    let lines = unreleased.map_or(Vec::new(), |(_, section)| entries(section));
    complaints.extend(without_a_line(UNRELEASED, before, now, &lines));
    let nameless = tables.keys().filter(|name| !known.contains(&name.as_str()));
    complaints.extend(nameless.map(|name| format!("{name}.tsv is of no version")));
    complaints
}

/// The changes that no entry names: by the name, and by the new name of each part that changed.
fn without_a_line(version: &str, before: &Table, now: &Table, entries: &[Entry]) -> Vec<String> {
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
        let [_, name, ..] = key;
        let says = |entry: &Entry| {
            entry.names(name) && changed.iter().all(|part| entry.now.contains(part))
        };
        if !entries.iter().any(says) {
            missing.push(format!("{version}: {}: {was:?} is {is:?}", key.join(", ")));
        }
    }
    missing
}

#[test]
fn each_changed_conclusion_has_a_line_in_the_changelog() {
    let now = today();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("conclusions.tsv");
    fs::write(&file, write(&now)).unwrap();
    let tables = kept();
    let tables = tables.iter().map(|(name, text)| (name.clone(), read(text)));
    let changelog = include_str!("../../../CHANGELOG.md");
    let complaints = complaints(changelog, &tables.collect(), &now);
    assert!(
        complaints.is_empty(),
        "CHANGELOG.md has no line with the name and what it means now, in the section of the version:\n{}\n\
         The table of today is {}",
        complaints.join("\n"),
        file.display()
    );
}

#[test]
fn the_first_table_is_as_it_was() {
    let (name, hash) = FIRST;
    let digest = Sha256::digest(&kept()[name]);
    let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digits.concat(), hash);
}

const LATER: &str = "of\ncause\t3010\tany\tany\tany\tBusy\tLater\tCallee";
const NEVER: &str = "of\ncause\t3010\tany\tany\tany\tBusy\tNever\tCarrier";

#[test]
fn a_change_without_its_name_and_its_new_parts_is_found() {
    let before = read(LATER);
    let count = |now: &str, lines: &str| {
        let changelog = format!("# Log\n\n## Unreleased\n{lines}");
        let tables = [("drafts".to_owned(), before.clone())].into();
        complaints(&changelog, &tables, &read(now)).len()
    };
    assert_eq!(count(LATER, ""), 0);
    assert_eq!(count(NEVER, ""), 1);
    let right = "- 3010: Never, the\n  Carrier. It was Later.";
    assert_eq!(count(NEVER, right), 0);
    assert_eq!(count(NEVER, "| 3010 | Later, Callee | Never, Carrier |"), 0);
    assert_eq!(count(NEVER, "| 3010 | Never, Carrier | Later, Callee |"), 1);
    assert_eq!(count(NEVER, "- 3010: Never.\n- Carrier"), 1);
    assert_eq!(count(NEVER, "- 13010: Never, the Carrier"), 1);
    assert_eq!(count("of", "- 3010 is gone"), 0);
    assert_eq!(count("of", "- 3020 is gone"), 1);
    let added = format!("{LATER}\ncause\t3010\tplivo\tany\tyes\tBusy\tNever\tnobody");
    assert_eq!(count(&added, "- 4010"), 1);
    assert_eq!(count(&added, "- 3010 of Plivo"), 0);
    let status = format!("{LATER}\ncall status\tno-answer\tany\tany\tany\tBusy\tNever\tnobody");
    assert_eq!(count(&status, "- The status `answer` is known."), 1);
    assert_eq!(count(&status, "- The status `no-answer` is known."), 0);
}

#[test]
fn a_released_table_is_kept_and_not_edited() {
    let with = |tables: &[(&str, &str)], sections: &str, now: &str| {
        let tables = tables.iter();
        let tables = tables.map(|(name, text)| ((*name).to_owned(), read(text)));
        complaints(&format!("# Log\n{sections}"), &tables.collect(), &read(now)).len()
    };
    let released = "\n## 0.1.0 - 2026-12-01\n- The catalog.\n";
    let both = [("drafts", LATER), ("0.1.0", LATER)];
    assert_eq!(with(&both, released, LATER), 0);
    // It has a table of its own.
    assert_eq!(with(&both[..1], released, LATER), 1);
    assert_eq!(with(&both, "\n## Unreleased\n", LATER), 1);
    // A change since needs a line in what is not released.
    assert_eq!(with(&both, released, NEVER), 1);
    let line = "- 3010: Never, Carrier\n";
    let later_line = format!("\n## Unreleased\n{line}{released}");
    assert_eq!(with(&both, &later_line, NEVER), 0);
    let old_line = format!("\n## Unreleased\n{released}{line}");
    assert_eq!(with(&both, &old_line, NEVER), 1);
    // Today's table in the place of the released one does not help: the released section has no line.
    let edited = [("drafts", LATER), ("0.1.0", NEVER)];
    assert_eq!(with(&edited, released, NEVER), 1);
    assert_eq!(with(&edited, &later_line, NEVER), 1);
    // The next release has its line and its table.
    let next = format!("\n## [0.2.0] - 2027-01-01\n{line}{released}");
    let three = [("drafts", LATER), ("0.1.0", LATER), ("0.2.0", NEVER)];
    assert_eq!(with(&three, &next, NEVER), 0);
}
