//! How far the reading of a long file is.

use std::io::{IsTerminal as _, Read, stdout};

use indicatif::{ProgressBar, ProgressStyle};

use super::Format;

/// Shorter files are read at once.
const LONG: u64 = 8 * 1024 * 1024;

/// A bar on standard error, or none.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar if the file is long and standard error is a terminal that shows nothing else: neither the
    /// output nor, if cards are piped, a pager.
    pub(super) fn of(name: &str, size: Option<u64>, format: Format) -> Self {
        let size = size.filter(|size| *size >= LONG);
        let is_in_the_way = stdout().is_terminal() || format == Format::Text && is_stdout_pipe();
        match size {
            Some(size) if !is_in_the_way => {
                // It is hidden if standard error is not a terminal.
                let bar = ProgressBar::new(size).with_message(name.to_owned());
                let style = "{msg} {wide_bar} {bytes}/{total_bytes} {eta}";
                if let Ok(style) = ProgressStyle::with_template(style) {
                    bar.set_style(style);
                }
                Self(bar)
            }
            _ => Self(ProgressBar::hidden()),
        }
    }

    /// The reader, which moves the bar.
    pub(super) fn watch<R: Read + Send>(&self, reader: R) -> impl Read + Send + use<R> {
        self.0.wrap_read(reader)
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

#[cfg(unix)]
fn is_stdout_pipe() -> bool {
    use std::fs::File;
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;

    let stdout = stdout().as_fd().try_clone_to_owned().map(File::from);
    let data = stdout.and_then(|stdout| stdout.metadata());
    data.is_ok_and(|data| data.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_stdout_pipe() -> bool {
    true
}
