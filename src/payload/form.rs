//! `application/x-www-form-urlencoded` text, read and written without loss.

use core::ops::Range;

use memchr::memchr;
use percent_encoding::percent_encode_byte;

use super::builder::{Builder, check_size};
use super::error::PayloadError;
use super::fields::{Fields, Form, Piece};
use super::form_decoder::FormDecoder;
use super::hangup_keys::{HangupKeys, HangupReader};
use crate::hangup::Hangup;

/// Reads any bytes: what is no escape stands for itself.
pub(super) fn read(body: &[u8]) -> Result<Fields, PayloadError> {
    check_size(body.len())?;
    let text = core::str::from_utf8(body).ok();
    // What is not UTF-8 as a whole is copied piece by piece.
    let mut fields = Builder::new(text.unwrap_or_default());
    let mut decoder = FormDecoder::new(body, text);
    for pair in pairs(body) {
        let (key, value) = split(body, pair);
        let key = decoder.decode(key);
        let key_form = key.form;
        let key = fields.add_key(key.text);
        fields.add_value(key, key_form, decoder.decode(value));
    }
    fields.finish()
}

/// Reads nothing but the texts of a hangup.
pub(super) fn read_hangup(body: &[u8], keys: HangupKeys) -> Hangup {
    let mut hangup = HangupReader::new(keys);
    let mut decoder = FormDecoder::new(body, None);
    for pair in pairs(body) {
        // The keys of a hangup begin alike, so most pairs need no further look.
        let first = body.get(pair.start);
        if first != Some(&keys.initial) && first != Some(&b'%') {
            continue;
        }
        let (key, value) = split(body, pair);
        if let Some(part) = hangup.part(decoder.decode(key).text) {
            hangup.add(part, decoder.decode(value));
        }
    }
    hangup.finish()
}

/// Where the pairs of a form stand, the empty ones left out.
fn pairs(body: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let pairs = core::iter::from_fn(move || {
        let rest = body.get(start..)?;
        let end = memchr(b'&', rest).map_or(body.len(), |place| start + place);
        let pair = start..end;
        start = end + 1;
        Some(pair)
    });
    pairs.filter(|pair| !pair.is_empty())
}

/// Where the key and the value of a pair stand.
fn split(body: &[u8], pair: Range<usize>) -> (Range<usize>, Range<usize>) {
    let text = body.get(pair.clone()).unwrap_or_default();
    match memchr(b'=', text) {
        Some(place) => {
            let equals = pair.start + place;
            (pair.start..equals, equals + 1..pair.end)
        }
        None => (pair.clone(), pair.end..pair.end),
    }
}

/// Writes every key and value in the order they came.
pub(super) fn write(fields: &Fields) -> String {
    let mut form = String::with_capacity(fields.bytes() + fields.bytes() / 4 + 2 * fields.len());
    for (key, value) in fields.pieces() {
        if !form.is_empty() {
            form.push('&');
        }
        encode(key, &mut form);
        form.push('=');
        encode(value, &mut form);
    }
    form
}

fn encode(piece: Piece<'_>, form: &mut String) {
    if piece.form == Form::Escaped {
        form.push_str(piece.text);
        return;
    }
    let mut start = 0;
    for (place, byte) in piece.text.bytes().enumerate() {
        if is_plain(byte) {
            continue;
        }
        form.push_str(piece.text.get(start..place).unwrap_or_default());
        form.push_str(match byte {
            b' ' => "+",
            _ => percent_encode_byte(byte),
        });
        start = place + 1;
    }
    form.push_str(piece.text.get(start..).unwrap_or_default());
}

/// What a form has as it is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_not_utf8_keeps_its_escapes() {
        let fields = read(b"a=%FF+x&b=\xFF&%FF=1").expect("forms are always read");
        let pairs: Vec<_> = fields.iter().collect();
        assert_eq!(pairs, [("a", "%FF+x"), ("b", "%FF"), ("%FF", "1")]);
        assert_eq!(write(&fields), "a=%FF+x&b=%FF&%FF=1");
    }
}
