//! A page: an object with a list of records under `objects`.

use super::object::add_value;
use super::read;
use super::scanner::Scanner;
use crate::payload::error::{JsonKind, PayloadError, RecordError};
use crate::payload::fields::{Fields, Piece};
use crate::payload::record::is_api_error;

/// Each record of a page, or why it could not be read.
pub(in crate::payload) type Records<T> = Vec<Result<T, RecordError>>;

/// Reads a page: its other keys, and each record with `read_record`, which returns where the record ends.
pub(in crate::payload) fn read_page<'a, T>(
    body: &'a [u8],
    read_record: impl FnMut(Scanner<'a>, usize) -> Option<(Result<T, PayloadError>, usize)>,
) -> Result<(Records<T>, Fields), PayloadError> {
    let mut page = Page {
        read_record,
        records: Vec::new(),
        has_list: false,
        found: JsonKind::Nothing,
        failure: None,
    };
    let mut fields = Fields::default();
    read(body, |scanner, place| {
        let end = scanner.object(place, |key, place| {
            let key = key.text();
            if key == "objects" {
                return page.read_objects(scanner, place);
            }
            let value = scanner.value(place)?;
            let key = fields.add_key(Piece::text(&key));
            add_value(&mut fields, key, value);
            Some(value.end)
        })?;
        Some(((), end))
    })?;
    Ok((page.finish(&fields)?, fields.finish()?))
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
    F: FnMut(Scanner<'a>, usize) -> Option<(Result<T, PayloadError>, usize)>,
{
    /// Reads what is under `objects`. If the key is repeated, all of its values count.
    fn read_objects(&mut self, scanner: Scanner<'a>, place: usize) -> Option<usize> {
        if scanner.peek(place) == Some(b'[') {
            self.has_list = true;
            return scanner.list(place, |place| self.add_record(scanner, place));
        }
        self.found = JsonKind::of(scanner.rest(place));
        match self.found {
            JsonKind::Null => Some(scanner.value(place)?.end),
            _ => self.add_record(scanner, place),
        }
    }

    fn add_record(&mut self, scanner: Scanner<'a>, place: usize) -> Option<usize> {
        if scanner.peek(place) == Some(b'{') {
            let (record, end) = (self.read_record)(scanner, place)?;
            match record {
                Ok(record) => self.records.push(Ok(record)),
                Err(PayloadError::ApiError { .. }) => {
                    let raw = scanner.value(place)?.raw();
                    let error = RecordError::api_error(self.records.len(), raw);
                    self.records.push(Err(error));
                }
                Err(error) => self.failure = Some(error),
            }
            return Some(end);
        }
        let value = scanner.value(place)?;
        let error = RecordError::new(self.records.len(), value.raw());
        self.records.push(Err(error));
        Some(value.end)
    }

    fn finish(self, fields: &Fields) -> Result<Records<T>, PayloadError> {
        let has_nothing = matches!(self.found, JsonKind::Nothing | JsonKind::Null);
        if !self.has_list && has_nothing && is_api_error(fields) {
            return Err(PayloadError::ApiError {
                expected: "a page of call detail records",
            });
        }
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
