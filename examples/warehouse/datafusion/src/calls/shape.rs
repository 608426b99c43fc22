//! Whether a file is on lines. The same rules as those of the command-line tool.

use std::io::{self, BufRead, Read as _};

use serde_json::error::Category;

use super::lines::MAX_BYTES;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A record, page, callback or list on each line, as JSON or as a form.
    Lines,
    /// JSON documents over several lines, one after another.
    Documents,
    /// Not text.
    Binary,
}

/// Finds the shape by the first line that is not blank and by what follows it. What is read for that goes to `head`.
///
/// JSON is on lines if the first line is JSON by itself, or if it was cut off and the next one begins an object.
pub(super) fn tell(reader: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<Shape> {
    while without_mark(head).trim_ascii().is_empty() {
        let room = (MAX_BYTES as u64).saturating_sub(head.len() as u64);
        if reader.by_ref().take(room).read_until(b'\n', head)? == 0 {
            return Ok(Shape::Lines);
        }
    }
    if head.len() >= MAX_BYTES {
        return Ok(Shape::Lines);
    }
    let length = head.len();
    let next = next_not_blank(reader, head)?;
    let first = without_mark(head.get(..length).unwrap_or_default()).trim_ascii();
    let are_lines = match (first.first(), next) {
        _ if first.contains(&0) => return Ok(Shape::Binary),
        (Some(b'{'), Some(b'{')) => !is_list_open(first),
        (Some(b'{' | b'['), Some(_)) => json_error(first).is_none(),
        _ => true,
    };
    Ok(if are_lines {
        Shape::Lines
    } else {
        Shape::Documents
    })
}

/// Whether an object can follow the text: in a list, as in a page with a record on each line.
fn is_list_open(text: &[u8]) -> bool {
    let goes_on = [text, b"{"].concat();
    text.ends_with(b"[") || (text.ends_with(b",") && json_error(&goes_on) == Some(Category::Eof))
}

fn json_error(text: &[u8]) -> Option<Category> {
    let read = serde_json::from_slice::<&serde_json::value::RawValue>(text);
    read.err().map(|error| error.classify())
}

/// A text without the byte order mark that some senders begin with.
pub(super) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// The next byte that is not a blank, which is not taken. The blanks before it go to `head`, as far as a line goes.
fn next_not_blank(reader: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<Option<u8>> {
    loop {
        let read = reader.fill_buf()?;
        if read.is_empty() || head.len() >= 2 * MAX_BYTES {
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
