//! The shapes of the rows that the generated tables have.

use super::enums::{Category, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Retry};

/// The facts of a cause.
pub(super) struct CauseFacts {
    pub(super) category: Category,
    /// The place in `SOURCES`; the others alike. Most causes share their lists with others.
    pub(super) sources: u16,
    pub(super) call_types: u16,
    pub(super) call_states: u16,
    pub(super) outcome: Outcome,
    pub(super) retry: Retry,
    pub(super) responsible: Option<Party>,
    pub(super) seen_sources: u16,
    pub(super) seen_words: u16,
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
    /// The condition under which it applies, if there is one.
    pub when: Option<&'static str>,
    /// Where this is known from.
    pub evidence: Evidence,
}

/// The facts of a telephony word.
pub(super) struct WordFacts {
    pub(super) is_q850: bool,
    /// `None` if the word says nothing of the outcome.
    pub(super) meaning: Option<Meaning>,
}

/// What a hangup means for whoever placed the call: how it ended, whether to retry, who can fix it, and what to
/// do next.
///
/// ```
/// use plivo_hangup::{HangupCause, Outcome, Party, Retry};
///
/// let meaning = HangupCause::NetworkCongestionFromCarrier.meaning();
/// assert_eq!(meaning.outcome, Outcome::Failed);
/// assert_eq!(meaning.retry, Retry::WithBackoff);
/// assert_eq!(meaning.responsible, Some(Party::Carrier));
/// ```
///
/// It has no constructor, because its fields belong together. In your tests, take the meaning of a cause or of an
/// outcome, and change the fields that you need:
///
/// ```
/// use plivo_hangup::{HangupCause, Outcome, Retry};
///
/// let busy = HangupCause::BusyLine.meaning();
/// let unknown = Outcome::Unknown.meaning();
/// let mut never = HangupCause::BusyLine.meaning();
/// never.retry = Retry::Never;
/// # assert_ne!((busy, unknown), (never, unknown));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Meaning {
    /// How the call ended.
    pub outcome: Outcome,
    /// Whether to place the same call again, and when.
    pub retry: Retry,
    /// Who can fix it; `None` if nothing went wrong or nobody is known.
    pub responsible: Option<Party>,
    /// What happened: one or more whole sentences.
    pub description: &'static str,
    /// What to do next: one or more whole sentences.
    pub next_step: &'static str,
    /// The reason for the other fields, so that you can disagree. It comes from the cause, from the correction
    /// that applies, or from the outcome if nothing else is known.
    pub rationale: &'static str,
}

impl Meaning {
    /// Whether your own side has to fix something: [`Retry::AfterFix`], and the application or the account is
    /// responsible.
    ///
    /// `false` for what you called off on purpose, for limits that pass by themselves, and for wrong numbers in
    /// your contact data: those are not a broken system, and an alert on them wakes someone in vain.
    ///
    /// So it is what to count for an alert, such as "more than 5 % of the calls of the last five minutes failed
    /// for a reason that is ours to fix":
    ///
    /// ```
    /// use std::collections::VecDeque;
    /// use std::time::{Duration, Instant};
    ///
    /// use plivo_hangup::{HangupCause, Meaning};
    ///
    /// const WINDOW: Duration = Duration::from_secs(5 * 60);
    /// const FEWEST_CALLS: usize = 20;
    ///
    /// /// When each of the latest calls ended, and whether that is ours to fix.
    /// #[derive(Default)]
    /// struct Latest(VecDeque<(Instant, bool)>);
    ///
    /// impl Latest {
    ///     /// Adds a call that has ended, and returns whether to raise the alert.
    ///     fn add(&mut self, now: Instant, meaning: &Meaning) -> bool {
    ///         let Self(calls) = self;
    ///         calls.push_back((now, meaning.is_ours_to_fix()));
    ///         calls.retain(|(ended, _)| now.duration_since(*ended) <= WINDOW);
    ///         let ours = calls.iter().filter(|(_, is_ours)| *is_ours).count();
    ///         calls.len() >= FEWEST_CALLS && ours * 100 > calls.len() * 5
    ///     }
    /// }
    ///
    /// let mut latest = Latest::default();
    /// let now = Instant::now();
    /// for _ in 0..30 {
    ///     assert!(!latest.add(now, &HangupCause::NormalHangup.meaning()));
    ///     assert!(!latest.add(now, &HangupCause::UnallocatedNumber.meaning()));
    /// }
    /// let broken = HangupCause::ErrorReachingAnswerUrl.meaning();
    /// let alerts = [(); 4].map(|()| latest.add(now, &broken));
    /// assert_eq!(alerts, [false, false, false, true]);
    /// ```
    ///
    /// Use the `meaning()` of the payload, not that of its cause, and count each call once.
    pub const fn is_ours_to_fix(&self) -> bool {
        let is_ours = matches!(self.responsible, Some(Party::Application | Party::Account));
        matches!(self.retry, Retry::AfterFix) && is_ours
    }

    /// The slug of the responsible party, or "nobody": a label for metrics.
    ///
    /// ```
    /// use plivo_hangup::HangupCause;
    ///
    /// assert_eq!(HangupCause::UnallocatedNumber.meaning().responsible_label(), "contact_data");
    /// assert_eq!(HangupCause::NormalHangup.meaning().responsible_label(), "nobody");
    /// ```
    pub const fn responsible_label(&self) -> &'static str {
        match self.responsible {
            Some(party) => party.slug(),
            None => "nobody",
        }
    }
}

/// What a hangup means instead, if all of the conditions hold.
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
    /// `None` keeps the cause's.
    pub(crate) outcome: Option<Outcome>,
    pub(crate) retry: Retry,
    pub(crate) responsible: Option<Party>,
    pub(crate) description: &'static str,
    pub(crate) next_step: &'static str,
    pub(crate) rationale: &'static str,
}
