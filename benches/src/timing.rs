//! How long operations take. The ways of each take turns, so that what slows the machine down slows
//! them all down.

use std::time::{Duration, Instant};

use crate::operations::{Operation, Way};

const TURNS: usize = 31;

/// The shortest turn.
const TURN: Duration = Duration::from_millis(5);

/// Measures every way.
pub fn measure(operations: &mut [Operation]) {
    for operation in operations {
        let runs: Vec<_> = operation.ways().map(runs_in_a_turn).collect();
        for way in operation.ways() {
            way.figures.nanoseconds = f64::INFINITY;
        }
        for _ in 0..TURNS {
            for (way, runs) in operation.ways().zip(&runs) {
                let time = time_of(way, *runs).as_secs_f64() / f64::from(*runs);
                // The least: what else the machine does only adds to a turn.
                way.figures.nanoseconds = way.figures.nanoseconds.min(way.share(time * 1e9));
            }
        }
    }
}

fn runs_in_a_turn(way: &mut Way) -> u32 {
    let mut runs = 1;
    while time_of(way, runs) < TURN {
        runs *= 2;
    }
    runs
}

fn time_of(way: &mut Way, runs: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..runs {
        way.run();
    }
    start.elapsed()
}
