//! The counts of our operations that are kept in the repository, so that a rise is noticed.

use std::fmt;

use crate::callgrind::Counts;
use crate::operations::{Group, OURS};

/// What this was built with, and for: the counts of one compiler say little of another's.
pub const COMPILER: &str = env!("BENCH_COMPILER");

/// How far a count may rise.
const TOLERANCE: f64 = 1.05;

/// Where code stands in memory decides which branches share a place in the simulated predictor: 18
/// layouts of the same code, shifted by up to 5,000 bytes, differ by up to one misprediction for 200
/// instructions. A rise counts where it is more than one for so many.
const INSTRUCTIONS_FOR_ONE: f64 = 150.0;

/// What takes fewer instructions is a lookup, whose mispredictions no layout has moved.
const LOOKUP: f64 = 110.0;

/// Counts are kept with two digits.
const ROUNDING: f64 = 0.01;

/// Our operations with their counts.
pub struct Kept {
    /// The compiler that they are of.
    pub compiler: String,
    counts: Vec<(String, Counts)>,
}

impl Kept {
    /// What this run has found.
    pub fn of(groups: &[Group], counts: &[Vec<Counts>]) -> Self {
        let mut ours = Vec::new();
        for (group, counts) in groups.iter().zip(counts) {
            for (operation, counts) in group.operations.iter().zip(counts) {
                if operation.label == OURS {
                    ours.push((group.name.to_owned(), *counts));
                }
            }
        }
        Self {
            compiler: COMPILER.to_owned(),
            counts: ours,
        }
    }

    /// Reads what `Display` writes; `None` where it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let compiler = lines.next()?.strip_prefix("# ")?.to_owned();
        let _headings = lines.next()?;
        let counts = lines.map(|line| {
            let mut cells = line.split('\t');
            let name = cells.next()?.to_owned();
            let instructions = cells.next()?.parse().ok()?;
            let mispredictions = cells.next()?.parse().ok()?;
            Some((name, [instructions, mispredictions]))
        });
        let counts = counts.collect::<Option<_>>()?;
        Some(Self { compiler, counts })
    }

    /// What has risen since, what is new, and what is gone, in words.
    pub fn rises(&self, now: &Self) -> Vec<String> {
        let mut rises = Vec::new();
        for (name, now) in &now.counts {
            let Some((_, before)) = self.counts.iter().find(|(other, _)| other == name) else {
                rises.push(format!("{name} is not in the file"));
                continue;
            };
            let by_layout = if before[0] < LOOKUP {
                ROUNDING
            } else {
                before[0] / INSTRUCTIONS_FOR_ONE
            };
            let allowed = [before[0] * TOLERANCE, before[1] * TOLERANCE + by_layout];
            for (index, measure) in ["instructions", "mispredictions"].iter().enumerate() {
                let (before, now) = (before[index], now[index]);
                if now > allowed[index] {
                    rises.push(format!(
                        "{name}: {measure} rose from {before:.2} to {now:.2}"
                    ));
                }
            }
        }
        for (name, _) in &self.counts {
            if now.counts.iter().all(|(other, _)| other != name) {
                rises.push(format!("{name} is in the file and no longer measured"));
            }
        }
        rises
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "# {}", self.compiler)?;
        writeln!(formatter, "operation\tinstructions\tmispredictions")?;
        for (name, [instructions, mispredictions]) in &self.counts {
            writeln!(formatter, "{name}\t{instructions:.2}\t{mispredictions:.2}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    fn kept(counts: &[(&str, [f64; 2])]) -> Kept {
        let counts = counts
            .iter()
            .map(|(name, counts)| ((*name).to_owned(), *counts));
        Kept {
            compiler: "rustc".to_owned(),
            counts: counts.collect(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let written = kept(&[("a", [10.0, 0.5]), ("b", [1234.5, 0.0])]).to_string();
        assert_eq!(Kept::read(&written).unwrap().to_string(), written);
        assert!(Kept::read("# rustc\noperation\na\tten\t0").is_none());
    }

    #[test]
    fn a_lookup_may_mispredict_no_more_than_it_did() {
        let before = kept(&[("a", [60.0, 0.1])]);
        let rises = |mispredictions| before.rises(&kept(&[("a", [60.0, mispredictions])]));
        assert!(rises(0.11).is_empty());
        assert_eq!(rises(0.12), ["a: mispredictions rose from 0.10 to 0.12"]);
    }

    #[test]
    fn a_rise_is_more_than_a_twentieth_and_each_operation_has_a_count() {
        let before = kept(&[("a", [300.0, 1.0])]);
        let rises = |now| before.rises(&kept(&[now]));
        assert!(rises(("a", [315.0, 3.04])).is_empty());
        assert_eq!(
            rises(("a", [316.0, 1.0])),
            ["a: instructions rose from 300.00 to 316.00"]
        );
        assert_eq!(
            rises(("a", [50.0, 3.06])),
            ["a: mispredictions rose from 1.00 to 3.06"]
        );
        assert_eq!(
            rises(("b", [1.0, 0.0])),
            [
                "b is not in the file",
                "a is in the file and no longer measured"
            ]
        );
    }
}
