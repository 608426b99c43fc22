//! Calls of every kind: every spelling of every value, what is not listed, and every contradiction.

use std::borrow::Cow;

use plivo_hangup::{HangupSource, TelephonyCause};
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_pcg::Pcg64Mcg;

use super::call::{Call, Text};
use super::lists::Lists;

pub(super) struct Mixture(Lists);

/// Only the first five are blanks of ASCII that are ignored around a text.
const BLANKS: [&str; 8] = [
    " ", "\t", "\n", "\x0C", "\r\n", "\x0B", "\u{A0}", "\u{2003}",
];
const BLANK_TEXTS: [&str; 7] = ["", " ", "\t\r\n", " \x0C ", "   ", "\u{A0}", "\x0B"];
const ODD_CODES: [&str; 20] = [
    "4210",
    "9999",
    "1",
    "65535",
    "65536",
    "69546",
    "70000",
    "4294970306",
    "123456789012345678901",
    "00",
    "000",
    "-1",
    "+3010",
    "3010.0",
    "3e3",
    "3010 4000",
    "30 10",
    "٣٠١٠",
    "３０１０",
    "Busy Line",
];
/// A Kelvin sign and a long s are letters of ASCII in another case to Unicode, but not here.
const ODD_TEXTS: [&str; 22] = [
    "Line Fell Over",
    "NULL",
    "null",
    "\\N",
    "-",
    "unlisted",
    "not_reported",
    "sip_trunk",
    "any",
    "nobody",
    "No  Answer",
    "no-answer",
    "a, \"quoted\" text",
    "two\nlines",
    "'",
    "BU\u{17F}Y_LINE",
    "Un\u{212A}nown",
    "Net\u{2009}work Error",
    "\u{130}nternal Error",
    "USER__BUSY",
    "3010",
    "é日本語🙂",
];
const DIRECTIONS: [&str; 6] = [
    "inbound",
    "outbound",
    "Outbound",
    " inbound ",
    "",
    "sideways",
];

impl Mixture {
    pub(super) fn new(lists: Lists) -> Self {
        Self(lists)
    }

    pub(super) fn call<'a>(&'a self, random: &mut Pcg64Mcg) -> Call<'a> {
        let mut call = Call {
            answered: [None, Some(true), Some(false)]
                .choose(random)
                .copied()
                .flatten(),
            direction: absent_or(random, 10, |random| one_of(&DIRECTIONS, random)),
            status: absent_or(random, 20, |random| text(random, &self.0.statuses)),
            ..Call::default()
        };
        match random.random_range(0..100) {
            // Nothing but a status.
            0..4 => {
                call.word = blank(random);
                call.source = blank(random);
            }
            // Few random calls fit a correction.
            4..24 => self.aim(&mut call, random),
            _ => self.any(&mut call, random),
        }
        call
    }

    fn any<'a>(&'a self, call: &mut Call<'a>, random: &mut Pcg64Mcg) {
        call.code = match random.random_range(0..100) {
            0..35 => blank(random),
            35..75 => self.0.codes.choose(random).map(|code| code.as_str().into()),
            75..82 => Some("0".into()),
            82..88 => self.0.codes.choose(random).map(|code| padded(code, random)),
            88..91 => self
                .0
                .codes
                .choose(random)
                .map(|code| format!("0{code}").into()),
            _ => one_of(&ODD_CODES, random),
        };
        call.name = match random.random_range(0..100) {
            0..30 => blank(random),
            30..65 => text(random, &self.0.names),
            _ => self.word(random),
        };
        call.source = absent_or(random, 20, |random| text(random, &self.0.sources));
        call.word = match random.random_range(0..100) {
            0..20 => blank(random),
            20..75 => self.word(random),
            _ => text(random, &self.0.names),
        };
    }

    /// A call that one of the corrections may be for, reported by code or by name.
    fn aim<'a>(&'a self, call: &mut Call<'a>, random: &mut Pcg64Mcg) {
        let Some(correction) = self.0.corrections.choose(random) else {
            return;
        };
        let cause = correction.causes.choose(random);
        if random.random_range(0..4) == 0 {
            call.name = cause.map(|cause| spelled(cause.name(), random));
        } else {
            call.code = cause.map(|cause| cause.code().to_string().into());
        }
        let source = correction.source.map(HangupSource::name);
        call.source = match source {
            Some(source) => Some(spelled(source, random)),
            None => text(random, &self.0.sources),
        };
        let fits = |word: &&TelephonyCause| word.outcome() == correction.telephony;
        let words: Vec<_> = TelephonyCause::ALL.iter().filter(fits).collect();
        call.word = words
            .choose(random)
            .map(|word| spelled(word.word(), random));
        if let (Some(answered), 0..3) = (correction.answered, random.random_range(0..4)) {
            call.answered = Some(answered);
        }
    }

    /// A telephony word, with blanks instead of underscores at times.
    fn word<'a>(&'a self, random: &mut Pcg64Mcg) -> Text<'a> {
        let word = text(random, &self.0.words)?;
        match random.random_range(0..3) {
            0 => Some(word.replace('_', " ").into()),
            1 => Some(word.replacen('_', " ", 1).into()),
            _ => Some(word),
        }
    }
}

/// A spelling of a list, in any case and with blanks around it, or an odd text.
fn text<'a>(random: &mut Pcg64Mcg, spellings: &'a [String]) -> Text<'a> {
    match random.random_range(0..100) {
        0..88 => spellings.choose(random).map(|text| spelled(text, random)),
        88..94 => spellings.choose(random).map(|text| padded(text, random)),
        _ => one_of(&ODD_TEXTS, random),
    }
}

fn absent_or<'a>(
    random: &mut Pcg64Mcg,
    percent: u32,
    text: impl FnOnce(&mut Pcg64Mcg) -> Text<'a>,
) -> Text<'a> {
    if random.random_range(0..100) < percent {
        blank(random)
    } else {
        text(random)
    }
}

/// Absent, or blank.
fn blank<'a>(random: &mut Pcg64Mcg) -> Text<'a> {
    match random.random_range(0..3) {
        0 => one_of(&BLANK_TEXTS, random),
        _ => None,
    }
}

fn one_of<'a>(texts: &[&'static str], random: &mut Pcg64Mcg) -> Text<'a> {
    texts.choose(random).map(|text| (*text).into())
}

/// In one of several cases.
fn spelled<'a>(text: &'a str, random: &mut Pcg64Mcg) -> Cow<'a, str> {
    match random.random_range(0..5) {
        0 | 1 => text.into(),
        2 => text.to_ascii_lowercase().into(),
        3 => text.to_ascii_uppercase().into(),
        _ => {
            let bits: u64 = random.random();
            let letters = text.chars().enumerate();
            let letters = letters.map(|(place, letter)| match bits >> (place % 64) & 1 {
                0 => letter.to_ascii_lowercase(),
                _ => letter.to_ascii_uppercase(),
            });
            letters.collect::<String>().into()
        }
    }
}

fn padded<'a>(text: &str, random: &mut Pcg64Mcg) -> Cow<'a, str> {
    let (before, after) = (one_of(&BLANKS, random), one_of(&BLANKS, random));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    match random.random_range(0..3) {
        0 => format!("{before}{text}{after}").into(),
        1 => format!("{text}{after}").into(),
        _ => format!("{before}{text}").into(),
    }
}
