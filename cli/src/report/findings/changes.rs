//! What changed against the period before.

use std::collections::BTreeMap;

use plivo_hangup::Outcome;

use super::counted::Counted;
use super::parts::{cause_name, is_ours, outcome_of};
use super::{Cell, Section, share};
use crate::report::moment::{Moment, written};
use crate::report::tally::{Counts, Tally, Window};

/// The causes that changed most.
const MOST_CAUSES: usize = 10;

/// Two periods that are equally long, as the hours or days that are in them.
pub(super) struct Periods<'a> {
    before: Period<'a>,
    now: Period<'a>,
}

struct Period<'a> {
    from: Moment,
    to: Moment,
    counts: Vec<&'a Counts>,
}

impl<'a> Periods<'a> {
    /// With a beginning, the period before it; without one, the first half against the second.
    pub(super) fn of(tally: &'a Tally, window: Window) -> Option<Self> {
        let unit = window.unit;
        let (first, _) = tally.within.first_key_value()?;
        let (last, _) = tally.within.last_key_value()?;
        if let Some(since) = window.since {
            let until = window.until.unwrap_or(last + unit);
            let from = since - (until - since);
            // What came before is counted by whole hours or days.
            let from = from - from.rem_euclid(unit);
            return Some(Self {
                before: Period::new(&tally.before, from, since, unit),
                now: Period::new(&tally.within, since, until, unit),
            });
        }
        // Of an odd number of days, the one in the middle is in neither.
        let half = (last - first + unit) / unit / 2 * unit;
        let end = last + unit;
        (half > 0).then(|| Self {
            before: Period::new(&tally.within, *first, first + half, unit),
            now: Period::new(&tally.within, end - half, end, unit),
        })
    }
}

impl<'a> Period<'a> {
    /// The hours or days that have a part in the period. At its end, they have been cut already.
    fn new(all: &'a BTreeMap<Moment, Counts>, from: Moment, to: Moment, unit: Moment) -> Self {
        let counts = all
            .iter()
            .filter(|(start, _)| **start + unit > from && **start < to);
        Self {
            from,
            to,
            counts: counts.map(|(_, counts)| counts).collect(),
        }
    }
}

pub(super) fn section(tally: &Tally, periods: Option<&Periods<'_>>, window: Window) -> Section {
    let empty = Section {
        id: "changes",
        title: "What changed",
        lead: "There is no period before to compare with.".to_owned(),
        columns: vec![
            "what",
            "before",
            "now",
            "change",
            "share before",
            "share now",
        ],
        rows: Vec::new(),
        chart: None,
    };
    let Some(Periods { before, now }) = periods else {
        return empty;
    };
    let (was, is) = (
        Counted::of(tally, before.counts.iter().copied()),
        Counted::of(tally, now.counts.iter().copied()),
    );
    if was.calls == 0 {
        return empty;
    }
    let row = |what: String, before: u64, now: u64| {
        let shares = [share(before, was.calls), share(now, is.calls)];
        vec![
            Cell::Text(what),
            Cell::Count(before),
            Cell::Count(now),
            Cell::Change(shares[1] - shares[0]),
            Cell::Share(shares[0]),
            Cell::Share(shares[1]),
        ]
    };
    let mut rows = vec![row("All calls".to_owned(), was.calls, is.calls)];
    rows.push(row(
        "Yours to fix".to_owned(),
        was.count(is_ours),
        is.count(is_ours),
    ));
    for outcome in Outcome::ALL {
        let count =
            |counted: &Counted<'_>| counted.count(|verdict| outcome_of(verdict) == *outcome);
        let (before, now) = (count(&was), count(&is));
        if before + now > 0 {
            rows.push(row(outcome.name().to_owned(), before, now));
        }
    }
    let mut causes = BTreeMap::<_, [u64; 2]>::new();
    for (cause, count) in was.by(|verdict| Some(cause_name(verdict))) {
        causes.entry(cause).or_default()[0] = count;
    }
    for (cause, count) in is.by(|verdict| Some(cause_name(verdict))) {
        causes.entry(cause).or_default()[1] = count;
    }
    let mut causes: Vec<_> = causes
        .into_iter()
        .map(|(cause, [before, now])| {
            let change = share(now, is.calls) - share(before, was.calls);
            (cause, before, now, change)
        })
        .collect();
    causes.sort_by(|one, other| other.3.abs().total_cmp(&one.3.abs()));
    rows.extend(
        causes
            .into_iter()
            .take(MOST_CAUSES)
            .map(|(cause, before, now, _)| row(cause, before, now)),
    );
    let name =
        |period: &Period<'_>| format!("{} to {}", written(period.from, 1), written(period.to, 1));
    let why = match window.since {
        Some(_) => "the equally long period before",
        None => "the second half of the time against the first",
    };
    Section {
        lead: format!(
            "From {}, against {} ({why}). The causes are those whose share changed most.",
            name(now),
            name(before),
        ),
        rows,
        ..empty
    }
}
