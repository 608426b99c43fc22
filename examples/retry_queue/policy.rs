//! What to do after a call, and how long to wait: the two exhaustive matches.

use std::ops::RangeInclusive;
use std::time::Duration;

use plivo_hangup::{Meaning, Outcome, Retry};

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);

/// What to do with a call that has ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Next {
    /// Do not call again.
    Stop,
    /// Keep the call until the cause is fixed.
    Park,
    /// Call again.
    Again(Pauses),
}

/// No `_` arm: the advice is a closed set.
pub(crate) fn next(meaning: &Meaning) -> Next {
    match meaning.retry {
        Retry::NotNeeded | Retry::Never => Next::Stop,
        Retry::AfterFix => Next::Park,
        Retry::WithBackoff => Next::Again(Pauses::new(15 * SECOND, 10 * MINUTE)),
        Retry::Later => Next::Again(later(meaning.outcome)),
    }
}

/// Choose your own: these suit reminders of appointments.
fn later(outcome: Outcome) -> Pauses {
    match outcome {
        // They are there.
        Outcome::Busy => Pauses::new(10 * MINUTE, 2 * HOUR),
        // They are away, and so is whoever has a machine answer.
        Outcome::NoAnswer | Outcome::Machine => Pauses::new(HOUR, 8 * HOUR),
        // They or their operator did not want it now.
        Outcome::Rejected => Pauses::new(4 * HOUR, 12 * HOUR),
        Outcome::Completed | Outcome::Canceled | Outcome::Failed | Outcome::Unknown => {
            Pauses::new(30 * MINUTE, 8 * HOUR)
        }
    }
}

/// Pauses that double from the first to the longest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pauses {
    first: Duration,
    longest: Duration,
}

impl Pauses {
    const fn new(first: Duration, longest: Duration) -> Self {
        Self { first, longest }
    }

    /// How long to wait after so many calls: choose at random between half of the pause and all of it, so that
    /// calls that failed together are not placed together again.
    pub(crate) fn after(self, calls: u32) -> RangeInclusive<Duration> {
        let doublings = calls.saturating_sub(1);
        let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
        let pause = self.first.saturating_mul(factor).min(self.longest);
        pause / 2..=pause
    }
}
