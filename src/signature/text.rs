//! The text that is signed.

use super::request::Method;
use super::url::PublicUrl;
use crate::payload::decode_pairs;

/// Scheme, host, port and path, directly followed by the nonce.
pub(super) fn v2(url: &PublicUrl<'_>, nonce: &str) -> Vec<u8> {
    [url.base, url.path, nonce].concat().into_bytes()
}

/// Scheme, host, port and path, then the sorted parameters of the query and of the body, then the nonce.
pub(super) fn v3(method: Method, url: &PublicUrl<'_>, body: &[u8], nonce: &str) -> Vec<u8> {
    let query = Parameters::of(url.query.as_bytes());
    let form = match method {
        Method::Get => Parameters::default(),
        Method::Post => Parameters::of(body),
    };
    let equals = query.entries.len();
    let mut text = Vec::with_capacity(url.len() + equals + body.len() + nonce.len() + 3);
    text.extend_from_slice(url.base.as_bytes());
    text.extend_from_slice(url.path.as_bytes());
    if !query.is_empty() || !form.is_empty() {
        text.push(b'?');
    }
    for (place, (key, value)) in query.iter().enumerate() {
        if place > 0 {
            text.push(b'&');
        }
        text.extend_from_slice(key);
        text.push(b'=');
        text.extend_from_slice(value);
    }
    if !query.is_empty() && !form.is_empty() {
        text.push(b'.');
    }
    for (key, value) in form.iter() {
        text.extend_from_slice(key);
        text.extend_from_slice(value);
    }
    text.push(b'.');
    text.extend_from_slice(nonce.as_bytes());
    text
}

/// Decoded keys and values, sorted by their bytes.
#[derive(Default)]
struct Parameters {
    decoded: Vec<u8>,
    entries: Vec<Entry>,
}

/// The places of a key and its value, which follows it.
struct Entry {
    /// The first bytes of the key as a number: most keys differ in them.
    first: u64,
    start: usize,
    key_end: usize,
    end: usize,
}

impl Parameters {
    fn of(form: &[u8]) -> Self {
        let mut parameters = Self::default();
        let Self { decoded, entries } = &mut parameters;
        decoded.reserve(form.len());
        decode_pairs(form, decoded, |decoded, start, key_end| {
            let key = decoded.get(start..key_end).unwrap_or_default();
            entries.push(Entry {
                first: first_bytes(key),
                start,
                key_end,
                end: decoded.len(),
            });
        });
        entries.sort_unstable_by(|one, other| {
            let by_first = one.first.cmp(&other.first);
            by_first.then_with(|| pair(decoded, one).cmp(&pair(decoded, other)))
        });
        parameters
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn iter(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        self.entries.iter().map(|entry| pair(&self.decoded, entry))
    }
}

fn pair<'a>(decoded: &'a [u8], entry: &Entry) -> (&'a [u8], &'a [u8]) {
    let part = |start, end| decoded.get(start..end).unwrap_or_default();
    (
        part(entry.start, entry.key_end),
        part(entry.key_end, entry.end),
    )
}

/// Numbers that are in the order of the texts that they are the beginnings of.
fn first_bytes(text: &[u8]) -> u64 {
    let mut first = [0; 8];
    for (byte, found) in first.iter_mut().zip(text) {
        *byte = *found;
    }
    u64::from_be_bytes(first)
}
