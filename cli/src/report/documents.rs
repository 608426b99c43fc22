//! A long input that is not on lines, in parts: JSON documents one after another, and the elements of a list.
//!
//! Only one part is in memory at a time, and what is read with it. A page of the API is one part.

use std::io::Read as _;
use std::ops::Range;

use crate::input::{MARK, Problem, Reader};

/// Where a part is in a text, and where it is in its input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) range: Range<usize>,
    pub(super) line: u64,
    /// The place in a list.
    pub(super) index: Option<u64>,
}

/// Finds the parts of a text that comes in pieces.
struct Splitter {
    line: u64,
    /// The place of the next element, if this is within a list.
    list: Option<u64>,
}

impl Splitter {
    /// Adds the parts that are whole, and returns where the rest begins, which has to be given again.
    fn split(&mut self, text: &[u8], is_end: bool, parts: &mut Vec<Part>) -> usize {
        let mut place = 0;
        while let Some(byte) = text.get(place) {
            let rest = text.get(place..).unwrap_or_default();
            if rest.starts_with(MARK) {
                place += MARK.len();
                continue;
            }
            if MARK.starts_with(rest) && !is_end {
                return place;
            }
            match byte {
                b'\n' => self.line += 1,
                b',' if self.list.is_some() => {}
                blank if blank.is_ascii_whitespace() => {}
                b'[' if self.list.is_none() => self.list = Some(0),
                b']' if self.list.is_some() => self.list = None,
                _ => {
                    let length = match length(rest, self.list.is_some()) {
                        Some(length) => length,
                        None if is_end => rest.len(),
                        None => return place,
                    };
                    parts.push(Part {
                        range: place..place + length,
                        line: self.line,
                        index: self.list,
                    });
                    let part = rest.get(..length).unwrap_or_default();
                    self.line += memchr::memchr_iter(b'\n', part).count() as u64;
                    self.list = self.list.map(|index| index + 1);
                    place += length;
                    continue;
                }
            }
            place += 1;
        }
        place
    }
}

