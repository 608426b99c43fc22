//! The few styles of the output. Each is legible on a dark screen and on a light one.

use anstyle::{AnsiColor, Effects, Style};
use plivo_hangup::Outcome;

pub(crate) const TITLE: Style = Style::new().effects(Effects::BOLD);
pub(crate) const LABEL: Style = Style::new().effects(Effects::DIMMED);

/// Green for a call that went as planned, red for one that failed, and nothing for what is between.
pub(crate) fn outcome(outcome: Outcome) -> Style {
    match outcome {
        Outcome::Completed => Style::new().fg_color(Some(AnsiColor::Green.into())),
        Outcome::Failed => Style::new().fg_color(Some(AnsiColor::Red.into())),
        _ => Style::new(),
    }
}
