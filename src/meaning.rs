//! What a hangup means, given everything that is reported with it.

use crate::catalog::{
    CORRECTIONS, Correction, HangupCause, HangupSource, Meaning, Outcome, Retry, TelephonyCause,
};
use crate::circumstances::{Circumstances, denies_answer};
use crate::hangup::Hangup;

/// What a record of SIP trunking means here.
const SIP_TRUNK: Meaning = Meaning {
    outcome: Outcome::Unknown,
    retry: Retry::AfterFix,
    responsible: None,
    description: "This is a record of SIP trunking, another product. Its codes are the same numbers as those of \
        Voice and mean something else.",
    next_step: "Look the code up in the documentation of SIP trunking. Do not read it as a code of Voice.",
    rationale: "The same code is a normal end in one product and an unanswered call in the other, so the catalog \
        of Voice says nothing of it.",
};

/// What a cause that is not listed means, apart from the outcome and the retry.
const UNLISTED: Meaning = Meaning {
    outcome: Outcome::Unknown,
    retry: Retry::AfterFix,
    responsible: None,
    description: "The cause is not listed in this version of the catalog.",
    next_step: "Look the call up on the console under Voice > Logs > Calls. Look for its code or name on Plivo's \
        page of hangup causes. A newer version of this library may know it.",
    rationale: "What comes with a code that is not listed proves little, so nothing is called completed, nobody is \
        blamed, and a person should look into it.",
};

impl Hangup {
    /// How the call ended, judged by the hangup alone.
    ///
    /// A listed cause other than [`HangupCause::Unknown`] decides. If there is none, the telephony cause decides,
    /// if it says how the call ended. Little is concluded from a cause that is not listed: see
    /// [`meaning`](Self::meaning).
    ///
    /// A payload knows more, such as whether the call was answered. If you have one, ask it instead.
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

    /// Outcome, retry advice, responsible party and next step, judged by the hangup alone.
    ///
    /// Little is concluded from a code that is not listed, or from a name that is neither a cause nor a telephony
    /// word:
    ///
    /// - The outcome is Failed if the source is `Error`. If not, it is Busy, No Answer, Rejected, Canceled or Failed
    ///   if the telephony cause or the status of the payload says so. If not, it is Completed if the payload was
    ///   answered and the caller or the callee ended it. In all other cases it is Unknown.
    /// - The retry advice is Later for Busy and No Answer, and After Fix for the rest.
    /// - Nobody is responsible.
    ///
    /// So a service does not go quiet on the day a code is added.
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
        if self.is_sip_trunk() {
            return SIP_TRUNK;
        }
        match self.cause() {
            Some(HangupCause::Unknown) => self.meaning_by_reports(circumstances),
            Some(cause) => self.meaning_of(cause, circumstances),
            None if self.has_unlisted_cause() => self.meaning_of_unlisted(circumstances),
            None => self.meaning_by_reports(circumstances),
        }
    }

    /// The meaning of a listed cause, corrected by what comes with it.
    fn meaning_of(&self, cause: HangupCause, circumstances: Circumstances) -> Meaning {
        let word = self.telephony().and_then(TelephonyCause::outcome);
        let mut corrections = CORRECTIONS.iter();
        let correction = corrections.find(|correction| {
            correction.causes.contains(&cause)
                && holds(correction.source, self.source())
                && holds(correction.telephony, word)
                && holds(correction.answered, circumstances.answered)
        });
        match correction {
            Some(correction) => corrected(cause.meaning(), correction),
            None => cause.meaning(),
        }
    }

    /// The meaning of a cause that is not listed. What comes with it proves little, so it never says that
    /// nothing has to be done, and blames nobody.
    fn meaning_of_unlisted(&self, circumstances: Circumstances) -> Meaning {
        let answered = circumstances.answered;
        let word = self.telephony().and_then(TelephonyCause::outcome);
        let status = circumstances.status.map(|status| status.meaning.outcome);
        let counts = |said: &Outcome| says_much(*said) && is_possible(*said, answered);
        let said = [word, status].into_iter().flatten().find(counts);
        let ended_by_a_party = matches!(
            self.source(),
            Some(HangupSource::Caller | HangupSource::Callee)
        );
        let outcome = if self.source() == Some(HangupSource::Error) {
            Outcome::Failed
        } else if let Some(said) = said {
            said
        } else if answered == Some(true) && ended_by_a_party {
            Outcome::Completed
        } else {
            Outcome::Unknown
        };
        Meaning {
            outcome,
            retry: match outcome {
                Outcome::Busy | Outcome::NoAnswer => Retry::Later,
                _ => Retry::AfterFix,
            },
            ..UNLISTED
        }
    }

    /// The meaning of a hangup without a cause, or with code 0: that of the word, or else of the status.
    fn meaning_by_reports(&self, circumstances: Circumstances) -> Meaning {
        let answered = circumstances.answered;
        let word = self.telephony().and_then(TelephonyCause::meaning);
        let status = circumstances.status.map(|status| status.meaning);
        let said = [word, status].into_iter().flatten();
        let possible = || {
            said.clone()
                .filter(|said| is_possible(said.outcome, answered))
        };
        // A report that says completed yields to one that says more.
        let says_more = possible().find(|said| said.outcome != Outcome::Completed);
        let meaning = match says_more.or_else(|| possible().next()) {
            Some(meaning) => meaning,
            None if said.count() == 0 => self
                .cause()
                .map_or(Outcome::Unknown.meaning(), HangupCause::meaning),
            None if answered == Some(true) => Outcome::Completed.meaning(),
            None => Outcome::Canceled.meaning(),
        };
        // An error ended the call, so a report that nothing has to be done is not believed.
        if self.source() == Some(HangupSource::Error) && meaning.retry == Retry::NotNeeded {
            return Outcome::Failed.meaning();
        }
        meaning
    }
}

/// Whether a report beside a cause that is not listed counts.
fn says_much(outcome: Outcome) -> bool {
    outcome == Outcome::Failed || denies_answer(outcome)
}

/// Whether the answer, or the lack of one, leaves an outcome possible. A report may belong to another leg: a
/// Dial to a busy number leaves `USER_BUSY` on the A leg that was answered.
fn is_possible(outcome: Outcome, answered: Option<bool>) -> bool {
    match outcome {
        Outcome::Completed => answered != Some(false),
        other => answered != Some(true) || !denies_answer(other),
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
