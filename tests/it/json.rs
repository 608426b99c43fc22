//! What is JSON, and what is not: as RFC 8259 has it, and as `serde_json` does.

use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage, HangupCallback};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{random, reference};

/// What a body of blanks is refused for: a form feed is blank everywhere else, so it is here too.
#[test]
fn a_blank_body_is_nothing() {
    for body in ["", " ", "\r\n\t ", "\u{feff}\n", "\x0c"] {
        let error = HangupCallback::from_json(body).unwrap_err();
        assert_eq!(
            error.to_string(),
            "payload: expected an object, found nothing",
            "{body:?}"
        );
    }
}

#[test]
fn values_are_kept_as_they_stand() {
    for value in [
        "0",
        "-0",
        "7",
        "-7",
        "10",
        "0.5",
        "-0.50",
        "1e5",
        "1E5",
        "1e+05",
        "1e-5",
        "1.5E-05",
        "true",
        "false",
        "[]",
        "{}",
        "[[1, 2] ]",
        "{\"a\" : null}",
    ] {
        for blanks in ["", " ", "\n\t\r "] {
            let body = format!("{blanks}{{{blanks}\"k\"{blanks}:{blanks}{value}{blanks}}}{blanks}");
            let record = CallRecord::from_json(body.as_bytes()).unwrap();
            assert_eq!(record.get("k"), Some(value), "{body:?}");
        }
    }
}

#[test]
fn strings_are_read_with_their_escapes() {
    for (json, text) in [
        (r#""""#, ""),
        (r#""a""#, "a"),
        (r#""12345678""#, "12345678"),
        (r#""1234567\"""#, "1234567\""),
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u00e9\uD83D\ude00!""#, "é😀!"),
        ("\"é日本 語 😀\"", "é日本 語 😀"),
        ("\"\u{7f}\u{80}\"", "\u{7f}\u{80}"),
        // Half a surrogate pair cannot be text, and keeps its escapes.
        (r#""\ud83d""#, r#""\ud83d""#),
    ] {
        let body = format!("{{\"k\":{json},{json}:1}}");
        let record = CallRecord::from_json(body.as_bytes()).unwrap();
        let pairs: Vec<_> = record.iter().collect();
        assert_eq!(pairs, [("k", text), (text, "1")], "{body}");
    }
}

#[test]
fn other_texts_are_refused() {
    for value in [
        "",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "0x1",
        "-a",
        "NaN",
        "tru",
        "truee",
        "nul",
        "None",
        "'a'",
        "a",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u00e\"",
        "\"\\u00eg\"",
        "\"\u{1f}\"",
        "\"a\nb\"",
        "\"1234567\t\"",
        "[",
        "[1",
        "[1,]",
        "{",
        "{\"a\"}",
        "{a:1}",
        "1 2",
        "1,",
        ",1",
        ":1",
        "\u{a0}1",
        "\u{b}1",
        "//\n1",
    ] {
        for body in [
            format!("{{\"k\":{value}}}"),
            format!("{{\"k\":{value}"),
            format!("{{\"k\":{value}}}x"),
        ] {
            let error = CallRecord::from_json(body.as_bytes()).expect_err(&body);
            let error = error.to_string();
            assert!(
                error.starts_with("payload, line ") && error.contains(": expected "),
                "{error}"
            );
            let page = format!("{{\"objects\":[{body}]}}");
            CallRecordPage::from_json(page.as_bytes()).expect_err(&page);
            CallRecordPage::hangups_from_json(page.as_bytes()).expect_err(&page);
        }
    }
}

#[test]
fn a_wrong_comma_or_colon_is_refused() {
    for body in [
        "{,}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,,\"b\":2}",
        "{\"a\",1}",
        "{\"a\":}",
        "{1:2}",
        "{null:1}",
        "{\"a\":1]",
        "{\"objects\":[,]}",
        "{\"objects\":[{},]}",
        "{\"objects\":[{} {}]}",
        "{\"objects\":[{}}}",
        "{\"objects\":[{}]",
        "{} {}",
        "{}{}",
    ] {
        assert!(CallRecord::from_json(body.as_bytes()).is_err(), "{body}");
        let page = CallRecordPage::from_json(body.as_bytes());
        let error = page.expect_err(body).to_string();
        assert!(
            error.contains("JSON") || error.contains("objects"),
            "{error}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Bytes changed, added or removed in good JSON, and its end cut off or repeated.
    #[test]
    fn what_serde_json_takes_for_an_object_is_read_and_nothing_else(body in random::damaged()) {
        let expected = reference::is_object(&body);
        prop_assert_eq!(CallRecord::from_json(&body).is_ok(), expected);
        prop_assert_eq!(CallRecord::hangup_from_json(&body).is_ok(), expected);
        prop_assert_eq!(HangupCallback::from_json(&body).is_ok(), expected);
        let page = [b"{\"objects\":[", body.as_slice(), b"]}"].concat();
        let expected = reference::is_object(&page);
        prop_assert_eq!(CallRecordPage::from_json(&page).is_ok(), expected);
        prop_assert_eq!(CallRecordPage::hangups_from_json(&page).is_ok(), expected);
    }

    #[test]
    fn no_bytes_are_a_panic(body in vec(any::<u8>(), 0..40)) {
        prop_assert_eq!(CallRecord::from_json(&body).is_ok(), reference::is_object(&body));
        let _ = CallRecordPage::from_json(&body);
        let _ = CallRecordLines::new(&body[..]).count();
    }
}
