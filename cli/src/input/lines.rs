//! An input line by line.

use std::io::{self, BufRead as _, Chain, Cursor, Read as _};

use super::problem::Problem;
use super::reader::Reader;
use super::shape::is_blank;

/// As long as [`plivo_hangup::CallRecordLines`] takes them.
pub(crate) const MAX_LINE_BYTES: usize = 16 * 1024 * 1024;

/// Whether a line is longer than that, apart from its line break.
pub(crate) fn is_too_long(line: &[u8]) -> bool {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line).len() > MAX_LINE_BYTES
}

/// Reads lines one at a time. Blank ones are skipped.
pub(super) struct Lines {
    reader: Chain<Cursor<Vec<u8>>, Reader>,
    text: Vec<u8>,
    number: u64,
    has_failed: bool,
}

/// A line that is not blank, or why it could not be read.
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub(super) number: u64,
    pub(super) text: Result<&'a [u8], Problem>,
}

impl Lines {
    /// The lines of what was read already, and of what follows.
    pub(super) fn new(head: Vec<u8>, reader: Reader) -> Self {
        Self {
            reader: Cursor::new(head).chain(reader),
            text: Vec::new(),
            number: 0,
            has_failed: false,
        }
    }

    /// The next line; `None` at the end, and after the reader has failed.
    pub(super) fn next(&mut self) -> Option<Line<'_>> {
        while !self.has_failed {
            self.number += 1;
            let problem = match self.read_line() {
                Ok(true) if is_blank(&self.text) => continue,
                Ok(true) => None,
                Ok(false) => return None,
                Err(problem) => Some(problem),
            };
            self.has_failed = matches!(problem, Some(Problem::Io(_)));
            return Some(Line {
                number: self.number,
                text: problem.map_or(Ok(&self.text), Err),
            });
        }
        None
    }

    /// Reads a line; false at the end.
    fn read_line(&mut self) -> Result<bool, Problem> {
        self.text.clear();
        // Room for the line break, so that only a line that is too long fills it.
        let room = u64::try_from(MAX_LINE_BYTES + 2).unwrap_or(u64::MAX);
        let mut limited = self.reader.by_ref().take(room);
        let length = limited.read_until(b'\n', &mut self.text)?;
        let has_end = self.text.ends_with(b"\n");
        if is_too_long(&self.text) {
            if !has_end {
                self.reader.skip_until(b'\n')?;
            }
            return Err(Problem::LineTooLong {
                limit: MAX_LINE_BYTES,
            });
        }
        // Of a line that was cut off, nothing is said but why.
        let (_, reader) = self.reader.get_mut();
        match reader.get_mut() {
            reader if has_end || !reader.has_failed() => Ok(length > 0),
            reader => reader
                .take_error()
                .map_or(Ok(false), |error| Err(error.into())),
        }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
