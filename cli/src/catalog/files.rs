//! Rows for other tools.

use std::io;

use serde::Serialize;

use crate::table::Row;

/// A list of JSON objects, one on each line.
pub(crate) fn json<T: Serialize>(rows: &[T]) -> io::Result<String> {
    let rows = rows.iter().map(serde_json::to_string);
    let rows = rows.collect::<serde_json::Result<Vec<_>>>()?;
    Ok(format!("[\n{}\n]\n", rows.join(",\n")))
}

/// CSV with a head line. Null is an empty field.
pub(super) fn csv(rows: &[Row]) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if let Some(row) = rows.first() {
        writer.write_record(row.columns())?;
    }
    for row in rows {
        writer.write_record(row.cells().map(|cell| cell.plain().into_owned()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
