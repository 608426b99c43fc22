//! Measures time, instructions and mispredicted branches of every operation, and prints the tables
//! of `docs/performance.md`.
//!
//! An argument limits it to the operations whose names contain it. `--check` compares the
//! instructions of this crate's way with those in `instructions.tsv` and fails if one has risen,
//! or if a goal that holds for instructions is missed;
//! `--renew` writes that file.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use plivo_hangup_benches::kept::{COMPILER, Kept};
use plivo_hangup_benches::operations::Operation;
use plivo_hangup_benches::{callgrind, growth, operations, report, timing};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.tsv");

const RENEW: &str = "renew it with `cargo bench -p plivo-hangup-benches -- --renew`";

fn main() -> ExitCode {
    let has = |option: &str| env::args().any(|argument| argument == option);
    let is_kept = has("--check") || has("--renew");
    let mut operations = operations::all();
    if is_kept {
        for operation in &mut operations {
            operation.keep_what_is_checked();
        }
    } else {
        let mut parts = env::args().skip(1).filter(|part| !part.starts_with('-'));
        let part = parts.next().unwrap_or_default();
        operations.retain(|operation| operation.name.contains(&part));
    }
    if callgrind::is_counted() {
        callgrind::run(&mut operations);
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("valgrind is missing; in Debian it is the package `valgrind`");
        return ExitCode::from(2);
    }
    if !is_kept {
        timing::measure(&mut operations);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("callgrind");
    if let Err(error) = callgrind::measure(&mut operations, &folder) {
        eprintln!("nothing could be counted: {error}");
        return ExitCode::FAILURE;
    }
    if has("--renew") {
        fs::write(FILE, Kept::of(&operations).write()).unwrap();
    } else if has("--check") {
        let missed: Vec<String> = operations.iter().flat_map(Operation::missed).collect();
        if !missed.is_empty() {
            println!("{}", missed.join("\n"));
            return ExitCode::FAILURE;
        }
        return check(&Kept::of(&operations));
    } else {
        println!("\n{}", report::operations(&operations));
        println!("{}", report::goals(&operations));
        println!("{}", growth::table_of_growth());
    }
    ExitCode::SUCCESS
}

fn check(now: &Kept) -> ExitCode {
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    let Some(kept) = Kept::read(&kept) else {
        println!("{FILE} cannot be read; {RENEW}");
        return ExitCode::FAILURE;
    };
    if kept.compiler != COMPILER {
        println!(
            "{FILE} is of {}, and this is {COMPILER}; {RENEW}",
            kept.compiler
        );
        return ExitCode::SUCCESS;
    }
    let rises = kept.rises(now);
    if rises.is_empty() {
        println!("no operation takes more instructions");
        return ExitCode::SUCCESS;
    }
    println!("{}", rises.join("\n"));
    println!("if that is meant, {RENEW}");
    ExitCode::FAILURE
}
