//! Tables in Markdown, aligned so that they can be read as they are.

use std::fmt;

/// A table: the first column is text, the others are numbers or short words.
pub struct Table(Vec<Vec<String>>);

impl Table {
    /// A table with these headings.
    pub fn new<const COLUMNS: usize>(headings: [&str; COLUMNS]) -> Self {
        Self(vec![headings.map(str::to_owned).to_vec()])
    }

    /// Adds a row.
    pub fn row<const COLUMNS: usize>(&mut self, cells: [String; COLUMNS]) {
        self.0.push(cells.into());
    }
}

/// A number with as many digits as tell something.
pub fn number(number: f64) -> String {
    match number.abs() {
        size if size >= 100.0 => format!("{number:.0}"),
        size if size >= 10.0 => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.0[0].len();
        let width = |column: usize| self.0.iter().map(|row| row[column].chars().count()).max();
        let widths: Vec<_> = (0..columns)
            .map(|column| width(column).unwrap_or(0))
            .collect();
        for (index, row) in self.0.iter().enumerate() {
            write!(formatter, "|")?;
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                match column {
                    0 => write!(formatter, " {cell:<width$} |")?,
                    _ => write!(formatter, " {cell:>width$} |")?,
                }
            }
            writeln!(formatter)?;
            if index == 0 {
                write!(formatter, "| {} |", "-".repeat(widths[0]))?;
                for width in &widths[1..] {
                    write!(formatter, " {}: |", "-".repeat(width - 1))?;
                }
                writeln!(formatter)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, number};

    #[test]
    fn columns_are_aligned() {
        let mut table = Table::new(["operation", "ns"]);
        table.row(["ours".to_owned(), number(1.234)]);
        table.row(["num_enum".to_owned(), number(123.4)]);
        let expected = "\
            | operation |   ns |\n\
            | --------- | ---: |\n\
            | ours      | 1.23 |\n\
            | num_enum  |  123 |\n";
        assert_eq!(table.to_string(), expected);
    }
}
