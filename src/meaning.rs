//! What a hangup means once everything that is reported with it is weighed.

use crate::catalog::{HangupCause, Meaning, Outcome, TelephonyCause};
use crate::hangup::Hangup;

/// What a payload tells besides its hangup.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Circumstances {
    /// Whether the call was answered; `None` where nothing says so.
    pub(crate) answered: Option<bool>,
    /// The outcome that the payload's status gives.
    pub(crate) status: Option<Outcome>,
}

impl Hangup {
    /// How the call ended, as far as the hangup alone tells.
    ///
    /// A listed cause other than [`HangupCause::Unknown`] decides; else the telephony cause, where
    /// that says how a call ended. A payload knows more, such as whether the call was answered:
    /// ask it instead where there is one.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, Outcome};
    ///
    /// assert_eq!(Hangup::new("4010", None, None, "USER_BUSY").outcome(), Outcome::Completed);
    /// assert_eq!(Hangup::new("0", None, None, "USER_BUSY").outcome(), Outcome::Busy);
    /// assert_eq!(Hangup::new("4210", None, None, None).outcome(), Outcome::Unknown);
    /// ```
    pub fn outcome(&self) -> Outcome {
        self.outcome_in(Circumstances::default())
    }

    /// Outcome, retry advice, responsible party and next step, as far as the hangup alone tells.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupCause, Retry};
    ///
    /// let hangup = Hangup::new("3090", None, None, None);
    /// assert_eq!(hangup.meaning(), HangupCause::NetworkCongestionFromCarrier.meaning());
    /// assert_eq!(Hangup::new(None, None, None, "USER_BUSY").meaning().retry, Retry::Later);
    /// ```
    pub fn meaning(&self) -> Meaning {
        self.meaning_in(Circumstances::default())
    }

    pub(crate) fn outcome_in(&self, circumstances: Circumstances) -> Outcome {
        let cause = self.cause().filter(|cause| *cause != HangupCause::Unknown);
        let cause = cause.map(HangupCause::outcome);
        let word = self.telephony().and_then(TelephonyCause::outcome);
        let status = circumstances.status;
        // Completed is by definition after an answer: without one, it is what came before that
        // says more, and a call that was called off where nothing does.
        let without_answer = |next: Option<Outcome>| {
            let next = next.filter(|outcome| *outcome != Outcome::Completed);
            next.unwrap_or(Outcome::Canceled)
        };
        match (cause, word, circumstances.answered) {
            (Some(Outcome::Completed), _, Some(false)) => without_answer(word),
            (None, Some(Outcome::Completed), Some(false)) => without_answer(status),
            _ => cause.or(word).or(status).unwrap_or(Outcome::Unknown),
        }
    }

    pub(crate) fn meaning_in(&self, circumstances: Circumstances) -> Meaning {
        let outcome = self.outcome_in(circumstances);
        match self.cause() {
            Some(cause) if cause.outcome() == outcome => cause.meaning(),
            _ => outcome.meaning(),
        }
    }
}

/// Whether a call was answered, by the traces that an answer leaves.
///
/// An answer time or answered seconds prove it; an answer time that is there but blank, or zero
/// seconds, deny it. Billed seconds are rounded up, so they tell an answer of less than a second.
pub(crate) fn answered(
    answer_time: Option<&str>,
    talk_seconds: Option<u64>,
    billed_seconds: Option<u64>,
) -> Option<bool> {
    let has_time = answer_time.map(|time| !time.trim_ascii().is_empty());
    let seconds = talk_seconds.max(billed_seconds);
    if has_time == Some(true) || seconds > Some(0) {
        Some(true)
    } else if has_time == Some(false) || talk_seconds == Some(0) {
        Some(false)
    } else {
        None
    }
}
