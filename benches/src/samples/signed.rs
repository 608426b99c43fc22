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
    signed(callbacks())
}

/// The same, each with a customer's own header that fills it up to so many bytes; without those that have more.
pub(crate) fn signed_callbacks_of(size: usize) -> Vec<SignedCallback> {
    let filled = callbacks().into_iter().filter_map(|mut body| {
        body.extend_from_slice(b"&X-PH-Note=");
        let has_room = body.len() <= size;
        body.resize(size, b'a');
        has_room.then_some(body)
    });
    signed(filled)
}

fn signed(bodies: impl IntoIterator<Item = Vec<u8>>) -> Vec<SignedCallback> {
    let bodies = bodies.into_iter().zip(10_000_000_000_000_000_000_u64..);
    let signed = bodies.map(|(body, nonce)| SignedCallback {
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

#[cfg(test)]
mod tests {
    use super::{signed_callbacks, signed_callbacks_of};

    #[test]
    fn the_sizes_are_those_of_the_docs() {
        let mut sizes: Vec<usize> = signed_callbacks()
            .iter()
            .map(|one| one.body.len())
            .collect();
        sizes.sort_unstable();
        assert_eq!([sizes[0], sizes[100], sizes[199]], [509, 647, 770]);
        let filled = signed_callbacks_of(627);
        assert!(filled.iter().all(|one| one.body.len() == 627));
        assert!(!filled.is_empty());
    }
}
