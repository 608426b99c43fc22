//! A file line by line, and documents of several lines.

use std::io::{self, BufRead, Read as _};

/// How many bytes a line or a document may have.
pub(super) const MAX_BYTES: usize = 16 * 1024 * 1024;

/// What was read.
#[derive(Debug)]
pub(super) enum Text<'a> {
    Whole(&'a [u8]),
    /// It has more than [`MAX_BYTES`], and was skipped.
    TooLong,
}

/// Reads lines one at a time, with their line breaks.
#[derive(Debug)]
pub(super) struct Lines<R> {
    reader: R,
    line: Vec<u8>,
    /// How many lines were read.
    count: u64,
    position: u64,
    /// A line that begins here or later is not read.
    end: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            line: Vec::new(),
            count: 0,
            position: 0,
            end: u64::MAX,
        }
    }

    /// Reads only lines that begin before `end`. The reader is at `position`.
    pub(super) fn until(mut self, position: u64, end: u64) -> Self {
        self.position = position;
        self.end = end;
        self
    }

    /// Skips the rest of a line.
    pub(super) fn skip(&mut self) -> io::Result<()> {
        self.position += self.reader.skip_until(b'\n')? as u64;
        Ok(())
    }

    /// How many bytes of the file were read or skipped.
    pub(super) fn position(&self) -> u64 {
        self.position
    }

    /// The next line and its number, counted from 0; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Text<'_>)>> {
        self.line.clear();
        if self.position >= self.end {
            return Ok(None);
        }
        // Room for the line break, so that only a line that is too long fills it.
        let mut limited = self.reader.by_ref().take(MAX_BYTES as u64 + 2);
        let read = limited.read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        self.position += read as u64;
        let number = self.count;
        self.count += 1;
        if self.line.trim_ascii_end().len() <= MAX_BYTES {
            return Ok(Some((number, Text::Whole(&self.line))));
        }
        if !self.line.ends_with(b"\n") {
            self.skip()?;
        }
        Ok(Some((number, Text::TooLong)))
    }
}

/// Reads documents: as few lines as it takes until every bracket is closed.
#[derive(Debug)]
pub(super) struct Documents<R> {
    lines: Lines<R>,
    text: Vec<u8>,
}

impl<R: BufRead> Documents<R> {
    pub(super) fn new(lines: Lines<R>) -> Self {
        Self {
            lines,
            text: Vec::new(),
        }
    }

    /// The next document and the number of its first line, counted from 0; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Text<'_>)>> {
        self.text.clear();
        let mut brackets = Brackets::default();
        let mut first = None;
        while let Some((number, line)) = self.lines.next()? {
            let first = *first.get_or_insert(number);
            let Text::Whole(line) = line else {
                return Ok(Some((first, Text::TooLong)));
            };
            brackets.read(line);
            self.text.extend_from_slice(line);
            if self.text.len() > MAX_BYTES {
                return Ok(Some((first, Text::TooLong)));
            }
            if brackets.are_closed() {
                return Ok(Some((first, Text::Whole(&self.text))));
            }
        }
        // The last one was cut off.
        Ok(first.map(|first| (first, Text::Whole(&self.text))))
    }
}

/// The brackets that are open in a JSON text.
#[derive(Debug, Default)]
struct Brackets {
    open: usize,
    is_string: bool,
    is_escaped: bool,
}

impl Brackets {
    fn read(&mut self, text: &[u8]) {
        for byte in text {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.is_string => self.is_escaped = true,
                b'"' => self.is_string = !self.is_string,
                _ if self.is_string => {}
                b'{' | b'[' => self.open += 1,
                b'}' | b']' => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn are_closed(&self) -> bool {
        self.open == 0 && !self.is_string
    }
}
