//! The numbers of lines in a file that is read from its middle.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::Path;

/// Counts the lines before the place where reading began, the first time that one is asked for.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    path: &'a Path,
    start: u64,
    before: Option<u64>,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(path: &'a Path, start: u64) -> Self {
        Self {
            path,
            start,
            before: None,
        }
    }

    /// The number in the file, counted from 1, of a line that was counted from 0 where reading began.
    pub(super) fn in_file(&mut self, line: u64) -> io::Result<u64> {
        let before = match self.before {
            Some(before) => before,
            None => *self.before.insert(line_breaks(self.path, self.start)?),
        };
        Ok(before + line + 1)
    }
}

/// How many lines end in the first bytes of a file.
fn line_breaks(path: &Path, bytes: u64) -> io::Result<u64> {
    if bytes == 0 {
        return Ok(0);
    }
    let mut reader = BufReader::with_capacity(64 * 1024, File::open(path)?.take(bytes));
    let mut count = 0;
    loop {
        let text = reader.fill_buf()?;
        if text.is_empty() {
            return Ok(count);
        }
        count += memchr::memchr_iter(b'\n', text).count() as u64;
        let length = text.len();
        reader.consume(length);
    }
}
