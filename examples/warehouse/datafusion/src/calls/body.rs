//! What is on a line or in a document: a record, a page, a callback, or a list of these.

use std::path::Path;

use plivo_hangup::{CallRecord, CallRecordPage, Callback, PayloadError};
use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::columns::Call;
use super::files::failed;
use super::numbers::Numbers;
use super::read::{Each, End};
use super::shape::without_mark;

const NO_KEY: &str = "expected a callback or a call detail record, found no key of either";

/// Gives the calls of bodies, and why one could not be read.
pub(super) struct Bodies<'a, 'e> {
    path: &'a Path,
    numbers: Numbers<'a>,
    each: &'a mut Each<'e>,
}

/// Where a body is.
#[derive(Clone, Copy)]
struct Place {
    /// Counted from 0 where reading began.
    line: u64,
    /// The place in a list.
    index: Option<usize>,
}

impl<'a, 'e> Bodies<'a, 'e> {
    /// Bodies of a file that is read from a byte on.
    pub(super) fn new(path: &'a Path, start: u64, each: &'a mut Each<'e>) -> Self {
        Self {
            path,
            numbers: Numbers::new(path, start),
            each,
        }
    }

    /// Says at which byte the first line begins.
    pub(super) fn begin_at(&mut self, start: u64) {
        self.numbers = Numbers::new(self.path, start);
    }

    /// Gives a row with a problem, with the name of the file and the number of the line before it.
    pub(super) fn problem(&mut self, line: u64, problem: &str) -> Result<(), End> {
        let number = self.numbers.in_file(line);
        let number = number.map_err(|error| End::Failed(failed(self.path, &error)))?;
        let problem = format!("{}, line {number}{problem}", self.path.display());
        (self.each)(&Call::Problem(&problem))
    }

    /// Reads JSON documents one after another, or one of something else.
    pub(super) fn read_all(&mut self, mut line: u64, text: &[u8]) -> Result<(), End> {
        let text = without_mark(text);
        let mut documents = Deserializer::from_slice(text).into_iter::<&RawValue>();
        let mut start = 0;
        while start < text.len() {
            // What is not JSON is one document with all that follows.
            let end = match documents.next() {
                Some(Ok(_)) => documents.byte_offset(),
                _ => text.len(),
            };
            let document = text.get(start..end).unwrap_or_default();
            self.read(line, document)?;
            line += line_breaks(document);
            start = end;
        }
        Ok(())
    }

    /// Reads a body of any kind.
    pub(super) fn read(&mut self, line: u64, body: &[u8]) -> Result<(), End> {
        let body = without_mark(body).trim_ascii();
        let place = Place { line, index: None };
        match body.first() {
            None => Ok(()),
            Some(b'{') => self.read_object(place, body),
            Some(b'[') => self.read_list(place, body),
            Some(_) => self.read_form(place, body),
        }
    }

    /// A form is always read, so its keys say whether it was a callback.
    fn read_form(&mut self, place: Place, body: &[u8]) -> Result<(), End> {
        match Callback::from_query(body) {
            Ok(callback) => self.callback(place, &callback),
            Err(error) => self.payload_problem(place, &error),
        }
    }

    fn read_object(&mut self, place: Place, body: &[u8]) -> Result<(), End> {
        let record = match CallRecord::from_json(body) {
            Ok(record) if is_plain(&record) => return (self.each)(&Call::Record(&record)),
            record => record,
        };
        // The same error, or one that is about records: it may be a callback all the same.
        let Ok(callback) = Callback::from_json(body) else {
            return match record {
                Ok(record) => self.record(place, &record),
                Err(error) => self.payload_problem(place, &error),
            };
        };
        if callback.is_recognized() {
            return self.callback(place, &callback);
        }
        let may_be_page = callback.get("objects").is_some();
        // A page may be large, and need not be held twice.
        drop(callback);
        match record {
            _ if may_be_page => self.read_page(place, body),
            Ok(record) => self.record(place, &record),
            Err(error) => self.payload_problem(place, &error),
        }
    }

    fn read_page(&mut self, place: Place, body: &[u8]) -> Result<(), End> {
        let page = match CallRecordPage::from_json(body) {
            Ok(page) => page,
            Err(error) => return self.payload_problem(place, &error),
        };
        for (index, record) in page.records.iter().enumerate() {
            match record {
                Ok(record) if record.is_recognized() => (self.each)(&Call::Record(record))?,
                Ok(_) => self.problem(place.line, &format!(", objects[{index}]: {NO_KEY}"))?,
                Err(error) => self.problem(place.line, &format!(", {error}"))?,
            }
        }
        Ok(())
    }

    fn read_list(&mut self, place: Place, body: &[u8]) -> Result<(), End> {
        let Ok(list) = serde_json::from_slice::<Vec<&RawValue>>(body) else {
            return match CallRecord::from_json(body) {
                Ok(_) => self.problem(place.line, &format!(": {NO_KEY}")),
                Err(error) => self.payload_problem(place, &error),
            };
        };
        for (index, value) in list.into_iter().enumerate() {
            let index = Some(index);
            self.read_object(Place { index, ..place }, value.get().as_bytes())?;
        }
        Ok(())
    }

    fn record(&mut self, place: Place, record: &CallRecord) -> Result<(), End> {
        if record.is_recognized() {
            (self.each)(&Call::Record(record))
        } else {
            self.body_problem(place, NO_KEY)
        }
    }

    /// Only hangup callbacks are calls. The others of the same call would count it again.
    fn callback(&mut self, place: Place, callback: &Callback) -> Result<(), End> {
        let found = match callback {
            Callback::Hangup(hangup) => return (self.each)(&Call::Hangup(hangup)),
            _ if !callback.is_recognized() => return self.body_problem(place, NO_KEY),
            Callback::Dial(_) => "an event of a Dial",
            Callback::DialSummary(_) => "a Dial's action request",
            _ => "one of a call that goes on",
        };
        self.body_problem(place, &format!("expected a hangup callback, found {found}"))
    }

    fn body_problem(&mut self, place: Place, problem: &str) -> Result<(), End> {
        match place.index {
            Some(index) => self.problem(place.line, &format!(", element [{index}]: {problem}")),
            None => self.problem(place.line, &format!(": {problem}")),
        }
    }

    /// Names the line in the file in place of the one in the body.
    fn payload_problem(&mut self, place: Place, error: &PayloadError) -> Result<(), End> {
        let within = |line: usize| place.line + (line as u64).saturating_sub(1);
        match error {
            // The elements of a list have been read as JSON.
            PayloadError::NotJson { line, column, .. } => {
                let problem = format!(", column {column}: expected JSON");
                self.problem(within(*line), &problem)
            }
            PayloadError::Truncated { line, column, .. } => {
                let problem = format!(", column {column}: expected more JSON, found the end");
                self.problem(within(*line), &problem)
            }
            other => {
                let problem = other.to_string();
                let problem = problem.strip_prefix("payload: ").unwrap_or(&problem);
                self.body_problem(place, problem)
            }
        }
    }
}

/// Whether nothing but a call detail record has these keys. Callbacks write theirs with a capital.
fn is_plain(record: &CallRecord) -> bool {
    let may_be_of_another =
        |key: &str| key == "objects" || key.starts_with(|first: char| first.is_ascii_uppercase());
    record.is_recognized() && !record.iter().any(|(key, _)| may_be_of_another(key))
}

fn line_breaks(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}
