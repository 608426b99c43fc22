//! Random input: forms, JSON, and JSON that is damaged.

use std::collections::HashSet;
use std::fmt::{Debug, Write as _};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::reference::{entries, form_pairs, is_object};

/// Keys of payloads, and near misses.
const KEYS: &[&str] = &[
    "CallUUID",
    "CallUuid",
    "HangupCause",
    "HangupCauseCode",
    "HangupCauseName",
    "HangupSource",
    "CallStatus",
    "Duration",
    "AnswerTime",
    "Direction",
    "direction",
    "call_uuid",
    "hangup_cause_code",
    "hangup_cause_name",
    "hangup_source",
    "call_duration",
    "answer_time",
    "Stir_attestation",
    "X-PH-Order",
    "Event",
    "DialAction",
    "DialBLegHangupCauseCode",
    "DialBLegDuration",
    "DialStatus",
    "DialHangupCause",
    "DialBLegUUID",
    "extra",
];

const TEXTS: &[&str] = &[
    "3010",
    "4000",
    " 3010 ",
    "03010",
    "4210",
    "",
    "null",
    "true",
    "Busy Line",
    "callee",
    "Callee",
    "NORMAL_CLEARING",
    "completed",
    "+12025550123",
    "%FF",
    "a+b c",
    "0.01000",
];

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(texts).prop_map(str::to_owned)
}

pub fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => one_of(KEYS),
        // Often repeated.
        1 => one_of(&["To", "", "k"]),
        1 => "[a-zA-Z_ +%&=]{0,6}",
        1 => any::<String>(),
    ]
}

pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![one_of(TEXTS), any::<String>()]
}

/// Bytes that are a form, as all bytes are: pairs, escapes whole and cut, and what is not UTF-8.
pub fn form() -> impl Strategy<Value = Vec<u8>> {
    let escapes = &[
        "%41",
        "%C3%A9",
        "%f0%9f%98%80",
        "%26",
        "%3D",
        "%2B",
        "%25",
        "%00",
    ];
    let text = prop_oneof![
        8 => one_of(KEYS),
        8 => one_of(TEXTS).prop_map(|text| text.replace('&', "+")),
        20 => one_of(&["=", "&", "=", "&", "&&"]),
        6 => one_of(escapes),
        2 => one_of(&["%", "%4", "%zz"]),
        4 => one_of(&["+", " ", "é", "日本", "\u{fffd}"]),
        2 => any::<String>(),
        1 => one_of(&["%FF", "%C3", "%ED%A0%BD", "%C0%80"]),
    ];
    let piece = prop_oneof![
        40 => text.prop_map(String::into_bytes),
        1 => vec(any::<u8>(), 1..4),
    ];
    vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// A text as a JSON string. One of four characters is escaped, though it need not be.
fn literal(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (text, any::<[u8; 16]>()).prop_map(|(text, random)| {
        let mut literal = String::from("\"");
        for (character, random) in text.chars().zip(random.iter().cycle()) {
            if random % 4 == 0 {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    let _ = write!(literal, "\\u{unit:04x}");
                }
            } else {
                let plain = serde_json::to_string(&character).unwrap();
                literal += &plain[1..plain.len() - 1];
            }
        }
        literal + "\""
    })
}

fn blank() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(""), 1 => Just(" "), 1 => Just("\n\t\r ")]
}

fn with_blanks(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (blank(), inner, blank()).prop_map(|(before, inner, after)| format!("{before}{inner}{after}"))
}

/// Keys and values as an object, the keys as JSON strings.
fn object_of(value: impl Strategy<Value = String>, most: usize) -> impl Strategy<Value = String> {
    let entry = (with_blanks(literal(key())), with_blanks(value));
    let entries = vec(
        entry.prop_map(|(key, value)| format!("{key}:{value}")),
        0..most,
    );
    (blank(), entries).prop_map(|(blank, entries)| format!("{{{blank}{}}}", entries.join(",")))
}

/// A JSON value: text, numbers of any length, nested values.
pub fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => literal(text()),
        // A surrogate pair, and halves of one, which are JSON, but not text.
        1 => one_of(&[r#""\ud83d\ude42""#, r#""\ud83d""#, r#""a\uDE00b""#, r#""\ud83d\ud83d""#]),
        4 => "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        3 => one_of(&["true", "false", "null"]),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let items = vec(with_blanks(inner.clone()), 0..4);
        let list = (blank(), items);
        prop_oneof![
            list.prop_map(|(blank, items)| format!("[{blank}{}]", items.join(","))),
            object_of(inner, 4),
        ]
    })
}

