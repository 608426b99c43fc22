//! What is never shown, and what is wiped.

use std::fmt::Debug;

use plivo_hangup::HangupCallback;
use plivo_hangup::signature::{
    AuthToken, CallbackRequest, RecentNonces, SignatureError, Verified, Verifier,
};
use zeroize::ZeroizeOnDrop;

use super::{Headers, TOKEN, request, sign, token, verifier};

const SECRETS: &[&str] = &[
    TOKEN,
    "2025550123",
    "31627761595286130198",
    "example",
    "c1a2b3",
];

#[track_caller]
fn shows(value: &impl Debug, expected: &str) {
    let shown = format!("{value:?}");
    assert_eq!(shown, expected);
    let shown = format!("{value:#?}");
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{shown}");
    }
}

fn body() -> &'static [u8] {
    b"CallUUID=c1a2b3&From=12025550123"
}

fn read() -> Verified<HangupCallback> {
    verifier().read(signed(&signature())).unwrap()
}

fn signed(signature: &str) -> CallbackRequest<'_, Headers<'_>> {
    request(
        "POST",
        "https://example.com/a",
        body(),
        signature,
        "31627761595286130198",
    )
}

fn signature() -> String {
    sign("https://example.com/a?CallUUIDc1a2b3From12025550123.31627761595286130198")
}

#[test]
fn debug_shows_no_secret() {
    shows(&token(TOKEN), "AuthToken { .. }");
    let verifier = verifier()
        .with_token(token(TOKEN))
        .with_main_account_token(token(TOKEN));
    let verifier = verifier.with_base_url("https://example.com").unwrap();
    shows(
        &verifier,
        "Verifier { tokens: 2, main_account_tokens: 1, body_limit: 1048576, .. }",
    );
    let unsigned = request(
        "POST",
        "https://example.com/a",
        body(),
        TOKEN,
        "31627761595286130198",
    );
    shows(&unsigned, "CallbackRequest { body: 32, .. }");
    let callback = read();
    let inner = format!("{:?}", *callback);
    shows(&callback, &format!("Verified {{ value: {inner}, .. }}"));
    let signature = signature();
    let form = verifier.verify(signed(&signature)).unwrap();
    shows(
        &form,
        "Verified { value: SignedForm { bytes: 32, .. }, .. }",
    );
    let nonces = RecentNonces::with_capacity(3);
    callback.once(&nonces).unwrap();
    shows(&nonces, "RecentNonces { capacity: 3, .. }");
}

#[test]
fn errors_show_nothing_of_what_was_sent() {
    let good = sign("x");
    let nonce = "31627761595286130198";
    for (method, url, signature, nonce) in [
        ("2025550123", "https://example.com/a", good.as_str(), nonce),
        ("POST", "/example?c1a2b3", &good, nonce),
        ("POST", "https://example.com/a", TOKEN, nonce),
        (
            "POST",
            "https://example.com/a",
            &good,
            "31627761595286130198x",
        ),
        ("POST", "https://example.com/a", &good, nonce),
    ] {
        let error = verifier()
            .verify(request(method, url, body(), signature, nonce))
            .unwrap_err();
        for shown in [format!("{error:?}"), error.to_string()] {
            for secret in SECRETS.iter().chain(&[signature]) {
                assert!(!shown.contains(secret), "{shown}");
            }
        }
    }
}

#[test]
fn a_token_is_wiped_when_it_is_dropped() {
    fn is_wiped<T: ZeroizeOnDrop>() {}
    is_wiped::<AuthToken>();
}

#[test]
fn what_handlers_share_can_be_shared() {
    fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<AuthToken>();
    is_shared::<Verifier>();
    is_shared::<Verified<HangupCallback>>();
    is_shared::<RecentNonces>();
    is_shared::<SignatureError>();
    is_shared::<CallbackRequest<'_, [(&str, &str); 1]>>();
}
