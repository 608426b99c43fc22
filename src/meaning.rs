//! What a hangup means, given everything that is reported with it.

use crate::catalog::{CORRECTIONS, Correction, HangupCause, Meaning, Outcome, TelephonyCause};
use crate::circumstances::Circumstances;
use crate::hangup::Hangup;

impl Hangup {
    /// How the call ended, as far as the hangup alone says.
    ///
    /// A listed cause other than [`HangupCause::Unknown`] decides; else the telephony cause, if it says
    /// how a call ended. A payload knows more, such as whether the call was answered: if you have one,
    /// ask it instead.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts, Outcome};
    ///
    /// let hangup = |code| Hangup::from(HangupTexts {
    ///     code: Some(code),
    ///     telephony: Some("USER_BUSY"),
    ///     ..HangupTexts::default()
    /// });
    /// assert_eq!(hangup("4010").outcome(), Outcome::Completed);
    /// assert_eq!(hangup("0").outcome(), Outcome::Busy);
    /// ```
    pub fn outcome(&self) -> Outcome {
        self.outcome_in(Circumstances::default())
    }

    /// Outcome, retry advice, responsible party and next step, as far as the hangup alone says.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts, Party, Retry};
    ///
    /// let hangup = Hangup::from(HangupTexts { code: Some("3090"), ..HangupTexts::default() });
    /// assert_eq!(hangup.meaning().retry, Retry::WithBackoff);
    /// assert_eq!(hangup.meaning().responsible, Some(Party::Carrier));
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

/// A condition holds if it is `None`, or if what it asks for is known to be so.
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
        rationale: correction.rationale,
    }
}

/// The meaning of a hangup whose cause is not listed, not reported, or [`HangupCause::Unknown`].
fn meaning_without_cause(
    cause: Option<HangupCause>,
    word: Option<TelephonyCause>,
    circumstances: Circumstances,
) -> Meaning {
    let answered = circumstances.answered;
    // What an answer, or the lack of one, rules out does not decide. The word may belong to another leg:
    // a Dial to a busy number leaves USER_BUSY on the A leg that was answered.
    let is_possible = |outcome: &Outcome| match outcome {
        Outcome::Completed => answered != Some(false),
        Outcome::Busy | Outcome::NoAnswer | Outcome::Canceled => answered != Some(true),
        _ => true,
    };
    let said = word.and_then(|word| Some((word, word.outcome()?)));
    let possible = said.filter(|(_, outcome)| is_possible(outcome));
    let status = circumstances.status.filter(is_possible);
    let is_ruled_out = possible.is_none() && (said.is_some() || circumstances.status.is_some());
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
