//! What could not be read, and where.

use super::{Cell, Section, grouped};
use crate::input::Place;
use crate::masked;
use crate::report::tally::{MOST_PLACES, Tally};

pub(super) fn not_read(tally: &Tally, files: &[String]) -> Section {
    let rows = tally.first_problems.iter().map(|(file, line, index, why)| {
        let place = Place {
            line: *line,
            index: *index,
        };
        let file = files.get(*file).map_or("", String::as_str);
        vec![
            Cell::Text(format!("{}{place}", masked::file_name(file))),
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
