//! A page of records while its keys come in.

use super::builder::{Builder, check_size};
use super::error::{Kind, PayloadError, RecordError};
use super::fields::Fields;
use super::json;
use super::scanner::Scanner;

/// What is read of each record.
pub(super) trait PageRecord: Sized {
    /// Whether what else the page holds is kept.
    const KEEPS_REST: bool;

    /// Reads the object at a place, and tells its end.
    fn read(scanner: Scanner<'_>, place: usize) -> Option<(Result<Self, PayloadError>, usize)>;
}

/// The records of a page, or why they could not be read.
pub(super) type Records<T> = Vec<Result<T, RecordError>>;

pub(super) struct PageReader<T> {
    objects: Option<Records<T>>,
    /// The JSON text of what stands under `objects` and is no list.
    misplaced: Vec<Box<str>>,
    failure: Option<PayloadError>,
    /// With no source, so that it does not keep what stands between its keys: the records.
    fields: Builder<'static>,
}

impl<T: PageRecord> PageReader<T> {
    pub(super) fn new() -> Self {
        Self {
            objects: None,
            misplaced: Vec::new(),
            failure: None,
            fields: Builder::default(),
        }
    }

    /// Reads a whole page.
    pub(super) fn read(body: &[u8]) -> Result<(Records<T>, Fields), PayloadError> {
        if T::KEEPS_REST {
            check_size(body.len())?;
        }
        let mut reader = Self::new();
        json::scan(json::text(body)?, |scanner, place| {
            let end = scanner.object(place, |key, place| {
                reader.add(&key.as_text(), scanner, place)
            })?;
            Some(((), end))
        })?;
        reader.finish()
    }

    /// Reads the value of a key at a place, and tells its end.
    pub(super) fn add(&mut self, key: &str, scanner: Scanner<'_>, place: usize) -> Option<usize> {
        if key == "objects" && scanner.peek(place) == Some(b'[') {
            self.objects.get_or_insert_default();
            return scanner.list(place, |place| self.add_record(scanner, place));
        }
        let value = scanner.value(place)?;
        if key == "objects" {
            if value.text() != "null" {
                self.misplaced.push(value.text().into());
            }
        } else if T::KEEPS_REST {
            let key = self.fields.add_key(key);
            json::add(&mut self.fields, key, value);
        }
        Some(value.end)
    }

    fn add_record(&mut self, scanner: Scanner<'_>, place: usize) -> Option<usize> {
        let objects = self.objects.get_or_insert_default();
        if scanner.peek(place) == Some(b'{') {
            let (record, end) = T::read(scanner, place)?;
            match record {
                Ok(record) => objects.push(Ok(record)),
                Err(error) => self.failure = Some(error),
            }
            return Some(end);
        }
        let value = scanner.value(place)?;
        let error = RecordError::new(objects.len(), value.text());
        objects.push(Err(error));
        Some(value.end)
    }

    /// The records, and what else the page holds.
    pub(super) fn finish(mut self) -> Result<(Records<T>, Fields), PayloadError> {
        if self.objects.is_none() {
            let found = self.misplaced.first();
            return Err(PayloadError::WrongKind {
                field: "objects",
                expected: "a list",
                found: found.map_or(Kind::Nothing, |json| Kind::of(json)),
            });
        }
        for json in core::mem::take(&mut self.misplaced) {
            self.add_record(Scanner::new(&json), 0);
        }
        match self.failure {
            Some(error) => Err(error),
            None => Ok((self.objects.unwrap_or_default(), self.fields.finish()?)),
        }
    }
}
