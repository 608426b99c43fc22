//! Finds where the parts of a hangup and of its payload contradict each other.

use super::{Disagreement, DisagreementKind};
use crate::catalog::{CallState, CallType, Evidence, Fact, HangupCause, Outcome};
use crate::circumstances::Circumstances;
use crate::hangup::Hangup;
use crate::lookup::digits;

impl Hangup {
    /// Where the four texts contradict each other: a name that does not go with the code, a source that is
    /// not listed for the cause, a telephony cause with another outcome than the cause, a name and a telephony
    /// cause that have swapped fields. For the hangup of a record of SIP trunking, this says only that it is one.
    pub fn disagreements(&self) -> impl Iterator<Item = Disagreement> + use<> {
        let about_texts = if self.is_sip_trunk() {
            [Some(seen(DisagreementKind::SipTrunk)), None, None, None]
        } else {
            [
                self.about_name(),
                self.about_source(),
                self.about_telephony(),
                self.cause_in_telephony()
                    .map(|found| seen(DisagreementKind::CauseInTelephony { found })),
            ]
        };
        about_texts.into_iter().flatten()
    }

    /// The same, and where the rest of a payload contradicts the hangup.
    pub(crate) fn disagreements_in(
        &self,
        circumstances: Circumstances,
    ) -> impl Iterator<Item = Disagreement> + use<> {
        let cause = self.cause();
        let outcome = self.outcome_in(circumstances);
        let about_payload = [
            cause.and_then(|cause| about_direction(cause, circumstances)),
            about_status(outcome, circumstances),
            cause.and_then(|cause| about_answer(cause, circumstances)),
            about_answer_time(circumstances),
            about_duration(circumstances),
        ];
        // A word that says what the payload as a whole says is in its place.
        let agrees = move |disagreement: &Disagreement| match disagreement.kind {
            DisagreementKind::Telephony { found, .. } => found.outcome() == Some(outcome),
            _ => false,
        };
        self.disagreements()
            .filter(move |disagreement| !agrees(disagreement))
            .chain(about_payload.into_iter().flatten())
    }

    fn about_name(&self) -> Option<Disagreement> {
        if let Some(found) = self.word_in_name() {
            return Some(seen(DisagreementKind::WordInName { found }));
        }
        let (code, name) = (self.reported_code()?, self.reported_name()?);
        let expected = self.cause();
        let found = HangupCause::from_name(name);
        // A code that is not listed goes with a name that is not listed.
        let is_code = expected.is_some() || digits::is_code(code);
        (is_code && expected != found).then(|| Disagreement {
            kind: DisagreementKind::Name { expected, found },
            evidence: match expected {
                Some(cause) => cause.evidence(Fact::Name),
                None => Evidence::Ours,
            },
            seen_in_practice: false,
        })
    }

    fn about_source(&self) -> Option<Disagreement> {
        let (cause, found) = (self.cause()?, self.source()?);
        let mut listed = cause.sources()?.iter();
        (!listed.any(|possible| possible.source == found)).then(|| Disagreement {
            kind: DisagreementKind::Source { cause, found },
            evidence: cause.evidence(Fact::Sources),
            seen_in_practice: cause.seen_sources().contains(&found),
        })
    }

    fn about_telephony(&self) -> Option<Disagreement> {
        let (cause, found) = (self.cause()?, self.telephony()?);
        let expected = cause.outcome();
        let is_definite = expected != Outcome::Unknown;
        let outcome = found.outcome()?;
        let agrees = match expected {
            // The machine answered, and then the call was over.
            Outcome::Machine => outcome == Outcome::Completed,
            expected => outcome == expected,
        };
        (is_definite && !agrees).then(|| Disagreement {
            kind: DisagreementKind::Telephony { expected, found },
            evidence: cause.evidence(Fact::Outcome),
            seen_in_practice: cause.seen_words().contains(&found),
        })
    }
}

fn about_direction(cause: HangupCause, circumstances: Circumstances) -> Option<Disagreement> {
    let (expected, is_outbound) = (cause.call_types()?, circumstances.is_outbound?);
    let goes_with = |call_type: &CallType| match call_type {
        CallType::Inbound => !is_outbound,
        CallType::MpcApi | CallType::MpcXml => true,
        outbound => outbound.is_outbound() == is_outbound,
    };
    let kind = DisagreementKind::Direction {
        expected,
        is_outbound,
    };
    unless(
        expected.iter().any(goes_with),
        kind,
        cause.evidence(Fact::CallTypes),
    )
}

fn about_status(expected: Outcome, circumstances: Circumstances) -> Option<Disagreement> {
    let status = circumstances.status?;
    let found = status.meaning.outcome;
    // A call that failed after an answer is reported as completed too.
    let may_be_completed = expected == Outcome::Failed && circumstances.answered == Some(true);
    let goes_with = status.goes_with(expected) || may_be_completed && found == Outcome::Completed;
    unless(
        goes_with,
        DisagreementKind::Status { expected, found },
        Evidence::Ours,
    )
}

fn about_answer(cause: HangupCause, circumstances: Circumstances) -> Option<Disagreement> {
    let (expected, was_answered) = (cause.call_states()?, circumstances.answered?);
    let goes_with = |state: &CallState| (*state == CallState::Answered) == was_answered;
    let kind = DisagreementKind::Answer {
        expected,
        was_answered,
    };
    unless(
        expected.iter().any(goes_with),
        kind,
        cause.evidence(Fact::CallStates),
    )
}

fn about_answer_time(circumstances: Circumstances) -> Option<Disagreement> {
    let seconds = circumstances
        .talk_seconds
        .max(circumstances.billed_seconds)?;
    let is_missing = circumstances.has_answer_time == Some(false) && seconds > 0;
    unless(
        !is_missing,
        DisagreementKind::AnswerTime { seconds },
        Evidence::Ours,
    )
}

fn about_duration(circumstances: Circumstances) -> Option<Disagreement> {
    let talk_seconds = circumstances.talk_seconds?;
    let billed_seconds = circumstances.billed_seconds?;
    let kind = DisagreementKind::Duration {
        talk_seconds,
        billed_seconds,
    };
    unless(billed_seconds >= talk_seconds, kind, Evidence::Ours)
}

/// A disagreement that real payloads are known to have, by this crate's judgement.
fn seen(kind: DisagreementKind) -> Disagreement {
    Disagreement {
        kind,
        evidence: Evidence::Ours,
        seen_in_practice: true,
    }
}

/// A disagreement that real payloads are not known to have, unless the parts agree.
fn unless(agrees: bool, kind: DisagreementKind, evidence: Evidence) -> Option<Disagreement> {
    (!agrees).then_some(Disagreement {
        kind,
        evidence,
        seen_in_practice: false,
    })
}
