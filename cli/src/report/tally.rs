//! What is counted while the inputs are read. It grows with what there is to say, not with the inputs.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::moment::Moment;
use super::verdict::Verdict;

/// The places that are kept of what could not be read.
pub(super) const MOST_PLACES: usize = 100;

/// Different verdicts that are kept. More can only come of texts that are not listed.
const MOST_VERDICTS: usize = 4096;

/// The counts by verdict, at their places in [`Tally::verdicts`].
pub(super) type Counts = Vec<u64>;

/// What the counts are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) since: Option<Moment>,
    pub(super) until: Option<Moment>,
    /// An hour or a day.
    pub(super) unit: Moment,
}

/// Counts of a thread, or of all.
pub(super) struct Tally {
    window: Window,
    verdicts: Vec<Verdict>,
    places: FxHashMap<Verdict, usize>,
    /// By when the hour or day begins.
    pub(super) within: BTreeMap<Moment, Counts>,
    /// The same for what came before the window.
    pub(super) before: BTreeMap<Moment, Counts>,
    /// Calls whose time is not sent. They are in no window.
    pub(super) undated: Counts,
    /// Calls that ended after the window.
    pub(super) after: u64,
    /// By offset as sent.
    pub(super) offsets: BTreeMap<String, u64>,
    pub(super) earliest: Option<Moment>,
    pub(super) latest: Option<Moment>,
    pub(super) problems: u64,
    /// The first of them: the input, its line, the index in it, and why.
    pub(super) first_problems: BTreeSet<(usize, Option<u64>, Option<u64>, String)>,
    last: Last,
}

/// The latest call again, which is most likely like the next one.
#[derive(Default)]
struct Last {
    offset: String,
    offset_count: u64,
}

impl Tally {
    pub(super) fn new(window: Window) -> Self {
        Self {
            window,
            verdicts: Vec::new(),
            places: FxHashMap::default(),
            within: BTreeMap::new(),
            before: BTreeMap::new(),
            undated: Vec::new(),
            after: 0,
            offsets: BTreeMap::new(),
            earliest: None,
            latest: None,
            problems: 0,
            first_problems: BTreeSet::new(),
            last: Last::default(),
        }
    }

    pub(super) fn verdict(&self, place: usize) -> Option<&Verdict> {
        self.verdicts.get(place)
    }

    /// The place of a verdict, by which it is counted.
    pub(super) fn place_of(&mut self, mut verdict: Verdict) -> usize {
        if self.verdicts.len() >= MOST_VERDICTS && !self.places.contains_key(&verdict) {
            for (_, text) in &mut verdict.unlisted {
                "(other texts)".clone_into(text);
            }
        }
        if let Some(place) = self.places.get(&verdict) {
            return *place;
        }
        let place = self.verdicts.len();
        self.verdicts.push(verdict.clone());
        self.places.insert(verdict, place);
        place
    }

    /// Counts a payload.
    pub(super) fn add(&mut self, place: usize, time: Option<(Moment, &str)>) {
        let Some((moment, offset)) = time else {
            increment(&mut self.undated, place, 1);
            return;
        };
        let Window { since, until, unit } = self.window;
        if until.is_some_and(|until| moment >= until) {
            self.after += 1;
            return;
        }
        let start = moment - moment.rem_euclid(unit);
        let is_before = since.is_some_and(|since| moment < since);
        let periods = if is_before {
            &mut self.before
        } else {
            &mut self.within
        };
        increment(periods.entry(start).or_default(), place, 1);
        if !is_before {
            self.earliest = Some(
                self.earliest
                    .map_or(moment, |earliest| earliest.min(moment)),
            );
            self.latest = Some(self.latest.map_or(moment, |latest| latest.max(moment)));
            self.add_offset(offset);
        }
    }

    fn add_offset(&mut self, offset: &str) {
        if self.last.offset != offset {
            self.settle_offset();
            offset.clone_into(&mut self.last.offset);
        }
        self.last.offset_count += 1;
    }

    fn settle_offset(&mut self) {
        const MOST_OFFSETS: usize = 64;
        let Last {
            offset,
            offset_count,
        } = std::mem::take(&mut self.last);
        let is_offset =
            offset.len() <= 6 && offset.bytes().all(|byte| b"+-:0123456789Z".contains(&byte));
        let is_kept = self.offsets.len() < MOST_OFFSETS || self.offsets.contains_key(&offset);
        if offset_count > 0 && is_offset && is_kept {
            *self.offsets.entry(offset).or_default() += offset_count;
        }
    }

    /// Counts what could not be read.
    pub(super) fn add_problem(
        &mut self,
        file: usize,
        line: Option<u64>,
        index: Option<u64>,
        why: String,
    ) {
        self.problems += 1;
        self.keep_problem((file, line, index, why));
    }

    fn keep_problem(&mut self, problem: (usize, Option<u64>, Option<u64>, String)) {
        self.first_problems.insert(problem);
        if self.first_problems.len() > MOST_PLACES {
            self.first_problems.pop_last();
        }
    }

    /// Adds the counts of another thread.
    pub(super) fn merge(&mut self, mut other: Self) {
        other.settle_offset();
        self.settle_offset();
        let verdicts = std::mem::take(&mut other.verdicts);
        let places: Vec<usize> = verdicts
            .into_iter()
            .map(|verdict| self.place_of(verdict))
            .collect();
        for (own, others) in [
            (&mut self.within, other.within),
            (&mut self.before, other.before),
        ] {
            for (start, counts) in others {
                merge_counts(own.entry(start).or_default(), &counts, &places);
            }
        }
        merge_counts(&mut self.undated, &other.undated, &places);
        self.after += other.after;
        for (offset, count) in other.offsets {
            *self.offsets.entry(offset).or_default() += count;
        }
        self.earliest = [self.earliest, other.earliest].into_iter().flatten().min();
        self.latest = self.latest.max(other.latest);
        self.problems += other.problems;
        for problem in other.first_problems {
            self.keep_problem(problem);
        }
    }
}

fn merge_counts(own: &mut Counts, others: &[u64], places: &[usize]) {
    for (place, count) in places.iter().zip(others) {
        if *count > 0 {
            increment(own, *place, *count);
        }
    }
}

fn increment(counts: &mut Counts, place: usize, by: u64) {
    if counts.len() <= place {
        counts.resize(place + 1, 0);
    }
    if let Some(count) = counts.get_mut(place) {
        *count += by;
    }
}