/// How long the value is that a text begins with; `None` if its end is not there.
fn length(text: &[u8], is_in_list: bool) -> Option<usize> {
    if !text.starts_with(b"{") && !text.starts_with(b"[") {
        let is_end = |byte: &u8| *byte == b'\n' || is_in_list && matches!(*byte, b',' | b']');
        let end = text.iter().skip(1).position(is_end);
        return end.map(|end| end + 1);
    }
    let mut depth = 0_usize;
    let mut is_string = false;
    let mut is_escaped = false;
    for (place, byte) in text.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            _ if is_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The parts of a reader.
pub(super) struct Documents {
    reader: Reader,
    splitter: Splitter,
    /// What was read and is not in a part yet.
    rest: Vec<u8>,
    has_ended: bool,
    /// The line of a part that is too long, after the parts that were given.
    too_long: Option<u64>,
}

impl Documents {
    /// Goes on after the beginning of an input.
    pub(super) fn new(beginning: Vec<u8>, reader: Reader) -> Self {
        Self {
            reader,
            splitter: Splitter {
                line: 1,
                list: None,
            },
            rest: beginning,
            has_ended: false,
            too_long: None,
        }
    }

    /// Reads at least one part, and leaves their text in the buffer. No parts are the end.
    ///
    /// # Errors
    ///
    /// After a part that is too long, and where reading failed, with the line. Nothing follows.
    pub(super) fn next(
        &mut self,
        buffer: &mut Vec<u8>,
        piece: usize,
        most: usize,
    ) -> Result<Vec<Part>, (u64, Problem)> {
        let mut parts = Vec::new();
        buffer.clear();
        buffer.append(&mut self.rest);
        loop {
            if let Some(line) = self.too_long.take() {
                buffer.clear();
                self.has_ended = true;
                return Err((line, Problem::PartTooLong { limit: most }));
            }
            let has_failed = self.reader.get_ref().has_failed();
            // A part that was cut off is not one.
            let is_end = self.has_ended && !has_failed;
            let end = self.splitter.split(buffer, is_end, &mut parts);
            if let Some(place) = parts.iter().position(|part| part.range.len() > most) {
                self.too_long = parts.drain(place..).next().map(|part| part.line);
                if parts.is_empty() {
                    continue;
                }
            }
            if !parts.is_empty() || self.has_ended {
                self.rest.extend(buffer.iter().skip(end));
                buffer.truncate(end);
                if !parts.is_empty() {
                    return Ok(parts);
                }
                let error = self.reader.get_mut().take_error();
                return error.map_or(Ok(parts), |error| Err((self.splitter.line, error.into())));
            }
            // Blanks before a part are done with.
            buffer.drain(..end);
            if buffer.len() > most {
                self.too_long = Some(self.splitter.line);
                continue;
            }
            let room = u64::try_from(piece).unwrap_or(u64::MAX);
            let read = self.reader.by_ref().take(room).read_to_end(buffer);
            self.has_ended = !read.is_ok_and(|read| read == piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::input::reader;

    fn documents(text: &str) -> Documents {
        let text = Cursor::new(text.as_bytes().to_vec());
        Documents::new(Vec::new(), reader(text).unwrap())
    }

    /// The parts, read in pieces of every size.
    fn parts(text: &str) -> Vec<(String, u64, Option<u64>)> {
        let read = |piece| {
            let mut documents = documents(text);
            let mut all = Vec::new();
            let mut buffer = Vec::new();
            loop {
                let parts = documents.next(&mut buffer, piece, 1000).unwrap();
                if parts.is_empty() {
                    return all;
                }
                all.extend(parts.into_iter().map(|Part { range, line, index }| {
                    let part = String::from_utf8(buffer.get(range).unwrap().to_vec()).unwrap();
                    (part, line, index)
                }));
            }
        };
        let whole = read(1000);
        for piece in 1..text.len() {
            assert_eq!(read(piece), whole, "{piece}");
        }
        whole
    }

    fn part(text: &str, line: u64, index: Option<u64>) -> (String, u64, Option<u64>) {
        (text.to_owned(), line, index)
    }

    #[test]
    fn documents_are_parts() {
        assert_eq!(
            parts("{\n\"a\": \"}\\\"{\"\n}\n\n{\"b\": [{}, 1]} {}"),
            [
                part("{\n\"a\": \"}\\\"{\"\n}", 1, None),
                part("{\"b\": [{}, 1]}", 5, None),
                part("{}", 5, None),
            ]
        );
    }

    #[test]
    fn elements_of_a_list_are_parts() {
        assert_eq!(
            parts("[\n{\"a\": 1},\n 7, [{}]\n]\n{}"),
            [
                part("{\"a\": 1}", 2, Some(0)),
                part("7", 3, Some(1)),
                part("[{}]", 3, Some(2)),
                part("{}", 5, None),
            ]
        );
    }

    #[test]
    fn what_is_cut_off_is_the_last_part() {
        assert_eq!(
            parts("{} {\"a"),
            [part("{}", 1, None), part("{\"a", 1, None)]
        );
    }

    #[test]
    fn what_is_too_long_is_said() {
        let mut documents = documents("{}\n\n{\"aaaaaaaaaaaaaaaaa");
        let mut buffer = Vec::new();
        let parts = documents.next(&mut buffer, 4, 10).unwrap();
        assert_eq!(parts.len(), 1);
        let ended = documents.next(&mut buffer, 4, 10);
        assert!(matches!(
            ended,
            Err((3, Problem::PartTooLong { limit: 10 }))
        ));
        let ended = documents.next(&mut buffer, 4, 10);
        assert!(ended.is_ok_and(|parts| parts.is_empty()));
    }

    /// Whether it comes with other parts or alone.
    #[test]
    fn a_part_may_have_so_many_bytes_and_not_one_more() {
        let text = "{}\n{\"a\": 1}\n{}";
        for piece in 1..text.len() {
            let count = |most| {
                let mut documents = documents(text);
                let mut count = 0;
                loop {
                    match documents.next(&mut Vec::new(), piece, most) {
                        Ok(parts) if parts.is_empty() => return (count, None),
                        Ok(parts) => count += parts.len(),
                        Err((line, _)) => return (count, Some(line)),
                    }
                }
            };
            assert_eq!(count(8), (3, None), "{piece}");
            assert_eq!(count(7), (1, Some(2)), "{piece}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_blank() {
        assert_eq!(
            parts("\u{feff}{\n\"a\": 1\n}\n\u{feff}{}"),
            [part("{\n\"a\": 1\n}", 1, None), part("{}", 4, None)]
        );
    }
}
