//! What statuses say of the end of a call.

use super::enums::{CallStatus, DialStatus, Outcome};
use super::facts::Meaning;

impl CallStatus {
    /// How the call ended, if the status alone says so: this crate's judgement.
    ///
    /// Returns `None` if the call goes on.
    ///
    /// ```
    /// use plivo_hangup::{CallStatus, Outcome};
    ///
    /// assert_eq!(CallStatus::NoAnswer.outcome(), Some(Outcome::NoAnswer));
    /// assert_eq!(CallStatus::InProgress.outcome(), None);
    /// ```
    pub const fn outcome(self) -> Option<Outcome> {
        outcome(self.meaning())
    }

    /// Outcome, retry advice, responsible party and next step, by the status alone: this crate's judgement.
    ///
    /// Returns `None` if the call goes on.
    ///
    /// ```
    /// use plivo_hangup::{CallStatus, Outcome, Retry};
    ///
    /// let meaning = CallStatus::Timeout.meaning().expect("it has ended");
    /// assert_eq!(meaning.outcome, Outcome::Failed);
    /// assert_eq!(meaning.retry, Retry::WithBackoff);
    /// assert_eq!(CallStatus::Ringing.meaning(), None);
    /// ```
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    pub const fn meaning(self) -> Option<Meaning> {
        Self::MEANINGS[self as usize]
    }
}

impl DialStatus {
    /// How the Dial ended, by the status alone: this crate's judgement.
    ///
    /// ```
    /// use plivo_hangup::{DialStatus, Outcome};
    ///
    /// assert_eq!(DialStatus::Cancel.outcome(), Some(Outcome::Canceled));
    /// ```
    pub const fn outcome(self) -> Option<Outcome> {
        outcome(self.meaning())
    }

    /// Outcome, retry advice, responsible party and next step, by the status alone: this crate's judgement.
    ///
    /// ```
    /// use plivo_hangup::{DialStatus, Retry};
    ///
    /// let meaning = DialStatus::Busy.meaning().expect("it has ended");
    /// assert_eq!(meaning.retry, Retry::Later);
    /// ```
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    pub const fn meaning(self) -> Option<Meaning> {
        Self::MEANINGS[self as usize]
    }
}

const fn outcome(meaning: Option<Meaning>) -> Option<Outcome> {
    match meaning {
        Some(meaning) => Some(meaning.outcome),
        None => None,
    }
}
