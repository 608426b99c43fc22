//! Verdicts with their counts, to be added up by anything that they say.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::report::tally::{Counts, Tally};
use crate::report::verdict::{Kind, Verdict};

/// The counts of some hours or days together.
pub(super) struct Counted<'a> {
    all: Vec<(&'a Verdict, u64)>,
    pub(super) calls: u64,
}

impl<'a> Counted<'a> {
    pub(super) fn of<'c>(tally: &'a Tally, periods: impl Iterator<Item = &'c Counts>) -> Self {
        let mut sum = Counts::new();
        for counts in periods {
            sum.resize(sum.len().max(counts.len()), 0);
            for (sum, count) in sum.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        let all: Vec<_> = sum
            .into_iter()
            .enumerate()
            .filter_map(|(place, count)| Some((tally.verdict(place)?, count)))
            .filter(|(_, count)| *count > 0)
            .collect();
        let mut counted = Self { all, calls: 0 };
        counted.calls = counted.calls().map(|(_, count)| count).sum();
        counted
    }

    /// All verdicts, also of what is not a call.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a Verdict, u64)> {
        self.all.iter().copied()
    }

    pub(super) fn calls(&self) -> impl Iterator<Item = (&'a Verdict, u64)> {
        self.all().filter(|(verdict, _)| verdict.kind == Kind::Call)
    }

    /// How many calls there are of a kind.
    pub(super) fn count(&self, is_counted: impl Fn(&Verdict) -> bool) -> u64 {
        let counted = self.calls().filter(|(verdict, _)| is_counted(verdict));
        counted.map(|(_, count)| count).sum()
    }

    /// The calls by what is said of each, most first. What is said of none is not counted.
    pub(super) fn by<K: Ord + Clone>(
        &self,
        key: impl Fn(&'a Verdict) -> Option<K>,
    ) -> Vec<(K, u64)> {
        let keyed = self.calls().map(|(verdict, count)| (key(verdict), count));
        most_first(keyed.filter_map(|(key, count)| Some((key?, count))))
    }
}

/// The sums by key, most first.
pub(super) fn most_first<K: Ord + Clone>(counts: impl Iterator<Item = (K, u64)>) -> Vec<(K, u64)> {
    let mut sums = BTreeMap::new();
    for (key, count) in counts {
        *sums.entry(key).or_default() += count;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, count)| Reverse(*count));
    sums
}
