//! What the generator says of files that are not JSON, and which JSON it takes.

use proptest::prelude::*;
use serde_json::value::RawValue;

use super::json::parse;
use super::{CAUSES, WORDS, break_causes, edited, expect_problems, generate};

/// Expects that a file of causes is not JSON: where it stops being JSON, and why.
#[track_caller]
fn expect_refusal(causes: &str, line: usize, column: usize, why: &str) {
    let problem =
        format!("data/hangup-causes.json:{line}: file: not JSON at column {column}: {why}");
    expect_problems(causes, WORDS, &[&problem]);
}

#[test]
fn the_line_and_column_of_a_refusal() {
    break_causes(
        &[(40, ",", "")],
        &[
            r#"data/hangup-causes.json:41: file: not JSON at column 7: expected ',' or '}', found '"'"#,
        ],
    );
    break_causes(
        &[(46, "It ended.", r"Il a été \raccroché\.")],
        &[
            r#"data/hangup-causes.json:46: file: not JSON at column 43: expected one of " \ / b f n r t u behind a backslash, found '.'"#,
        ],
    );
    expect_problems(
        CAUSES,
        "{\r\n  \"words\": [\r\n",
        &[
            "data/telephony-causes.json:3: file: not JSON at column 1: expected a value, found the end of the file",
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
        (r#"{"a"#, 4, "'\"' at the end of the text"),
        (r#"{"a""#, 5, "':'"),
        (r#"{"a":"#, 6, "a value"),
        (r#"{"a":1"#, 7, "',' or '}'"),
        (r#"{"a":1,"#, 8, "a key in double quotes"),
        (r#""\"#, 3, "one of \" \\ / b f n r t u behind a backslash"),
        (r#""\u00"#, 6, r"four hexadecimal digits behind \u"),
        ("-", 2, "a digit"),
        ("1.", 3, "a digit"),
        ("1e", 3, "a digit"),
    ] {
        let why = format!("expected {expected}, found the end of the file");
        expect_refusal(causes, 1, column, &why);
    }
    for (behind, found) in [("x", "'x'"), (",", "','"), ("{}", "'{'"), ("\0", r"'\0'")] {
        let why = format!("expected the end of the file, found {found}");
        expect_refusal(&format!("{CAUSES}{behind}"), 87, 1, &why);
    }
}

#[test]
fn members_are_separated_by_one_comma() {
    for (causes, column, why) in [
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
    ] {
        expect_refusal(causes, 1, column, why);
    }
}

#[test]
fn a_key_is_a_text_with_a_value() {
    for (causes, column, why) in [
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
    ] {
        expect_refusal(causes, 1, column, why);
    }
}

#[test]
fn what_is_no_value() {
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
        ("NaN", "'N'"),
        ("Infinity", "'I'"),
    ] {
        let why = format!("expected a value, found {found}");
        expect_refusal(value, 1, 1, &why);
    }
    expect_refusal("[nulls]", 1, 6, "expected ',' or ']', found 's'");
}

#[test]
fn what_is_no_number() {
    for (causes, column, why) in [
        ("[010]", 3, "expected ',' or ']', found '1'"),
        ("[-01]", 4, "expected ',' or ']', found '1'"),
        ("[00]", 3, "expected ',' or ']', found '0'"),
        ("[0x1F]", 3, "expected ',' or ']', found 'x'"),
        ("[1_000]", 3, "expected ',' or ']', found '_'"),
        ("[1.5.0]", 5, "expected ',' or ']', found '.'"),
        ("[-a]", 3, "expected a digit, found 'a'"),
        ("[--1]", 3, "expected a digit, found '-'"),
        ("[1.]", 4, "expected a digit, found ']'"),
        ("[1.e1]", 4, "expected a digit, found 'e'"),
        ("[1e]", 4, "expected a digit, found ']'"),
        ("[1E+-1]", 5, "expected a digit, found '-'"),
        ("[١]", 2, "expected a value, found '١'"),
        ("[1١]", 3, "expected ',' or ']', found '١'"),
    ] {
        expect_refusal(causes, 1, column, why);
    }
}

#[test]
fn what_may_not_stand_in_a_text() {
    let escapes = "one of \" \\ / b f n r t u behind a backslash";
    let digits = r"four hexadecimal digits behind \u";
    let control = "'\"' or an escaped control character";
    for (causes, column, expected, found) in [
        (r#""é\x""#, 4, escapes, "'x'"),
        (r#""\'""#, 3, escapes, r"'\''"),
        (r#""\U0041""#, 3, escapes, "'U'"),
        ("\"\\\n\"", 3, escapes, r"'\n'"),
        (r#""\u12g4""#, 6, digits, "'g'"),
        (r#""\u+123""#, 4, digits, "'+'"),
        (r#""\u123""#, 7, digits, "'\"'"),
        (r#""\u{41}""#, 4, digits, "'{'"),
        ("\"a\tb\"", 3, control, r"'\t'"),
        ("\"a\nb\"", 3, control, r"'\n'"),
        ("\"a\r\nb\"", 3, control, r"'\r'"),
        ("\"\0\"", 2, control, r"'\0'"),
        ("\"\u{1f}\"", 2, control, r"'\u{1f}'"),
    ] {
        let why = format!("expected {expected}, found {found}");
        expect_refusal(causes, 1, column, &why);
    }
}

#[test]
fn what_is_not_unicode() {
    for half in [
        r"\ud83d",
        r"\ude00",
        r"\ude00\ud83d",
        r"\ud83d\ud83d\ude00",
        r"\uD83D\n",
    ] {
        break_causes(
            &[(46, "It ended.", half)],
            &[
                "data/hangup-causes.json:46: cause 10: description: expected text, found text that is not Unicode",
            ],
        );
    }
    break_causes(
        &[(57, r#""evidence": {"#, r#""evidence": { "\udc00": 1,"#)],
        &[
            "data/hangup-causes.json:57: cause 10: evidence: expected an object, found an object with a key that is not Unicode",
        ],
    );
}

#[test]
fn lists_and_objects_in_each_other() {
    let deepest = "[".repeat(32) + &"]".repeat(32);
    expect_problems(
        &deepest,
        WORDS,
        &["data/hangup-causes.json:1: file: expected an object, found a list"],
    );
    let why = "expected at most 32 lists and objects in each other, found";
    expect_refusal(&format!("[{deepest}]"), 1, 33, &format!("{why} '['"));
    expect_refusal(&"[".repeat(1_000_000), 1, 33, &format!("{why} '['"));
    expect_refusal(
        &"{\"a\":\n".repeat(1_000_000),
        33,
        1,
        &format!("{why} '{{'"),
    );
    // Beside each other they may be as many as they like.
    expect_refusal(
        &format!("[{}", "[{}],".repeat(1000)),
        1,
        5002,
        "expected a value, found the end of the file",
    );
}

#[test]
fn every_number_of_json_is_taken_and_shown() {
    for number in [
        "-0",
        "0.0",
        "10.0",
        "1e1",
        "1E+1",
        "-1.50e-05",
        "65536",
        "123456789012345678901",
    ] {
        let problem = format!(
            "data/hangup-causes.json:40: cause {number}: code: expected a number from 0 to 65535, found the number {number}"
        );
        break_causes(&[(40, "10", number)], &[&problem]);
    }
}

#[test]
fn every_escape_and_every_blank_is_taken() {
    let text = r#"\u0022It\" \/ \\ \u00e9 \u00C9 é \ud83d\ude00 😀"#;
    let causes = edited(CAUSES, &[(46, "It ended.", text)]).replace(": ", "\r\t\r : \t\r");
    let rust = generate(&causes, WORDS).expect("no problems");
    assert!(rust.contains(r#"/// "It" / \\ é É é 😀 😀"#), "{rust}");
    for (escape, text) in [
        (r"\b", "\u{8}"),
        (r"\f", "\u{c}"),
        (r"\n", "\n"),
        (r"\r", "\r"),
        (r"\t", "\t"),
    ] {
        let causes = edited(CAUSES, &[(83, "\"note\"", &format!(r#""a{escape}b""#))]);
        let problem =
            format!("data/hangup-causes.json:83: cause 20: a{text}b: the field is not known");
        expect_problems(&causes, WORDS, &[&problem]);
    }
}

/// A text that has all there is in JSON, with a character left out and another text put in.
fn nearly_json() -> impl Strategy<Value = String> {
    let json = r#"{"a":[-0.5e+3,10,[],"\u00e9\"\n"],"b":{"c":null,"":[true,{}]},"d" : 7E1}"#;
    let inserted = proptest::sample::select(
        &[
            "", " ", "\n", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "0", "1", "-", "+",
            ".", "e", "false", "a", "é", "\u{1}",
        ][..],
    );
    let place = 0..json.len();
    (place.clone(), place, inserted).prop_map(move |(left_out, place, inserted)| {
        let mut text = json.to_owned();
        text.remove(left_out);
        text.insert_str(place.min(text.len()), inserted);
        text
    })
}

proptest! {
    /// serde_json knows what is JSON.
    #[test]
    fn json_is_taken_and_nothing_else(text in nearly_json()) {
        prop_assert_eq!(parse(&text).is_ok(), serde_json::from_str::<&RawValue>(&text).is_ok());
    }

    #[test]
    fn any_text_is_json_or_refused(text in any::<String>()) {
        prop_assert_eq!(parse(&text).is_ok(), serde_json::from_str::<&RawValue>(&text).is_ok());
    }
}
