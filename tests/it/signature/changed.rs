//! One changed byte, anywhere: refused, unless what is signed is the same all the same.

use std::cell::Cell;

use plivo_hangup::HangupCallback;
use plivo_hangup::signature::{ReadError, SignatureError, Verified};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;

use super::{request, sign, verifier};
use crate::random::form;

/// A request without its signature.
#[derive(Clone, Debug, PartialEq)]
struct Unsigned {
    is_post: bool,
    url: String,
    body: Vec<u8>,
    nonce: String,
}

impl Unsigned {
    fn method(&self) -> &'static str {
        if self.is_post { "POST" } else { "GET" }
    }

    /// What is signed; `None` if it cannot be signed at all. Written from the description of the format, and
    /// with nothing of the crate.
    fn text(&self) -> Option<Vec<u8>> {
        // Blanks around the value of a header are not part of it.
        let nonce = self.nonce.trim_ascii();
        let is_nonce = !nonce.is_empty() && nonce.bytes().all(|byte| byte.is_ascii_digit());
        let url = self.url.split('#').next()?;
        let mut parts = url.splitn(2, '?');
        let (base, query) = (parts.next()?, parts.next().unwrap_or(""));
        let lower = base.to_ascii_lowercase();
        let host = lower
            .strip_prefix("https://")
            .or(lower.strip_prefix("http://"))?;
        if !is_nonce || host.is_empty() || host.starts_with(['/', ':']) {
            return None;
        }
        let query = sorted(query.as_bytes());
        let body = if self.is_post {
            sorted(&self.body)
        } else {
            vec![]
        };
        let mut text = base.as_bytes().to_vec();
        if query.len() + body.len() > 0 {
            text.push(b'?');
        }
        let of_query = query
            .iter()
            .map(|(key, value)| [key, &b"="[..], value].concat());
        text.extend(of_query.collect::<Vec<_>>().join(&b'&'));
        if !query.is_empty() && !body.is_empty() {
            text.push(b'.');
        }
        text.extend(
            body.iter()
                .flat_map(|(key, value)| [&key[..], value].concat()),
        );
        text.extend(format!(".{nonce}").bytes());
        Some(text)
    }
}

/// Decoded keys and values in the order of their bytes.
fn sorted(form: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let pairs = form
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| {
            let mut parts = pair.splitn(2, |byte| *byte == b'=');
            let mut next = || decoded(parts.next().unwrap_or_default());
            (next(), next())
        })
        .collect();
    pairs.sort();
    pairs
}

fn decoded(encoded: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    let mut place = 0;
    while place < encoded.len() {
        let digits = encoded.get(place + 1..place + 3).unwrap_or_default();
        let is_escape = digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit);
        if encoded[place] == b'%' && is_escape {
            let digits = std::str::from_utf8(digits).unwrap();
            decoded.push(u8::from_str_radix(digits, 16).unwrap());
            place += 3;
        } else {
            decoded.push(if encoded[place] == b'+' {
                b' '
            } else {
                encoded[place]
            });
            place += 1;
        }
    }
    decoded
}

fn unsigned() -> impl Strategy<Value = Unsigned> {
    let query = prop_oneof![
        2 => Just(String::new()),
        3 => form().prop_map(|form| format!("?{}", String::from_utf8_lossy(&form))),
    ];
    let url = (
        "(http|https)://[a-z.]{1,9}(:[0-9]{1,4})?(/[a-zA-Z0-9%._~-]{0,5}){0,3}",
        query,
    );
    let url = url.prop_map(|(base, query)| base + &query);
    (any::<bool>(), url, form(), "[0-9]{1,20}").prop_map(|(is_post, url, body, nonce)| Unsigned {
        is_post,
        url,
        body,
        nonce,
    })
}

/// A byte that is put in the place of another one, put in, or taken out.
fn change() -> impl Strategy<Value = (u8, Index, u8)> {
    let byte = prop_oneof![any::<u8>(), prop::sample::select(&b"=&.?+%#/ 0aA"[..]),];
    (0..3_u8, any::<Index>(), byte)
}

fn changed(bytes: &[u8], (kind, place, byte): (u8, Index, u8)) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let place = place.index(bytes.len() + 1);
    let is_inside = place < bytes.len();
    match kind {
        0 if is_inside => bytes[place] = byte,
        1 if is_inside => drop(bytes.remove(place)),
        _ => bytes.insert(place, byte),
    }
    bytes
}

fn read(request: &Unsigned, signature: &str) -> Result<HangupCallback, ReadError> {
    let Unsigned {
        url, body, nonce, ..
    } = request;
    let request = super::request(request.method(), url, body, signature, nonce);
    verifier().read(request).map(Verified::into_inner)
}

