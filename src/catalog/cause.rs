//! Behaviour of [`HangupCause`].

use core::fmt;
use core::str::FromStr;

use super::code_text::{CodeText, code};
use super::generated::{
    CallState, CallType, Category, Evidence, Fact, HangupCause, HangupSource, Outcome, Party,
    Retry, TelephonyCause,
};
use super::numbers::numbered;
use super::outcome::Meaning;
use super::spellings::spelled;
use crate::error::{UnlistedNumber, UnrecognizedText};

/// The facts behind a cause.
pub(super) struct CauseFacts {
    pub(super) category: Category,
    /// The place in `SOURCES`, and so on: most causes share their lists with others.
    pub(super) sources: u8,
    pub(super) call_types: u8,
    pub(super) call_states: u8,
    pub(super) outcome: Outcome,
    pub(super) retry: Retry,
    pub(super) responsible: Option<Party>,
    pub(super) seen_sources: u8,
    pub(super) seen_words: u8,
    /// In the order of [`Fact`].
    pub(super) evidence: [Evidence; Fact::ALL.len()],
}

/// A source that may end a call with some cause, and when.
///
/// ```
/// use plivo_hangup::{Evidence, HangupCause, HangupSource};
///
/// let sources = HangupCause::BusyLine.sources().expect("published");
/// assert_eq!(sources[1].source, HangupSource::Carrier);
/// assert_eq!(sources[1].when, Some("the destination is a PSTN number or an external SIP endpoint"));
/// assert_eq!(sources[1].evidence, Evidence::Published);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PossibleSource {
    /// Who ends the call.
    pub source: HangupSource,
    /// The condition under which it applies; `None` where there is none.
    pub when: Option<&'static str>,
    /// Where this possibility is known from.
    pub evidence: Evidence,
}

numbered!(HangupCause);
spelled!(
    HangupCause,
    /// The cause with a name, in any spelling that payloads are known to use.
    ///
    /// Case and the blanks around the name are ignored. A code is no name, and neither is a
    /// telephony word: "User Busy" or `NORMAL_CLEARING` in a name field names no cause. The one
    /// exception is "Decline", which is an older name of 3110. Allocates nothing.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert_eq!(HangupCause::from_name("Cancelled"), Some(HangupCause::Canceled));
    /// assert_eq!(HangupCause::from_name(" unallocated Number"), Some(HangupCause::UnallocatedNumber));
    /// assert_eq!(HangupCause::from_name("User Busy"), None);
    /// ```
    from_name(name)
);

