//! Where an input comes from.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::bundled::SAMPLES;
use crate::report::Demo;

/// A file, standard input, a bundled sample, or made-up records.
#[derive(Debug)]
pub(crate) enum Source {
    File(PathBuf),
    StandardInput,
    Sample {
        name: &'static str,
        body: &'static [u8],
    },
    /// Records that are made up, so many.
    Demo(u64),
}

/// An input that can be read.
pub(crate) struct Opened {
    pub(crate) reader: Box<dyn Read + Send>,
    /// Its bytes, if they are known before.
    pub(crate) size: Option<u64>,
}

impl Source {
    /// The inputs that are named: a path each, or `-`. Without any, the bundled samples.
    pub(crate) fn all(named: Vec<PathBuf>) -> Vec<Self> {
        if named.is_empty() {
            let samples = SAMPLES.iter();
            return samples
                .map(|(name, body)| Self::Sample { name, body })
                .collect();
        }
        let sources = named.into_iter().map(|path| match path.as_os_str() {
            name if name == "-" => Self::StandardInput,
            _ => Self::File(path),
        });
        sources.collect()
    }

    /// What people call it.
    pub(crate) fn name(&self) -> Cow<'_, str> {
        match self {
            Self::File(path) => path.to_string_lossy(),
            Self::StandardInput => Cow::Borrowed("standard input"),
            Self::Sample { name, .. } => Cow::Borrowed(name),
            Self::Demo(_) => Cow::Borrowed("made-up records"),
        }
    }

    /// Opens it.
    pub(crate) fn open(&self) -> io::Result<Opened> {
        Ok(match self {
            Self::File(path) => {
                let file = File::open(path).map_err(|error| explained(error, path))?;
                let data = file.metadata()?;
                if data.is_dir() {
                    return Err(io::Error::new(
                        io::ErrorKind::IsADirectory,
                        "expected a file, found a folder: name the files in it, such as `logs/*`",
                    ));
                }
                Opened {
                    size: data.is_file().then_some(data.len()),
                    reader: Box::new(file),
                }
            }
            Self::StandardInput => Opened {
                reader: Box::new(io::stdin()),
                size: None,
            },
            Self::Sample { body, .. } => Opened {
                reader: Box::new(*body),
                size: None,
            },
            Self::Demo(records) => Opened {
                reader: Box::new(Demo::new(*records)),
                size: None,
            },
        })
    }
}

/// People also paste a payload or a URL in place of a file.
fn explained(error: io::Error, path: &Path) -> io::Error {
    let is_payload = path.as_os_str().as_encoded_bytes().contains(&b'=');
    if error.kind() == io::ErrorKind::NotFound && is_payload {
        let text = "expected a file, found none; pipe a payload or its query to `decode -`";
        return io::Error::new(error.kind(), text);
    }
    error
}
