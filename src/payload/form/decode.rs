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

/// Gives `add` every key and value as the bytes that they encode. Those with escapes are decoded into `room`.
#[cfg(feature = "signature")]
pub(crate) fn decode_pairs<'a>(
    body: &'a [u8],
    room: &'a mut Vec<u8>,
    mut add: impl FnMut(&'a [u8], &'a [u8]),
) {
    // What is decoded is never longer than what it is decoded from.
    room.resize(body.len(), 0);
    let mut room = room.as_mut_slice();
    let mut escape = 0;
    for place in pairs(body) {
        let (start, end) = (place.start, place.end);
        let pair = body.get(place).unwrap_or_default();
        let (key, value) = pair.split_at(memchr(b'=', pair).unwrap_or(pair.len()));
        // A value that is not there stays a part of the body: to compare slices that point nowhere takes five times as
        // long on some processors.
        let value = value.strip_prefix(b"=").unwrap_or(value);
        if escape < end {
            escape = start + next_escape(body.get(start..).unwrap_or_default());
        }
        if escape < end {
            let key_has_escape = escape < start + key.len();
            let (key, rest) = if key_has_escape {
                decode_into(key, room)
            } else {
                (key, room)
            };
            let (value, rest) = decode_into(value, rest);
            add(key, value);
            room = rest;
        } else {
            add(key, value);
        }
    }
}

/// Decodes into the beginning of `room`, and returns the rest of it as well.
#[cfg(feature = "signature")]
fn decode_into<'a>(mut encoded: &[u8], room: &'a mut [u8]) -> (&'a [u8], &'a mut [u8]) {
    let mut length = 0;
    for place in room.iter_mut() {
        let Some((byte, after)) = next_byte(encoded) else {
            break;
        };
        *place = byte;
        length += 1;
        encoded = after;
    }
    let (decoded, rest) = room.split_at_mut_checked(length).unwrap_or_default();
    (decoded, rest)
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
