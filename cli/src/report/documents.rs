//! A long input that is not on lines, in parts: JSON documents one after another, and the elements of a list.
//!
//! Only one part is in memory at a time, and what is read with it. A page of the API is one part.

use std::io::{self, Read};
use std::ops::Range;

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
pub(super) struct Documents<R> {
    reader: R,
    splitter: Splitter,
    /// What was read and is not in a part yet.
    rest: Vec<u8>,
    has_ended: bool,
}

/// A part is longer than that.
pub(super) struct TooLong(pub(super) u64);

impl<R: Read> Documents<R> {
    /// Goes on after the beginning of an input.
    pub(super) fn new(beginning: Vec<u8>, reader: R) -> Self {
        Self {
            reader,
            splitter: Splitter {
                line: 1,
                list: None,
            },
            rest: beginning,
            has_ended: false,
        }
    }

    /// Reads at least one part, and leaves their text in the buffer. No parts are the end.
    ///
    /// After a part that is too long, and after an error, nothing follows.
    pub(super) fn next(
        &mut self,
        buffer: &mut Vec<u8>,
        piece: usize,
        most: usize,
    ) -> io::Result<Result<Vec<Part>, TooLong>> {
        let mut parts = Vec::new();
        buffer.clear();
        buffer.append(&mut self.rest);
        loop {
            let end = self.splitter.split(buffer, self.has_ended, &mut parts);
            if !parts.is_empty() || self.has_ended {
                self.rest.extend(buffer.iter().skip(end));
                buffer.truncate(end);
                return Ok(Ok(parts));
            }
            // Blanks before a part are done with.
            buffer.drain(..end);
            if buffer.len() > most {
                buffer.clear();
                self.has_ended = true;
                return Ok(Err(TooLong(self.splitter.line)));
            }
            let room = u64::try_from(piece).unwrap_or(u64::MAX);
            let read = self.reader.by_ref().take(room).read_to_end(buffer);
            self.has_ended =
                read.is_err() || buffer.is_empty() || read.as_ref().is_ok_and(|read| *read < piece);
            read?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts, read in pieces of every size.
    fn parts(text: &str) -> Vec<(String, u64, Option<u64>)> {
        let read = |piece| {
            let mut documents = Documents::new(Vec::new(), text.as_bytes());
            let mut all = Vec::new();
            let mut buffer = Vec::new();
            loop {
                let Ok(parts) = documents.next(&mut buffer, piece, 1000).unwrap() else {
                    panic!("nothing is too long");
                };
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
        let mut documents = Documents::new(Vec::new(), b"\n\n{\"aaaaaaaaaaaaaaaaa".as_slice());
        let ended = documents.next(&mut Vec::new(), 4, 10).unwrap();
        assert!(matches!(ended, Err(TooLong(3))));
        let ended = documents.next(&mut Vec::new(), 4, 10).unwrap();
        assert!(ended.is_ok_and(|parts| parts.is_empty()));
    }
}
