//! What the report says, before it is written in any format: a table for each question, in their order.

mod changes;
mod counted;
mod files;
mod parts;
mod texts;

use plivo_hangup::Outcome;

use super::moment::{DAY, Moment, written};
use super::tally::{Tally, Window};
use counted::Counted;

/// The whole report.
pub(super) struct Findings {
    /// What was read, how many calls, of what time.
    pub(super) facts: Vec<(&'static str, String)>,
    /// What a reader has to know about the counts.
    pub(super) notes: Vec<String>,
    pub(super) sections: Vec<Section>,
}

/// A question and its answer.
pub(super) struct Section {
    /// The name of its file and of its key.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// The answer in a sentence or two.
    pub(super) lead: String,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) chart: Option<Chart>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Count(u64),
    /// A part of one.
    Share(f64),
    /// The difference of two shares.
    Change(f64),
}

/// A picture of a section's table.
pub(super) enum Chart {
    /// A bar for each row: its label, its count, and its colour.
    Bars(Vec<(String, u64, Ink)>),
    /// The outcomes of each hour or day.
    Stacks {
        /// "hour" or "day".
        unit: &'static str,
        stacks: Vec<(String, Vec<u64>)>,
    },
}

/// What a colour means. The page has one for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Outcome(Outcome),
    Plain,
}

impl Findings {
    /// All that is said of the counts. `files` are the names of the inputs.
    pub(super) fn of(tally: &Tally, window: Window, files: &[String]) -> Self {
        let periods = changes::Periods::of(tally, window);
        let now = Counted::of(tally, tally.within.values().chain(undated(tally, window)));
        let sections = vec![
            parts::outcomes(&now),
            parts::ours_to_fix(&now),
            changes::section(tally, periods.as_ref(), window),
            parts::over_time(tally, window),
            parts::causes(&now),
            parts::responsible(&now),
            parts::retry(&now),
            texts::disagreements(&now),
            texts::unlisted(&now),
            files::not_read(tally, files),
            parts::apart(&now),
        ];
        Self {
            facts: facts(tally, &now, files),
            notes: notes(tally, window),
            sections,
        }
    }
}

/// What has no time is in the report, unless a time is asked for.
fn undated(tally: &Tally, window: Window) -> Option<&super::tally::Counts> {
    let is_all = window.since.is_none() && window.until.is_none();
    is_all.then_some(&tally.undated)
}

fn facts(tally: &Tally, now: &Counted<'_>, files: &[String]) -> Vec<(&'static str, String)> {
    let mut facts = vec![("calls", grouped(now.calls))];
    if let (Some(from), Some(to)) = (tally.earliest, tally.latest) {
        facts.push(("from", written(from, 1)));
        facts.push(("to", written(to, 1)));
    }
    facts.push(("inputs", grouped(files.len() as u64)));
    facts.push(("not read", grouped(tally.problems)));
    facts
}

fn notes(tally: &Tally, window: Window) -> Vec<String> {
    let mut notes = vec![offsets(tally)];
    notes.push(
        "A call is a leg that has ended: a hangup callback, the end of a B leg of a Dial, or a call detail record. A \
         call that is in the inputs as a callback and as a record counts twice, so give the report one of them."
            .to_owned(),
    );
    let without_time: u64 = tally.undated.iter().sum();
    if without_time > 0 {
        let where_to = match undated(tally, window) {
            Some(_) => "They are counted, but they are not in the tables over time.",
            None => "They are not counted, since a time was asked for.",
        };
        notes.push(format!(
            "Payloads without a time: {}. {where_to}",
            grouped(without_time)
        ));
    }
    if tally.after > 0 {
        notes.push(format!(
            "Payloads after the time that was asked for: {}.",
            grouped(tally.after)
        ));
    }
    notes.push(
        "All counts are exact. Phone numbers and ids of calls are not in this report. A text that is not listed may be \
         the name of a person, so it is shown only if it is a code of at most five digits or has the form of a \
         telephony word, such as USER_BUSY."
            .to_owned(),
    );
    notes
}

fn offsets(tally: &Tally) -> String {
    let mut offsets: Vec<_> = tally.offsets.iter().collect();
    offsets.sort_by_key(|(offset, count)| (std::cmp::Reverse(**count), (*offset).clone()));
    let listed: Vec<_> = offsets
        .iter()
        .map(|(offset, count)| match offset.as_str() {
            "" => format!(
                "{} without an offset, in the time zone of the account",
                grouped(**count)
            ),
            offset => format!("{} with {offset}", grouped(**count)),
        })
        .collect();
    let listed = if listed.is_empty() {
        "none was sent".to_owned()
    } else {
        listed.join(", ")
    };
    format!(
        "Times are used as sent, without conversion between time zones: {listed}. A call counts when it ended."
    )
}

/// The unit of time in a sentence.
fn unit_name(unit: Moment) -> &'static str {
    if unit == DAY { "day" } else { "hour" }
}

/// A number with commas.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A part of a whole, which may be nothing.
#[expect(
    clippy::cast_precision_loss,
    reason = "shares are shown with one decimal"
)]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// For people.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => grouped(*count),
            Self::Share(share) => format!("{:.1} %", share * 100.0),
            Self::Change(change) => {
                // Without it, a little less than nothing would be -0.0.
                let points = (change * 1000.0).round() / 10.0 + 0.0;
                format!("{points:+.1} points")
            }
        }
    }

    pub(super) fn is_number(&self) -> bool {
        !matches!(self, Self::Text(_))
    }
}
