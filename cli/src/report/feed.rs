//! The inputs in pieces, which threads take turns to fetch.

use std::collections::VecDeque;
use std::io::{self, BufRead as _, Read as _};

use super::documents::{Documents, Part};
use super::progress::Progress;
use crate::input::{
    MAX_LINE_BYTES, Opened, Problem, Reader, Shape, Source, is_too_long, reader, tell,
};

/// Large enough that threads seldom wait for each other.
const PIECE: usize = 1024 * 1024;

/// A first line that fills this is too long, with room for its line break.
const FIRST_LINE: usize = MAX_LINE_BYTES + 2;

/// All inputs, one after the other.
pub(super) struct Feed {
    sources: VecDeque<(usize, Source)>,
    open: Option<(usize, Input)>,
    progress: Progress,
}

/// A piece of an input, whose text is in the buffer.
pub(super) struct Piece {
    /// The place of the input in their order.
    pub(super) file: usize,
    pub(super) what: What,
}

pub(super) enum What {
    /// Whole lines, and the number of the first one.
    Lines(u64),
    /// Parts of an input that is not on lines.
    Parts(Vec<Part>),
    /// A short input that is not on lines, and why it could not be read further.
    Whole(Option<io::Error>),
    /// What could not be read, and on which line if the input is on lines.
    Problem(Option<u64>, Problem),
}

/// An input that is read in pieces.
enum Input {
    Lines(Lines),
    Documents(Documents),
}

/// How an input is read.
enum Opening {
    Pieces(Input),
    /// All of it is in the buffer, as far as it could be read.
    Whole(Option<io::Error>),
}

/// An input on lines.
struct Lines {
    reader: Reader,
    /// What was read beyond the last piece.
    rest: Vec<u8>,
    next_line: u64,
}

impl Feed {
    pub(super) fn new(sources: Vec<Source>) -> Self {
        Self {
            progress: Progress::of(&sources),
            sources: sources.into_iter().enumerate().collect(),
            open: None,
        }
    }

    /// Reads the next piece to the buffer; `None` at the end.
    pub(super) fn next(&mut self, buffer: &mut Vec<u8>) -> Option<Piece> {
        loop {
            if let Some((file, input)) = &mut self.open {
                let what = match input {
                    Input::Lines(lines) => lines.next(buffer),
                    Input::Documents(documents) => next_documents(documents, buffer),
                };
                let file = *file;
                if !matches!(
                    what,
                    Some(
                        What::Lines(_)
                            | What::Parts(_)
                            | What::Problem(_, Problem::LineTooLong { .. })
                    )
                ) {
                    self.open = None;
                }
                if let Some(what) = what {
                    return Some(Piece { file, what });
                }
            }
            let Some((file, source)) = self.sources.pop_front() else {
                self.progress.clear();
                return None;
            };
            buffer.clear();
            match self.open(&source, buffer) {
                Ok(Opening::Pieces(input)) => self.open = Some((file, input)),
                Ok(Opening::Whole(cut)) => {
                    let what = What::Whole(cut);
                    return Some(Piece { file, what });
                }
                Err(error) => {
                    let what = What::Problem(None, Problem::Io(error));
                    return Some(Piece { file, what });
                }
            }
        }
    }

    /// Opens an input. A short one that is not on lines goes to the buffer.
    fn open(&self, source: &Source, buffer: &mut Vec<u8>) -> io::Result<Opening> {
        let opened: Opened = source.open()?;
        let mut reader = reader(self.progress.watch(opened.reader))?;
        let beginning = first_line(&mut reader)?;
        if beginning.len() >= FIRST_LINE {
            // It would be a line that is too long, so it is a list or a page.
            let documents = Documents::new(beginning, reader);
            return Ok(Opening::Pieces(Input::Documents(documents)));
        }
        let mut whole = io::Cursor::new(beginning).chain(&mut reader);
        let shape = tell(&mut whole, buffer)?;
        if shape == Shape::Lines {
            return Ok(Opening::Pieces(Input::Lines(Lines {
                reader,
                rest: std::mem::take(buffer),
                next_line: 1,
            })));
        }
        let room = MAX_LINE_BYTES.saturating_sub(buffer.len()) + 1;
        if read_up_to(&mut reader, room, buffer)? < room {
            return Ok(Opening::Whole(reader.get_mut().take_error()));
        }
        let documents = Documents::new(std::mem::take(buffer), reader);
        Ok(Opening::Pieces(Input::Documents(documents)))
    }
}

fn next_documents(documents: &mut Documents, buffer: &mut Vec<u8>) -> Option<What> {
    match documents.next(buffer, PIECE, MAX_LINE_BYTES) {
        Ok(parts) => (!parts.is_empty()).then_some(What::Parts(parts)),
        Err((line, problem)) => Some(What::Problem(Some(line), problem)),
    }
}

/// The first line that is not blank and what is before it, or the beginning of it if it is very long.
fn first_line(reader: &mut Reader) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    loop {
        let room = FIRST_LINE.saturating_sub(line.len());
        let room = u64::try_from(room).unwrap_or(u64::MAX);
        let read = reader.by_ref().take(room).read_until(b'\n', &mut line)?;
        if read == 0 || !line.trim_ascii().is_empty() {
            return Ok(line);
        }
    }
}

impl Lines {
    fn next(&mut self, buffer: &mut Vec<u8>) -> Option<What> {
        let first = self.next_line;
        buffer.clear();
        buffer.append(&mut self.rest);
        let mut room = PIECE.saturating_sub(buffer.len()).max(PIECE / 4);
        loop {
            let read = match read_up_to(&mut self.reader, room, buffer) {
                Ok(read) => read,
                Err(error) => return Some(What::Problem(Some(first), Problem::Io(error))),
            };
            if read < room {
                let reader = self.reader.get_mut();
                if reader.has_failed() {
                    // Of a line that was cut off, nothing is said but why.
                    buffer.truncate(memchr::memrchr(b'\n', buffer).map_or(0, |end| end + 1));
                }
                if buffer.is_empty() {
                    let error = reader.take_error();
                    return error.map(|error| What::Problem(Some(first), Problem::Io(error)));
                }
                // The end of the input ends its last line, too.
                self.next_line += line_breaks(buffer);
                return Some(What::Lines(first));
            }
            if let Some(end) = memchr::memrchr(b'\n', buffer) {
                self.rest.extend(buffer.iter().skip(end + 1));
                buffer.truncate(end + 1);
                self.next_line += line_breaks(buffer);
                return Some(What::Lines(first));
            }
            if is_too_long(buffer) {
                buffer.clear();
                self.next_line += 1;
                let problem = match self.reader.skip_until(b'\n') {
                    Ok(_) => Problem::LineTooLong {
                        limit: MAX_LINE_BYTES,
                    },
                    Err(error) => Problem::Io(error),
                };
                return Some(What::Problem(Some(first), problem));
            }
            room = PIECE;
        }
    }
}

/// Reads so many bytes, or fewer at the end.
fn read_up_to(reader: &mut Reader, most: usize, buffer: &mut Vec<u8>) -> io::Result<usize> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    reader.by_ref().take(most).read_to_end(buffer)
}

fn line_breaks(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}
