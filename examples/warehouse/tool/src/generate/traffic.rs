//! Calls in the proportions of usual traffic, each of which says the same everywhere.

use plivo_hangup::{HangupCause, HangupSource, Outcome, TelephonyCause};
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_pcg::Pcg64Mcg;

use super::call::Call;

/// How many of a thousand calls end so, with the sources and the words that come with it.
type Usual = (u32, u16, &'static [HangupSource], &'static [&'static str]);

const USUAL: [Usual; 7] = [
    (
        450,
        4000,
        &[HangupSource::Caller, HangupSource::Callee],
        &["NORMAL_CLEARING"],
    ),
    (150, 4010, &[HangupSource::Plivo], &["NORMAL_CLEARING"]),
    (
        180,
        3000,
        &[HangupSource::Plivo, HangupSource::Carrier],
        &["NO_ANSWER", "NO_USER_RESPONSE"],
    ),
    (80, 3010, &[HangupSource::Carrier], &["USER_BUSY"]),
    (50, 1000, &[HangupSource::Caller], &["ORIGINATOR_CANCEL"]),
    (30, 3020, &[HangupSource::Carrier], &["CALL_REJECTED"]),
    (
        20,
        3040,
        &[HangupSource::Carrier],
        &["CALL_REJECTED", "NORMAL_TEMPORARY_FAILURE"],
    ),
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
        let (cause, source, word) = match usual {
            Some((_, code, sources, words)) => {
                let word = words.choose(random).copied();
                (
                    HangupCause::from_code(*code),
                    sources.choose(random).copied(),
                    word,
                )
            }
            None => any(random),
        };
        let outcome = cause.map_or(Outcome::Unknown, HangupCause::outcome);
        Call {
            code: cause.map(|cause| cause.code().to_string().into()),
            name: cause.map(|cause| cause.name().into()),
            source: source.map(|source| source.name().into()),
            word: word.map(Into::into),
            answered: Some(matches!(outcome, Outcome::Completed | Outcome::Machine)),
            direction: Some(
                if random.random_range(0..10) < 7 {
                    "outbound"
                } else {
                    "inbound"
                }
                .into(),
            ),
            status: Some(status(outcome).into()),
        }
    }
}

/// Any cause, with a source and a word that go with it.
fn any(
    random: &mut Pcg64Mcg,
) -> (
    Option<HangupCause>,
    Option<HangupSource>,
    Option<&'static str>,
) {
    let cause = HangupCause::ALL.choose(random).copied();
    let sources = cause.and_then(HangupCause::sources).unwrap_or_default();
    let source = sources.choose(random).map(|possible| possible.source);
    let outcome = cause.map(HangupCause::outcome);
    let mut words = TelephonyCause::ALL.iter();
    let word = words.find(|word| word.outcome().is_some() && word.outcome() == outcome);
    (cause, source, word.map(|word| word.word()))
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
