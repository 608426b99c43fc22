//! How the calls ended, and what that means: the sections that add up calls.

use plivo_hangup::{Outcome, Party, Retry};

use super::counted::Counted;
use super::{Cell, Chart, Ink, Section, grouped, share, unit_name};
use crate::report::moment::{Moment, written};
use crate::report::tally::{Counts, Tally, Window};
use crate::report::verdict::{Kind, Verdict};

/// The bars that a chart has room for. The table has all rows.
const MOST_BARS: usize = 12;

pub(super) fn outcome_of(verdict: &Verdict) -> Outcome {
    verdict
        .meaning
        .map_or(Outcome::Unknown, |meaning| meaning.outcome)
}

pub(super) fn is_ours(verdict: &Verdict) -> bool {
    verdict
        .meaning
        .is_some_and(|meaning| meaning.is_ours_to_fix())
}

/// The cause for people, as it is reported.
pub(super) fn cause_name(verdict: &Verdict) -> String {
    match (verdict.cause, verdict.label) {
        (Some(cause), _) => format!("{} {cause}", cause.code()),
        (None, "not_reported") => "Not reported".to_owned(),
        (None, _) => "Not listed".to_owned(),
    }
}

/// A section whose rows are counts and shares of all calls.
fn shares(now: &Counted<'_>, rows: Vec<(Vec<Cell>, u64)>) -> Vec<Vec<Cell>> {
    let with_share = |(mut cells, count): (Vec<Cell>, u64)| {
        cells.extend([Cell::Count(count), Cell::Share(share(count, now.calls))]);
        cells
    };
    rows.into_iter().map(with_share).collect()
}

pub(super) fn outcomes(now: &Counted<'_>) -> Section {
    let counts: Vec<_> = Outcome::ALL
        .iter()
        .map(|outcome| {
            (
                *outcome,
                now.count(|verdict| outcome_of(verdict) == *outcome),
            )
        })
        .collect();
    let completed = now.count(|verdict| outcome_of(verdict) == Outcome::Completed);
    let bars = counts.iter().filter(|(_, count)| *count > 0);
    let bars =
        bars.map(|(outcome, count)| (outcome.name().to_owned(), *count, Ink::Outcome(*outcome)));
    Section {
        id: "outcomes",
        title: "How the calls ended",
        lead: match now.calls {
            0 => "There are no calls.".to_owned(),
            calls => format!(
                "Calls: {}. Completed: {}.",
                grouped(calls),
                Cell::Share(share(completed, calls)).shown()
            ),
        },
        columns: vec!["outcome", "calls", "share"],
        chart: Some(Chart::Bars(bars.collect())),
        rows: shares(
            now,
            counts
                .iter()
                .map(|(outcome, count)| (vec![Cell::text(outcome.name())], *count))
                .collect(),
        ),
    }
}

pub(super) fn ours_to_fix(now: &Counted<'_>) -> Section {
    let ours = now.by(|verdict| {
        let meaning = verdict.meaning.filter(|_| is_ours(verdict))?;
        let party = meaning.responsible.map_or("", Party::name);
        Some((cause_name(verdict), party, meaning.next_step))
    });
    let count: u64 = ours.iter().map(|(_, count)| count).sum();
    let rows = ours.iter().map(|((cause, party, next_step), count)| {
        vec![
            Cell::text(cause),
            Cell::Count(*count),
            Cell::Share(share(*count, now.calls)),
            Cell::text(*party),
            Cell::text(*next_step),
        ]
    });
    Section {
        id: "ours_to_fix",
        title: "What is yours to fix",
        lead: if count == 0 {
            "No call failed because of your application or your account.".to_owned()
        } else {
            format!(
                "Failed because of your application or your account: {} ({}). Such calls fail again until you fix the cause.",
                grouped(count),
                Cell::Share(share(count, now.calls)).shown()
            )
        },
        columns: vec!["cause", "calls", "share", "responsible", "next step"],
        rows: rows.collect(),
        chart: None,
    }
}

/// Every hour or day from the first to the last, also those without calls, unless they are very many.
fn periods(tally: &Tally, unit: Moment) -> Vec<(Moment, Option<&Counts>)> {
    const MOST: Moment = 3000;
    let within = &tally.within;
    let (Some((first, _)), Some((last, _))) = (within.first_key_value(), within.last_key_value())
    else {
        return Vec::new();
    };
    let count = (last - first) / unit + 1;
    if count > MOST {
        return within
            .iter()
            .map(|(start, counts)| (*start, Some(counts)))
            .collect();
    }
    let starts = (0..count).map(|place| first + place * unit);
    starts.map(|start| (start, within.get(&start))).collect()
}

