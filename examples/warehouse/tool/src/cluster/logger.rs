//! Ballista's log, on standard error.

use std::env;

use log::{LevelFilter, Log, Metadata, Record};

struct ToStderr;

impl Log for ToStderr {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= log::max_level()
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            eprintln!("{} {}: {}", record.level(), record.target(), record.args());
        }
    }

    fn flush(&self) {}
}

/// Writes warnings and errors to standard error, or as much as the level in `RUST_LOG` says.
///
/// A logger of its own: the usual ones change features of `log`, and with them DataFusion would be built anew.
pub(super) fn to_stderr() {
    let level = env::var("RUST_LOG")
        .ok()
        .and_then(|level| level.parse().ok());
    log::set_max_level(level.unwrap_or(LevelFilter::Warn));
    // Fails only if a logger is set already, and then that one writes.
    let _ = log::set_logger(&ToStderr);
}
