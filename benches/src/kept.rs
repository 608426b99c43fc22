//! The instructions of this crate's operations that are kept in the repository, so that a rise is
//! noticed.

use std::collections::BTreeMap;

use crate::operations::Operation;

/// The compiler and the target of this program; the counts of others differ.
pub const COMPILER: &str = env!("BENCH_COMPILER");

/// How far a count may rise.
const TOLERANCE: f64 = 1.05;

/// Operations with their instructions.
pub struct Kept {
    /// The compiler that made the counted program.
    pub compiler: String,
    counts: BTreeMap<String, f64>,
}

impl Kept {
    /// Takes the instructions that were counted.
    pub fn of(operations: &[Operation]) -> Self {
        let counts = operations.iter().map(|operation| {
            let instructions = operation.ours.figures.instructions;
            (operation.name.to_owned(), instructions)
        });
        Self {
            compiler: COMPILER.to_owned(),
            counts: counts.collect(),
        }
    }

    /// Reads what `write` has written; returns `None` if it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let (compiler, counts) = text.strip_prefix("# ")?.split_once('\n')?;
        let counts = counts.lines().skip(1).map(|line| {
            let (name, count) = line.split_once('\t')?;
            Some((name.to_owned(), count.parse().ok()?))
        });
        Some(Self {
            compiler: compiler.to_owned(),
            counts: counts.collect::<Option<_>>()?,
        })
    }

    /// Writes the contents of the file.
    pub fn write(&self) -> String {
        let counts = self.counts.iter();
        let counts = counts.map(|(name, count)| format!("{name}\t{count:.2}\n"));
        let head = format!("# {}\noperation\tinstructions\n", self.compiler);
        std::iter::once(head).chain(counts).collect()
    }

    /// Says what has risen since, what is new and what is gone.
    pub fn rises(&self, now: &Self) -> Vec<String> {
        let risen = now.counts.iter().filter_map(|(name, now)| {
            let Some(before) = self.counts.get(name) else {
                return Some(format!("{name}: is not in the file"));
            };
            let has_risen = *now > before * TOLERANCE;
            has_risen.then(|| format!("{name}: rose from {before:.2} to {now:.2} instructions"))
        });
        let gone = self.counts.keys().filter_map(|name| {
            let is_gone = !now.counts.contains_key(name);
            is_gone.then(|| format!("{name}: is in the file and no longer measured"))
        });
        risen.chain(gone).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    fn kept(counts: &[(&str, f64)]) -> Kept {
        let counts = counts
            .iter()
            .map(|(name, count)| ((*name).to_owned(), *count));
        Kept {
            compiler: "rustc".to_owned(),
            counts: counts.collect(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = "# rustc\noperation\tinstructions\na → b\t10.00\nc\t1234.50\n";
        assert_eq!(kept(&[("a → b", 10.0), ("c", 1234.5)]).write(), text);
        assert_eq!(Kept::read(text).unwrap().write(), text);
        assert!(Kept::read("# rustc\noperation\tinstructions\na\tten\n").is_none());
    }

    #[test]
    fn a_rise_is_more_than_a_twentieth_and_each_operation_has_a_count() {
        let before = kept(&[("a", 300.0)]);
        let rises = |now| before.rises(&kept(&[now]));
        assert!(rises(("a", 315.0)).is_empty());
        assert_eq!(
            rises(("a", 316.0)),
            ["a: rose from 300.00 to 316.00 instructions"]
        );
        assert_eq!(
            rises(("b", 1.0)),
            [
                "b: is not in the file",
                "a: is in the file and no longer measured"
            ]
        );
    }
}