/// A change of the body, the URL, the nonce or the method.
fn with_change(request: &Unsigned, part: u8, change: (u8, Index, u8)) -> Unsigned {
    let mut other = request.clone();
    let text = |text: &str| String::from_utf8_lossy(&changed(text.as_bytes(), change)).into_owned();
    match part {
        0..=3 => other.body = changed(&request.body, change),
        4..=6 => other.url = text(&request.url),
        7 => other.nonce = text(&request.nonce),
        _ => other.is_post = !request.is_post,
    }
    other
}

/// A request is accepted exactly if the text that is signed is the same.
fn check(request: &Unsigned, other: &Unsigned) -> Result<bool, TestCaseError> {
    let text = request.text().expect("the request can be signed");
    let signature = sign(&text);
    let callback = read(request, &signature);
    let form = if request.is_post {
        HangupCallback::from_form(&request.body)
    } else {
        let url = request.url.split('#').next().unwrap_or_default();
        HangupCallback::from_form(url.split_once('?').map_or("", |(_, query)| query))
    };
    prop_assert_eq!(callback, Ok(form.unwrap()));
    let is_same = other.text().is_some_and(|other| other == text);
    prop_assert_eq!(read(other, &signature).is_ok(), is_same, "{:?}", other);
    Ok(is_same)
}

#[test]
fn one_changed_byte_is_refused_unless_what_is_signed_stays_the_same() {
    let (all, alike) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1_000)
    });
    let input = (unsigned(), 0..9_u8, change());
    let result = runner.run(&input, |(request, part, change)| {
        let other = with_change(&request, part, change);
        let is_same = check(&request, &other)?;
        all.set(all.get() + 1);
        alike.set(alike.get() + u32::from(is_same));
        Ok(())
    });
    result.unwrap();
    let (all, alike) = (all.get(), alike.get());
    assert!(alike > 20, "{alike} of {all} stay the same");
    assert!(alike * 2 < all, "{alike} of {all} stay the same");
}

proptest! {
    #[test]
    fn one_changed_byte_of_a_signature_is_refused(request in unsigned(), change in change()) {
        let signature = sign(request.text().unwrap());
        let other = changed(signature.as_bytes(), change);
        // Blanks around a signature do not count.
        prop_assume!(other.trim_ascii() != signature.as_bytes());
        let Unsigned { url, body, nonce, .. } = &request;
        let mut forged = super::request(request.method(), url, body, "", nonce);
        forged.headers[0].1 = &other;
        let error = verifier().verify(forged).unwrap_err();
        let is_malformed = matches!(error, SignatureError::MalformedSignature { .. });
        prop_assert!(is_malformed || error == SignatureError::NoMatch, "{:?}", error);
    }
}

/// Every byte of a usual callback, in the place of which come others.
#[test]
fn every_byte_of_a_callback_counts() {
    let original = Unsigned {
        is_post: true,
        url: "https://calls.example.com:8443/hangup?tenant=7".to_owned(),
        body:
            b"CallUUID=c1&From=%2B12025550123&CallerName=Ann+Lee&HangupCauseCode=3010&AnswerTime="
                .to_vec(),
        nonce: "07".to_owned(),
    };
    let mut alike = Vec::new();
    for place in 0..original.body.len() {
        for byte in *b"=&.?+% 019abBCn_\0\xFF" {
            let mut other = original.clone();
            other.body[place] = byte;
            if check(&original, &other).unwrap() && other != original {
                alike.push(String::from_utf8(other.body).unwrap());
            }
        }
    }
    // Other spellings of a plus, a blank and an empty value. An equals sign or an ampersand that is gone, and all
    // else, is another text.
    let usual = String::from_utf8(original.body.clone()).unwrap();
    let spellings = [("%2B", "%2b"), ("+", " "), ("AnswerTime=", "AnswerTime&")];
    assert_eq!(
        alike,
        spellings.map(|(one, other)| usual.replace(one, other))
    );
    let signature = sign(original.text().unwrap());
    for (place, _) in signature.char_indices() {
        for other in ["A", "z", "+", "-", "=", ",", ""] {
            let mut changed = signature.clone();
            changed.replace_range(place..=place, other);
            let is_same = changed == signature;
            let request = request("POST", &original.url, &original.body, &changed, "07");
            assert_eq!(verifier().verify(request).is_ok(), is_same, "{changed}");
        }
    }
    for (place, _) in original.url.char_indices() {
        for other in ["a", "/", "?", "&", "=", "#", "%", "9", ""] {
            let mut url = original.url.clone();
            url.replace_range(place..=place, other);
            let is_same = url == original.url;
            let request = request("POST", &url, &original.body, &signature, "07");
            assert_eq!(verifier().verify(request).is_ok(), is_same, "{url}");
        }
    }
}
