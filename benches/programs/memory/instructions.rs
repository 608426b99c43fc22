//! How many instructions a door takes for each byte of a body, which valgrind counts.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::doors::{DOORS, Door};

/// Tells the process that it is the one that is counted.
const COUNTED: &str = "--counted";

/// The function that is counted.
const FUNCTION: &str = "memory::instructions::counted_run";

/// Valgrind counts while this function runs.
#[inline(never)]
fn counted_run(run: &dyn Fn()) {
    run();
}

/// Runs one door once, if the process was started for that.
pub(crate) fn run(arguments: &[String]) -> bool {
    let [first, door, bytes] = arguments else {
        return false;
    };
    if first != COUNTED {
        return false;
    }
    let door = &DOORS[door.parse::<usize>().expect("the number of a door")];
    let [body, _] = door.bodies(bytes.parse().expect("a number of bytes"));
    door.measure(&body, counted_run);
    true
}

/// Instructions for a byte of the door with this number and a body of this size.
pub(crate) fn measure(number: usize, door: &Door, bytes: usize) -> f64 {
    let program = env::current_exe().expect("the path of this program");
    let file = program.with_extension(format!("{number}-{bytes}.counts"));
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--toggle-collect={FUNCTION}"))
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(&program)
        .args([COUNTED, &number.to_string(), &bytes.to_string()])
        .status();
    assert!(status.expect("valgrind").success());
    let [body, _] = door.bodies(bytes);
    let count = total(&file) / body.len() as f64;
    fs::remove_file(file).expect("the counts are there");
    count
}

fn total(file: &Path) -> f64 {
    let counts = fs::read_to_string(file).expect("valgrind writes a file");
    let total = counts
        .lines()
        .find_map(|line| line.strip_prefix("totals: "));
    total.expect("a total").trim().parse().expect("a number")
}