impl HangupCause {
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    const fn facts(self) -> &'static CauseFacts {
        &Self::FACTS[self.place()]
    }

    /// What messages expect where a cause is read.
    pub(super) const EXPECTED: &str = "the code or name of a hangup cause";

    /// The cause with a code; `None` where no such code is listed.
    ///
    /// Plivo reports codes that its table does not list, such as 4210: that is no error, and
    /// says nothing about the call.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// const BUSY: Option<HangupCause> = HangupCause::from_code(3010);
    /// assert_eq!(BUSY, Some(HangupCause::BusyLine));
    /// assert_eq!(HangupCause::from_code(0), Some(HangupCause::Unknown));
    /// assert_eq!(HangupCause::from_code(4210), None);
    /// ```
    #[inline]
    pub const fn from_code(code: u16) -> Option<Self> {
        Self::from_u16(code)
    }

    /// The cause whose code a text is, as forms carry it: digits without sign or leading zero,
    /// blanks around them allowed.
    pub(crate) const fn from_code_text(text: &str) -> Option<Self> {
        match code(text) {
            CodeText::Number(number) => Self::from_u16(number),
            CodeText::TooLarge | CodeText::Other => None,
        }
    }

    const fn from_code_or_name(text: &str) -> Option<Self> {
        match Self::from_code_text(text) {
            None => Self::from_name(text),
            cause => cause,
        }
    }

    /// The code, as Plivo publishes and reports it.
    ///
    /// The same number as `cause as u16`, for callers who would rather not cast.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert_eq!(HangupCause::InvalidAnswerXml.code(), 8011);
    /// assert_eq!(HangupCause::InvalidAnswerXml as u16, 8011);
    /// ```
    #[inline]
    pub const fn code(self) -> u16 {
        self as u16
    }

    #[cfg_attr(not(feature = "payload"), expect(dead_code, reason = "for payloads"))]
    #[inline]
    pub(crate) const fn code_text(self) -> &'static str {
        Self::code_text_at(self.place())
    }

    /// The exact published name.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert_eq!(HangupCause::NoAnswer.name(), "No Answer");
    /// ```
    #[inline]
    pub const fn name(self) -> &'static str {
        Self::name_at(self.place())
    }

    /// What the cause means, in our words; the substance is published.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert!(HangupCause::MediaTimeout.description().contains("60 seconds"));
    /// ```
    #[inline]
    pub const fn description(self) -> &'static str {
        Self::description_at(self.place())
    }

    /// What to do about it, in our words; follows the published advice.
    ///
    /// Causes that need nothing say so in a sentence that begins with "Nothing".
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// let step = HangupCause::DestinationCountryBarred.next_step();
    /// assert!(step.contains("Voice > Geo Permissions"));
    /// ```
    #[inline]
    pub const fn next_step(self) -> &'static str {
        Self::next_step_at(self.place())
    }

    /// A short name in `snake_case` for metrics and databases, which never changes.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert_eq!(HangupCause::BusyLine.slug(), "busy_line");
    /// ```
    #[inline]
    pub const fn slug(self) -> &'static str {
        Self::slug_at(self.place())
    }

    /// The heading that the cause stands under in the published table.
    ///
    /// ```
    /// use plivo_hangup::{Category, HangupCause};
    ///
    /// assert_eq!(HangupCause::NetworkError.category(), Category::System);
    /// ```
    #[inline]
    pub const fn category(self) -> Category {
        self.facts().category
    }

    /// How a call with this cause ended: our judgement, from the cause alone.
    ///
    /// What else a payload carries can correct it: a normal hangup that was never answered is a
    /// canceled call. Ask the payload where there is one.
    ///
    /// ```
    /// use plivo_hangup::{HangupCause, Outcome};
    ///
    /// assert_eq!(HangupCause::RingTimeoutReached.outcome(), Outcome::NoAnswer);
    /// ```
    #[inline]
    pub const fn outcome(self) -> Outcome {
        self.facts().outcome
    }

    /// Whether to place the same call again, and when.
    ///
    /// Published where Plivo's advice speaks of trying again, else our judgement;
    /// [`evidence`](Self::evidence) of [`Fact::Retry`] tells which.
    ///
    /// ```
    /// use plivo_hangup::{HangupCause, Retry};
    ///
    /// assert_eq!(HangupCause::InvalidAnswerXml.retry(), Retry::AfterFix);
    /// ```
    #[inline]
    pub const fn retry(self) -> Retry {
        self.facts().retry
    }

    /// Who can put it right: our judgement. `None` where there is nobody to turn to, since
    /// nothing went wrong or nothing is known.
    ///
    /// ```
    /// use plivo_hangup::{HangupCause, Party};
    ///
    /// assert_eq!(HangupCause::CanceledOutOfCredits.responsible(), Some(Party::Account));
    /// assert_eq!(HangupCause::LostRace.responsible(), None);
    /// ```
    #[inline]
    pub const fn responsible(self) -> Option<Party> {
        self.facts().responsible
    }

    /// Outcome, retry advice, responsible party and next step in one value.
    ///
    /// ```
    /// use plivo_hangup::{HangupCause, Outcome};
    ///
    /// let meaning = HangupCause::BusyLine.meaning();
    /// assert_eq!(meaning.outcome, Outcome::Busy);
    /// assert_eq!(meaning.next_step, HangupCause::BusyLine.next_step());
    /// ```
    #[inline]
    pub const fn meaning(self) -> Meaning {
        let facts = self.facts();
        Meaning {
            outcome: facts.outcome,
            retry: facts.retry,
            responsible: facts.responsible,
            description: self.description(),
            next_step: self.next_step(),
        }
    }

    /// Why outcome, retry advice, responsible party and next step are what they are, in a few words
    /// of our own: so that you can disagree.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert!(HangupCause::Rejected.because().starts_with("Somebody, or their phone, said no."));
    /// ```
    #[inline]
    pub const fn because(self) -> &'static str {
        Self::because_at(self.place())
    }

    /// Sources that payloads are known to carry with this cause although it does not list them.
    ///
    /// ```
    /// use plivo_hangup::{HangupCause, HangupSource};
    ///
    /// assert_eq!(HangupCause::RoutingError.seen_sources(), [HangupSource::Plivo]);
    /// assert!(HangupCause::NoAnswer.seen_sources().is_empty());
    /// ```
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; the list is there")]
    pub const fn seen_sources(self) -> &'static [HangupSource] {
        Self::SEEN_SOURCES[self.facts().seen_sources as usize]
    }

    /// Telephony words that payloads are known to carry with this cause although they say
    /// something else.
    ///
    /// ```
    /// use plivo_hangup::{HangupCause, TelephonyCause};
    ///
    /// assert_eq!(HangupCause::EndOfXmlInstructions.seen_words(), [TelephonyCause::UserBusy]);
    /// ```
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; the list is there")]
    pub const fn seen_words(self) -> &'static [TelephonyCause] {
        Self::SEEN_WORDS[self.facts().seen_words as usize]
    }

    /// Who may end a call with this cause, in the order of the published table.
    ///
    /// `None` means that Plivo does not publish it, not that anybody may. Payloads are known to
    /// carry sources besides: 3080 comes from `Error` too.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert_eq!(HangupCause::NormalHangup.sources().map(<[_]>::len), Some(4));
    /// assert_eq!(HangupCause::DestinationPrefixBarred.sources(), None);
    /// ```
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; the list is there")]
    pub const fn sources(self) -> Option<&'static [PossibleSource]> {
        Self::SOURCES[self.facts().sources as usize]
    }

    /// The types of call that the cause applies to, in the order of the published table.
    ///
    /// `None` means that Plivo does not publish it, not that every type does.
    ///
    /// ```
    /// use plivo_hangup::{CallType, HangupCause};
    ///
    /// assert_eq!(HangupCause::BusyLine.call_types(), Some(&[CallType::Outbound, CallType::Inbound][..]));
    /// ```
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; the list is there")]
    pub const fn call_types(self) -> Option<&'static [CallType]> {
        Self::CALL_TYPES[self.facts().call_types as usize]
    }

    /// The states in which a call can end with this cause; all five where the table says "Any".
    ///
    /// `None` means that Plivo does not publish it, not that every state is possible.
    ///
    /// ```
    /// use plivo_hangup::{CallState, HangupCause};
    ///
    /// assert_eq!(HangupCause::NoAnswer.call_states(), Some(&[CallState::Initiated, CallState::Ringing][..]));
    /// assert_eq!(HangupCause::LostRace.call_states(), Some(CallState::ALL));
    /// ```
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; the list is there")]
    pub const fn call_states(self) -> Option<&'static [CallState]> {
        Self::CALL_STATES[self.facts().call_states as usize]
    }

    /// Where a fact about this cause comes from.
    ///
    /// ```
    /// use plivo_hangup::{Evidence, Fact, HangupCause};
    ///
    /// let cause = HangupCause::ConcurrencyLimitBreached;
    /// assert_eq!(cause.evidence(Fact::CallTypes), Evidence::NotPublished);
    /// assert_eq!(cause.evidence(Fact::Name), Evidence::Published);
    /// ```
    #[expect(
        clippy::indexing_slicing,
        reason = "const; the array has an entry for each fact, in their order"
    )]
    #[inline]
    pub const fn evidence(self, fact: Fact) -> Evidence {
        self.facts().evidence[fact as usize]
    }
}

/// Writes the name.
impl fmt::Display for HangupCause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// Reads a code in digits, or a name as [`from_name`](HangupCause::from_name) does.
///
/// # Errors
///
/// For a code that is not listed, and for any other text that names no cause.
impl FromStr for HangupCause {
    type Err = UnrecognizedText;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_code_or_name(text)
            .ok_or_else(|| UnrecognizedText::with_code(Self::EXPECTED, text))
    }
}

/// Reads a code.
///
/// # Errors
///
/// For a code that is not listed.
impl TryFrom<u16> for HangupCause {
    type Error = UnlistedNumber;

    fn try_from(code: u16) -> Result<Self, Self::Error> {
        Self::from_code(code).ok_or(UnlistedNumber::new("the code of a hangup cause", code))
    }
}

/// Gives the code.
impl From<HangupCause> for u16 {
    fn from(cause: HangupCause) -> Self {
        cause.code()
    }
}
