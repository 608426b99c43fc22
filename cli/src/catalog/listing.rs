//! Rows as a table for a terminal.

use std::fmt::Write as _;

use anstyle::Style;
use comfy_table::{ColumnConstraint, ContentArrangement, TableComponent, Width, presets};

use super::tables::Table;
use crate::card::{Card, LABEL, TITLE};
use crate::screen;
use crate::table::{Cell, Row, heading};

/// A text in a column that is narrower than this is hard to read.
const NARROWEST_TEXT: usize = 15;
const BETWEEN_COLUMNS: usize = 2;
const RULE: char = '─';

/// A table, or a card for each row if the screen is too narrow for that.
pub(super) fn text(table: Table, rows: &[Row]) -> String {
    let rows: Vec<_> = rows.iter().map(|row| row.select(table.shown())).collect();
    let columns = columns(&rows);
    let narrowest: usize = columns.iter().map(|column| column.narrowest).sum();
    let between = BETWEEN_COLUMNS * columns.len().saturating_sub(1);
    if narrowest + between > screen::width() {
        return rows.iter().map(card).collect::<Vec<_>>().join("\n");
    }
    aligned(&columns, &rows)
}

struct Column {
    heading: String,
    narrowest: usize,
    is_numbers: bool,
}

fn columns(rows: &[Row]) -> Vec<Column> {
    let Some(first) = rows.first() else {
        return Vec::new();
    };
    let column = |name| {
        let heading = heading(name).into_owned();
        let cells = rows.iter().filter_map(|row| row.cell(name));
        let texts: Vec<_> = cells.map(|cell| cell.shown().into_owned()).collect();
        let words = texts
            .iter()
            .chain([&heading])
            .flat_map(|text| text.split(' '));
        let longest_word = words.map(textwrap::core::display_width).max().unwrap_or(0);
        let widths = texts.iter().map(|text| textwrap::core::display_width(text));
        let widest = widths.max().unwrap_or(0);
        Column {
            narrowest: if widest > NARROWEST_TEXT {
                longest_word.max(NARROWEST_TEXT)
            } else {
                longest_word
            },
            is_numbers: matches!(name, "code" | "number"),
            heading,
        }
    };
    first.columns().map(column).collect()
}

fn aligned(columns: &[Column], rows: &[Row]) -> String {
    let mut table = comfy_table::Table::new();
    table
        .load_preset(presets::NOTHING)
        .set_style(TableComponent::HeaderLines, RULE)
        .remove_style(TableComponent::VerticalLines)
        .remove_style(TableComponent::MiddleHeaderIntersections)
        .set_content_arrangement(ContentArrangement::Dynamic)
        // The blanks on the right of the last column are cut off.
        .set_width(u16::try_from(screen::width() + BETWEEN_COLUMNS).unwrap_or(u16::MAX))
        .set_header(columns.iter().map(|column| &column.heading));
    for row in rows {
        table.add_row(row.cells().map(|cell| cell.shown().into_owned()));
    }
    let padding = u16::try_from(BETWEEN_COLUMNS).unwrap_or_default();
    for (index, column) in columns.iter().enumerate() {
        if let Some(drawn) = table.column_mut(index) {
            drawn.set_padding((0, padding));
            let width = u16::try_from(column.narrowest + BETWEEN_COLUMNS).unwrap_or(u16::MAX);
            drawn.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
            if column.is_numbers {
                drawn.set_cell_alignment(comfy_table::CellAlignment::Right);
            }
        }
    }
    let lines: Vec<_> = table.lines().collect();
    styled(lines.iter().map(|line| line.trim_end()))
}

/// The head is what comes before the rule.
fn styled<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> String {
    let is_text = |line: &&str| !line.starts_with(RULE);
    let texts = lines.clone().filter(is_text);
    let width = texts.map(textwrap::core::display_width).max().unwrap_or(0);
    let mut text = String::new();
    let mut head = TITLE;
    for line in lines {
        if line.starts_with(RULE) {
            let rule = RULE.to_string().repeat(width);
            let _ = writeln!(text, "{LABEL}{rule}{LABEL:#}");
            head = Style::new();
        } else {
            let _ = writeln!(text, "{head}{line}{head:#}");
        }
    }
    text
}

/// The first cells of a row are its title.
fn card(row: &Row) -> String {
    let cells: Vec<_> = row.cells().map(Cell::shown).collect();
    let titles = row
        .columns()
        .take_while(|column| is_title(column))
        .count()
        .max(1);
    let title: Vec<_> = cells.iter().take(titles).map(AsRef::as_ref).collect();
    let mut card = Card::new(&title.join(" "));
    for (column, cell) in row.columns().zip(&cells).skip(titles) {
        // As the cards of `explain` say it.
        let label = if column == "description" {
            "means".into()
        } else {
            heading(column)
        };
        card.line(&label, cell);
    }
    card.text()
}

fn is_title(column: &str) -> bool {
    matches!(column, "code" | "number" | "name" | "word")
}
