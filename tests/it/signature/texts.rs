//! The text that is signed, and the mistakes that official clients make in it.

use plivo_hangup::signature::SignatureError;

use super::check;

/// The right text is accepted, and the wrong one is not.
#[track_caller]
fn is_signed(method: &str, url: &str, body: &str, right: &str, wrong: &str) {
    assert!(
        check(method, url, body.as_bytes(), right).is_ok(),
        "a signature of {right:?} is right, and was refused"
    );
    let found = check(method, url, body.as_bytes(), wrong);
    assert_eq!(found.unwrap_err(), SignatureError::NoMatch, "{wrong}");
}

#[test]
fn the_port_is_kept() {
    is_signed(
        "POST",
        "https://example.com:8443/a?b=c",
        "k=v",
        "https://example.com:8443/a?b=c.kv.7",
        "https://example.com/a?b=c.kv.7",
    );
}

#[test]
fn dots_at_the_end_of_the_last_value_are_kept() {
    is_signed(
        "POST",
        "https://example.com/a",
        "k=v...",
        "https://example.com/a?kv....7",
        "https://example.com/a?kv.7",
    );
    is_signed(
        "GET",
        "https://example.com/a?k=v..",
        "",
        "https://example.com/a?k=v...7",
        "https://example.com/a?k=v.7",
    );
}

#[test]
fn keys_are_sorted_by_their_bytes() {
    is_signed(
        "POST",
        "https://example.com/a?b2=1&b10=2",
        "a2=1&a10=2&a_=3&aB=4&ab=5",
        "https://example.com/a?b10=2&b2=1.a102a21aB4a_3ab5.7",
        "https://example.com/a?b2=1&b10=2.a21a102aB4a_3ab5.7",
    );
    // By the keys, not by keys and values together.
    is_signed(
        "GET",
        "https://example.com/a?key-2=1&key=2",
        "",
        "https://example.com/a?key=2&key-2=1.7",
        "https://example.com/a?key-2=1&key=2.7",
    );
    // Keys that differ in their ninth byte only, or that end before it.
    is_signed(
        "POST",
        "https://example.com/a",
        "HangupCause=U&HangupCauseCode=3&HangupC=1&HangupB=2&HangupCa=4&HangupC%00=5",
        "https://example.com/a?HangupB2HangupC1HangupC\u{0}5HangupCa4HangupCauseUHangupCauseCode3.7",
        "https://example.com/a?HangupB2HangupC\u{0}5HangupC1HangupCa4HangupCauseUHangupCauseCode3.7",
    );
}

#[test]
fn queries_are_decoded() {
    is_signed(
        "GET",
        "https://example.com/a?na%6De=a%20b+c%2Bd",
        "",
        "https://example.com/a?name=a b c+d.7",
        "https://example.com/a?na%6De=a%20b+c%2Bd.7",
    );
    is_signed(
        "POST",
        "https://example.com/a?name=a%26b",
        "k=v",
        "https://example.com/a?name=a&b.kv.7",
        "https://example.com/a?name=a%26b.kv.7",
    );
}

#[test]
fn text_that_is_not_ascii_is_signed_as_utf8() {
    for url in [
        "https://example.com/a?name=%C3%A9%E6%97%A5",
        "https://example.com/a?name=é日",
    ] {
        is_signed(
            "GET",
            url,
            "",
            "https://example.com/a?name=é日.7",
            "https://example.com/a?name=%C3%A9%E6%97%A5.7",
        );
    }
}

#[test]
fn bytes_that_are_not_utf8_are_signed_as_they_are() {
    use super::{request, sign, verifier};
    let signature = sign(b"https://example.com/a?name\xFF\xE9.7");
    for body in [&b"name=%FF%E9"[..], b"name=\xFF\xE9", b"name=%ff\xE9"] {
        let request = request("POST", "https://example.com/a", body, &signature, "7");
        assert_eq!(verifier().verify(request).unwrap().as_bytes(), body);
    }
    let request = request(
        "POST",
        "https://example.com/a",
        b"name=\xFF\xE8",
        &signature,
        "7",
    );
    assert_eq!(
        verifier().verify(request).unwrap_err(),
        SignatureError::NoMatch
    );
}

#[test]
fn the_path_is_taken_literally() {
    for (url, text, wrong) in [
        (
            "https://example.com",
            "https://example.com.7",
            "https://example.com/.7",
        ),
        (
            "https://example.com/",
            "https://example.com/.7",
            "https://example.com.7",
        ),
        (
            "HTTPS://Example.com/%41/../b//",
            "HTTPS://Example.com/%41/../b//.7",
            "https://example.com/b/.7",
        ),
        (
            "https://example.com?a=b",
            "https://example.com?a=b.7",
            "https://example.com/?a=b.7",
        ),
    ] {
        is_signed("GET", url, "", text, wrong);
    }
}

#[test]
fn an_empty_value_stays() {
    is_signed(
        "GET",
        "https://example.com/a?c=&b",
        "",
        "https://example.com/a?b=&c=.7",
        "https://example.com/a?b&c.7",
    );
    is_signed(
        "POST",
        "https://example.com/a",
        "c=&b&AnswerTime=",
        "https://example.com/a?AnswerTimebc.7",
        "https://example.com/a?.7",
    );
}

#[test]
fn a_repeated_key_comes_with_each_of_its_values_in_order() {
    is_signed(
        "POST",
        "https://example.com/a?q=2&q=10",
        "To=2&From=9&To=1",
        "https://example.com/a?q=10&q=2.From9To1To2.7",
        "https://example.com/a?q=2&q=10.From9To2To1.7",
    );
}

#[test]
fn a_question_mark_and_a_dot_are_there_if_there_is_something_to_separate() {
    for (method, url, body, text) in [
        (
            "GET",
            "https://example.com/a",
            "",
            "https://example.com/a.7",
        ),
        (
            "GET",
            "https://example.com/a?",
            "",
            "https://example.com/a.7",
        ),
        (
            "POST",
            "https://example.com/a",
            "",
            "https://example.com/a.7",
        ),
        (
            "POST",
            "https://example.com/a?b=c",
            "",
            "https://example.com/a?b=c.7",
        ),
        (
            "POST",
            "https://example.com/a",
            "k=v",
            "https://example.com/a?kv.7",
        ),
        (
            "POST",
            "https://example.com/a?&",
            "k=v",
            "https://example.com/a?kv.7",
        ),
    ] {
        is_signed(method, url, body, text, "https://example.com/a?.7");
    }
}

#[test]
fn the_fragment_is_dropped() {
    is_signed(
        "GET",
        "https://example.com/a?b=c#d?e=f",
        "",
        "https://example.com/a?b=c.7",
        "https://example.com/a?b=c#d?e=f.7",
    );
    let without_query = check(
        "GET",
        "https://example.com/a#b?c=d",
        b"",
        "https://example.com/a.7",
    );
    assert_eq!(without_query.unwrap().as_bytes(), b"");
}

#[test]
fn a_cut_escape_is_what_it_is() {
    is_signed(
        "POST",
        "https://example.com/a",
        "k=%&l=%4&m=%zz&n=100%25",
        "https://example.com/a?k%l%4m%zzn100%.7",
        "https://example.com/a?kl4mzzn100%.7",
    );
}
