//! Signatures: who sent a callback.

mod ambiguity;
mod changed;
mod doors;
mod headers;
mod hidden;
mod replays;
mod texts;
mod vectors;
#[cfg(feature = "axum")]
mod web;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use plivo_hangup::signature::{
    AuthToken, CallbackRequest, SignatureError, SignedForm, Verified, Verifier,
};
use sha2::Sha256;

const SIGNATURE: &str = "X-Plivo-Signature-V3";
const MAIN_SIGNATURE: &str = "X-Plivo-Signature-Ma-V3";
const NONCE: &str = "X-Plivo-Signature-V3-Nonce";

const TOKEN: &str = "Y2Q2ZDgxZmY5YWRiOTI5YmQ1Njg0MTAxZWIyOTc4";

type Headers<'a> = Vec<(&'a str, &'a [u8])>;

/// Signs a text. What the text of a request is, each test says.
fn sign_with(token: &str, text: impl AsRef<[u8]>) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(token.as_bytes()).unwrap();
    mac.update(text.as_ref());
    STANDARD.encode(mac.finalize().into_bytes())
}

fn sign(text: impl AsRef<[u8]>) -> String {
    sign_with(TOKEN, text)
}

fn token(text: &str) -> AuthToken {
    AuthToken::new(text).unwrap()
}

fn verifier() -> Verifier {
    Verifier::new(token(TOKEN))
}

/// A request with a signature and a nonce.
fn request<'a>(
    method: &'a str,
    url: &'a str,
    body: &'a [u8],
    signature: &'a str,
    nonce: &'a str,
) -> CallbackRequest<'a, Headers<'a>> {
    CallbackRequest {
        method,
        url,
        headers: vec![(SIGNATURE, signature.as_bytes()), (NONCE, nonce.as_bytes())],
        body,
    }
}

/// Verifies a request of which the text is said to be signed, with the nonce 7.
#[track_caller]
fn check<'a>(
    method: &'a str,
    url: &'a str,
    body: &'a [u8],
    text: &str,
) -> Result<Verified<SignedForm<'a>>, SignatureError> {
    let signature = sign(text);
    let CallbackRequest { headers, .. } = request(method, url, body, &signature, "7");
    verifier().verify(CallbackRequest {
        method,
        url,
        headers,
        body,
    })
}
