//! Where the parts of a hangup contradict each other.

mod find;

use core::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::catalog::{
    CallState, CallType, Evidence, HangupCause, HangupSource, Outcome, TelephonyCause,
};

/// A contradiction in a hangup or a payload: what was found, what was expected, and on what evidence.
///
/// It is information, not an error: the code still decides. Contradictions that real payloads are
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
    /// The name field has a telephony word. It counts as one if the telephony field has no listed word.
    #[non_exhaustive]
    WordInName {
        /// The telephony cause that is there.
        found: TelephonyCause,
    },
    /// The telephony field has the name of a cause. It counts as that cause if there is no code, and the name is
    /// not that of a cause.
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

    /// A sentence that says what contradicts what, for a legend or a table by kind.
    ///
    /// The [`Display`](fmt::Display) of a [`Disagreement`] says what was expected and found in one payload.
    ///
    /// ```
    /// use plivo_hangup::{Hangup, HangupTexts};
    ///
    /// let hangup = Hangup::from(HangupTexts {
    ///     code: Some("3010"),
    ///     name: Some("USER_BUSY"),
    ///     ..HangupTexts::default()
    /// });
    /// let disagreement = hangup.disagreements().next().expect("it is not the name of a cause");
    /// assert_eq!(disagreement.kind.slug(), "word_in_name");
    /// assert_eq!(disagreement.kind.description(), "The name field has a telephony word.");
    /// ```
    pub const fn description(self) -> &'static str {
        match self {
            Self::Name { .. } => "The name does not go with the code.",
            Self::Source { .. } => "The source is not one of those that are listed for the cause.",
            Self::WordInName { .. } => "The name field has a telephony word.",
            Self::CauseInTelephony { .. } => "The telephony field has the name of a cause.",
            Self::SipTrunk => {
                "The record is of SIP trunking, another product, whose codes mean something else."
            }
            Self::Telephony { .. } => "The telephony cause has another outcome than the cause.",
            Self::Direction { .. } => "The cause does not apply to calls in this direction.",
            Self::Status { .. } => "The status does not go with the hangup.",
            Self::Answer { .. } => {
                "The cause does not occur in the state that is reported: answered, or not answered."
            }
            Self::AnswerTime { .. } => "There are seconds, but the time of the answer is blank.",
            Self::Duration { .. } => "Fewer seconds are billed than were talked.",
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
                    None => formatter.write_str("a name that is not listed, like the code")?,
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
                formatter.write_str("answer: expected the call to end in the state ")?;
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
                "answer time: expected a time, because {seconds} seconds are reported, found none"
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

/// Writes the kind by its slug, the evidence, whether it is seen in practice, and the sentence as `text`.
impl Serialize for Disagreement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Disagreement", 4)?;
        fields.serialize_field("kind", self.kind.slug())?;
        fields.serialize_field("evidence", &self.evidence)?;
        fields.serialize_field("seen_in_practice", &self.seen_in_practice)?;
        fields.serialize_field("text", &self.to_string())?;
        fields.end()
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
