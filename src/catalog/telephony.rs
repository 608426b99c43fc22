//! Behaviour of [`TelephonyCause`].

use super::enums::{Outcome, TelephonyCause};
use super::facts::{Meaning, WordFacts};
use crate::error::UnlistedNumber;

impl TelephonyCause {
    /// Finds a word by its number, which may be any integer.
    pub(super) fn from_integer(number: i64) -> Result<Self, UnlistedNumber> {
        let listed = u16::try_from(number).ok().and_then(Self::from_number);
        listed.ok_or_else(|| UnlistedNumber::new("the number of a telephony cause", number))
    }

    /// Where the variant is in `ALL`.
    #[inline]
    pub(super) const fn place(self) -> usize {
        Self::NUMBERS.place(self as u16)
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    const fn facts(self) -> &'static WordFacts {
        &Self::FACTS[self.place()]
    }

    /// Finds a cause by its number in Q.850 or FreeSWITCH. Returns `None` if the number is not listed.
    ///
    /// ```
    /// use plivo_hangup::TelephonyCause;
    ///
    /// assert_eq!(TelephonyCause::from_number(16), Some(TelephonyCause::NormalClearing));
    /// assert_eq!(TelephonyCause::from_number(4), None);
    /// ```
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "const; a place is in the list")]
    pub const fn from_number(number: u16) -> Option<Self> {
        let listed = Self::ALL[Self::NUMBERS.place(number)];
        if listed as u16 == number {
            Some(listed)
        } else {
            None
        }
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

    /// How the call ended, if the word alone says so: this crate's judgement.
    ///
    /// ```
    /// use plivo_hangup::{Outcome, TelephonyCause};
    ///
    /// assert_eq!(TelephonyCause::NoAnswer.outcome(), Some(Outcome::NoAnswer));
    /// assert_eq!(TelephonyCause::NormalUnspecified.outcome(), None);
    /// ```
    #[inline]
    pub const fn outcome(self) -> Option<Outcome> {
        match &self.facts().meaning {
            Some(meaning) => Some(meaning.outcome),
            None => None,
        }
    }

    /// Outcome, retry advice, responsible party and next step, by the word alone: this crate's judgement.
    ///
    /// Returns `None` if the word says nothing of the outcome.
    ///
    /// ```
    /// use plivo_hangup::{Party, Retry, TelephonyCause};
    ///
    /// let meaning = TelephonyCause::SwitchCongestion.meaning().expect("it failed");
    /// assert_eq!(meaning.retry, Retry::WithBackoff);
    /// assert_eq!(meaning.responsible, Some(Party::Carrier));
    /// assert_eq!(TelephonyCause::NormalUnspecified.meaning(), None);
    /// ```
    #[inline]
    pub const fn meaning(self) -> Option<Meaning> {
        self.facts().meaning
    }
}

/// Gives the number.
impl From<TelephonyCause> for u16 {
    fn from(cause: TelephonyCause) -> Self {
        cause.number()
    }
}
