//! From a number or a text to an entry of the catalog, and from there to its texts.

use std::str::FromStr;

use num_enum::TryFromPrimitive as _;
use plivo_hangup::{HangupCause, HangupSource, TelephonyCause};
use strum::VariantArray as _;

use super::{Inputs, Operation, leaked};
use crate::random::Random;
use crate::rivals::{causes, sources, words};
use crate::samples;

const TWICE_AS_FAST: f64 = 1.0 / 2.0;
const THREE_TIMES_AS_FAST: f64 = 1.0 / 3.0;
const EIGHT_TIMES_AS_FAST: f64 = 1.0 / 8.0;

pub(super) fn operations() -> Vec<Operation> {
    let codes: Vec<_> = HangupCause::ALL.iter().map(|cause| cause.code()).collect();
    let mix: Vec<_> = samples::endings()
        .iter()
        .map(|ending| ending.code)
        .collect();
    let names = HangupCause::ALL.iter().map(|cause| cause.name());
    let words = TelephonyCause::ALL.iter().map(|cause| cause.word());
    let sources = HangupSource::ALL.iter().map(|source| source.name());
    vec![
        code_to_cause("code → cause", &codes).goal("num_enum", EIGHT_TIMES_AS_FAST),
        code_to_cause("code → cause, in the mix of real calls", &mix),
        text_to_variant::<causes::Exact, causes::AnyCase, _>(
            "name → cause",
            &leaked(names),
            HangupCause::from_name,
        ),
        other_case_to_cause(),
        text_to_variant::<words::Exact, words::AnyCase, _>(
            "telephony word → cause",
            &leaked(words),
            TelephonyCause::from_word,
        ),
        text_to_variant::<sources::Exact, sources::AnyCase, _>(
            "name → source",
            &leaked(sources),
            HangupSource::from_name,
        ),
        cause_to_name(),
        cause_to_meaning(),
    ]
}

fn code_to_cause(name: &'static str, codes: &[u16]) -> Operation {
    let codes = Inputs::new(Random::draw(codes));
    Operation::new(
        name,
        codes.ours(HangupCause::from_code),
        [
            codes.way("num_enum", |code| {
                causes::Exact::try_from_primitive(code).ok()
            }),
            codes.way("binary search", |code| {
                let causes = causes::Exact::VARIANTS;
                let found = causes.binary_search_by_key(&code, |cause| *cause as u16);
                found.ok().map(|index| causes[index])
            }),
        ],
    )
}

/// Beside two enums of strum, of which one ignores case.
fn text_to_variant<Exact: FromStr, AnyCase: FromStr, O>(
    name: &'static str,
    texts: &[&'static str],
    ours: impl Fn(&'static str) -> O + 'static,
) -> Operation {
    let texts = Inputs::new(Random::draw(texts));
    Operation::new(
        name,
        texts.ours(ours),
        [
            texts.way("strum", |text| text.parse::<Exact>().ok()),
            texts.way("strum, any case", |text| text.parse::<AnyCase>().ok()),
        ],
    )
    .goal("strum", TWICE_AS_FAST)
    .goal("strum, any case", THREE_TIMES_AS_FAST)
}

fn other_case_to_cause() -> Operation {
    let names = HangupCause::ALL.iter().map(|cause| cause.name());
    let cases = names.flat_map(|name| [name.to_uppercase(), name.to_lowercase()]);
    let names = Inputs::new(Random::draw(&leaked::<str>(cases)));
    Operation::new(
        "name in another case → cause",
        names.ours(HangupCause::from_name),
        [names.way("strum, any case", |name| {
            name.parse::<causes::AnyCase>().ok()
        })],
    )
    .goal("strum, any case", THREE_TIMES_AS_FAST)
}

fn cause_to_name() -> Operation {
    let causes = HangupCause::ALL.iter().zip(causes::Exact::VARIANTS);
    let causes: Vec<_> = causes.map(|(ours, theirs)| (*ours, *theirs)).collect();
    let causes = Inputs::new(Random::draw(&causes));
    Operation::new(
        "cause → name",
        causes.ours(|(cause, _)| cause.name()),
        [causes.way("strum", |(_, cause)| <&str>::from(cause))],
    )
}

fn cause_to_meaning() -> Operation {
    let causes = Inputs::new(Random::draw(HangupCause::ALL));
    Operation::new("cause → meaning", causes.ours(HangupCause::meaning), [])
}
