//! Calls in the proportions of usual traffic, each of which says the same everywhere.

use plivo_hangup::{CallState, CallType, HangupCause, Outcome};
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_pcg::Pcg64Mcg;

use super::call::Call;

/// How many of a thousand calls end so, and the words that come with it.
type Usual = (u32, HangupCause, &'static [&'static str]);

const USUAL: [Usual; 7] = [
    (450, HangupCause::NormalHangup, &["NORMAL_CLEARING"]),
    (150, HangupCause::EndOfXmlInstructions, &["NORMAL_CLEARING"]),
    (
        180,
        HangupCause::NoAnswer,
        &["NO_ANSWER", "NO_USER_RESPONSE"],
    ),
    (80, HangupCause::BusyLine, &["USER_BUSY"]),
    (50, HangupCause::Canceled, &["ORIGINATOR_CANCEL"]),
    (30, HangupCause::Rejected, &["CALL_REJECTED"]),
    (20, HangupCause::Forbidden, &["CALL_REJECTED"]),
];

pub(super) struct Traffic {
    /// One of these for each of a thousand calls; the rest have any cause.
    usual: Vec<&'static Usual>,
}

impl Traffic {
    pub(super) fn new() -> Self {
        let usual = USUAL
            .iter()
            .flat_map(|usual| (0..usual.0).map(move |_| usual));
        Self {
            usual: usual.collect(),
        }
    }

    pub(super) fn call(&self, random: &mut Pcg64Mcg) -> Call<'static> {
        let place: usize = random.random_range(0..1000);
        let usual = self.usual.get(place);
        let (cause, words) = match usual {
            Some((_, cause, words)) => (*cause, *words),
            None => (any(random), &[][..]),
        };
        let word = words.choose(random).copied();
        let sources = cause.sources().unwrap_or_default();
        let source = sources.choose(random).map(|possible| possible.source);
        let outcome = cause.outcome();
        let ends_answered = cause.call_states() == Some(&[CallState::Answered]);
        let types = cause.call_types().unwrap_or_default();
        let is_inbound = types.contains(&CallType::Inbound) && random.random_range(0..10) < 6;
        Call {
            code: Some(cause.code().to_string().into()),
            name: Some(cause.name().into()),
            source: source.map(|source| source.name().into()),
            word: word.map(Into::into),
            answered: Some(
                ends_answered || matches!(outcome, Outcome::Completed | Outcome::Machine),
            ),
            direction: Some(if is_inbound { "inbound" } else { "outbound" }.into()),
            status: Some(status(outcome).into()),
        }
    }
}

/// Any cause.
fn any(random: &mut Pcg64Mcg) -> HangupCause {
    let cause = HangupCause::ALL.choose(random);
    cause.copied().unwrap_or(HangupCause::Unknown)
}

fn status(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Completed | Outcome::Machine => "completed",
        Outcome::Busy => "busy",
        Outcome::NoAnswer => "no-answer",
        Outcome::Canceled => "cancel",
        Outcome::Rejected | Outcome::Failed | Outcome::Unknown => "failed",
    }
}
