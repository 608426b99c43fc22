//! Reads forms. `form_urlencoded` would replace bytes that are not UTF-8, and so lose them.

use core::ops::Range;
use core::str;
use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2};
use percent_encoding::{CONTROLS, percent_encode};

use crate::payload::error::PayloadError;
use crate::payload::fields::{Encoding, Fields, Piece};

/// Reads any bytes. A percent sign that does not begin an escape is a percent sign.
pub(in crate::payload) fn read(body: &[u8]) -> Result<Fields, PayloadError> {
    let mut fields = Fields::with_room_for(body)?;
    if body.len() > LONG {
        fields.reserve(most_pairs(body));
    }
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

/// A body of so many bytes may have more pairs than there is room for from the start.
const LONG: usize = 4096;

/// How many pairs a body has at most. A pair that is not empty has two bytes with its ampersand.
pub(crate) fn most_pairs(body: &[u8]) -> usize {
    let ampersands = memchr_iter(b'&', body).count();
    ampersands.min(body.len() / 2) + 1
}

/// The places of the pairs between ampersands, without empty ones.
pub(super) fn pairs(body: &[u8]) -> impl Iterator<Item = Range<usize>> {
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

pub(super) fn next_escape(encoded: &[u8]) -> usize {
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
    let mut rest = encoded.as_bytes();
    while let Some((byte, after)) = next_byte(rest) {
        buffer.push(byte);
        rest = after;
    }
    match str::from_utf8(buffer) {
        Ok(text) => add(Piece::text(text)),
        Err(_) => add(Piece::new(
            &percent_encoded(encoded.as_bytes()),
            Encoding::Percent,
        )),
    }
}

/// The first byte that a text encodes, and the rest of the text.
pub(super) fn next_byte(encoded: &[u8]) -> Option<(u8, &[u8])> {
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
