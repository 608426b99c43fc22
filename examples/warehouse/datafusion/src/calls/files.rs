//! The files that a path names.

use std::io;
use std::path::{Path, PathBuf};
use std::{fs, io::ErrorKind};

use datafusion::common::{DataFusionError, Result, plan_err};

use super::TABLE_FUNCTION;

/// What a file in a folder ends with if it may have calls in it.
const ENDINGS: [&str; 5] = ["json", "ndjson", "jsonl", "form", "query"];

/// A file and its size when it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
}

/// Adds the files of a path in the order of their names.
pub(super) fn find(path: &str, files: &mut Vec<File>) -> Result<()> {
    let before = files.len();
    // A file may have the signs of a glob in its name.
    match add(Path::new(path), files) {
        Err(error) if error.kind() == ErrorKind::NotFound && is_glob(path) => {
            for path in matches(path)? {
                add(&path, files).map_err(|error| failed(&path, &error))?;
            }
        }
        result => result.map_err(|error| failed(Path::new(path), &error))?,
    }
    if files.len() == before {
        return plan_err!(
            "{TABLE_FUNCTION}: found no file for '{path}'; in folders it reads files that end in .{}, or that and .gz",
            ENDINGS.join(", .")
        );
    }
    Ok(())
}

fn is_glob(path: &str) -> bool {
    path.contains(['*', '?', '['])
}

fn matches(pattern: &str) -> Result<Vec<PathBuf>> {
    let paths = match glob::glob(pattern) {
        Ok(paths) => paths,
        Err(error) => return plan_err!("{TABLE_FUNCTION}: '{pattern}' is not a glob: {error}"),
    };
    let paths = paths.map(|path| path.map_err(|error| failed(error.path(), error.error())));
    paths.collect()
}

/// Adds a file, or what is below a folder.
fn add(path: &Path, files: &mut Vec<File>) -> io::Result<()> {
    let data = fs::metadata(path)?;
    if !data.is_dir() {
        files.push(File {
            path: path.to_owned(),
            bytes: data.len(),
        });
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link to a folder is not followed: it may lead back here.
        if entry.file_type()?.is_dir() || (has_ending(&path) && path.is_file()) {
            add(&path, files)?;
        }
    }
    Ok(())
}

fn has_ending(path: &Path) -> bool {
    let is_known = |path: &Path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
        })
    };
    let is_zipped = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    is_known(path) || (is_zipped && is_known(&path.with_extension("")))
}

/// Names the file in an error of reading it.
pub(super) fn failed(path: &Path, error: &io::Error) -> DataFusionError {
    let text = format!("{TABLE_FUNCTION}: {}: {error}", path.display());
    DataFusionError::IoError(io::Error::new(error.kind(), text))
}
