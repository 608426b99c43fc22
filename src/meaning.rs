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
    let answered = circumstances.answered;
    // What an answer rules out, or the lack of one, does not decide. The word may be that of another
    // leg: a Dial to a busy number leaves USER_BUSY on the A leg that was answered.
    let is_possible = |outcome: &Outcome| match outcome {
        Outcome::Completed => answered != Some(false),
        Outcome::Busy | Outcome::NoAnswer | Outcome::Canceled => answered != Some(true),
        _ => true,
    };
    let told = word.and_then(|word| Some((word, word.outcome()?)));
    let possible = told.filter(|(_, outcome)| is_possible(outcome));
    let status = circumstances.status.filter(is_possible);
    let is_ruled_out = possible.is_none() && (told.is_some() || circumstances.status.is_some());
    match (possible, status, cause) {
        (Some((word, outcome)), _, _) => Meaning {
            description: word.description(),
            ..outcome.meaning()
        },
        (None, Some(status), _) => status.meaning(),
        (None, None, _) if is_ruled_out && answered == Some(true) => Outcome::Completed.meaning(),
        (None, None, _) if is_ruled_out => Outcome::Canceled.meaning(),
        (None, None, Some(cause)) => cause.meaning(),
        (None, None, None) => Outcome::Unknown.meaning(),
    }
}

/// Whether something left a trace: an answer time, the id of a leg. `None` where nothing tells; a
/// blank one says that there was none.
pub(crate) fn has_trace(trace: Option<&str>) -> Option<bool> {
    trace.map(|trace| !trace.trim_ascii().is_empty())
}

/// Whether a call was answered, by the traces that an answer leaves.
///
/// A trace such as an answer time proves it, and so do answered seconds; a trace that is there but
/// blank, or zero seconds, deny it. Billed seconds are rounded up, so they tell an answer of less
/// than a second.
pub(crate) fn answered(
    trace: Option<&str>,
    talk_seconds: Option<u64>,
    billed_seconds: Option<u64>,
) -> Option<bool> {
    let has_trace = has_trace(trace);
    let seconds = talk_seconds.max(billed_seconds);
    if has_trace == Some(true) || seconds > Some(0) {
        Some(true)
    } else if has_trace == Some(false) || talk_seconds == Some(0) {
        Some(false)
    } else {
        None
    }
}
