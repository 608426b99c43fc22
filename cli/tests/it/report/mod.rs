//! The command `report`.

mod counts;
mod inputs;
mod outputs;
mod periods;

use std::fs;

use serde_json::Value;

use crate::decode::run::{Ended, Run};
use crate::support::plivo_hangup;

/// Payloads of every kind, some of which cannot be read.
const MIXED: &str = include_str!("mixed.ndjson");
const PAGE: &str = include_str!("page.json");

/// Runs the command with arguments between blanks.
fn report(run: &Run, arguments: &str) -> Ended {
    let arguments = arguments.split_whitespace();
    Ended::of(
        plivo_hangup()
            .current_dir(&run.folder)
            .arg("report")
            .args(arguments),
    )
}

/// The tables of a report, which may have had something that could not be read.
fn tables(run: &Run, arguments: &str) -> Tables {
    let ended = report(run, &format!("{arguments} --json report.json"));
    assert_eq!(ended.out, "", "{}", ended.err);
    let text = fs::read_to_string(run.folder.join("report.json")).expect(&ended.err);
    Tables(serde_json::from_str(&text).unwrap())
}

struct Tables(Value);

impl Tables {
    /// Two columns of a table, without the rows whose count is 0.
    fn counts(&self, table: &str, name: &str, count: &str) -> Vec<(String, u64)> {
        let rows = self.0[table].as_array().unwrap().iter();
        let rows = rows.map(|row| {
            (
                row[name].as_str().unwrap().to_owned(),
                row[count].as_u64().unwrap(),
            )
        });
        rows.filter(|(_, count)| *count > 0).collect()
    }

    #[track_caller]
    fn has(&self, table: &str, name: &str, expected: &[(&str, u64)]) {
        let count = if table == "apart" { "count" } else { "calls" };
        let counts = self.counts(table, name, count);
        let counts: Vec<_> = counts
            .iter()
            .map(|(name, count)| (name.as_str(), *count))
            .collect();
        assert_eq!(counts, expected, "{table}");
    }
}
