//! Whether an input is one document or has one on each line.

use std::io::{self, BufRead};

use serde::de::IgnoredAny;

/// How an input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One form, query, JSON payload, page or list.
    Whole,
    /// One of these on each line.
    Lines,
}

/// Tells the shape from the first line that is not blank and from what follows it.
///
/// What is read for that goes to `head`. JSON is on lines if the first line is JSON by itself, or if it
/// was cut off and the next one begins an object. Anything else is on lines if there are several: a form
/// has no line breaks.
pub(crate) fn tell(reader: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<Shape> {
    while is_blank(head) {
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
        Some(b'{') if next == b'{' => !is_list_open(first),
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

/// Whether an object can follow the text: in a list, as in a page with a record on each line.
fn is_list_open(text: &[u8]) -> bool {
    let goes_on = [text, b"{"].concat();
    let error = serde_json::from_slice::<IgnoredAny>(&goes_on).err();
    text.ends_with(b"[") || text.ends_with(b",") && error.is_some_and(|error| error.is_eof())
}

/// The byte order mark that some senders begin with.
pub(crate) const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A text without the mark.
pub(super) fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(MARK).unwrap_or(text)
}

/// Whether a line says nothing. The mark is blank, too.
pub(crate) fn is_blank(line: &[u8]) -> bool {
    without_mark(line).trim_ascii().is_empty()
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

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read as _};

    use super::Shape::{Lines, Whole};
    use super::{Shape, tell};

    /// Reads with a small buffer, so that its end falls everywhere.
    #[track_caller]
    fn is(text: &str, expected: Shape) {
        for capacity in [1, 2, 3, 8, 8192] {
            let mut reader = BufReader::with_capacity(capacity, text.as_bytes());
            let mut head = Vec::new();
            let shape = tell(&mut reader, &mut head).expect("it can be read");
            assert_eq!(shape, expected, "{text:?} in pieces of {capacity}");
            reader.read_to_end(&mut head).expect("it can be read");
            assert_eq!(head, text.as_bytes(), "nothing is lost");
        }
    }

    #[test]
    fn one_payload_is_whole() {
        is("", Whole);
        is("\n\n", Whole);
        is("CallUUID=c1\r\n\r\n", Whole);
        is("{\"call_uuid\": \"c1\"}\n\n", Whole);
        is("{\n  \"call_uuid\": \"c1\"\n}\n", Whole);
        is("[\n{\"call_uuid\": \"c1\"},\n{}]", Whole);
        is("{\"objects\": [\n{},\n{}]}", Whole);
        is("{\"objects\": [{},\n{}]}", Whole);
        is("\u{1f}\u{8b}\0\n=\n", Whole);
    }

    #[test]
    fn several_lines_are_lines() {
        is("{}\n{}", Lines);
        is("\u{feff}\n{}\r\n\r\n\r\n{}", Lines);
        is("{}\nCallUUID=c1", Lines);
        is("[{}]\n[{}]", Lines);
        is("CallUUID=c1\nCallUUID=c2", Lines);
        is("CallUUID=c1\n{}", Lines);
    }

    #[test]
    fn a_first_line_that_was_cut_off_does_not_spoil_the_others() {
        is("{\"call_uuid\n{}\n{}", Lines);
        is("{\"call_uuid\":\n{}\n{}", Lines);
        is("{\"call_uuid\": \"c1\",\n{}\n{}", Lines);
    }
}
