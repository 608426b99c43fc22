//! Where the parts of a hangup contradict each other.

use core::fmt;

use crate::catalog::{
    CallState, CallType, Evidence, Fact, HangupCause, HangupSource, Outcome, TelephonyCause,
};
use crate::circumstances::Circumstances;
use crate::hangup::Hangup;
use crate::lookup::digits;

/// A contradiction in a hangup or a payload: what was found, what was expected, and on what evidence.
///
/// It is information, not an error: the code decides all the same. Contradictions that real payloads are
/// known to have are marked as [`seen_in_practice`](Self::seen_in_practice), so that you can filter them
/// out.
///
/// ```
/// use plivo_hangup::{DisagreementKind, Hangup, HangupTexts};
///
/// // The A leg after a Dial to a busy number.
/// let hangup = Hangup::from(HangupTexts {
///     code: Some("4010"),
///     telephony: Some("USER_BUSY"),
///     ..HangupTexts::default()
/// });
/// let disagreement = hangup.disagreements().next().expect("4010 is Completed, the word is Busy");
/// assert!(matches!(disagreement.kind, DisagreementKind::Telephony { .. }));
/// assert!(disagreement.seen_in_practice);
/// assert_eq!(
///     disagreement.to_string(),
///     "telephony cause: expected an outcome of Completed, found USER_BUSY, which is Busy"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Disagreement {
    /// What contradicts what.
    pub kind: DisagreementKind,
    /// Where the expectation comes from.
    pub evidence: Evidence,
    /// Whether real payloads are known to have this contradiction.
    pub seen_in_practice: bool,
}

/// What contradicts what in a [`Disagreement`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DisagreementKind {
    /// The name means another cause than the code.
    #[non_exhaustive]
    Name {
        /// The cause that the code means; `None` if the code is not listed.
        expected: Option<HangupCause>,
        /// The cause that the name means; `None` if the name is not listed.
        found: Option<HangupCause>,
    },
    /// A telephony word is in the place of the name. It is read as what it is.
    #[non_exhaustive]
    WordInName {
        /// The telephony cause that is there.
        found: TelephonyCause,
    },
    /// The name of a cause is in the place of the telephony cause. It is read as what it is.
    #[non_exhaustive]
    CauseInTelephony {
        /// The cause that is there.
        found: HangupCause,
    },
    /// The record is of SIP trunking, another product, whose codes mean something else.
    SipTrunk,
    /// The source is not listed for the cause.
    #[non_exhaustive]
    Source {
        /// The cause, whose [`sources`](HangupCause::sources) were expected.
        cause: HangupCause,
        /// The source that is reported.
        found: HangupSource,
    },
    /// The telephony cause has another outcome than the cause.
    #[non_exhaustive]
    Telephony {
        /// The outcome of the cause.
        expected: Outcome,
        /// The telephony cause, which has another outcome.
        found: TelephonyCause,
    },
    /// The cause does not apply to calls in this direction.
    #[non_exhaustive]
    Direction {
        /// The call types that the cause applies to.
        expected: &'static [CallType],
        /// Whether the call is outbound.
        is_outbound: bool,
    },
    /// The status has an outcome that does not go with that of the hangup.
    #[non_exhaustive]
    Status {
        /// The outcome of the hangup.
        expected: Outcome,
        /// The outcome of the status.
        found: Outcome,
    },
    /// The cause does not occur in the state that the payload reports: answered, or not answered.
    #[non_exhaustive]
    Answer {
        /// The states in which the cause occurs.
        expected: &'static [CallState],
        /// Whether the call was answered.
        was_answered: bool,
    },
    /// The payload has talk seconds or billed seconds, but a blank answer time.
    #[non_exhaustive]
    AnswerTime {
        /// The seconds.
        seconds: u64,
    },
    /// Fewer seconds are billed than were talked, although billed seconds are rounded up.
    #[non_exhaustive]
    Duration {
        /// The talk seconds: the fewest that were expected to be billed.
        talk_seconds: u64,
        /// The billed seconds.
        billed_seconds: u64,
    },
}

