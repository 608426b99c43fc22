//! What the generator says of files that are not JSON, and which JSON it takes.

use proptest::prelude::*;
use serde_json::value::RawValue;

use super::json::parse;
use super::{CAUSES, WIRE, WORDS, break_causes, edited, expect_problems, generate};

/// Expects that one-line files of causes are refused, each at its column.
#[track_caller]
fn expect_refusals(refusals: &[(&str, usize, &str)]) {
    for (causes, column, why) in refusals {
        let problem = format!("data/hangup-causes.json:1: file: column {column}: {why}");
        expect_problems(causes, WORDS, &[&problem]);
    }
}

#[test]
fn a_refusal_has_its_line_and_column() {
    break_causes(
        r#"55 - ,
           56 ! file: column 7: expected ',' or '}', found '"'

           61 - It ended.
           61 + Il a été \raccroché.
           61 ! file: column 33: the data files have no escapes but \" and \\; write the character itself"#,
    );
    expect_problems(
        CAUSES,
        "{\r\n  \"words\": [\r\n",
        &[
            "data/telephony-causes.json:3: file: column 1: expected a value, found the end of the file",
        ],
    );
}

#[test]
fn a_file_ends_with_its_value() {
    for (causes, column, expected) in [
        ("", 1, "a value"),
        (" \t", 3, "a value"),
        ("[", 2, "a value"),
        ("[1", 3, "',' or ']'"),
        ("[1,", 4, "a value"),
        ("[1 ", 4, "',' or ']'"),
        ("{", 2, "a key in double quotes"),
        (r#"{"a"#, 4, "'\"' or a printable character"),
        (r#"{"a""#, 5, "':'"),
        (r#"{"a":"#, 6, "a value"),
        (r#"{"a":1"#, 7, "',' or '}'"),
        (r#"{"a":1,"#, 8, "a key in double quotes"),
    ] {
        let why = format!("expected {expected}, found the end of the file");
        expect_refusals(&[(causes, column, &why)]);
    }
    expect_refusals(&[
        ("{}x", 3, "expected the end of the file, found 'x'"),
        ("{},", 3, "expected the end of the file, found ','"),
        ("{} {}", 4, "expected the end of the file, found '{'"),
        ("{}\0", 3, r"expected the end of the file, found '\0'"),
    ]);
}

#[test]
fn members_are_separated_by_one_comma() {
    expect_refusals(&[
        ("[1,]", 4, "expected a value, found ']'"),
        ("[,1]", 2, "expected a value, found ','"),
        ("[1,,2]", 4, "expected a value, found ','"),
        ("[1 2]", 4, "expected ',' or ']', found '2'"),
        ("[1;2]", 3, "expected ',' or ']', found ';'"),
        ("[1}", 3, "expected ',' or ']', found '}'"),
        (
            r#"{"a":1,}"#,
            8,
            "expected a key in double quotes, found '}'",
        ),
        (r#"{"a":1 "b":2}"#, 8, r#"expected ',' or '}', found '"'"#),
        (r#"{"a":1]"#, 7, "expected ',' or '}', found ']'"),
        ("{,}", 2, "expected a key in double quotes, found ','"),
    ]);
}

#[test]
fn a_key_is_a_text_with_a_value() {
    expect_refusals(&[
        ("{a: 1}", 2, "expected a key in double quotes, found 'a'"),
        (
            "{'a': 1}",
            2,
            r"expected a key in double quotes, found '\''",
        ),
        ("{1: 1}", 2, "expected a key in double quotes, found '1'"),
        (r#"{"a" 1}"#, 6, "expected ':', found '1'"),
        (r#"{"a"= 1}"#, 5, "expected ':', found '='"),
        (r#"{"a"}"#, 5, "expected ':', found '}'"),
        (r#"{"a": }"#, 7, "expected a value, found '}'"),
    ]);
}

#[test]
fn other_words_are_not_values() {
    for (value, found) in [
        ("nul", "'n'"),
        ("None", "'N'"),
        ("True", "'T'"),
        ("fals", "'f'"),
        ("'a'", r"'\''"),
        ("// a", "'/'"),
        ("é", "'é'"),
        ("\u{a0}1", r"'\u{a0}'"),
        ("\u{feff}1", r"'\u{feff}'"),
        ("\u{b}1", r"'\u{b}'"),
        ("+1", "'+'"),
        (".5", "'.'"),
        ("١", "'١'"),
        ("NaN", "'N'"),
    ] {
        let why = format!("expected a value, found {found}");
        expect_refusals(&[(value, 1, &why)]);
    }
    expect_refusals(&[
        ("[nulls]", 6, "expected ',' or ']', found 's'"),
        ("[1١]", 3, "expected ',' or ']', found '١'"),
    ]);
}

#[test]
fn a_number_is_digits_alone() {
    for number in [
        "-1",
        "-0",
        "-",
        "010",
        "00",
        "0x1F",
        "1.5",
        "1.0",
        "1e3",
        "1E+3",
        "1-2",
        "18446744073709551616",
    ] {
        let why = format!(
            "the data files have no number like {number}; write a whole number in digits alone"
        );
        expect_refusals(&[(&format!("[1, {number}]"), 5, &why)]);
    }
    break_causes(
        "55 - 10
         55 + 18446744073709551615
         55 ! cause 18446744073709551615: code: expected a number from 0 to 65535, found the number 18446744073709551615",
    );
}

#[test]
fn a_text_has_two_escapes_and_no_control_characters() {
    let escapes = r#"the data files have no escapes but \" and \\; write the character itself"#;
    for (causes, column) in [
        (r#""é\x""#, 4),
        (r#""\u0041""#, 3),
        (r#""\ud83d\ude00""#, 3),
        (r#""a\/b""#, 4),
        (r#""a\n""#, 4),
        (r#""\'""#, 3),
        (r#""\"#, 3),
        ("\"\\\n\"", 3),
    ] {
        expect_refusals(&[(causes, column, escapes)]);
    }
    for (causes, column, found) in [
        ("\"a\tb\"", 3, r"'\t'"),
        ("\"a\nb\"", 3, r"'\n'"),
        ("\"a\r\nb\"", 3, r"'\r'"),
        ("\"\0\"", 2, r"'\0'"),
        ("\"\u{1f}\"", 2, r"'\u{1f}'"),
    ] {
        let why = format!("expected '\"' or a printable character, found {found}");
        expect_refusals(&[(causes, column, &why)]);
    }
}

#[test]
fn lists_and_objects_are_not_nested_deeply() {
    let deepest = "[".repeat(8) + &"]".repeat(8);
    expect_problems(
        &deepest,
        WORDS,
        &["data/hangup-causes.json:1: file: expected an object, found a list"],
    );
    let why = "the data files nest at most 8 lists and objects";
    expect_refusals(&[
        (&format!("[{deepest}]"), 9, why),
        (&"[".repeat(1_000_000), 9, why),
        (&r#"{"a":"#.repeat(1_000_000), 41, why),
        // Side by side there may be any number of them.
        (
            &format!("[{}", "[{}],".repeat(1000)),
            5002,
            "expected a value, found the end of the file",
        ),
    ]);
}

#[test]
fn blanks_and_characters_of_any_script_are_taken() {
    let case = r#"61 - It ended.
                  61 + \"It\" \\ é 😀"#;
    let (causes, _) = edited("", CAUSES, case);
    let causes = causes.replace(": ", "\r\t\r : \t\r");
    let rust = generate([&causes, WORDS, WIRE]).expect("no problems");
    assert!(rust.contains(r#"/// "It" \\ é 😀"#), "{rust}");
}

/// A text that has all there is in the data files, with a character left out and another text put in.
fn nearly_json() -> impl Strategy<Value = String> {
    let json = r#"{"a":[0,10,[],"é\"\\"],"b":{"c":null,"":[true,{}]},"d" : 7}"#;
    let inserted = proptest::sample::select(
        &[
            "", " ", "\n", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00e9", "0", "1", "-", "+",
            ".", "e", "false", "a", "é", "\u{1}",
        ][..],
    );
    let place = 0..json.chars().count();
    (place.clone(), place, inserted).prop_map(move |(left_out, place, inserted)| {
        let mut characters: Vec<_> = json.chars().map(String::from).collect();
        characters.remove(left_out);
        characters.insert(place, inserted.to_owned());
        characters.concat()
    })
}

/// `serde_json` knows what is JSON; the generator takes no more, and says what it does without.
fn agrees_with_serde_json(text: &str) -> bool {
    let is_json = serde_json::from_str::<&RawValue>(text).is_ok();
    match parse(text) {
        Ok(_) => is_json,
        Err(refusal) => !is_json || refusal.sentence.contains("the data files"),
    }
}

proptest! {
    #[test]
    fn json_is_taken_and_nothing_else(text in nearly_json()) {
        prop_assert!(agrees_with_serde_json(&text));
    }

    #[test]
    fn any_text_is_json_or_refused(text in any::<String>()) {
        prop_assert!(agrees_with_serde_json(&text));
    }
}
