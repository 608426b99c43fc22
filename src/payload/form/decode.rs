//! Reads forms. `form_urlencoded` would replace bytes that are not UTF-8, and so lose them.

use core::str;
use std::borrow::Cow;

use memchr::{memchr, memchr2};
use percent_encoding::{CONTROLS, percent_encode};

use crate::payload::error::PayloadError;
use crate::payload::fields::{Encoding, Fields, Piece};

/// Reads any bytes. A percent sign that does not begin an escape is a percent sign.
pub(in crate::payload) fn read(body: &[u8]) -> Result<Fields, PayloadError> {
    let mut fields = Fields::with_room_for(body)?;
    let mut decoded = Vec::new();
    let mut rest = body;
    while !rest.is_empty() {
        let (pair, next) = split_at_byte(rest, b'&');
        rest = next;
        if !pair.is_empty() {
            let (key, value) = split_at_byte(pair, b'=');
            let key = decode(key, &mut decoded, |key| fields.add_key(key));
            decode(value, &mut decoded, |value| fields.add_value(key, value));
        }
    }
    fields.finish()
}

/// What comes before the first such byte, and what comes after it.
fn split_at_byte(bytes: &[u8], byte: u8) -> (&[u8], &[u8]) {
    let place = memchr(byte, bytes).unwrap_or(bytes.len());
    let (before, rest) = bytes.split_at(place);
    (before, rest.get(1..).unwrap_or_default())
}

/// Gives `add` the decoded key or value, or the escaped one if what it encodes is not UTF-8.
fn decode<T>(raw: &[u8], decoded: &mut Vec<u8>, add: impl FnOnce(Piece<'_>) -> T) -> T {
    let bytes = if memchr2(b'+', b'%', raw).is_some() {
        unescape(raw, decoded);
        decoded
    } else {
        raw
    };
    match str::from_utf8(bytes) {
        Ok(text) => add(Piece::text(text)),
        Err(_) => add(Piece::new(&percent_encoded(raw), Encoding::Percent)),
    }
}

/// Bytes as text in which every byte that is not ASCII is percent-encoded.
pub(in crate::payload) fn percent_encoded(bytes: &[u8]) -> Cow<'_, str> {
    percent_encode(bytes, CONTROLS).into()
}

fn unescape(mut raw: &[u8], decoded: &mut Vec<u8>) {
    decoded.clear();
    decoded.reserve(raw.len());
    while let [byte, rest @ ..] = raw {
        raw = rest;
        decoded.push(match (*byte, rest) {
            (b'+', _) => b' ',
            (b'%', [high, low, rest @ ..]) => match escaped_byte(*high, *low) {
                Some(byte) => {
                    raw = rest;
                    byte
                }
                None => b'%',
            },
            (byte, _) => byte,
        });
    }
}

/// The byte that two hexadecimal digits are.
fn escaped_byte(high: u8, low: u8) -> Option<u8> {
    let digit = |byte| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}
