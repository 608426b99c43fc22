//! What could not be read, and where.

use super::{Cell, Section, grouped};
use crate::input::Place;
use crate::report::tally::{MOST_PLACES, Tally};

pub(super) fn not_read(tally: &Tally, files: &[String]) -> Section {
    let rows = tally.first_problems.iter().map(|(file, line, index, why)| {
        let place = Place {
            line: *line,
            index: *index,
        };
        let file = files.get(*file).map_or("", String::as_str);
        vec![
            Cell::Text(format!("{}{place}", masked(file))),
            Cell::text(why),
        ]
    });
    let shown = tally.first_problems.len() as u64;
    Section {
        id: "not_read",
        title: "What could not be read",
        lead: match tally.problems {
            0 => "Everything was read.".to_owned(),
            problems if problems > shown => {
                format!(
                    "Payloads: {}. These are the first {MOST_PLACES}.",
                    grouped(problems)
                )
            }
            problems => format!("Payloads: {}.", grouped(problems)),
        },
        columns: vec!["where", "why"],
        rows: rows.collect(),
        chart: None,
    }
}

/// The name of a file without what may be a phone number or an id.
fn masked(name: &str) -> String {
    const SHORTEST_NUMBER: usize = 9;
    const SHORTEST_ID: usize = 24;
    let mut masked = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let part = |is_part: fn(char) -> bool| {
            rest.find(|character| !is_part(character))
                .unwrap_or(rest.len())
        };
        let digits = part(|character| character.is_ascii_digit());
        let id = part(|character| character.is_ascii_hexdigit() || character == '-');
        let length = if id >= SHORTEST_ID {
            masked.push('…');
            id
        } else if digits >= SHORTEST_NUMBER {
            masked.push('…');
            digits
        } else {
            let length = digits.max(first.len_utf8());
            masked.push_str(rest.get(..length).unwrap_or_default());
            length
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_number_or_an_id_in_a_file_name_is_not_shown() {
        assert_eq!(
            masked("logs/calls-20260302.ndjson"),
            "logs/calls-20260302.ndjson"
        );
        assert_eq!(masked("to+12025550123.json"), "to+….json");
        assert_eq!(
            masked("é/5f1c0a52-11aa-4e6e-9d0a-000000000013.form"),
            "é/….form"
        );
    }
}
