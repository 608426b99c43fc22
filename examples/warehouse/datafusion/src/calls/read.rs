//! Reads a file, or the part of one that is on lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;

use datafusion::common::DataFusionError;
use flate2::read::MultiGzDecoder;

use super::body::Bodies;
use super::columns::Call;
use super::files::failed;
use super::lines::{Documents, Lines, MAX_BYTES, Text};
use super::pieces::Piece;
use super::shape::{Shape, tell};

/// Why reading ends before the end of the files.
#[derive(Debug)]
pub(super) enum End {
    /// Nobody waits for more rows.
    Canceled,
    Failed(DataFusionError),
}

/// What is done with each call.
pub(super) type Each<'a> = dyn FnMut(&Call<'_>) -> Result<(), End> + 'a;

type Reader = BufReader<Box<dyn Read>>;

/// Large enough that system calls do not count.
const BUFFER: usize = 256 * 1024;

impl Piece {
    /// Gives each call to `each`. What cannot be read is a [`Call::Problem`].
    ///
    /// # Errors
    ///
    /// Fails if the system cannot read the file, and with the errors of `each`.
    pub(super) fn read(&self, each: &mut Each<'_>) -> Result<(), End> {
        let start = self.range.as_ref().map_or(0, |range| range.start);
        let mut bodies = Bodies::new(&self.path, start, each);
        let read = match &self.range {
            Some(range) => read_range(&self.path, range, &mut bodies),
            None => read_file(&self.path, &mut bodies),
        };
        match read {
            // The system says that the disk or the network failed. A query without the rest would be wrong.
            Err(Broken { error, .. }) if error.raw_os_error().is_some() => {
                Err(End::Failed(failed(&self.path, &error)))
            }
            // The file is damaged: a gzip file that was cut off.
            Err(Broken { error, line }) => {
                bodies.problem(line, &format!(": {error}; what follows was not read"))
            }
            Ok(read) => read,
        }
    }
}

/// Whether a file can be read from any of its lines.
pub(super) fn is_on_lines(path: &Path) -> io::Result<bool> {
    let (is_zipped, mut reader) = open(path)?;
    Ok(!is_zipped && tell(&mut reader, &mut Vec::new())? == Shape::Lines)
}

/// The reader failed after so many lines.
struct Broken {
    error: io::Error,
    line: u64,
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self { error, line: 0 }
    }
}

/// The result of reading around that of what was done with the calls.
type Reading = Result<Result<(), End>, Broken>;

fn read_file(path: &Path, bodies: &mut Bodies<'_, '_>) -> Reading {
    let (_, mut reader) = open(path)?;
    let mut head = Vec::new();
    let shape = tell(&mut reader, &mut head)?;
    let mut lines = Lines::new(io::Cursor::new(head).chain(reader));
    match shape {
        Shape::Lines => read_lines(&mut lines, bodies),
        Shape::Documents => read_documents(Documents::new(lines), bodies),
        Shape::Binary => Ok(bodies.problem(0, ": expected text, found a zero byte")),
    }
}

/// Reads the lines that begin in a range.
fn read_range(path: &Path, range: &Range<u64>, bodies: &mut Bodies<'_, '_>) -> Reading {
    let mut file = File::open(path)?;
    // A line begins after a line break, which may be the last byte before the range.
    let start = range.start.saturating_sub(1);
    file.seek(SeekFrom::Start(start))?;
    let mut lines = Lines::new(BufReader::with_capacity(BUFFER, file)).until(start, range.end);
    if range.start > 0 {
        lines.skip()?;
        bodies.begin_at(lines.position());
    }
    read_lines(&mut lines, bodies)
}

fn read_lines(lines: &mut Lines<impl BufRead>, bodies: &mut Bodies<'_, '_>) -> Reading {
    let mut count = 0;
    loop {
        let line = lines
            .next()
            .map_err(|error| Broken { error, line: count })?;
        let Some((number, line)) = line else {
            return Ok(Ok(()));
        };
        count = number + 1;
        let read = match line {
            Text::Whole(line) => bodies.read(number, line),
            Text::TooLong => {
                let problem = format!(": expected a line of at most {MAX_BYTES} bytes, found more");
                bodies.problem(number, &problem)
            }
        };
        if read.is_err() {
            return Ok(read);
        }
    }
}

fn read_documents(mut documents: Documents<impl BufRead>, bodies: &mut Bodies<'_, '_>) -> Reading {
    let mut last = 0;
    loop {
        let document = documents
            .next()
            .map_err(|error| Broken { error, line: last })?;
        let Some((number, document)) = document else {
            return Ok(Ok(()));
        };
        last = number;
        let read = match document {
            Text::Whole(document) => bodies.read_all(number, document),
            Text::TooLong => {
                let problem = format!(
                    ": expected a document of at most {MAX_BYTES} bytes, found more; what follows was not read"
                );
                return Ok(bodies.problem(number, &problem));
            }
        };
        if read.is_err() {
            return Ok(read);
        }
    }
}

/// Opens a file, and says whether it is a gzip file, however it is named.
fn open(path: &Path) -> io::Result<(bool, Reader)> {
    const MAGIC: &[u8] = b"\x1F\x8B";
    let mut reader = buffered(Box::new(File::open(path)?));
    if reader.fill_buf()?.starts_with(MAGIC) {
        return Ok((true, buffered(Box::new(MultiGzDecoder::new(reader)))));
    }
    Ok((false, reader))
}

fn buffered(reader: Box<dyn Read>) -> Reader {
    BufReader::with_capacity(BUFFER, reader)
}
