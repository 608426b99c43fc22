//! From a number or a text to an entry of the catalog.

use std::hint::black_box;

use num_enum::TryFromPrimitive;
use plivo_hangup::{HangupCause, HangupSource, TelephonyCause};

use super::goal::{Goal, Measure};
use super::group::{Group, Rows, texts};
use crate::rivals::{causes, sources, words};
use crate::shuffled::{evenly, skewed};

/// All groups of this concern.
pub fn groups() -> Vec<Group> {
    let codes = codes();
    let frequent = [(4000, 70), (3010, 10), (3000, 8), (6010, 5)];
    vec![
        code_to_cause("code_to_cause", &evenly(&codes), 8.0),
        code_to_cause("code_to_cause_skewed", &skewed(&frequent, &codes), 4.0),
        unlisted_code(),
        digits_to_cause(),
        name_to_cause(),
        parsed_to_cause(),
        other_spelling_to_cause(),
        unknown_name(),
        word_to_telephony(),
        number_to_telephony(),
        name_to_source(),
        parsed_to_source(),
    ]
}

fn codes() -> Vec<u16> {
    HangupCause::ALL.iter().map(|cause| cause.code()).collect()
}

fn names() -> Vec<&'static str> {
    texts(HangupCause::ALL.iter().map(|cause| cause.name()))
}

fn source_names() -> Vec<&'static str> {
    texts(HangupSource::ALL.iter().map(|source| source.name()))
}

fn code_to_cause(name: &'static str, codes: &[u16], times_faster: f64) -> Group {
    Rows::new(name, codes)
        .ours(HangupCause::from_code)
        .rival("num_enum", |code| {
            causes::Exact::try_from_primitive(code).ok()
        })
        .rival("strum_from_repr", causes::Exact::from_repr)
        .rival("phf", |code| causes::BY_NUMBER.get(&code).copied())
        .rival("match", causes::match_number)
        .rival("binary_search", |code| find(&causes::SORTED, code))
        .rival("floor", |code| direct(&causes::DIRECT, code))
        .goals([
            Goal::share(Measure::Time, "num_enum", 1.0 / times_faster),
            Goal::at_most(Measure::Instructions, 20.0),
            Goal::at_most(Measure::Mispredictions, 0.1),
        ])
}

fn find<T: Copy>(sorted: &[(u16, T)], number: u16) -> Option<T> {
    let index = sorted.binary_search_by_key(&number, |(number, _)| *number);
    index.ok().map(|index| sorted[index].1)
}

fn direct<T: Copy>(entries: &[Option<T>], number: u16) -> Option<T> {
    entries.get(usize::from(number)).copied().flatten()
}

fn unlisted_code() -> Group {
    let listed = codes();
    let unlisted = (0..10_000)
        .step_by(10)
        .filter(|code| !listed.contains(code));
    let unlisted: Vec<_> = unlisted.chain([16, 486, 603, u16::MAX]).collect();
    Rows::new("unlisted_code", &evenly(&unlisted))
        .ours(HangupCause::from_code)
        .rival("num_enum", |code| {
            causes::Exact::try_from_primitive(code).ok()
        })
        .rival("strum_from_repr", causes::Exact::from_repr)
        .rival("phf", |code| causes::BY_NUMBER.get(&code).copied())
        .rival("binary_search", |code| find(&causes::SORTED, code))
        .goals(Goal::faster_than("num_enum"))
}

fn digits_to_cause() -> Group {
    let digits = texts(codes().iter().map(u16::to_string));
    let parsed = |digits: &str| digits.parse::<u16>().ok();
    Rows::new("digits_to_cause", &evenly(&digits))
        .ours(|digits: &str| digits.parse::<HangupCause>().ok())
        .rival("num_enum", move |digits| {
            parsed(digits).and_then(|code| causes::Exact::try_from_primitive(code).ok())
        })
        .rival("binary_search", move |digits| {
            parsed(digits).and_then(|code| find(&causes::SORTED, code))
        })
        .goals(Goal::faster_than("num_enum"))
}

fn name_to_cause() -> Group {
    Rows::new("name_to_cause", &evenly(&names()))
        .ours(HangupCause::from_name)
        .rival("strum", |name: &str| name.parse::<causes::Exact>().ok())
        .rival("strum_any_case", |name| {
            name.parse::<causes::AnyCase>().ok()
        })
        .rival("phf", |name| causes::BY_TEXT.get(name).copied())
        .rival("match", causes::match_text)
        // One comparison with a text that is the same.
        .rival("floor", |name| name == black_box(name))
        .goals([
            Goal::share(Measure::Time, "strum", 1.0 / 3.0),
            Goal::share(Measure::Time, "strum_any_case", 1.0 / 6.0),
            Goal::at_most(Measure::Instructions, 60.0),
        ])
}

