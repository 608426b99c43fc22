//! How wide the output is.

use std::env;
use std::io;

use terminal_size::{Height, Width, terminal_size_of};

const NARROWEST: usize = 40;
const WIDEST: usize = 100;
/// If nothing says how wide the screen is.
const USUAL: usize = 80;

/// The width to wrap at.
pub(crate) fn width() -> usize {
    let columns = |(Width(width), _): (_, Height)| usize::from(width);
    let width = terminal_size_of(io::stdout())
        .map(columns)
        .or_else(|| env::var("COLUMNS").ok()?.parse().ok())
        // The reader of the output may be a pager on the same terminal.
        .or_else(|| terminal_size_of(io::stderr()).map(columns))
        .unwrap_or(USUAL);
    width.clamp(NARROWEST, WIDEST)
}

/// A paragraph, wrapped, with the end of its last line.
pub(crate) fn paragraph(text: &str) -> String {
    format!("{}\n", textwrap::fill(text, width()))
}
