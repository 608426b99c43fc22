//! What the format of the signature does not tell apart. The guide says so, and these say that it is right.

use plivo_hangup::HangupCallback;
use plivo_hangup::signature::{RecentNonces, ReplayError, SignatureError};

use super::{check, request, sign, verifier};

const URL: &str = "https://example.com/a";

/// All of them have the same text, and so the same signature.
const ALIKE: &[(&str, &str, &str)] = &[
    (
        "POST",
        "https://example.com/a",
        "HangupCauseCode=4000&To=a%3Db",
    ),
    (
        "POST",
        "https://example.com/a",
        "HangupCauseCode=4000Toa%3Db",
    ),
    (
        "POST",
        "https://example.com/a",
        "HangupCauseCode4000Toa%3Db",
    ),
    (
        "POST",
        "https://example.com/a",
        "Hangup=CauseCode4000&Toa=%3Db",
    ),
    (
        "POST",
        "https://example.com/a",
        "To=a%3Db&HangupCauseCode=4000",
    ),
    ("POST", "https://example.com/a?HangupCauseCode4000Toa=b", ""),
    ("GET", "https://example.com/a?HangupCauseCode4000Toa=b", ""),
];

#[test]
fn characters_can_go_from_a_key_to_its_value_and_to_the_query() {
    for (method, url, body) in ALIKE {
        let text = "https://example.com/a?HangupCauseCode4000Toa=b.7";
        assert!(
            check(method, url, body.as_bytes(), text).is_ok(),
            "a signature of {text:?} is right for {method} {url} {body:?}, and was refused"
        );
    }
}

#[test]
fn they_share_a_nonce_so_a_store_lets_one_of_them_pass() {
    let nonces = RecentNonces::with_capacity(10);
    let signature = sign("https://example.com/a?HangupCauseCode4000Toa=b.7");
    let mut passed = 0;
    for (method, url, body) in ALIKE {
        let request = request(method, url, body.as_bytes(), &signature, "7");
        let callback = verifier().read::<HangupCallback>(request).unwrap();
        match callback.once(&nonces) {
            Ok(_) => passed += 1,
            Err(error) => assert_eq!(error, ReplayError::Replayed),
        }
    }
    assert_eq!(passed, 1);
}

#[test]
fn nothing_goes_over_into_the_nonce() {
    // The same text as `k=v` with the nonce 12.7 would have, if that were a nonce.
    let signature = sign("https://example.com/a?kv.12.7");
    assert!(
        verifier()
            .verify(request("POST", URL, b"k=v.12", &signature, "7"))
            .is_ok()
    );
    let taken_over = verifier().verify(request("POST", URL, b"k=v", &signature, "12.7"));
    let header = super::NONCE;
    assert!(matches!(
        taken_over.unwrap_err(),
        SignatureError::MalformedNonce { header: found, .. } if found == header
    ));
}

#[test]
fn the_order_of_the_parameters_is_not_signed() {
    for body in ["To=1&To=2&From=3", "From=3&To=2&To=1"] {
        let text = "https://example.com/a?From3To1To2.7";
        assert!(
            check("POST", URL, body.as_bytes(), text).is_ok(),
            "a signature of {text:?} is right for {body:?}, and was refused"
        );
    }
}
