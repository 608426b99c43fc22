//! The report as text for a terminal.

use std::fmt::Write as _;

use textwrap::{Options, fill};

use super::findings::{Cell, Chart, Findings, Section, grouped};
use crate::card::TITLE;
use crate::screen;

/// Rows of a table. The page and the files have all of them.
const MOST_ROWS: usize = 31;

/// A text that is wider goes below its row.
const WIDEST_CELL: usize = 44;

pub(super) fn text(findings: &Findings) -> String {
    let mut text = String::new();
    let facts: Vec<_> = findings
        .facts
        .iter()
        .map(|(name, fact)| format!("{name}: {fact}"))
        .collect();
    text.push_str(&screen::paragraph(&facts.join(", ")));
    for section in &findings.sections {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n{TITLE}{}{TITLE:#}", section.title);
        text.push_str(&screen::paragraph(&section.lead));
        table(&mut text, section);
    }
    text.push('\n');
    for note in &findings.notes {
        text.push_str(&screen::paragraph(note));
    }
    text
}

fn table(text: &mut String, section: &Section) {
    let rows: Vec<_> = section
        .rows
        .iter()
        .filter(|row| says_something(row))
        .collect();
    let hidden = rows.len().saturating_sub(MOST_ROWS);
    // Of time, the latest is the news; of anything else, the first.
    let is_time = matches!(section.chart, Some(Chart::Stacks { .. }));
    let skipped = if is_time { hidden } else { 0 };
    let shown: Vec<_> = rows.into_iter().skip(skipped).take(MOST_ROWS).collect();
    if shown.is_empty() {
        return;
    }
    if hidden > 0 {
        let which = if is_time { "last" } else { "first" };
        let _ = writeln!(
            text,
            "  The {which} {MOST_ROWS} of {}. --csv and --out have all.",
            grouped((hidden + MOST_ROWS) as u64)
        );
    }
    // Columns that nobody needs on a terminal are left out: those that are 0 in every row.
    let columns: Vec<usize> = (0..section.columns.len())
        .filter(|place| {
            shown
                .iter()
                .any(|row| row.get(*place).is_some_and(|cell| *cell != Cell::Count(0)))
        })
        .collect();
    let cell = |row: &[Cell], place: usize| row.get(place).map(Cell::shown).unwrap_or_default();
    let heading = |place: usize| section.columns.get(place).copied().unwrap_or_default();
    let width = |place: usize| {
        let cells = shown.iter().map(|row| cell(row, place).chars().count());
        cells
            .chain([heading(place).chars().count()])
            .max()
            .unwrap_or(0)
    };
    let mut inline = Vec::new();
    let mut room = screen::width();
    let mut below = Vec::new();
    for place in columns {
        let width = width(place);
        if width <= WIDEST_CELL && width + 2 <= room {
            room -= width + 2;
            inline.push((place, width));
        } else {
            below.push(place);
        }
    }
    let is_number = |place: usize| {
        shown
            .iter()
            .any(|row| row.get(place).is_some_and(Cell::is_number))
    };
    let line = |cells: &dyn Fn(usize) -> String| {
        let mut line = String::new();
        for (place, width) in &inline {
            let cell = cells(*place);
            let padding = width.saturating_sub(cell.chars().count());
            let (before, after) = if is_number(*place) {
                (padding, 0)
            } else {
                (0, padding)
            };
            let _ = write!(line, "  {:before$}{cell}{:after$}", "", "");
        }
        line.trim_end().to_owned()
    };
    if !inline.is_empty() {
        let _ = writeln!(text, "{}", line(&|place| heading(place).to_owned()));
    }
    for row in &shown {
        if !inline.is_empty() {
            let _ = writeln!(text, "{}", line(&|place| cell(row, place)));
        }
        let options = Options::new(screen::width())
            .initial_indent("    ")
            .subsequent_indent("    ");
        let (numbers, texts): (Vec<_>, Vec<_>) = below.iter().partition(|place| is_number(**place));
        let numbers: Vec<_> = numbers
            .iter()
            .map(|place| format!("{} {}", heading(*place), cell(row, *place)))
            .collect();
        let texts = texts.iter().map(|place| cell(row, *place));
        for below in [numbers.join(", ")].into_iter().chain(texts) {
            if !below.is_empty() {
                let _ = writeln!(text, "{}", fill(&below, &options));
            }
        }
    }
}

/// Whether a row has a count other than 0, or none at all.
fn says_something(row: &[Cell]) -> bool {
    let mut counts = row
        .iter()
        .filter(|cell| matches!(cell, Cell::Count(_)))
        .peekable();
    counts.peek().is_none() || counts.any(|cell| *cell != Cell::Count(0))
}
