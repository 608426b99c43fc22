//! How far the reading of all inputs is.

use std::fs;
use std::io::Read;

use indicatif::{ProgressBar, ProgressStyle};

use crate::input::Source;

/// Less is read at once.
const LONG: u64 = 8 * 1024 * 1024;

/// A bar on standard error, or none. It is hidden if standard error is not a terminal.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn of(sources: &[Source]) -> Self {
        let size = |source: &Source| match source {
            Source::File(path) => fs::metadata(path).map_or(0, |data| data.len()),
            _ => 0,
        };
        let size: u64 = sources.iter().map(size).sum();
        if size < LONG {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(size);
        let style = "{wide_bar} {bytes}/{total_bytes} {eta}";
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// The reader, which moves the bar.
    pub(super) fn watch(&self, reader: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        if self.0.is_hidden() {
            return reader;
        }
        Box::new(self.0.wrap_read(reader))
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
