//! The text that is signed.

use super::request::Method;
use super::url::PublicUrl;
use crate::payload::{decode_pairs, most_pairs};

/// Scheme, host, port and path, directly followed by the nonce.
pub(super) fn v2(url: &PublicUrl<'_>, nonce: &str) -> Vec<u8> {
    [url.base, url.path, nonce].concat().into_bytes()
}

/// Scheme, host, port and path, then the sorted parameters of the query and of the body, then the nonce.
pub(super) fn v3(method: Method, url: &PublicUrl<'_>, body: &[u8], nonce: &str) -> Vec<u8> {
    let form = match method {
        Method::Get => b"",
        Method::Post => body,
    };
    let mut rooms = (Vec::new(), Vec::new());
    let form_length = form.len();
    let query = sorted(url.query.as_bytes(), &mut rooms.0);
    let form = sorted(form, &mut rooms.1);
    // The equals signs of the query may be missing in it.
    let most = url.len() + query.len() + form_length + nonce.len() + 3;
    let mut text = Vec::with_capacity(most);
    text.extend_from_slice(url.base.as_bytes());
    text.extend_from_slice(url.path.as_bytes());
    if !query.is_empty() || !form.is_empty() {
        text.push(b'?');
    }
    for (place, parameter) in query.iter().enumerate() {
        if place > 0 {
            text.push(b'&');
        }
        text.extend_from_slice(parameter.key);
        text.push(b'=');
        text.extend_from_slice(parameter.value);
    }
    if !query.is_empty() && !form.is_empty() {
        text.push(b'.');
    }
    for parameter in form {
        text.extend_from_slice(parameter.key);
        text.extend_from_slice(parameter.value);
    }
    text.push(b'.');
    text.extend_from_slice(nonce.as_bytes());
    text
}

/// A decoded key and its value.
struct Parameter<'a> {
    /// The first bytes of the key as a number: most keys differ in them.
    first: u64,
    key: &'a [u8],
    value: &'a [u8],
}

/// Decodes parameters, those with escapes into `room`, and sorts them by their bytes.
fn sorted<'a>(form: &'a [u8], room: &'a mut Vec<u8>) -> Vec<Parameter<'a>> {
    if form.is_empty() {
        return Vec::new();
    }
    // So that the room that is taken is bounded.
    let mut parameters = Vec::with_capacity(most_pairs(form));
    decode_pairs(form, room, |key, value| {
        let first = first_bytes(key);
        parameters.push(Parameter { first, key, value });
    });
    parameters.sort_unstable_by(|one: &Parameter<'_>, other| {
        let by_first = one.first.cmp(&other.first);
        by_first.then_with(|| (one.key, one.value).cmp(&(other.key, other.value)))
    });
    parameters
}

/// Numbers that are in the order of the texts that they are the beginnings of.
fn first_bytes(text: &[u8]) -> u64 {
    let first = text.first_chunk().copied().unwrap_or_else(|| {
        let mut first = [0; 8];
        for (byte, found) in first.iter_mut().zip(text) {
            *byte = *found;
        }
        first
    });
    u64::from_be_bytes(first)
}
