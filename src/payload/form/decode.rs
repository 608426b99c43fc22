//! Reads forms. `form_urlencoded` would replace bytes that are not UTF-8, and so lose them.

use core::ops::Range;
use core::str;
use std::borrow::Cow;

use memchr::{memchr, memchr2};
use percent_encoding::{CONTROLS, percent_encode};

use crate::payload::error::PayloadError;
use crate::payload::fields::{Encoding, Fields, Piece};

/// Reads any bytes. A percent sign that does not begin an escape is a percent sign.
pub(in crate::payload) fn read(body: &[u8]) -> Result<Fields, PayloadError> {
    let mut fields = Fields::with_room_for(body)?;
    let mut buffer = Vec::new();
    // Encoded bytes are decoded again below, so a body that is not UTF-8 means the same encoded.
    let text = str::from_utf8(body).map_or_else(|_| percent_encoded(body), Cow::Borrowed);
    // Where the next escape is. Most pairs come before it, and are not searched for one.
    let mut escape = 0;
    for place in pairs(text.as_bytes()) {
        let start = place.start;
        let pair = text.get(place).unwrap_or_default();
        let equals = memchr(b'=', pair.as_bytes());
        let (key, value) = pair.split_at(equals.unwrap_or(pair.len()));
        let value = value.strip_prefix('=').unwrap_or_default();
        if escape < start + pair.len() {
            escape = start + next_escape(text.as_bytes().get(start..).unwrap_or_default());
        }
        if escape < start + pair.len() {
            let key = decode(key, &mut buffer, |key| fields.add_key(key));
            decode(value, &mut buffer, |value| fields.add_value(key, value));
        } else {
            let key = fields.add_key(Piece::text(key));
            fields.add_value(key, Piece::text(value));
        }
    }
    fields.finish()
}

/// Decodes every key and value to the bytes that they encode, and appends them to `decoded`. After each pair it
/// calls `add` with `decoded`, the place of the key in it, and that of the value, which goes to its end.
#[cfg(feature = "signature")]
pub(crate) fn decode_pairs(
    body: &[u8],
    decoded: &mut Vec<u8>,
    mut add: impl FnMut(&[u8], usize, usize),
) {
    for place in pairs(body) {
        let pair = body.get(place).unwrap_or_default();
        let (key, value) = pair.split_at(memchr(b'=', pair).unwrap_or(pair.len()));
        let start = decoded.len();
        append_decoded(key, decoded);
        let key_end = decoded.len();
        append_decoded(value.strip_prefix(b"=").unwrap_or_default(), decoded);
        add(decoded, start, key_end);
    }
}

/// The places of the pairs between ampersands, without empty ones.
fn pairs(body: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    core::iter::from_fn(move || {
        let rest = body.get(start..)?;
        let end = start + memchr(b'&', rest).unwrap_or(rest.len());
        let place = start..end;
        start = end + 1;
        Some(place)
    })
    .filter(|place| !place.is_empty())
}

/// Appends the bytes that a text encodes.
fn append_decoded(mut encoded: &[u8], decoded: &mut Vec<u8>) {
    let (plain, rest) = encoded.split_at(next_escape(encoded));
    decoded.extend_from_slice(plain);
    encoded = rest;
    while let Some((byte, after)) = next_byte(encoded) {
        decoded.push(byte);
        encoded = after;
    }
}

fn next_escape(encoded: &[u8]) -> usize {
    memchr2(b'+', b'%', encoded).unwrap_or(encoded.len())
}

/// Bytes as text in which every byte that is not ASCII is percent-encoded.
pub(in crate::payload) fn percent_encoded(bytes: &[u8]) -> Cow<'_, str> {
    percent_encode(bytes, CONTROLS).into()
}

/// Gives `add` the decoded key or value, or the encoded one if what it encodes is not UTF-8.
fn decode<T>(encoded: &str, buffer: &mut Vec<u8>, add: impl FnOnce(Piece<'_>) -> T) -> T {
    if next_escape(encoded.as_bytes()) == encoded.len() {
        return add(Piece::text(encoded));
    }
    buffer.clear();
    buffer.reserve(encoded.len());
    append_decoded(encoded.as_bytes(), buffer);
    match str::from_utf8(buffer) {
        Ok(text) => add(Piece::text(text)),
        Err(_) => add(Piece::new(
            &percent_encoded(encoded.as_bytes()),
            Encoding::Percent,
        )),
    }
}

/// The first byte that a text encodes, and the rest of the text.
fn next_byte(encoded: &[u8]) -> Option<(u8, &[u8])> {
    let (first, rest) = encoded.split_first()?;
    Some(match (first, rest) {
        (b'+', _) => (b' ', rest),
        (b'%', [high, low, after @ ..]) => match escaped_byte(*high, *low) {
            Some(byte) => (byte, after),
            None => (b'%', rest),
        },
        _ => (*first, rest),
    })
}

/// The byte that two hexadecimal digits are.
fn escaped_byte(high: u8, low: u8) -> Option<u8> {
    let digit = |byte| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}
