//! How many instructions operations execute and how many branches they mispredict, counted by
//! valgrind in a process of its own.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::operations::{Group, Operation};

/// What the process is told that is to be counted.
const COUNTED: &str = "--counted";

/// The function that is counted.
const FUNCTION: &str = "plivo_hangup_benches::callgrind::counted_run";

/// Instructions and mispredicted branches.
pub type Counts = [f64; 2];

/// Whether this is the process that is to be counted.
pub fn is_counted() -> bool {
    std::env::args().any(|argument| argument == COUNTED)
}

/// Runs every operation, once to warm up and once to be counted.
pub fn run(groups: &mut [Group]) {
    for operation in groups.iter_mut().flat_map(Group::all) {
        operation.run();
        counted_run(operation);
    }
}

/// Valgrind counts while this function runs, and writes its counts down where it ends.
#[inline(never)]
fn counted_run(operation: &mut Operation) {
    operation.run();
}

/// What each operation of each group costs, without the loop around it.
pub fn counts(groups: &[Group], folder: &Path) -> io::Result<Vec<Vec<Counts>>> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let status = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--branch-sim=yes",
            "--callgrind-out-file=counts",
        ])
        .args(["--toggle-collect", "--dump-after"].map(|option| format!("{option}={FUNCTION}")))
        .arg(std::env::current_exe()?)
        .arg(COUNTED)
        .current_dir(folder)
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("valgrind ended with {status}")));
    }
    let mut number = 0;
    let mut next = |operation: &Operation| -> io::Result<Counts> {
        number += 1;
        let dump = format!("counts.{number}");
        let no_counts = || io::Error::other(format!("valgrind wrote no {dump}"));
        let dump = fs::read_to_string(folder.join(&dump)).map_err(|_| no_counts())?;
        let counts = totals(&dump).ok_or_else(no_counts)?;
        Ok(counts.map(|count| count / f64::from(operation.count)))
    };
    let counts = groups.iter().map(|group| {
        let empty = next(&group.empty)?;
        let operations = group.operations.iter();
        let counts = operations.map(|operation| Ok(without(next(operation)?, empty)));
        counts.collect()
    });
    counts.collect()
}

/// Nothing less than nothing: the empty loop mispredicts its end now and then.
fn without(counts: Counts, empty: Counts) -> Counts {
    [0, 1].map(|index| (counts[index] - empty[index]).max(0.0))
}

/// The sum of a dump: of conditional and indirect branches, those mispredicted.
fn totals(dump: &str) -> Option<Counts> {
    let line = |start: &str| dump.lines().find_map(|line| line.strip_prefix(start));
    let totals: Vec<f64> = line("totals: ")?
        .split_whitespace()
        .map_while(|number| number.parse().ok())
        .collect();
    let events = line("events: ")?.split_whitespace();
    let mut counts = [0.0; 2];
    for (event, count) in events.zip(totals) {
        match event {
            "Ir" => counts[0] += count,
            "Bcm" | "Bim" => counts[1] += count,
            _ => {}
        }
    }
    Some(counts)
}
