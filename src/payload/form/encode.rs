//! Writes forms.

use percent_encoding::percent_encode_byte;

use crate::payload::fields::{Encoding, Fields, Piece};

/// Writes every key and value in the order they came.
pub(in crate::payload) fn write(fields: &Fields) -> String {
    let escapes = fields.bytes() / 4;
    let mut form = String::with_capacity(fields.bytes() + escapes + 2 * fields.len());
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
    if piece.encoding == Encoding::Percent {
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

/// How many bytes a text has in a form.
pub(in crate::payload) fn encoded_length(text: &str) -> usize {
    let escape = |byte| if is_plain(byte) || byte == b' ' { 1 } else { 3 };
    text.bytes().map(escape).sum()
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_')
}
