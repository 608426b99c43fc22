//! Behaviour of [`Outcome`], and the advice that goes with it.

use super::generated::{HangupCause, HangupSource, Outcome, Party, Retry};
use super::vocabulary::vocabulary;

/// What a hangup means for whoever placed the call: how it ended, whether to try again, who can
/// put it right, and what to do next.
///
/// ```
/// use plivo_hangup::{HangupCause, Outcome, Party, Retry};
///
/// let meaning = HangupCause::NetworkCongestionFromCarrier.meaning();
/// assert_eq!(meaning.outcome, Outcome::Failed);
/// assert_eq!(meaning.retry, Retry::WithBackoff);
/// assert_eq!(meaning.responsible, Some(Party::Carrier));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Meaning {
    /// How the call ended.
    pub outcome: Outcome,
    /// Whether to place the same call again, and when.
    pub retry: Retry,
    /// Who can put it right; `None` where nothing went wrong or nobody is known.
    pub responsible: Option<Party>,
    /// What happened: one or more whole sentences.
    pub description: &'static str,
    /// What to do next: one or more whole sentences.
    pub next_step: &'static str,
}

/// What else a hangup means, where all of the conditions hold.
#[cfg_attr(
    not(feature = "payload"),
    expect(dead_code, reason = "corrections are for hangups")
)]
pub(crate) struct Correction {
    pub(crate) causes: &'static [HangupCause],
    pub(crate) source: Option<HangupSource>,
    /// The outcome of the telephony word.
    pub(crate) telephony: Option<Outcome>,
    pub(crate) answered: Option<bool>,
    /// `None` leaves the cause's.
    pub(crate) outcome: Option<Outcome>,
    pub(crate) retry: Retry,
    pub(crate) responsible: Option<Party>,
    pub(crate) description: &'static str,
    pub(crate) next_step: &'static str,
}

vocabulary!(Outcome, "an" "outcome", serde = slug, "The slug is read too.");

impl Outcome {
    /// The advice for a call of which nothing but the outcome is known: our judgement.
    ///
    /// It serves hangups without a listed cause; where there is one,
    /// [`HangupCause::meaning`](crate::HangupCause::meaning) says more.
    ///
    /// ```
    /// use plivo_hangup::{Outcome, Retry};
    ///
    /// assert_eq!(Outcome::Busy.meaning().retry, Retry::Later);
    /// ```
    #[expect(clippy::indexing_slicing, reason = "const; a row for each variant")]
    pub const fn meaning(self) -> Meaning {
        Self::ADVICE[self as usize]
    }
}
