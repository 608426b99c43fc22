//! An input line by line.

use std::io::{self, BufRead, Read as _};

use super::problem::Problem;

/// As long as [`plivo_hangup::CallRecordLines`] takes them.
pub(crate) const MAX_LINE_BYTES: usize = 16 * 1024 * 1024;

/// Reads lines one at a time. Blank ones are skipped.
pub(super) struct Lines<R> {
    reader: R,
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

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
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
                Ok(true) if self.text.trim_ascii().is_empty() => continue,
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
        if self.text.trim_ascii_end().len() > MAX_LINE_BYTES {
            if !self.text.ends_with(b"\n") {
                self.reader.skip_until(b'\n')?;
            }
            return Err(Problem::LineTooLong {
                limit: MAX_LINE_BYTES,
            });
        }
        Ok(length > 0)
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