pub(super) fn over_time(tally: &Tally, window: Window) -> Section {
    let unit = unit_name(window.unit);
    let mut stacks = Vec::new();
    for (start, counts) in periods(tally, window.unit) {
        let counted = Counted::of(tally, counts.into_iter());
        let outcomes = Outcome::ALL.iter();
        let outcomes: Vec<_> = outcomes
            .map(|outcome| counted.count(|verdict| outcome_of(verdict) == *outcome))
            .collect();
        stacks.push((written(start, window.unit), counted.calls, outcomes));
    }
    let most = stacks.iter().max_by_key(|(_, calls, _)| *calls);
    let rows = stacks.iter().map(|(start, calls, outcomes)| {
        let outcomes = outcomes.iter().copied().map(Cell::Count);
        [Cell::text(start), Cell::Count(*calls)]
            .into_iter()
            .chain(outcomes)
            .collect()
    });
    Section {
        id: "over_time",
        title: "Outcomes over time",
        lead: match most {
            Some((start, calls, _)) => {
                format!("By {unit}. Most calls: {} ({start}).", grouped(*calls))
            }
            None => "No call has a time.".to_owned(),
        },
        columns: [unit, "calls"]
            .into_iter()
            .chain(Outcome::ALL.iter().map(|outcome| outcome.name()))
            .collect(),
        rows: rows.collect(),
        chart: Some(Chart::Stacks {
            unit,
            stacks: stacks
                .into_iter()
                .map(|(start, _, outcomes)| (start, outcomes))
                .collect(),
        }),
    }
}

pub(super) fn causes(now: &Counted<'_>) -> Section {
    let causes = now.by(|verdict| Some(cause_name(verdict)));
    let bars = causes.iter().take(MOST_BARS);
    let bars = bars
        .map(|(cause, count)| (cause.clone(), *count, Ink::Plain))
        .collect();
    Section {
        id: "causes",
        title: "Causes",
        lead: format!(
            "{} different ones, by how many calls they ended.",
            causes.len()
        ),
        columns: vec!["cause", "calls", "share"],
        chart: Some(Chart::Bars(bars)),
        rows: shares(
            now,
            causes
                .into_iter()
                .map(|(cause, count)| (vec![Cell::Text(cause)], count))
                .collect(),
        ),
    }
}

pub(super) fn responsible(now: &Counted<'_>) -> Section {
    let parties = now.by(|verdict| Some(verdict.meaning.and_then(|meaning| meaning.responsible)));
    let someone: u64 = parties
        .iter()
        .filter(|(party, _)| party.is_some())
        .map(|(_, count)| count)
        .sum();
    let name = |party: Option<Party>| party.map_or("Nobody", Party::name);
    let bars = parties
        .iter()
        .map(|(party, count)| (name(*party).to_owned(), *count, Ink::Plain));
    let bars = bars.collect();
    let rows = parties.into_iter().map(|(party, count)| {
        vec![
            Cell::text(name(party)),
            Cell::Count(count),
            Cell::Share(share(count, now.calls)),
            Cell::text(party.map_or(
                "Nothing went wrong, or nobody is known.",
                Party::description,
            )),
        ]
    });
    Section {
        id: "responsible",
        title: "Who can fix it",
        lead: format!(
            "Calls about which someone can do something: {}.",
            grouped(someone)
        ),
        columns: vec!["party", "calls", "share", "who that is"],
        rows: rows.collect(),
        chart: Some(Chart::Bars(bars)),
    }
}

pub(super) fn retry(now: &Counted<'_>) -> Section {
    let count = |retry: Retry| {
        now.count(|verdict| {
            verdict
                .meaning
                .is_some_and(|meaning| meaning.retry == retry)
        })
    };
    let counts: Vec<_> = Retry::ALL
        .iter()
        .map(|retry| (*retry, count(*retry)))
        .collect();
    let (later, soon) = (count(Retry::Later), count(Retry::WithBackoff));
    let bars = counts.iter().filter(|(_, count)| *count > 0);
    let bars = bars
        .map(|(retry, count)| (retry.name().to_owned(), *count, Ink::Plain))
        .collect();
    let rows = counts.into_iter().map(|(retry, count)| {
        vec![
            Cell::text(retry.name()),
            Cell::Count(count),
            Cell::Share(share(count, now.calls)),
            Cell::text(retry.description()),
        ]
    });
    Section {
        id: "retry",
        title: "Which calls are worth another try",
        lead: format!(
            "In all: {}. In minutes or hours: {}. Soon, with a longer pause before each attempt: {}.",
            grouped(later + soon),
            grouped(later),
            grouped(soon)
        ),
        columns: vec!["advice", "calls", "share", "how soon"],
        rows: rows.collect(),
        chart: Some(Chart::Bars(bars)),
    }
}

pub(super) fn apart(now: &Counted<'_>) -> Section {
    let of_kind = |kind: Kind| {
        let all = now.all().filter(|(verdict, _)| verdict.kind == kind);
        all.map(|(_, count)| count).sum()
    };
    let rows: [(&str, u64, &str); 5] = [
        (
            "Answered for less than a second",
            now.count(|verdict| verdict.is_sub_second),
            "These are among the calls above.",
        ),
        (
            "A machine answered",
            now.count(|verdict| verdict.machine_answered),
            "These are among the calls above.",
        ),
        (
            "Records of SIP trunking",
            of_kind(Kind::SipTrunk),
            "Another product, whose codes mean something else. They are not among the calls.",
        ),
        (
            "Dial summaries",
            of_kind(Kind::DialSummary),
            "Its legs report their own ends. They are not among the calls.",
        ),
        (
            "Calls that go on",
            of_kind(Kind::GoesOn),
            "They have no outcome yet. They are not among the calls.",
        ),
    ];
    let rows = rows
        .map(|(what, count, note)| vec![Cell::text(what), Cell::Count(count), Cell::text(note)]);
    Section {
        id: "apart",
        title: "Shown apart",
        lead: "What would mislead if it were mixed with the rest.".to_owned(),
        columns: vec!["what", "count", "note"],
        rows: rows.into(),
        chart: None,
    }
}
