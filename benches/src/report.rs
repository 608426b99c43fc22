//! The tables of `docs/performance.md`.

use crate::operations::Operation;

/// The figures of all operations, each beside its fastest rival.
pub fn operations(operations: &[Operation]) -> String {
    let headings = [
        "operation",
        "ns",
        "instructions",
        "mispredictions",
        "fastest rival",
        "time, times ours",
        "instructions, times ours",
    ];
    let rows = operations.iter().map(|operation| {
        let ours = operation.ours.figures;
        let rivals = operation.rivals.iter();
        let fastest = rivals.min_by(|a, b| a.figures.nanoseconds.total_cmp(&b.figures.nanoseconds));
        let [rival, time, instructions] = fastest.map_or_else(Default::default, |rival| {
            [
                rival.label.to_owned(),
                number(rival.figures.nanoseconds / ours.nanoseconds),
                number(rival.figures.instructions / ours.instructions),
            ]
        });
        [
            operation.name.to_owned(),
            number(ours.nanoseconds),
            number(ours.instructions),
            number(ours.mispredictions),
            rival,
            time,
            instructions,
        ]
    });
    table(headings, rows)
}

/// Every goal, and whether it is reached.
pub fn goals(operations: &[Operation]) -> String {
    let rows = operations.iter().flat_map(|operation| {
        operation.goals.iter().map(|goal| {
            let mut rivals = operation.rivals.iter();
            let rival = rivals.find(|rival| rival.label == goal.rival).unwrap();
            let (ours, theirs) = (operation.ours.figures, rival.figures);
            let time = ours.nanoseconds / theirs.nanoseconds;
            let reached = if time <= goal.at_most { "yes" } else { "no" };
            [
                operation.name.to_owned(),
                format!("≤ {:.3} of {}", goal.at_most, goal.rival),
                format!("{time:.3}"),
                format!("{:.3}", ours.instructions / theirs.instructions),
                reached.to_owned(),
            ]
        })
    });
    let headings = [
        "operation",
        "goal",
        "time",
        "instructions",
        "reached, by time",
    ];
    table(headings, rows)
}

/// Writes a number with as many digits as say something.
pub(crate) fn number(number: f64) -> String {
    match number {
        100.0.. => format!("{number:.0}"),
        10.0.. => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}

/// A table in Markdown, aligned so that it can be read as it is.
pub(crate) fn table<const COLUMNS: usize>(
    headings: [&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> String {
    let rows: Vec<_> = [headings.map(str::to_owned)]
        .into_iter()
        .chain(rows)
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: [usize; COLUMNS] = std::array::from_fn(|column| width(column).unwrap_or(0));
    let line = |row: &[String; COLUMNS]| {
        let first = format!("| {:<width$} |", row[0], width = widths[0]);
        let others = row.iter().zip(widths).skip(1);
        let others = others.map(|(cell, width)| format!(" {cell:>width$} |"));
        first + &others.collect::<String>() + "\n"
    };
    let mut rule = widths.map(|width| "-".repeat(width - 1) + ":");
    rule[0] = "-".repeat(widths[0]);
    let mut lines: Vec<_> = rows.iter().map(line).collect();
    lines.insert(1, line(&rule));
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::{number, table};

    #[test]
    fn columns_are_aligned() {
        let rows = [("a → b", 1.234), ("c", 123.4)];
        let rows = rows.map(|(name, ns)| [name.to_owned(), number(ns)]);
        let expected = "\
            | operation |   ns |\n\
            | --------- | ---: |\n\
            | a → b     | 1.23 |\n\
            | c         |  123 |\n";
        assert_eq!(table(["operation", "ns"], rows.into_iter()), expected);
    }
}
