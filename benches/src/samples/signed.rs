//! Callbacks with their signatures.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::callbacks;

pub(crate) const TOKEN: &str = "Y2Q2ZDgxZmY5YWRiOTI5YmQ1Njg0MTAxZWIyOTc4";

/// A callback to `https://calls.example.com/hangup`.
#[derive(Clone, Copy)]
pub(crate) struct SignedCallback {
    pub(crate) body: &'static [u8],
    pub(crate) signature: &'static str,
    pub(crate) nonce: &'static str,
}

pub(crate) fn signed_callbacks() -> Vec<SignedCallback> {
    let signed = callbacks()
        .into_iter()
        .zip(10_000_000_000_000_000_000_u64..);
    let signed = signed.map(|(body, nonce)| SignedCallback {
        signature: sign(&body, nonce).leak(),
        nonce: nonce.to_string().leak(),
        body: body.leak(),
    });
    signed.collect()
}

fn sign(body: &[u8], nonce: u64) -> String {
    let mut pairs: Vec<_> = form_urlencoded::parse(body).collect();
    pairs.sort();
    let parameters: Vec<_> = pairs
        .iter()
        .flat_map(|(key, value)| [&**key, value])
        .collect();
    let parameters = parameters.concat();
    let mut mac = Hmac::<Sha256>::new_from_slice(TOKEN.as_bytes()).unwrap();
    mac.update(format!("https://calls.example.com/hangup?{parameters}.{nonce}").as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}
