//! Decodes the pairs of a form as bytes, for what is signed.

use memchr::memchr;

use super::decode::{next_byte, next_escape, pairs};

/// Gives `add` every key and value as the bytes that they encode. Those with escapes are decoded into `room`.
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
