//! Behaviour of [`HangupCause`].

use core::fmt;
use core::str::FromStr;

use super::enums::{
    CallState, CallType, Category, Evidence, Fact, HangupCause, HangupSource, Outcome, Party,
    Retry, TelephonyCause,
};
use super::facts::{CauseFacts, Meaning, PossibleSource};
use super::vocabulary::{Vocabulary, sealed};
use crate::error::{UnlistedNumber, UnrecognizedText};
use crate::lookup::digits;

impl HangupCause {
    /// Where the variant is in `ALL`.
    #[inline]
    pub(super) const fn place(self) -> usize {
        Self::NUMBERS.place(self as u16)
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    const fn facts(self) -> &'static CauseFacts {
        &Self::FACTS[self.place()]
    }

    /// What messages expect where a cause is read.
    pub(super) const EXPECTED: &str = "the code or name of a hangup cause";

    /// Finds a cause by its code. Returns `None` if the code is not listed.
    ///
    /// Plivo reports codes that its table does not list, such as 4210. That is not an error of the call or of the
    /// reader.
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
    #[expect(clippy::indexing_slicing, reason = "const; a place is in the list")]
    pub const fn from_code(code: u16) -> Option<Self> {
        let listed = Self::ALL[Self::NUMBERS.place(code)];
        if listed as u16 == code {
            Some(listed)
        } else {
            None
        }
    }

    /// Finds a cause by its name or slug, in any spelling that payloads are known to use.
    ///
    /// Ignores case and the blanks around the name. A code is not a name, and neither is a telephony word:
    /// "User Busy" or `NORMAL_CLEARING` in a name field names no cause. Five words are spelled as a cause is,
    /// and mean that cause: `NO_ANSWER`, `UNALLOCATED_NUMBER`, `BUSY_EVERYWHERE` and `MEDIA_TIMEOUT` by
    /// slug, and `DECLINE`, an older name of 3110. Does not allocate.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert_eq!(HangupCause::from_name("Cancelled"), Some(HangupCause::Canceled));
    /// assert_eq!(HangupCause::from_name(" unallocated Number"), Some(HangupCause::UnallocatedNumber));
    /// assert_eq!(HangupCause::from_name("violates_media_anchoring"), Some(HangupCause::ViolatesMediaAnchoring));
    /// assert_eq!(HangupCause::from_name("User Busy"), None);
    /// ```
    #[expect(
        clippy::indexing_slicing,
        reason = "const; the table has places in `ALL`"
    )]
    pub const fn from_name(name: &str) -> Option<Self> {
        match Self::SPELLINGS.variant(name) {
            Some(place) => Some(Self::ALL[place]),
            None => None,
        }
    }

    /// Finds a cause by its code, which may be any integer.
    pub(super) fn from_integer(code: i64) -> Result<Self, UnlistedNumber> {
        let listed = u16::try_from(code).ok().and_then(Self::from_code);
        listed.ok_or_else(|| UnlistedNumber::new("the code of a hangup cause", code))
    }

    /// Finds a cause by its code in digits, as forms have it.
    pub(crate) const fn from_code_text(text: &str) -> Option<Self> {
        match digits::code(text) {
            Some(code) => Self::from_code(code),
            None => None,
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
    /// The same number as `cause as u16`, without a cast.
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

    /// The heading of the cause in the published table.
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

    /// How a call with this cause ended: this crate's judgement, by the cause alone.
    ///
    /// The rest of a payload can correct it: a normal hangup that was never answered is not Completed. If you
    /// have a payload, use its `outcome()`.
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
    /// Published if Plivo gives the same advice, else this crate's judgement: [`evidence`](Self::evidence) of
    /// [`Fact::Retry`] says which. What comes with the cause can change it: if you have a payload, go by its
    /// `meaning()`.
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

    /// Who can fix it: this crate's judgement. `None` if nothing went wrong or nothing is known.
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

    /// Outcome, retry advice, responsible party, next step and the reason for them in one value, by the cause
    /// alone.
    ///
    /// If you have a payload, ask its `meaning()`: it knows who ended the call and whether it was answered.
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
            rationale: self.rationale(),
        }
    }

    /// Sources that real payloads report with this cause although Plivo does not list them for it.
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

    /// Telephony words that real payloads report with this cause although they have another outcome.
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
    /// `None` means that Plivo does not publish it, not that anyone may. Payloads are known to have other
    /// sources too: see [`seen_sources`](Self::seen_sources).
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

    /// The states in which a call can end with this cause: all five if the table says "Any".
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

/// Reads a code in digits, or a name or slug as [`from_name`](HangupCause::from_name) does.
///
/// # Errors
///
/// Fails if the text is a code that is not listed, or does not name a cause.
impl FromStr for HangupCause {
    type Err = UnrecognizedText;

    #[inline]
    fn from_str(text: &str) -> Result<Self, UnrecognizedText> {
        Self::from_code_or_name(text)
            .ok_or_else(|| UnrecognizedText::new(Self::EXPECTED, text, digits::code(text)))
    }
}

/// Gives the code.
impl From<HangupCause> for u16 {
    fn from(cause: HangupCause) -> Self {
        cause.code()
    }
}

impl sealed::Sealed for HangupCause {}

/// By code or by name. The canonical spelling is the code in digits.
impl Vocabulary for HangupCause {
    fn recognize(text: &str) -> Option<Self> {
        Self::from_code_or_name(text)
    }

    fn canonical(self) -> &'static str {
        self.code_text()
    }

    const MAY_BE_CODE: bool = true;
}
