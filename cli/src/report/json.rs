//! All tables in one JSON object.

use std::io;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::csv::key;
use super::findings::{Cell, Findings, Section};

/// The text of the file.
pub(super) fn text(findings: &Findings) -> io::Result<String> {
    let mut text = serde_json::to_string_pretty(&Object(findings))?;
    text.push('\n');
    Ok(text)
}

struct Object<'a>(&'a Findings);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Findings {
            notes, sections, ..
        } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("notes", notes)?;
        for section in sections {
            let rows: Vec<_> = section
                .rows
                .iter()
                .map(|cells| Row { section, cells })
                .collect();
            map.serialize_entry(section.id, &rows)?;
        }
        map.end()
    }
}

struct Row<'a> {
    section: &'a Section,
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = self.section.columns.iter().map(|column| key(column));
        serializer.collect_map(columns.zip(self.cells))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Share(share) | Self::Change(share) => {
                // Six digits, as in CSV.
                serializer.serialize_f64((share * 1e6).round() / 1e6)
            }
        }
    }
}
