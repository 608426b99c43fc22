//! How long operations take, ours and the others turn by turn, so that what slows the machine
//! down slows down both.

use std::time::{Duration, Instant};

use crate::operations::{Group, Measure, Operation};
use crate::report::Report;

/// How many turns each operation gets.
const ROUNDS: usize = 31;

/// How long one turn takes at the least.
const TURN: Duration = Duration::from_millis(5);

/// Measures and prints the groups; only those that the command line names a part of, if it does.
pub fn print(groups: Vec<Group>) {
    let arguments = std::env::args().skip(1);
    let wanted: Vec<_> = arguments
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let is_wanted =
        |group: &Group| wanted.is_empty() || wanted.iter().any(|part| group.name.contains(part));
    // Ratios go by the least: a busy neighbour slows down what the processor does at full speed more
    // than what waits for its mispredictions.
    let headings = ["ns, least", "ns, median"];
    let mut report = Report::new(headings, [Some(Measure::Time), None]);
    for mut group in groups.into_iter().filter(is_wanted) {
        let figures = measured(&mut group);
        report.add(&group, &figures);
    }
    println!("\n{report}");
}

/// Least and median time of each operation of a group, in nanoseconds.
fn measured(group: &mut Group) -> Vec<[f64; 2]> {
    let operations = &mut group.operations;
    let runs: Vec<_> = operations.iter_mut().map(runs_in_a_turn).collect();
    let mut turns = vec![Vec::with_capacity(ROUNDS); operations.len()];
    for _ in 0..ROUNDS {
        for ((operation, runs), turns) in operations.iter_mut().zip(&runs).zip(&mut turns) {
            let time = time_of(operation, *runs).as_secs_f64();
            turns.push(time * 1e9 / f64::from(*runs) / f64::from(operation.count));
        }
    }
    let figures = turns.into_iter().map(|mut turns| {
        turns.sort_by(f64::total_cmp);
        [turns[0], turns[ROUNDS / 2]]
    });
    figures.collect()
}

fn runs_in_a_turn(operation: &mut Operation) -> u32 {
    let mut runs = 1;
    while time_of(operation, runs) < TURN {
        runs *= 2;
    }
    runs
}

fn time_of(operation: &mut Operation, runs: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..runs {
        operation.run();
    }
    start.elapsed()
}
