//! Forms: how pairs are split, and how their texts are escaped.

use plivo_hangup::HangupCallback;

use crate::payload::{FormPayload, json, to_json};

fn form(body: &str) -> HangupCallback {
    HangupCallback::read_form(body.as_bytes())
}

#[test]
#[rustfmt::skip]
fn forms_are_split_at_ampersands_and_the_first_equals_sign() {
    for (body, pairs) in [
        ("&&a&b=&=c&d=e=f&", vec![("a", ""), ("b", ""), ("", "c"), ("d", "e=f")]),
        (
            "a=x+y&b=x%20y&c=%2B1&d=1%2b",
            vec![("a", "x y"), ("b", "x y"), ("c", "+1"), ("d", "1+")],
        ),
        ("cut=%2&bad=%zz&%41=%c3%A9", vec![("cut", "%2"), ("bad", "%zz"), ("A", "é")]),
    ] {
        assert!(form(body).iter().eq(pairs), "{body}");
    }
}

#[test]
fn a_value_that_is_not_utf8_keeps_its_escapes_and_spoils_nothing() {
    let body = b"CallerName=%FFJos%C3%A9+x&HangupCauseCode=3010&raw=\xFF\xFE&%FF=k";
    let callback = HangupCallback::from_form(body).unwrap();
    let pairs = [
        ("CallerName", "%FFJos%C3%A9+x"),
        ("HangupCauseCode", "3010"),
        ("raw", "%FF%FE"),
        ("%FF", "k"),
    ];
    assert!(callback.iter().eq(pairs), "{callback:?}");
    assert_eq!(callback.caller_name(), Some("%FFJos%C3%A9+x"));
    let written = callback.to_form();
    assert_eq!(
        written,
        "CallerName=%FFJos%C3%A9+x&HangupCauseCode=3010&raw=%FF%FE&%FF=k"
    );
    assert_eq!(form(&written), callback);
    assert_ne!(form("a=%FF"), form("a=%25FF"));
}

#[test]
fn json_keeps_the_escapes_of_what_is_not_utf8_as_text() {
    let text = to_json(&form("a=%FF+x"));
    assert_eq!(text, r#"{"a":"%FF+x"}"#);
    let callback: HangupCallback = json(&text);
    assert_eq!(callback.get("a"), Some("%FF+x"));
    assert_eq!(callback.to_form(), "a=%25FF%2Bx");
}

#[test]
fn a_form_escapes_all_but_letters_digits_and_four_marks() {
    let plain = "*-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    for byte in 0..128 {
        let text = char::from(byte).to_string();
        let written = match byte {
            b' ' => "+".to_owned(),
            _ if plain.contains(&text) => text.clone(),
            _ => format!("%{byte:02X}"),
        };
        let body = serde_json::json!({ "k": format!("a{text}é{text}") }).to_string();
        let expected = format!("k=a{written}%C3%A9{written}");
        assert_eq!(
            json::<HangupCallback>(&body).to_form(),
            expected,
            "{text:?}"
        );
    }
}

#[test]
fn repeated_keys_give_the_first_and_keep_all() {
    let callback = form("To=1&X=a&To=2&X=b&To=3");
    assert_eq!(callback.to(), Some("1"));
    assert_eq!(callback.to_form(), "To=1&X=a&To=2&X=b&To=3");
    let written = to_json(&callback);
    assert_eq!(written, r#"{"To":["1","2","3"],"X":["a","b"]}"#);
    assert_eq!(json::<HangupCallback>(&written), callback);
}

#[test]
fn order_of_different_keys_does_not_count_and_that_of_repeated_ones_does() {
    assert_eq!(form("a=1&b=2"), form("b=2&a=1"));
    assert_ne!(form("a=1&a=2"), form("a=2&a=1"));
    assert_ne!(form("a=1"), form("a=1&b="));
}
