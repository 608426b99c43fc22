//! `application/x-www-form-urlencoded` text, read and written without loss.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

use super::error::PayloadError;
use super::fields::{Fields, Form, Piece};

/// Reads any bytes: what is no escape stands for itself.
pub(super) fn read(body: &[u8]) -> Result<Fields, PayloadError> {
    let mut fields = Fields::with_capacity(body.len())?;
    let pairs = body.split(|&byte| byte == b'&');
    for pair in pairs.filter(|pair| !pair.is_empty()) {
        let equals = pair.iter().position(|&byte| byte == b'=');
        let (key, value) = match equals.and_then(|at| pair.split_at_checked(at)) {
            Some((key, value)) => (key, value.get(1..).unwrap_or_default()),
            None => (pair, &[][..]),
        };
        let (key, key_form) = decode(key);
        let key = fields.add_key(&key)?;
        let (value, form) = decode(value);
        fields.add_value(key, key_form, Piece::new(&value, form))?;
    }
    Ok(fields)
}

/// The decoded text; where its bytes are not UTF-8, the text with its escapes.
fn decode(escaped: &[u8]) -> (Cow<'_, str>, Form) {
    let with_spaces = if escaped.contains(&b'+') {
        let space = |&byte: &u8| if byte == b'+' { b' ' } else { byte };
        Cow::Owned(escaped.iter().map(space).collect())
    } else {
        Cow::Borrowed(escaped)
    };
    let decoded = match &with_spaces {
        Cow::Borrowed(bytes) => percent_decode(bytes).decode_utf8().ok(),
        Cow::Owned(bytes) => {
            let text = percent_decode(bytes).decode_utf8();
            text.ok().map(|text| Cow::Owned(text.into_owned()))
        }
    };
    match decoded {
        Some(text) => (text, Form::Text),
        None => (escape_bytes(escaped), Form::Escaped),
    }
}

/// Text for bytes that may not be UTF-8: what is not ASCII gets an escape of its own.
pub(super) fn escape_bytes(escaped: &[u8]) -> Cow<'_, str> {
    percent_encoding::percent_encode(escaped, percent_encoding::CONTROLS).into()
}

/// What a form leaves as it is, besides letters and digits.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'*')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b' ');

/// Writes every key and value in the order they came.
pub(super) fn write(fields: &Fields) -> String {
    let mut form = String::new();
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
    for part in utf8_percent_encode(piece.text, FORM) {
        // A part is either one escape or a run of characters that need none, spaces among them.
        if part.contains(' ') {
            form.push_str(&part.replace(' ', "+"));
        } else {
            form.push_str(part);
        }
    }
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
