//! Reads the text of an input, which may be in a gzip file, as far as that goes.

use std::io::{self, BufReader, Cursor, ErrorKind, Read};

use flate2::bufread::MultiGzDecoder;

/// A reader of text, with room for large files.
pub(crate) type Reader = BufReader<UntilError>;

/// Ends where reading fails, so that what was read before is not lost. Then it has the error.
pub(crate) struct UntilError {
    reader: Box<dyn Read + Send>,
    error: Option<io::Error>,
    has_failed: bool,
}

/// A reader of the text in a file. The content says whether it is a gzip file.
///
/// # Errors
///
/// If not even the first bytes can be read.
pub(crate) fn reader(mut file: impl Read + Send + 'static) -> io::Result<Reader> {
    const MAGIC: &[u8] = b"\x1F\x8B";
    let mut beginning = Vec::new();
    let length = u64::try_from(MAGIC.len()).unwrap_or(u64::MAX);
    file.by_ref().take(length).read_to_end(&mut beginning)?;
    let is_gzip = beginning == MAGIC;
    let file = Cursor::new(beginning).chain(file);
    Ok(if is_gzip {
        let text = MultiGzDecoder::new(buffered(file));
        buffered(UntilError::new(Unzipped(text)))
    } else {
        buffered(UntilError::new(file))
    })
}

fn buffered<R: Read>(reader: R) -> BufReader<R> {
    BufReader::with_capacity(64 * 1024, reader)
}

impl UntilError {
    fn new(reader: impl Read + Send + 'static) -> Self {
        Self {
            reader: Box::new(reader),
            error: None,
            has_failed: false,
        }
    }

    /// Whether the end is one where reading failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Why reading failed. It is given once.
    pub(crate) fn take_error(&mut self) -> Option<io::Error> {
        self.error.take()
    }
}

impl Read for UntilError {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.has_failed {
            return Ok(0);
        }
        match self.reader.read(buffer) {
            Err(error) if error.kind() != ErrorKind::Interrupted => {
                self.has_failed = true;
                self.error = Some(error);
                Ok(0)
            }
            read => read,
        }
    }
}

/// The text of a gzip file, with errors in plain words.
struct Unzipped<R>(R);

impl<R: Read> Read for Unzipped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| {
            let text = match error.kind() {
                ErrorKind::UnexpectedEof => "expected more of a gzip file, found the end",
                ErrorKind::InvalidInput | ErrorKind::InvalidData => {
                    "expected a gzip file, found one that is damaged"
                }
                _ => return error,
            };
            io::Error::new(error.kind(), text)
        })
    }
}