impl DisagreementKind {
    /// A short name in `snake_case` for metrics and databases, which never changes.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Name { .. } => "name",
            Self::Source { .. } => "source",
            Self::WordInName { .. } => "word_in_name",
            Self::CauseInTelephony { .. } => "cause_in_telephony",
            Self::SipTrunk => "sip_trunk",
            Self::Telephony { .. } => "telephony",
            Self::Direction { .. } => "direction",
            Self::Status { .. } => "status",
            Self::Answer { .. } => "answer",
            Self::AnswerTime { .. } => "answer_time",
            Self::Duration { .. } => "duration",
        }
    }
}

/// Writes one sentence without personal data: what was expected and what was found.
impl fmt::Display for Disagreement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            DisagreementKind::Name { expected, found } => {
                formatter.write_str("name: expected ")?;
                match expected {
                    Some(cause) => write!(formatter, "{cause}")?,
                    None => {
                        formatter.write_str("a name that goes with a code that is not listed")?;
                    }
                }
                match found {
                    Some(cause) => write!(formatter, ", found {cause}"),
                    None => formatter.write_str(", found another text"),
                }
            }
            DisagreementKind::WordInName { found } => {
                write!(formatter, "name: expected the name of a cause, found the telephony word {found}")
            }
            DisagreementKind::CauseInTelephony { found } => {
                write!(formatter, "telephony cause: expected a telephony word, found the name of {found}")
            }
            DisagreementKind::SipTrunk => formatter
                .write_str("product: expected a call of Voice, found one of SIP trunking, whose codes mean something else"),
            DisagreementKind::Source { cause, found } => {
                write!(formatter, "source: expected one of {cause} (")?;
                let listed = cause.sources().unwrap_or_default();
                write_list(formatter, listed.iter().map(|possible| possible.source))?;
                write!(formatter, "), found {found}")
            }
            DisagreementKind::Telephony { expected, found } => {
                write!(
                    formatter,
                    "telephony cause: expected an outcome of {expected}, found {found}, which is {}",
                    found.outcome().unwrap_or(Outcome::Unknown)
                )
            }
            DisagreementKind::Direction {
                expected,
                is_outbound,
            } => {
                formatter.write_str("direction: expected a call of type ")?;
                write_list(formatter, expected)?;
                let found = if is_outbound { "outbound" } else { "inbound" };
                write!(formatter, ", found an {found} one")
            }
            DisagreementKind::Status { expected, found } => {
                write!(
                    formatter,
                    "status: expected one that goes with {expected}, found {found}"
                )
            }
            DisagreementKind::Answer {
                expected,
                was_answered,
            } => {
                formatter.write_str("answer: expected an end in the state ")?;
                write_list(formatter, expected)?;
                let found = if was_answered {
                    "an answered"
                } else {
                    "an unanswered"
                };
                write!(formatter, ", found {found} call")
            }
            DisagreementKind::AnswerTime { seconds } => write!(
                formatter,
                "answer time: expected one that goes with {seconds} seconds, found none"
            ),
            DisagreementKind::Duration {
                talk_seconds,
                billed_seconds,
            } => write!(
                formatter,
                "duration: expected at least {talk_seconds} billed seconds, found {billed_seconds}"
            ),
        }
    }
}

fn write_list<T: fmt::Display>(
    formatter: &mut fmt::Formatter<'_>,
    items: impl IntoIterator<Item = T>,
) -> fmt::Result {
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            formatter.write_str(" or ")?;
        }
        write!(formatter, "{item}")?;
    }
    Ok(())
}

impl Hangup {
    /// Where the four texts contradict each other: a name that does not go with the code, a source that is
    /// not listed for the cause, a telephony cause with another outcome than the cause, a name and a telephony
    /// cause that have changed places. The hangup of a record of SIP trunking says only that it is one.
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
        self.disagreements()
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
        (is_definite && found.outcome()? != expected).then(|| Disagreement {
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
