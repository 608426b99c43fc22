//! Call detail records, one on each line.

use core::fmt;
use core::iter::FusedIterator;
use std::io::{BufRead as _, BufReader, Read};

use super::error::PayloadError;
use super::line_error::{LineError, Reason};
use super::record::CallRecord;
use crate::hangup::Hangup;

/// Reads newline-delimited call detail records (NDJSON) one at a time, in constant memory.
///
/// It is an iterator. A line that is not a record is an error of its own, and reading goes on with the
/// next line. After an error of the reader itself the iterator ends. Blank lines are skipped.
///
/// A line may have up to 16 MiB, or what [`with_max_line_bytes`](Self::with_max_line_bytes) says; a longer
/// one is skipped as an error.
///
/// ```
/// use plivo_hangup::{CallRecordLines, HangupCause};
///
/// let export = "{\"hangup_cause_code\":4000}\n{\"hangup_cause\n{\"hangup_cause_code\":3010}\n";
/// let mut causes = Vec::new();
/// for record in CallRecordLines::new(export.as_bytes()) {
///     match record {
///         Ok(record) => causes.extend(record.hangup().cause()),
///         Err(error) => assert_eq!(
///             error.to_string(),
///             "line 2, column 14: expected more JSON, found the end"
///         ),
///     }
/// }
/// assert_eq!(causes, [HangupCause::NormalHangup, HangupCause::BusyLine]);
/// ```
pub struct CallRecordLines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    number_of_item: u64,
    max_bytes: u64,
    has_ended: bool,
}

const MAX_LINE_BYTES: u64 = 16 * 1024 * 1024;

impl<R: Read> CallRecordLines<R> {
    /// Reads from any reader, which does not have to be buffered.
    pub fn new(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(64 * 1024, reader),
            line: Vec::new(),
            number: 0,
            number_of_item: 0,
            max_bytes: MAX_LINE_BYTES,
            has_ended: false,
        }
    }

    /// Sets how many bytes a line may have, without its line break.
    #[must_use]
    pub fn with_max_line_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self
    }

    /// The number of the line that the last item came from, counted from 1; 0 before the first.
    ///
    /// An error has its own [`line`](LineError::line). This is for what you find in a record that was read.
    ///
    /// ```
    /// use plivo_hangup::CallRecordLines;
    ///
    /// let mut lines = CallRecordLines::new("{\"hangup_cause_code\":4000}\n\n{\"id\":1}\n".as_bytes());
    /// let mut others = Vec::new();
    /// while let Some(record) = lines.next() {
    ///     if record.is_ok_and(|record| !record.is_recognized()) {
    ///         others.push(lines.line());
    ///     }
    /// }
    /// assert_eq!(others, [3]);
    /// ```
    pub fn line(&self) -> u64 {
        self.number_of_item
    }

    /// Reads the hangup of each record and nothing else, for bulk.
    ///
    /// Takes about as long as skipping the lines with `serde_json`. Does not allocate for a record that has listed
    /// values in plain JSON. Fails for the same lines as reading the records does.
    ///
    /// ```
    /// use plivo_hangup::{CallRecordLines, HangupCause};
    ///
    /// let export = "{\"hangup_cause_code\":4000}\n{\"hangup_cause_code\":3010}\n";
    /// let hangups = CallRecordLines::new(export.as_bytes()).hangups();
    /// let causes = hangups.filter_map(|hangup| hangup.ok()?.cause());
    /// assert!(causes.eq([HangupCause::NormalHangup, HangupCause::BusyLine]));
    /// ```
    pub fn hangups(mut self) -> impl FusedIterator<Item = Result<Hangup, LineError>> {
        let next = move || self.next_with(|line| CallRecord::hangup_from_json(line));
        core::iter::from_fn(next).fuse()
    }

    /// Reads the next line that is not blank with `read`.
    fn next_with<T>(
        &mut self,
        read: impl FnOnce(&[u8]) -> Result<T, PayloadError>,
    ) -> Option<Result<T, LineError>> {
        let result = match self.next_line() {
            Ok(false) => return None,
            Ok(true) => read(&self.line).map_err(|error| Reason::NotARecord {
                error,
                raw: self.line.as_slice().into(),
            }),
            Err(reason) => Err(reason),
        };
        self.number_of_item = self.number;
        Some(result.map_err(|reason| LineError::new(self.number_of_item, reason)))
    }

    /// Reads the next line that is not blank into the buffer; false at the end.
    fn next_line(&mut self) -> Result<bool, Reason> {
        while !self.has_ended {
            match self.read_line() {
                Ok(true) if is_blank(&self.line) => {}
                Ok(is_line) => {
                    self.has_ended = !is_line;
                    return Ok(is_line);
                }
                Err(reason) => {
                    self.has_ended = matches!(reason, Reason::Io(_));
                    return Err(reason);
                }
            }
        }
        Ok(false)
    }

    fn read_line(&mut self) -> Result<bool, Reason> {
        self.line.clear();
        self.number += 1;
        // Room for the line break, so that only a line that is too long fills it.
        let limit = self.max_bytes.saturating_add(2);
        let mut limited = self.reader.by_ref().take(limit);
        let read = limited.read_until(b'\n', &mut self.line)?;
        let has_end = self.line.ends_with(b"\n");
        self.line.truncate(without_line_break(&self.line).len());
        if u64::try_from(self.line.len()).unwrap_or(u64::MAX) > self.max_bytes {
            if !has_end {
                self.reader.skip_until(b'\n')?;
            }
            return Err(Reason::TooLong {
                limit: self.max_bytes,
            });
        }
        Ok(read > 0)
    }
}

fn without_line_break(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// A byte order mark at the beginning of a file is blank, too.
fn is_blank(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    line.trim_ascii().is_empty()
}

impl<R: Read> Iterator for CallRecordLines<R> {
    type Item = Result<CallRecord, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_with(|line| CallRecord::from_json(line))
    }
}

impl<R: Read> FusedIterator for CallRecordLines<R> {}

/// Hides the text that is being read.
impl<R> fmt::Debug for CallRecordLines<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallRecordLines")
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}
