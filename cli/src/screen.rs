//! How wide the output is.

use std::env;

use terminal_size::{Width, terminal_size_of};

const NARROWEST: usize = 40;
pub(crate) const WIDEST: usize = 100;
/// If the output is not a terminal, and `COLUMNS` does not say.
const PIPED: usize = 80;

/// The width to wrap at.
pub(crate) fn width() -> usize {
    let terminal = terminal_size_of(std::io::stdout()).map(|(Width(width), _)| usize::from(width));
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let width = terminal.or_else(columns).unwrap_or(PIPED);
    width.clamp(NARROWEST, WIDEST)
}

/// A paragraph, wrapped, with the end of its last line.
pub(crate) fn paragraph(text: &str) -> String {
    format!("{}\n", textwrap::fill(text, width()))
}
