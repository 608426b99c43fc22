//! Instructions and mispredicted branches, which valgrind counts in a process of its own.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use crate::operations::{Operation, Way};

/// Tells the process that it is the one that is counted.
const COUNTED: &str = "--counted";

/// The function that is counted.
const FUNCTION: &str = "plivo_hangup_benches::callgrind::counted_run";

/// Whether this is the process that is counted.
pub fn is_counted() -> bool {
    env::args().any(|argument| argument == COUNTED)
}

/// Runs every way, once to warm up and once to be counted.
pub fn run(operations: &mut [Operation]) {
    for way in operations.iter_mut().flat_map(Operation::ways) {
        way.run();
        counted_run(way);
    }
}

/// Valgrind counts while this function runs, and writes a dump at its end.
#[inline(never)]
fn counted_run(way: &mut Way) {
    way.run();
}

/// Counts every way in this program, started again with the same arguments.
pub fn measure(operations: &mut [Operation], folder: &Path) -> io::Result<()> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let options = [
        "--tool=callgrind",
        "--branch-sim=yes",
        "--callgrind-out-file=counts",
    ];
    let status = Command::new("valgrind")
        .args(options)
        .args(["--toggle-collect", "--dump-after"].map(|option| format!("{option}={FUNCTION}")))
        .arg(env::current_exe()?)
        .args(env::args().skip(1))
        .arg(COUNTED)
        .current_dir(folder)
        .stderr(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("valgrind ended with {status}")));
    }
    for (number, way) in (1..).zip(operations.iter_mut().flat_map(Operation::ways)) {
        let dump = fs::read_to_string(folder.join(format!("counts.{number}")))?;
        let no_totals = || io::Error::other("a dump of valgrind has no totals");
        let [instructions, mispredictions] = totals(&dump).ok_or_else(no_totals)?;
        way.figures.instructions = way.share(instructions);
        way.figures.mispredictions = way.share(mispredictions);
    }
    Ok(())
}

/// Reads the instructions, and the conditional and indirect branches that were mispredicted.
fn totals(dump: &str) -> Option<[f64; 2]> {
    let line = |start: &str| dump.lines().find_map(|line| line.strip_prefix(start));
    let events = line("events: ")?.split_whitespace();
    let totals = line("totals: ")?.split_whitespace();
    let mut counts = [0.0; 2];
    for (event, total) in events.zip(totals) {
        let total: f64 = total.parse().ok()?;
        match event {
            "Ir" => counts[0] += total,
            "Bcm" | "Bim" => counts[1] += total,
            _ => {}
        }
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    #[test]
    fn mispredictions_are_those_of_both_kinds_of_branches() {
        let dump = "events: Ir Bc Bcm Bi Bim\n\ntotals: 100 20 3 10 4\n";
        assert_eq!(super::totals(dump), Some([100.0, 7.0]));
        assert_eq!(super::totals("events: Ir\n"), None);
    }
}
