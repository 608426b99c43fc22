//! The colours of the output. Each is legible on a dark screen and on a light one.

use anstyle::{AnsiColor, Style};
use plivo_hangup::Outcome;

/// Green for a call that went as planned, red for one that failed, and none for what is in between.
pub(crate) const fn outcome(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Completed => AnsiColor::Green.on_default(),
        Outcome::Failed => AnsiColor::Red.on_default(),
        _ => Style::new(),
    }
}
