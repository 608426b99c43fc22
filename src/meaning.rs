//! What a hangup means once everything that is reported with it is weighed.

use crate::catalog::{CORRECTIONS, Correction, HangupCause, Meaning, Outcome, TelephonyCause};
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
        self.meaning_in(circumstances).outcome
    }

    pub(crate) fn meaning_in(&self, circumstances: Circumstances) -> Meaning {
        let word = self.telephony();
        match self.cause() {
            Some(cause) if cause != HangupCause::Unknown => {
                let corrections = CORRECTIONS.iter();
                let mut applying = corrections.filter(|correction| {
                    correction.causes.contains(&cause)
                        && holds(correction.source, self.source())
                        && holds(correction.telephony, word.and_then(TelephonyCause::outcome))
                        && holds(correction.answered, circumstances.answered)
                });
                match applying.next() {
                    Some(correction) => corrected(cause.meaning(), correction),
                    None => cause.meaning(),
                }
            }
            cause => meaning_without_cause(cause, word, circumstances),
        }
    }
}

/// A condition holds where it is none, or where what it asks for is known to be so.
fn holds<T: Copy + PartialEq>(condition: Option<T>, known: Option<T>) -> bool {
    condition.is_none() || condition == known
}

fn corrected(meaning: Meaning, correction: &Correction) -> Meaning {
    Meaning {
        outcome: correction.outcome.unwrap_or(meaning.outcome),
        retry: correction.retry,
        responsible: correction.responsible,
        description: correction.description,
        next_step: correction.next_step,
    }
}

/// The meaning of a hangup whose cause is not listed, not reported, or [`HangupCause::Unknown`].
fn meaning_without_cause(
    cause: Option<HangupCause>,
    word: Option<TelephonyCause>,
    circumstances: Circumstances,
) -> Meaning {
    let is_unanswered = circumstances.answered == Some(false);
    // Completed is after an answer by definition: without one, the word says no more than that the
    // leg was cleared, and the status says more.
    let word = word.and_then(|word| Some((word, word.outcome()?)));
    let (told, cleared) = match word {
        Some((_, Outcome::Completed)) if is_unanswered => (None, true),
        told => (told, false),
    };
    let status = circumstances.status;
    let status = status.filter(|status| !(cleared && *status == Outcome::Completed));
    match (told, status, cause) {
        (Some((word, outcome)), _, _) => Meaning {
            description: word.description(),
            ..outcome.meaning()
        },
        (None, Some(status), _) => status.meaning(),
        (None, None, _) if cleared => Outcome::Canceled.meaning(),
        (None, None, Some(cause)) => cause.meaning(),
        (None, None, None) => Outcome::Unknown.meaning(),
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
