//! One body, which may have several payloads.

use std::io;

use plivo_hangup::{CallRecord, CallRecordPage, Callback, PayloadError};
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::problem::Problem;
use super::shape::without_mark;
use super::{Each, Entry, Found, Place};

/// Gives the payloads of one body, with their places.
pub(super) struct Bodies<'a, 'e> {
    place: Place,
    /// Whether the next payload is one of several.
    is_in_list: bool,
    each: &'a mut Each<'e>,
}

impl<'a, 'e> Bodies<'a, 'e> {
    pub(super) fn new(line: Option<u64>, each: &'a mut Each<'e>) -> Self {
        Self {
            place: Place { line, index: None },
            is_in_list: false,
            each,
        }
    }

    /// Gives what was found at the next place.
    pub(super) fn give(&mut self, found: Result<Found, Problem>) -> io::Result<()> {
        if self.is_in_list {
            self.place.index = Some(self.place.index.map_or(0, |index| index + 1));
        }
        (self.each)(Entry {
            place: self.place,
            found,
        })
    }

    /// Reads a body of any kind.
    pub(super) fn read(&mut self, body: &[u8]) -> io::Result<()> {
        let body = without_mark(body).trim_ascii();
        match body.first() {
            Some(b'{') => self.read_object(body),
            Some(b'[') => self.read_list(body),
            _ => {
                let found = self.read_form(body);
                self.give(found)
            }
        }
    }

    /// A form is always read, so its keys say whether it was a payload.
    fn read_form(&self, body: &[u8]) -> Result<Found, Problem> {
        let callback = Callback::from_query(body).map_err(|error| self.problem(error))?;
        if callback.is_recognized() {
            return Ok(Found::Callback(callback));
        }
        if body.trim_ascii().is_empty() {
            return Err(Problem::Nothing);
        }
        if serde_json::from_slice::<IgnoredAny>(body).is_ok() {
            // JSON of another kind: a number, say.
            Callback::from_json(body).map_err(|error| self.problem(error))?;
        }
        Err(Problem::NoKey)
    }

    fn read_object(&mut self, body: &[u8]) -> io::Result<()> {
        let callback = match Callback::from_json(body) {
            Ok(callback) => callback,
            Err(error) => return self.give(Err(self.problem(error))),
        };
        if callback.is_recognized() {
            return self.give(Ok(Found::Callback(callback)));
        }
        let may_be_page = callback.get("objects").is_some();
        // A page may be large, and need not be held twice.
        drop(callback);
        if may_be_page {
            return self.read_page(body);
        }
        let found = match CallRecord::from_json(body) {
            Ok(record) => recognized(record),
            Err(error) => Err(self.problem(error)),
        };
        self.give(found)
    }

    fn read_page(&mut self, body: &[u8]) -> io::Result<()> {
        let page = match CallRecordPage::from_json(body) {
            Ok(page) => page,
            Err(error) => return self.give(Err(self.problem(error))),
        };
        if page.records.is_empty() {
            return self.give(Ok(Found::Nothing("page without call records")));
        }
        self.is_in_list = true;
        for record in page.records {
            self.give(record.map_err(Problem::Record).and_then(recognized))?;
        }
        Ok(())
    }

    /// Reads a list of payloads. The records of pages in it are counted on.
    fn read_list(&mut self, body: &[u8]) -> io::Result<()> {
        let Ok(list) = serde_json::from_slice::<Vec<&RawValue>>(body) else {
            return match Callback::from_json(body) {
                Ok(_) => self.give(Err(Problem::NoKey)),
                Err(error) => self.give(Err(self.problem(error))),
            };
        };
        if list.is_empty() {
            return self.give(Ok(Found::Nothing("list without payloads")));
        }
        self.is_in_list = true;
        for value in list {
            self.read_object(value.get().as_bytes())?;
        }
        Ok(())
    }

    fn problem(&self, error: PayloadError) -> Problem {
        Problem::Payload {
            error,
            begins: self.place.line,
        }
    }
}

fn recognized(record: CallRecord) -> Result<Found, Problem> {
    if record.is_recognized() {
        Ok(Found::Record(record))
    } else {
        Err(Problem::NoKey)
    }
}