/// A JSON object.
pub fn object() -> impl Strategy<Value = String> {
    with_blanks(object_of(json(), 8))
}

/// What is put into JSON to damage it.
const DAMAGE: &[&str] = &[
    "\"", "\\", "\\x", "\\u12", "{", "}", "[", "]", ",", ":", " ", "\n", "\0", "\x1f", "0", "-",
    "+", ".", "e", "E9", "n", "true", "null", "/", "'", "é",
];

/// A small object with something put in, taken out or put in the place of a byte, with its end cut
/// off or repeated.
pub fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => select(DAMAGE).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..3),
    ];
    let damage = (0..10, any::<Index>(), piece);
    (with_blanks(object_of(json(), 3)), vec(damage, 1..3)).prop_map(|(object, damages)| {
        let mut body = object.into_bytes();
        for (kind, place, piece) in damages {
            let mut place = place.index(body.len() + 1);
            if kind < 3 {
                // To the beginning of a value, or to an end of a string.
                let mark = body[place..].iter().position(|byte| b":\"".contains(byte));
                place += mark.map_or(0, |mark| mark + usize::from(body[place + mark] == b':'));
            }
            let next = (place + 1).min(body.len());
            match kind {
                0..5 => drop(body.splice(place..place, piece)),
                5..7 => drop(body.splice(place..next, piece)),
                7 => drop(body.drain(place..next)),
                8 => body.extend_from_within(place..),
                _ => body.truncate(place),
            }
        }
        body
    })
}

/// What an input may have, by name.
type Feature<T> = (&'static str, fn(&T) -> bool);

/// Checks that of 300 random inputs at least ten have each of the features.
#[track_caller]
fn check<T: Debug>(input: impl Strategy<Value = T>, features: &[Feature<T>]) {
    let mut runner = TestRunner::deterministic();
    let mut next = || input.new_tree(&mut runner).unwrap().current();
    let inputs: Vec<T> = (0..300).map(|_| next()).collect();
    for (name, has) in features {
        let count = inputs.iter().filter(|input| has(input)).count();
        assert!(count >= 10, "{count} of 300 have {name}");
    }
}

#[test]
#[rustfmt::skip]
fn random_input_has_what_readers_stumble_over() {
    check(object(), &[
        ("a repeated key", |object| {
            let keys: HashSet<_> = entries(object).into_iter().map(|(key, _)| key).collect();
            keys.len() < entries(object).len()
        }),
        ("an escaped key", |object| object.contains("\\u005f")),
        ("an escaped text", |object| object.contains(":\"\\u00")),
        ("a pair of surrogates", |object| object.contains("\\ud83d\\ude42")),
        ("half a pair", |object| object.contains("\"\\ud83d\"")),
        ("blanks", |object| object.contains(":\n\t\r ")),
        ("a list in a list", |object| object.contains("[[")),
        ("an object in an object", |object| object.contains(":{\"")),
        ("a null", |object| object.contains(":null")),
        ("a huge number", |object| {
            let mut words = object.split(|character: char| !character.is_ascii_digit());
            words.any(|digits| digits.len() > 20)
        }),
        ("what `serde_json` can hold", |object| serde_json::from_str::<Value>(object).is_ok()),
        ("an exponent", |object| object.contains("e+") || object.contains("E-")),
    ]);
    check(damaged(), &[
        ("what is JSON still", |body| is_object(body)),
        ("what is not", |body| !is_object(body)),
        ("a cut end", |body| !body.trim_ascii_end().ends_with(b"}")),
        ("bytes that are not UTF-8", |body| std::str::from_utf8(body).is_err()),
    ]);
    check(form(), &[
        ("an escape", |form| form.windows(3).any(|bytes| bytes == b"%41")),
        ("a cut escape", |form| {
            form.windows(2).any(|bytes| bytes[0] == b'%' && !bytes[1].is_ascii_hexdigit())
        }),
        ("a plus", |form| form.contains(&b'+')),
        ("several pairs", |form| form_pairs(form).len() > 2),
        ("bytes that are not UTF-8", |form| std::str::from_utf8(form).is_err()),
        ("escapes that are not UTF-8", |form| {
            form_pairs(form).iter().any(|(_, value)| value.contains('\u{fffd}'))
        }),
        ("nothing but UTF-8", |form| {
            let mut pairs = form_pairs(form).into_iter();
            pairs.len() > 1 && pairs.all(|(key, value)| !(key + &value).contains('\u{fffd}'))
        }),
    ]);
}
