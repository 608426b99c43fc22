//! Standard output, written in large pieces unless a person is looking.

use std::io::{self, BufWriter, IsTerminal as _, Write};

pub(super) fn stdout() -> Box<dyn Write> {
    let stdout = io::stdout();
    if stdout.is_terminal() {
        Box::new(stdout.lock())
    } else {
        Box::new(BufWriter::with_capacity(64 * 1024, stdout.lock()))
    }
}
