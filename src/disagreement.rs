//! Where the parts of a hangup contradict each other.

use core::fmt;

use crate::catalog::{
    CallState, CallType, Evidence, Fact, HangupCause, HangupSource, Outcome, TelephonyCause,
};
use crate::hangup::Hangup;
use crate::meaning::has_trace;

/// A contradiction within a hangup or a payload: what was found, what was expected, and on what
/// evidence.
///
/// It is information, not an error: the code decides all the same. Contradictions that real payloads
/// are known to carry are marked, so that you can leave them out of what you look at.
///
/// ```
/// use plivo_hangup::{Finding, Hangup};
///
/// // The A leg after a Dial to a busy number.
/// let hangup = Hangup::new("4010", "End Of XML Instructions", "Plivo", "USER_BUSY");
/// let mut disagreements = hangup.disagreements();
/// let disagreement = disagreements.next().expect("the word says busy, the code completed");
/// assert!(matches!(disagreement.finding, Finding::Telephony { .. }));
/// assert!(disagreement.is_known);
/// assert_eq!(
///     disagreement.to_string(),
///     "telephony cause: expected an outcome of Completed, found USER_BUSY, which is Busy"
/// );
/// assert!(disagreements.next().is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Disagreement {
    /// What contradicts what.
    pub finding: Finding,
    /// Where the expectation comes from.
    pub evidence: Evidence,
    /// Whether real payloads are known to carry this contradiction.
    pub is_known: bool,
}

/// What contradicts what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The name means another cause than the code.
    #[non_exhaustive]
    Name {
        /// The cause that the code means; `None` where the code is not listed.
        expected: Option<HangupCause>,
        /// The cause that the name means; `None` where it means none.
        found: Option<HangupCause>,
    },
    /// The source is none that is listed for the cause.
    #[non_exhaustive]
    Source {
        /// The cause, whose [`sources`](HangupCause::sources) were expected.
        cause: HangupCause,
        /// The source that is reported.
        found: HangupSource,
    },
    /// The telephony cause gives another outcome than the cause.
    #[non_exhaustive]
    Telephony {
        /// The outcome that the cause gives.
        expected: Outcome,
        /// The word that gives another one.
        found: TelephonyCause,
    },
    /// The direction is none of the cause's call types.
    #[non_exhaustive]
    Direction {
        /// The call types that the cause applies to.
        expected: &'static [CallType],
        /// Whether the call is outbound.
        is_outbound: bool,
    },
    /// The status gives an outcome that does not go with that of the hangup.
    #[non_exhaustive]
    Status {
        /// The outcome of the hangup.
        expected: Outcome,
        /// The outcome of the status.
        found: Outcome,
    },
    /// The call was answered, or was not, in none of the states in which the cause is possible.
    #[non_exhaustive]
    Answer {
        /// The states in which the cause is possible.
        expected: &'static [CallState],
        /// Whether the call was answered.
        was_answered: bool,
    },
    /// There are talk seconds or billed seconds although there was no answer time.
    #[non_exhaustive]
    AnswerTime {
        /// The seconds.
        seconds: u64,
    },
    /// Fewer seconds are billed than were talked, though what is billed is rounded up.
    #[non_exhaustive]
    Duration {
        /// The talk seconds, which were expected to be billed at the least.
        talk_seconds: u64,
        /// The billed seconds.
        billed_seconds: u64,
    },
}

impl Finding {
    /// A short name in `snake_case` for metrics and databases, which never changes.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Name { .. } => "name",
            Self::Source { .. } => "source",
            Self::Telephony { .. } => "telephony",
            Self::Direction { .. } => "direction",
            Self::Status { .. } => "status",
            Self::Answer { .. } => "answer",
            Self::AnswerTime { .. } => "answer_time",
            Self::Duration { .. } => "duration",
        }
    }
}

