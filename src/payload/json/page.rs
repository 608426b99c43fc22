//! A page: an object with a list of records under `objects`.

use super::cursor::Cursor;
use super::{add_value, read};
use crate::payload::error::{JsonKind, PayloadError, RecordError};
use crate::payload::fields::{Fields, Piece};

/// Each record of a page, or why it could not be read.
pub(in crate::payload) type Records<T> = Vec<Result<T, RecordError>>;

/// Reads a page: each record by `read_record`, and the other keys.
pub(in crate::payload) fn read_page<'a, T>(
    body: &'a [u8],
    read_record: impl FnMut(&mut Cursor<'a>) -> Option<Result<T, PayloadError>>,
) -> Result<(Records<T>, Fields), PayloadError> {
    let mut page = Page {
        read_record,
        records: Vec::new(),
        has_list: false,
        found: JsonKind::Nothing,
        failure: None,
    };
    let mut fields = Fields::default();
    read(body, |cursor| {
        cursor.object(|cursor, key| {
            let key = key.text();
            if key == "objects" {
                return page.read_objects(cursor);
            }
            let key = fields.add_key(Piece::text(&key));
            add_value(&mut fields, key, cursor.value()?);
            Some(())
        })
    })?;
    Ok((page.finish()?, fields.finish()?))
}

struct Page<T, F> {
    read_record: F,
    records: Records<T>,
    has_list: bool,
    /// What is under `objects`, if it is not a list.
    found: JsonKind,
    failure: Option<PayloadError>,
}

impl<'a, T, F> Page<T, F>
where
    F: FnMut(&mut Cursor<'a>) -> Option<Result<T, PayloadError>>,
{
    /// Reads what is under `objects`. If the key is repeated, all of its values count.
    fn read_objects(&mut self, cursor: &mut Cursor<'a>) -> Option<()> {
        if cursor.peek() == Some(b'[') {
            self.has_list = true;
            return cursor.list(|cursor| self.add_record(cursor));
        }
        self.found = cursor.kind();
        match self.found {
            JsonKind::Nothing => cursor.value().map(drop),
            _ => self.add_record(cursor),
        }
    }

    fn add_record(&mut self, cursor: &mut Cursor<'a>) -> Option<()> {
        if cursor.peek() == Some(b'{') {
            match (self.read_record)(cursor)? {
                Ok(record) => self.records.push(Ok(record)),
                Err(error) => self.failure = Some(error),
            }
        } else {
            let error = RecordError::new(self.records.len(), cursor.raw_value()?);
            self.records.push(Err(error));
        }
        Some(())
    }

    fn finish(self) -> Result<Records<T>, PayloadError> {
        if !self.has_list {
            return Err(PayloadError::WrongKind {
                field: "objects",
                expected: "a list",
                found: self.found,
            });
        }
        self.failure.map_or(Ok(self.records), Err)
    }
}
