//! Whether an input is one document or has one on each line.

use std::io::{self, BufRead};

use serde::de::IgnoredAny;

/// How an input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One form, query, JSON payload, page or list.
    Whole,
    /// One of these on each line.
    Lines,
}

/// Tells the shape from the first line that is not blank and from what follows it.
///
/// What is read for that goes to `head`. JSON is on lines if the first line is JSON by itself, or if it
/// begins an object and the next one does, too. Anything else is on lines if there are several: a form
/// has no line breaks.
pub(super) fn tell(reader: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<Shape> {
    while without_mark(head).trim_ascii().is_empty() {
        if reader.read_until(b'\n', head)? == 0 {
            return Ok(Shape::Whole);
        }
    }
    let length = head.len();
    let Some(next) = next_not_blank(reader, head)? else {
        return Ok(Shape::Whole);
    };
    let first = head.get(..length).unwrap_or_default();
    let first = without_mark(first).trim_ascii();
    let are_lines = match first.first() {
        Some(b'{') if next == b'{' => true,
        Some(b'{' | b'[') => serde_json::from_slice::<IgnoredAny>(first).is_ok(),
        // Zeros are not in text: this is another kind of file, and its line breaks say nothing.
        _ => !first.contains(&0),
    };
    Ok(if are_lines {
        Shape::Lines
    } else {
        Shape::Whole
    })
}

/// A text without the byte order mark that some senders begin with.
pub(super) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// The next byte that is not a blank, which is not taken. The blanks before it go to `head`.
fn next_not_blank(reader: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<Option<u8>> {
    loop {
        let read = reader.fill_buf()?;
        if read.is_empty() {
            return Ok(None);
        }
        let rest = read.trim_ascii_start();
        let next = rest.first().copied();
        let blanks = read.len() - rest.len();
        head.extend(read.iter().take(blanks));
        reader.consume(blanks);
        if next.is_some() {
            return Ok(next);
        }
    }
}
