//! A file of CSV for each table.

use std::fs;
use std::io;
use std::path::Path;

use super::findings::{Cell, Findings};
use super::named;

/// Writes the files to a folder, which is made.
pub(super) fn write(folder: &Path, findings: &Findings) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
    for section in &findings.sections {
        let path = folder.join(format!("{}.csv", section.id));
        let written = || -> csv::Result<()> {
            let mut writer = csv::Writer::from_path(&path)?;
            writer.write_record(section.columns.iter().map(|column| key(column)))?;
            for row in &section.rows {
                writer.write_record(row.iter().map(plain))?;
            }
            Ok(writer.flush()?)
        };
        written().map_err(|error| named(&path, &error.into()))?;
    }
    Ok(())
}

/// The name of a column for programs.
pub(super) fn key(column: &str) -> String {
    column.to_lowercase().replace(' ', "_")
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Share(share) | Cell::Change(share) => format!("{share:.6}"),
    }
}
