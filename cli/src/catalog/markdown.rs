//! Tables in Markdown.

use crate::table::{Row, heading};

/// The rows, all of which have the same columns.
pub(super) fn table(rows: &[Row]) -> String {
    let Some(first) = rows.first() else {
        return String::new();
    };
    let head = first.columns().map(|column| heading(column).into_owned());
    let rule = first.columns().map(|_| "---".to_owned());
    let mut lines = vec![
        line(&head.collect::<Vec<_>>()),
        line(&rule.collect::<Vec<_>>()),
    ];
    for row in rows {
        let cells = row.cells().map(|cell| escaped(&cell.shown()));
        lines.push(line(&cells.collect::<Vec<_>>()));
    }
    lines.concat()
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Text as it is, without what Markdown would read in it. A star before a blank means nothing to Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_read = match character {
            '*' => characters.peek().is_some_and(|next| !next.is_whitespace()),
            _ => matches!(character, '|' | '_' | '<' | '[' | ']' | '`' | '\\'),
        };
        if is_read {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