/// By `str::parse`, which takes codes, too.
fn parsed_to_cause() -> Group {
    Rows::new("parsed_to_cause", &evenly(&names()))
        .ours(|name: &str| name.parse::<HangupCause>().ok())
        .rival("strum", |name| name.parse::<causes::Exact>().ok())
        .rival("strum_any_case", |name| {
            name.parse::<causes::AnyCase>().ok()
        })
        .goals(twice_as_fast_as(["strum", "strum_any_case"]))
}

fn other_spelling_to_cause() -> Group {
    let names = names();
    let upper = names.iter().map(|name| name.to_uppercase());
    let lower = names.iter().map(|name| name.to_lowercase());
    let aliases = ["Cancelled", "Cancelled (Out Of Credits)", "Decline"].map(str::to_owned);
    let spellings = texts(upper.chain(lower).chain(aliases));
    Rows::new("other_spelling_to_cause", &evenly(&spellings))
        .ours(HangupCause::from_name)
        .rival("strum_any_case", |name| {
            name.parse::<causes::AnyCase>().ok()
        })
        .goals([Goal::share(Measure::Time, "strum_any_case", 0.5)])
}

fn unknown_name() -> Group {
    let words = TelephonyCause::ALL.iter().map(|known| known.word());
    let spaced = words.map(|word| word.replace('_', " "));
    Rows::new("unknown_name", &evenly(&texts(spaced)))
        .ours(HangupCause::from_name)
        .rival("strum", |name| name.parse::<causes::Exact>().ok())
        .rival("strum_any_case", |name| {
            name.parse::<causes::AnyCase>().ok()
        })
        .rival("phf", |name| causes::BY_TEXT.get(name).copied())
        .goals([Goal::share(Measure::Time, "strum_any_case", 0.5)])
}

fn word_to_telephony() -> Group {
    let words = texts(TelephonyCause::ALL.iter().map(|known| known.word()));
    Rows::new("word_to_telephony", &evenly(&words))
        .ours(TelephonyCause::from_word)
        .rival("strum", |word| word.parse::<words::Exact>().ok())
        .rival("strum_any_case", |word| word.parse::<words::AnyCase>().ok())
        .rival("phf", |word| words::BY_TEXT.get(word).copied())
        .rival("match", words::match_text)
        .goals(twice_as_fast_as(["strum", "strum_any_case", "phf"]))
}

fn number_to_telephony() -> Group {
    let numbers = TelephonyCause::ALL.iter().map(|known| known.number());
    let numbers: Vec<_> = numbers.collect();
    Rows::new("number_to_telephony", &evenly(&numbers))
        .ours(TelephonyCause::from_number)
        .rival("num_enum", |number| {
            words::Exact::try_from_primitive(number).ok()
        })
        .rival("strum_from_repr", words::Exact::from_repr)
        .rival("phf", |number| words::BY_NUMBER.get(&number).copied())
        .rival("match", words::match_number)
        .rival("binary_search", |number| find(&words::SORTED, number))
        .rival("floor", |number| direct(&words::DIRECT, number))
        .goals([Goal::share(Measure::Time, "num_enum", 0.5)])
}

fn name_to_source() -> Group {
    Rows::new("name_to_source", &evenly(&source_names()))
        .ours(HangupSource::from_name)
        .rival("strum", |name| name.parse::<sources::Exact>().ok())
        .rival("strum_any_case", |name| {
            name.parse::<sources::AnyCase>().ok()
        })
        .rival("phf", |name| sources::BY_TEXT.get(name).copied())
        .rival("match", sources::match_text)
        .goals(twice_as_fast_as(["strum", "strum_any_case", "phf"]))
}

fn parsed_to_source() -> Group {
    Rows::new("parsed_to_source", &evenly(&source_names()))
        .ours(|name: &str| name.parse::<HangupSource>().ok())
        .rival("strum", |name| name.parse::<sources::Exact>().ok())
        .rival("strum_any_case", |name| {
            name.parse::<sources::AnyCase>().ok()
        })
        .goals(twice_as_fast_as(["strum", "strum_any_case"]))
}

fn twice_as_fast_as<const N: usize>(rivals: [&'static str; N]) -> [Goal; N] {
    rivals.map(|rival| Goal::share(Measure::Time, rival, 0.5))
}
