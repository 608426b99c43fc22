//! From a cause to its texts.

use plivo_hangup::HangupCause;

use super::goal::{Goal, Measure};
use super::group::{Group, Rows};
use crate::rivals::{BECAUSES, DESCRIPTIONS, NAMES, NEXT_STEPS, SLUGS};
use crate::shuffled::evenly;

/// All groups of this concern.
pub fn groups() -> Vec<Group> {
    vec![
        text("cause_to_name", HangupCause::name, &NAMES),
        text(
            "cause_to_description",
            HangupCause::description,
            &DESCRIPTIONS,
        ),
        text("cause_to_next_step", HangupCause::next_step, &NEXT_STEPS),
        text("cause_to_slug", HangupCause::slug, &SLUGS),
        text("cause_to_because", HangupCause::because, &BECAUSES),
        meaning(),
    ]
}

/// The function is inlined as in a caller's code, and not called through a pointer.
fn text(
    name: &'static str,
    ours: impl Fn(HangupCause) -> &'static str + 'static,
    texts: &'static [&'static str],
) -> Group {
    let numbered: Vec<_> = (0_u16..).zip(HangupCause::ALL.iter().copied()).collect();
    Rows::new(name, &evenly(&numbered))
        .ours(move |(_, cause)| ours(cause))
        .rival("array_index", |(number, _)| texts[usize::from(number)])
        .goals([
            Goal::at_most(Measure::Instructions, 15.0),
            Goal::at_most(Measure::Mispredictions, 0.01),
        ])
}

fn meaning() -> Group {
    Rows::new("cause_to_meaning", &evenly(HangupCause::ALL))
        .ours(HangupCause::meaning)
        .goals([])
}
