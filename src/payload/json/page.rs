//! A page: an object with a list of records under `objects`.

use memchr::memchr_iter;

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
            let rest = scanner.rest(end);
            match record {
                Ok(record) => self.push(Ok(record), rest),
                Err(PayloadError::ApiError { .. }) => {
                    let raw = scanner.value(place)?.raw();
                    self.push(Err(RecordError::api_error(self.records.len(), raw)), rest);
                }
                Err(error) => self.failure = Some(error),
            }
            return Some(end);
        }
        let value = scanner.value(place)?;
        let error = RecordError::new(self.records.len(), value.raw());
        self.push(Err(error), scanner.rest(value.end));
        Some(value.end)
    }

    /// Adds a record, given the text after it.
    ///
    /// A record may be a hundred times as large as its JSON, so a long list does not double for the last few.
    fn push(&mut self, record: Result<T, RecordError>, rest: &[u8]) {
        const MANY: usize = 64;
        let length = self.records.len();
        if length >= MANY && length == self.records.capacity() {
            // Each further record has a comma before it.
            let most = memchr_iter(b',', rest).count() + 1;
            self.records.reserve_exact(most.min(length));
        }
        self.records.push(record);
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