/// One sentence that names what was expected and what was found, and holds no personal data.
impl fmt::Display for Disagreement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.finding {
            Finding::Name { expected, found } => {
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
            Finding::Source { cause, found } => {
                write!(formatter, "source: expected one of {cause} (")?;
                let listed = cause.sources().unwrap_or_default();
                write_list(formatter, listed.iter().map(|possible| possible.source))?;
                write!(formatter, "), found {found}")
            }
            Finding::Telephony { expected, found } => {
                write!(
                    formatter,
                    "telephony cause: expected an outcome of {expected}, found {found}, which is {}",
                    found.outcome().unwrap_or(Outcome::Unknown)
                )
            }
            Finding::Direction {
                expected,
                is_outbound,
            } => {
                formatter.write_str("direction: expected a call of type ")?;
                write_list(formatter, expected)?;
                let found = if is_outbound { "outbound" } else { "inbound" };
                write!(formatter, ", found an {found} one")
            }
            Finding::Status { expected, found } => {
                write!(
                    formatter,
                    "status: expected one that goes with {expected}, found {found}"
                )
            }
            Finding::Answer {
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
            Finding::AnswerTime { seconds } => write!(
                formatter,
                "answer time: expected one that goes with {seconds} seconds, found none"
            ),
            Finding::Duration {
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

/// What a payload tells besides its hangup, for comparing.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Told<'a> {
    /// Whether the call is outbound.
    pub(crate) is_outbound: Option<bool>,
    /// The outcome of the hangup, all things considered, and that of the status.
    pub(crate) outcomes: Option<(Outcome, Outcome)>,
    /// Whether the call was answered.
    pub(crate) answered: Option<bool>,
    /// The answer time, which may be blank.
    pub(crate) answer_time: Option<&'a str>,
    pub(crate) talk_seconds: Option<u64>,
    pub(crate) billed_seconds: Option<u64>,
}

impl Hangup {
    /// Where the four texts contradict each other: name against code, source not listed for the
    /// cause, telephony cause against cause.
    pub fn disagreements(&self) -> impl Iterator<Item = Disagreement> + use<> {
        [
            self.about_name(),
            self.about_source(),
            self.about_telephony(),
        ]
        .into_iter()
        .flatten()
    }

    pub(crate) fn disagreements_in(
        &self,
        told: Told<'_>,
    ) -> impl Iterator<Item = Disagreement> + use<> {
        let cause = self.cause();
        let of_payload = [
            cause.and_then(|cause| about_direction(cause, told)),
            about_status(told),
            cause.and_then(|cause| about_answer(cause, told)),
            about_answer_time(told),
            about_duration(told),
        ];
        self.disagreements().chain(of_payload.into_iter().flatten())
    }

    fn about_name(&self) -> Option<Disagreement> {
        let (code, name) = (self.reported_code()?, self.reported_name()?);
        let expected = self.cause();
        let found = HangupCause::from_name(name);
        // A code that is not listed has some name that is not listed either.
        let is_expected = expected == found;
        let is_code = expected.is_some() || crate::catalog::is_code(code);
        let finding = Finding::Name { expected, found };
        (is_code && !is_expected).then(|| Disagreement {
            finding,
            evidence: match expected {
                Some(cause) => cause.evidence(Fact::Name),
                None => Evidence::Ours,
            },
            // Integrators put the telephony word there, with or without its underscores.
            is_known: found.is_none() && is_telephony_word(name),
        })
    }

    fn about_source(&self) -> Option<Disagreement> {
        let (cause, found) = (self.cause()?, self.source()?);
        let is_listed = cause
            .sources()?
            .iter()
            .any(|possible| possible.source == found);
        (!is_listed).then(|| Disagreement {
            finding: Finding::Source { cause, found },
            evidence: cause.evidence(Fact::Sources),
            is_known: cause.seen_sources().contains(&found),
        })
    }

    fn about_telephony(&self) -> Option<Disagreement> {
        let (cause, found) = (self.cause()?, self.telephony()?);
        let expected = cause.outcome();
        let is_definite = expected != Outcome::Unknown;
        (is_definite && found.outcome()? != expected).then(|| Disagreement {
            finding: Finding::Telephony { expected, found },
            evidence: cause.evidence(Fact::Outcome),
            is_known: cause.seen_words().contains(&found),
        })
    }
}

/// Whether a name is a telephony word, with underscores or with spaces in their place.
fn is_telephony_word(name: &str) -> bool {
    let folded = |byte: u8| match byte {
        b' ' => b'_',
        byte => byte.to_ascii_uppercase(),
    };
    let name = name.trim_ascii().bytes().map(folded);
    let mut words = TelephonyCause::ALL.iter();
    words.any(|word| word.word().bytes().eq(name.clone()))
}

fn about_direction(cause: HangupCause, told: Told<'_>) -> Option<Disagreement> {
    let (expected, is_outbound) = (cause.call_types()?, told.is_outbound?);
    let goes_with = |call_type: &CallType| match call_type {
        CallType::Inbound => !is_outbound,
        CallType::MpcApi | CallType::MpcXml => true,
        outbound => outbound.is_outbound() == is_outbound,
    };
    (!expected.iter().any(goes_with)).then(|| Disagreement {
        finding: Finding::Direction {
            expected,
            is_outbound,
        },
        evidence: cause.evidence(Fact::CallTypes),
        is_known: false,
    })
}

/// The statuses know fewer outcomes than the causes, so some have to go with several.
fn about_status(told: Told<'_>) -> Option<Disagreement> {
    let (expected, found) = told.outcomes?;
    let goes_with = match expected {
        Outcome::Unknown => true,
        Outcome::Machine => found == Outcome::Completed,
        Outcome::Rejected => matches!(found, Outcome::Busy | Outcome::Failed | Outcome::Canceled),
        Outcome::Canceled => matches!(found, Outcome::Canceled | Outcome::NoAnswer),
        Outcome::Failed => match told.answered {
            Some(true) => matches!(found, Outcome::Failed | Outcome::Completed),
            _ => found == Outcome::Failed,
        },
        other => found == other,
    };
    (!goes_with).then_some(Disagreement {
        finding: Finding::Status { expected, found },
        evidence: Evidence::Ours,
        is_known: false,
    })
}

fn about_answer(cause: HangupCause, told: Told<'_>) -> Option<Disagreement> {
    let (expected, was_answered) = (cause.call_states()?, told.answered?);
    let goes_with = |state: &CallState| (*state == CallState::Answered) == was_answered;
    (!expected.iter().any(goes_with)).then(|| Disagreement {
        finding: Finding::Answer {
            expected,
            was_answered,
        },
        evidence: cause.evidence(Fact::CallStates),
        is_known: false,
    })
}

fn about_answer_time(told: Told<'_>) -> Option<Disagreement> {
    let seconds = told.talk_seconds.max(told.billed_seconds)?;
    let is_missing = has_trace(told.answer_time) == Some(false);
    (is_missing && seconds > 0).then_some(Disagreement {
        finding: Finding::AnswerTime { seconds },
        evidence: Evidence::Ours,
        is_known: false,
    })
}

fn about_duration(told: Told<'_>) -> Option<Disagreement> {
    let (talk_seconds, billed_seconds) = (told.talk_seconds?, told.billed_seconds?);
    (billed_seconds < talk_seconds).then_some(Disagreement {
        finding: Finding::Duration {
            talk_seconds,
            billed_seconds,
        },
        evidence: Evidence::Ours,
        is_known: false,
    })
}
