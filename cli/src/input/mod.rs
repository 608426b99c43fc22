//! Reads payloads of every kind from files, and says where each was. It prints nothing.

mod body;
mod bundled;
mod documents;
mod lines;
mod problem;
mod reader;
mod shape;
mod source;

use std::fmt;
use std::io::{self, Read as _};

use plivo_hangup::{CallRecord, Callback};

pub(crate) use self::lines::{MAX_LINE_BYTES, is_too_long};
pub(crate) use self::problem::Problem;
pub(crate) use self::reader::{Reader, reader};
pub(crate) use self::shape::{MARK, Shape, is_blank, tell};
pub(crate) use self::source::{Opened, Source};

use self::body::Bodies;
use self::lines::Lines;

/// What was found at a place of an input.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) place: Place,
    pub(crate) found: Result<Found, Problem>,
}

/// What was read.
#[derive(Debug)]
pub(crate) enum Found {
    Callback(Callback),
    Record(CallRecord),
    /// A page or a list, named, with nothing in it.
    Nothing(&'static str),
}

/// Where a payload is in its input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The line on which it begins, counted from 1; `None` if the input is one payload, page or list.
    pub(crate) line: Option<u64>,
    /// The place in a page or list, counted from 0.
    pub(crate) index: Option<u64>,
}

/// Writes `:3` for a line, `[0]` for the first record of a page, and nothing for the whole input.
impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(formatter, ":{line}")?;
        }
        if let Some(index) = self.index {
            write!(formatter, "[{index}]")?;
        }
        Ok(())
    }
}

/// Reads what is on one line of several.
pub(crate) fn read_line(number: u64, body: &[u8], each: &mut Each<'_>) -> io::Result<()> {
    Bodies::new(Some(number), each).read(body)
}

/// Reads an input that is not on lines; if it was cut off, as far as it goes.
pub(crate) fn read_whole(
    body: &[u8],
    cut: Option<io::Error>,
    each: &mut Each<'_>,
) -> io::Result<()> {
    documents::read(body, cut, each)
}

/// What is done with each entry. Its error ends the reading.
pub(crate) type Each<'a> = dyn FnMut(Entry) -> io::Result<()> + 'a;

/// Reads an input and gives each payload, or why it could not be read, to `each`.
///
/// An input is one form, query, JSON payload, page or list, or it has one of these on each line, of any
/// kinds. JSON on several lines may also follow other JSON. Lines are read one at a time, in constant memory;
/// everything else is held whole.
///
/// # Errors
///
/// Those of `each`. What goes wrong with the input is an entry.
pub(crate) fn read(mut reader: Reader, each: &mut Each<'_>) -> io::Result<()> {
    let mut head = Vec::new();
    let whole = match tell(&mut reader, &mut head) {
        Ok(Shape::Lines) => return read_lines(Lines::new(head, reader), each),
        Ok(Shape::Whole) => reader.read_to_end(&mut head),
        Err(error) => Err(error),
    };
    let cut = whole.err().or_else(|| reader.get_mut().take_error());
    read_whole(&head, cut, each)
}

fn read_lines(mut lines: Lines, each: &mut Each<'_>) -> io::Result<()> {
    while let Some(line) = lines.next() {
        match line.text {
            Ok(body) => read_line(line.number, body, each)?,
            Err(problem) => Bodies::new(Some(line.number), each).give(Err(problem))?,
        }
    }
    Ok(())
}
