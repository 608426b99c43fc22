//! Behaviour of [`TelephonyCause`].

use super::generated::{Outcome, TelephonyCause};
use super::numbers::numbered;
use super::spellings::spelled;
use super::vocabulary::{word_serde, word_traits};
use crate::error::UnlistedNumber;

/// The facts behind a telephony word.
pub(super) struct WordFacts {
    pub(super) is_q850: bool,
    pub(super) outcome: Option<Outcome>,
}

numbered!(TelephonyCause);
spelled!(
    TelephonyCause,
    /// The cause with a word.
    ///
    /// Case and the blanks around the word are ignored; a word with spaces for its underscores
    /// is another text. Allocates nothing.
    ///
    /// ```
    /// use plivo_hangup::TelephonyCause;
    ///
    /// assert_eq!(TelephonyCause::from_word("LOSE_RACE"), Some(TelephonyCause::LoseRace));
    /// assert_eq!(TelephonyCause::from_word("sip_auth_failed"), None);
    /// ```
    from_word(word)
);

impl TelephonyCause {
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    const fn facts(self) -> &'static WordFacts {
        &Self::FACTS[self.place()]
    }

    /// The cause with a number of Q.850 or of FreeSWITCH.
    ///
    /// ```
    /// use plivo_hangup::TelephonyCause;
    ///
    /// assert_eq!(TelephonyCause::from_number(16), Some(TelephonyCause::NormalClearing));
    /// assert_eq!(TelephonyCause::from_number(4), None);
    /// ```
    #[inline]
    pub const fn from_number(number: u16) -> Option<Self> {
        Self::from_u16(number)
    }

    /// The switch's word, as payloads carry it.
    #[inline]
    pub const fn word(self) -> &'static str {
        Self::word_at(self.place())
    }

    /// The word in lower case, for metrics and databases; it never changes.
    ///
    /// ```
    /// use plivo_hangup::TelephonyCause;
    ///
    /// assert_eq!(TelephonyCause::UserBusy.slug(), "user_busy");
    /// ```
    #[inline]
    pub const fn slug(self) -> &'static str {
        Self::slug_at(self.place())
    }

    /// The number that goes with the word.
    ///
    /// ```
    /// use plivo_hangup::TelephonyCause;
    ///
    /// assert_eq!(TelephonyCause::OriginatorCancel.number(), 487);
    /// ```
    #[inline]
    pub const fn number(self) -> u16 {
        self as u16
    }

    /// Whether the number is one of the Q.850 standard; if not, FreeSWITCH added it.
    ///
    /// ```
    /// use plivo_hangup::TelephonyCause;
    ///
    /// assert!(TelephonyCause::UserBusy.is_q850());
    /// assert!(!TelephonyCause::LoseRace.is_q850());
    /// ```
    #[inline]
    pub const fn is_q850(self) -> bool {
        self.facts().is_q850
    }

    /// What the word means, in one sentence of our own.
    #[inline]
    pub const fn description(self) -> &'static str {
        Self::description_at(self.place())
    }

    /// How the call ended, where the word alone says so: our judgement.
    ///
    /// ```
    /// use plivo_hangup::{Outcome, TelephonyCause};
    ///
    /// assert_eq!(TelephonyCause::NoAnswer.outcome(), Some(Outcome::NoAnswer));
    /// assert_eq!(TelephonyCause::NormalUnspecified.outcome(), None);
    /// ```
    #[inline]
    pub const fn outcome(self) -> Option<Outcome> {
        self.facts().outcome
    }
}

word_traits!(
    TelephonyCause,
    "the word of a telephony cause",
    from_word,
    word
);

/// Reads a number.
///
/// # Errors
///
/// For a number that is not listed.
impl TryFrom<u16> for TelephonyCause {
    type Error = UnlistedNumber;

    fn try_from(number: u16) -> Result<Self, Self::Error> {
        Self::from_number(number).ok_or(UnlistedNumber::new(
            "the number of a telephony cause",
            number,
        ))
    }
}

/// Gives the number.
impl From<TelephonyCause> for u16 {
    fn from(cause: TelephonyCause) -> Self {
        cause.number()
    }
}

word_serde!(TelephonyCause, word);
