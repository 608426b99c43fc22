//! Instructions and mispredicted branches of every operation, counted by valgrind.
//!
//! `--check` compares ours with what is kept in `instructions.tsv` and fails where one has risen;
//! `--renew` writes that file.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use plivo_hangup_benches::callgrind::{self, Counts};
use plivo_hangup_benches::kept::{COMPILER, Kept};
use plivo_hangup_benches::operations::{self, Group, Measure};
use plivo_hangup_benches::report::Report;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.tsv");

const RENEW: &str = "cargo bench -p plivo-hangup-benches --bench instructions -- --renew";

fn main() -> ExitCode {
    let mut groups = operations::all();
    if callgrind::is_counted() {
        callgrind::run(&mut groups);
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("valgrind is missing; in Debian it is the package `valgrind`");
        return ExitCode::from(2);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("instructions");
    let counts = match callgrind::counts(&groups, &folder) {
        Ok(counts) => counts,
        Err(error) => {
            eprintln!("nothing could be counted: {error}");
            return ExitCode::FAILURE;
        }
    };
    let has = |option: &str| env::args().any(|argument| argument == option);
    if has("--renew") {
        fs::write(FILE, Kept::of(&groups, &counts).to_string()).unwrap();
        ExitCode::SUCCESS
    } else if has("--check") {
        check(&Kept::of(&groups, &counts))
    } else {
        print(&groups, &counts);
        ExitCode::SUCCESS
    }
}

fn print(groups: &[Group], counts: &[Vec<Counts>]) {
    let measures = [Measure::Instructions, Measure::Mispredictions];
    let mut report = Report::new(["instructions", "mispredictions"], measures.map(Some));
    for (group, counts) in groups.iter().zip(counts) {
        report.add(group, counts);
    }
    println!("\n{report}");
}

fn check(now: &Kept) -> ExitCode {
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    let Some(kept) = Kept::read(&kept) else {
        println!("{FILE} cannot be read; renew it with\n{RENEW}");
        return ExitCode::FAILURE;
    };
    if kept.compiler != COMPILER {
        let theirs = kept.compiler;
        println!("the figures are of {theirs}, and this is {COMPILER}; renew them with\n{RENEW}");
        return ExitCode::SUCCESS;
    }
    let rises = kept.rises(now);
    if rises.is_empty() {
        println!("no operation of ours has risen");
        return ExitCode::SUCCESS;
    }
    println!("{}", rises.join("\n"));
    println!("if that is meant to be, renew the figures with\n{RENEW}");
    ExitCode::FAILURE
}
