//! Call detail records, one on each line.

use core::fmt;
use std::io::{self, BufRead as _, BufReader, Read};

use memchr::memchr;

use super::error::PayloadError;
use super::record::CallRecord;

/// Reads newline-delimited call detail records (NDJSON) one at a time, in constant memory.
///
/// It is an iterator. A line that is no record is an error of its own, and reading goes on with the
/// next one; after an error of the reader itself the iterator ends. Blank lines are passed over.
///
/// Memory is bounded by the longest line. A line may have up to 16 MiB, or what
/// [`with_max_line_bytes`](Self::with_max_line_bytes) says; a longer one is skipped as an error.
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
///             "line 2: payload: expected JSON, found its end at line 1, column 14"
///         ),
///     }
/// }
/// assert_eq!(causes, [HangupCause::NormalHangup, HangupCause::BusyLine]);
/// ```
pub struct CallRecordLines<R> {
    reader: BufReader<R>,
    line: Vec<u8>,
    number: u64,
    max_bytes: u64,
    has_ended: bool,
}

/// How long a line may be where nothing else is said.
const MAX_LINE_BYTES: u64 = 16 * 1024 * 1024;

impl<R: Read> CallRecordLines<R> {
    /// Reads from any reader, which need not be buffered.
    pub fn new(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(64 * 1024, reader),
            line: Vec::new(),
            number: 0,
            max_bytes: MAX_LINE_BYTES,
            has_ended: false,
        }
    }

    /// Sets how many bytes a line may have, its line break not counted.
    #[must_use]
    pub fn with_max_line_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self
    }

    /// Reads the next line into the buffer; false at the end.
    fn read_line(&mut self) -> Result<bool, Reason> {
        self.line.clear();
        self.number += 1;
        // Two bytes more than allowed have room for the end of the line, and tell one too long.
        let limit = self.max_bytes.saturating_add(2);
        let mut limited = self.reader.by_ref().take(limit);
        let read = limited.read_until(b'\n', &mut self.line)?;
        let has_end = self.line.last() == Some(&b'\n');
        if has_end {
            self.line.pop();
        }
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
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

    fn next_record(&mut self) -> Option<Result<CallRecord, Reason>> {
        loop {
            // Most lines stand in the reader's buffer as a whole, and need not be copied out of it.
            let buffered = self.reader.buffer();
            let end = memchr(b'\n', buffered);
            let line = end.and_then(|end| buffered.get(..end));
            let record = match line {
                Some(line) if line.len() as u64 <= self.max_bytes => {
                    self.number += 1;
                    let record = read_record(line.strip_suffix(b"\r").unwrap_or(line), self.number);
                    let consumed = line.len() + 1;
                    self.reader.consume(consumed);
                    record
                }
                _ => match self.read_line() {
                    Ok(true) => read_record(&self.line, self.number),
                    Ok(false) => return None,
                    Err(reason) => return Some(Err(reason)),
                },
            };
            if record.is_some() {
                return record;
            }
        }
    }
}

/// The record of a line; `None` where the line is blank.
fn read_record(line: &[u8], number: u64) -> Option<Result<CallRecord, Reason>> {
    let json = match number {
        1 => line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line),
        _ => line,
    };
    if json.trim_ascii().is_empty() {
        return None;
    }
    let record = CallRecord::from_json(json);
    Some(record.map_err(|error| Reason::NoRecord {
        error,
        raw: line.into(),
    }))
}

impl<R: Read> Iterator for CallRecordLines<R> {
    type Item = Result<CallRecord, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        let next = self.next_record();
        self.has_ended = matches!(next, None | Some(Err(Reason::Io(_))));
        let line = self.number;
        next.map(|record| record.map_err(|reason| LineError { line, reason }))
    }
}

impl<R: Read> core::iter::FusedIterator for CallRecordLines<R> {}

/// Leaves out the text that is being read.
impl<R> fmt::Debug for CallRecordLines<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallRecordLines")
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// Why a line of [`CallRecordLines`] could not be read.
///
/// It keeps the line, so that it can be put aside. Its messages do not repeat it.
#[derive(thiserror::Error)]
#[error("line {line}: {reason}")]
#[non_exhaustive]
pub struct LineError {
    line: u64,
    reason: Reason,
}

#[derive(thiserror::Error)]
enum Reason {
    #[error("{error}")]
    NoRecord { error: PayloadError, raw: Box<[u8]> },
    #[error("expected at most {limit} bytes, found more")]
    TooLong { limit: u64 },
    #[error("could not be read: {0}")]
    Io(#[from] io::Error),
}

impl LineError {
    /// The number of the line, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The line without its line break; empty where it was too long or could not be read. It may
    /// hold phone numbers and ids: mind where you log it.
    pub fn raw(&self) -> &[u8] {
        match &self.reason {
            Reason::NoRecord { raw, .. } => raw,
            Reason::TooLong { .. } | Reason::Io(_) => &[],
        }
    }

    /// Why the line is no record; `None` where that is not the reason.
    pub fn payload_error(&self) -> Option<&PayloadError> {
        match &self.reason {
            Reason::NoRecord { error, .. } => Some(error),
            Reason::TooLong { .. } | Reason::Io(_) => None,
        }
    }

    /// What the reader reported; `None` where it was not the reader. The iterator ends with it.
    pub fn io_error(&self) -> Option<&io::Error> {
        match &self.reason {
            Reason::Io(error) => Some(error),
            Reason::NoRecord { .. } | Reason::TooLong { .. } => None,
        }
    }
}

/// Leaves out the line itself.
impl fmt::Debug for LineError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LineError")
            .field("line", &self.line)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{self}\"")
    }
}
