//! Rows for a terminal: aligned, or as cards if the screen is too narrow for that.

use std::fmt::Write as _;

use textwrap::core::display_width;

use super::tables::Table;
use crate::card::{Card, LABEL, TITLE};
use crate::screen;
use crate::table::{Cell, Row, heading};

const BETWEEN_COLUMNS: &str = "  ";
/// Sentences in a column that is narrower than this are hard to read.
const NARROWEST_SENTENCES: usize = 15;

pub(super) fn text(table: Table, rows: &[Row]) -> String {
    let rows: Vec<_> = rows.iter().map(|row| row.select(table.shown())).collect();
    let columns = columns(&rows);
    match widths(&columns) {
        Some(widths) => aligned(&columns, &widths, &rows),
        None => rows.iter().map(card).collect::<Vec<_>>().join("\n"),
    }
}

struct Column {
    heading: String,
    is_number: bool,
    widest: usize,
    narrowest: usize,
}

fn columns(rows: &[Row]) -> Vec<Column> {
    let names = rows.first().into_iter().flat_map(Row::columns);
    names.map(|name| column(name, rows)).collect()
}

fn column(name: &str, rows: &[Row]) -> Column {
    let cells: Vec<_> = rows.iter().filter_map(|row| row.cell(name)).collect();
    let heading = heading(name).into_owned();
    let mut texts: Vec<_> = cells.iter().map(|cell| cell.shown()).collect();
    texts.push(heading.clone().into());
    let words = texts.iter().flat_map(|text| text.split(' '));
    let longest_word = words.map(display_width).max().unwrap_or(0);
    let widest = texts.iter().map(|text| display_width(text)).max();
    let widest = widest.unwrap_or(0);
    Column {
        is_number: cells.iter().all(|cell| matches!(cell, Cell::Number(_))),
        narrowest: if widest > NARROWEST_SENTENCES {
            longest_word.max(NARROWEST_SENTENCES)
        } else {
            longest_word
        },
        widest,
        heading,
    }
}

/// What is too wide is taken from the widest columns. `None` if that does not suffice.
fn widths(columns: &[Column]) -> Option<Vec<usize>> {
    let mut widths: Vec<_> = columns.iter().map(|column| column.widest).collect();
    let between = BETWEEN_COLUMNS.len() * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + between > screen::width() {
        let wide = widths.iter_mut().zip(columns);
        let wide = wide.filter(|(width, column)| **width > column.narrowest);
        let (widest, _) = wide.max_by_key(|(width, _)| **width)?;
        *widest -= 1;
    }
    Some(widths)
}

fn aligned(columns: &[Column], widths: &[usize], rows: &[Row]) -> String {
    let headings = columns.iter().map(|column| column.heading.as_str());
    let head = lines(headings, columns, widths);
    let rows = rows.iter().flat_map(|row| {
        let cells: Vec<_> = row.cells().map(Cell::shown).collect();
        lines(cells.iter().map(AsRef::as_ref), columns, widths)
    });
    let rows: Vec<_> = rows.collect();
    let width = head
        .iter()
        .chain(&rows)
        .map(|line| display_width(line))
        .max();
    let rule = "─".repeat(width.unwrap_or(0));
    let mut text = String::new();
    for line in head {
        let _ = writeln!(text, "{TITLE}{line}{TITLE:#}");
    }
    let _ = writeln!(text, "{LABEL}{rule}{LABEL:#}");
    for line in rows {
        let _ = writeln!(text, "{line}");
    }
    text
}

/// The cells of a row beside each other, each wrapped.
fn lines<'a>(
    cells: impl Iterator<Item = &'a str>,
    columns: &[Column],
    widths: &[usize],
) -> Vec<String> {
    let cells = cells
        .zip(widths)
        .map(|(cell, width)| textwrap::wrap(cell, *width));
    let cells: Vec<_> = cells.collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |index| {
        let parts = cells
            .iter()
            .zip(columns)
            .zip(widths)
            .map(|((cell, column), &width)| {
                let part = cell.get(index).map_or("", AsRef::as_ref);
                let padding = " ".repeat(width.saturating_sub(display_width(part)));
                if column.is_number {
                    padding + part
                } else {
                    part.to_owned() + &padding
                }
            });
        let line = parts.collect::<Vec<_>>().join(BETWEEN_COLUMNS);
        line.trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

/// The number and the name of a row are its title.
fn card(row: &Row) -> String {
    let is_title = |column: &str| matches!(column, "code" | "codes" | "number" | "name" | "word");
    let cells: Vec<_> = row.columns().zip(row.cells().map(Cell::shown)).collect();
    let titles = cells.iter().take_while(|(column, _)| is_title(column));
    let titles: Vec<_> = titles.map(|(_, cell)| cell.as_ref()).collect();
    let mut card = Card::new(&titles.join(" "));
    for (column, cell) in cells.iter().skip(titles.len()) {
        // As the cards of `explain` say it.
        let label = if *column == "description" {
            "means".into()
        } else {
            heading(column)
        };
        card.line(&label, cell);
    }
    card.text()
}
