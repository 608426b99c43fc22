//! The advice that goes with an outcome.

use super::enums::Outcome;
use super::facts::Meaning;

impl Outcome {
    /// The advice for a call of which only the outcome is known: this crate's judgement.
    ///
    /// It serves hangups without a listed cause. If there is a cause,
    /// [`HangupCause::meaning`](crate::HangupCause::meaning) says more.
    ///
    /// ```
    /// use plivo_hangup::{Outcome, Retry};
    ///
    /// assert_eq!(Outcome::Busy.meaning().retry, Retry::Later);
    /// ```
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    pub const fn meaning(self) -> Meaning {
        Self::MEANINGS[self as usize]
    }
}
