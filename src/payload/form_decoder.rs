//! Form text without its escapes.

use core::ops::Range;
use core::str;
use std::borrow::Cow;

use memchr::memchr2;
use percent_encoding::{CONTROLS, percent_encode};

use super::fields::{Form, Piece};

/// Decodes the pieces of a form from first to last, without allocating for those of usual length.
pub(super) struct FormDecoder<'a> {
    body: &'a [u8],
    /// The body, where all of it is UTF-8: its pieces are then, too.
    text: Option<&'a str>,
    /// Where the next plus or percent sign stands: most pieces end before it, and need no look.
    escape: usize,
    short: [u8; SHORT],
    long: Vec<u8>,
    escaped: String,
}

/// Room for the longest name of the catalog with each of its characters escaped.
const SHORT: usize = 128;

impl<'a> FormDecoder<'a> {
    pub(super) fn new(body: &'a [u8], text: Option<&'a str>) -> Self {
        Self {
            body,
            text,
            escape: next_escape(body, 0),
            short: [0; SHORT],
            long: Vec::new(),
            escaped: String::new(),
        }
    }

    /// The decoded text; where its bytes are not UTF-8, the text with its escapes. Ranges come in
    /// ascending order: an escape that was passed over is not seen again.
    #[inline]
    pub(super) fn decode(&mut self, range: Range<usize>) -> Piece<'_> {
        if self.escape < range.start {
            self.escape = next_escape(self.body, range.start);
        }
        let is_plain = self.escape >= range.end;
        if let Some(text) = self.text.filter(|_| is_plain) {
            return Piece::new(text.get(range).unwrap_or_default(), Form::Text);
        }
        self.decode_bytes(range, is_plain)
    }

    fn decode_bytes(&mut self, range: Range<usize>, is_plain: bool) -> Piece<'_> {
        let piece = self.body.get(range).unwrap_or_default();
        let decoded = if is_plain {
            piece
        } else {
            let buffer = self.short.get_mut(..piece.len()).unwrap_or_else(|| {
                self.long.resize(piece.len(), 0);
                &mut self.long
            });
            unescape(piece, buffer)
        };
        if let Ok(text) = str::from_utf8(decoded) {
            return Piece::new(text, Form::Text);
        }
        self.escaped = escape_bytes(piece).into_owned();
        Piece::new(&self.escaped, Form::Escaped)
    }
}

fn next_escape(body: &[u8], start: usize) -> usize {
    let rest = body.get(start..).unwrap_or_default();
    memchr2(b'+', b'%', rest).map_or(body.len(), |place| start + place)
}

/// Text for bytes that may not be UTF-8: what is not ASCII gets an escape of its own.
pub(super) fn escape_bytes(bytes: &[u8]) -> Cow<'_, str> {
    percent_encode(bytes, CONTROLS).into()
}

/// Decodes into a buffer of the same length, and gives the part of it that was needed. A percent sign
/// that begins no escape stands for itself.
fn unescape<'a>(piece: &[u8], buffer: &'a mut [u8]) -> &'a [u8] {
    let mut rest = piece;
    let mut length = 0;
    for slot in &mut *buffer {
        let Some((&byte, behind)) = rest.split_first() else {
            break;
        };
        (*slot, rest) = match byte {
            b'+' => (b' ', behind),
            b'%' => escaped_byte(behind).unwrap_or((byte, behind)),
            _ => (byte, behind),
        };
        length += 1;
    }
    buffer.get(..length).unwrap_or_default()
}

/// The byte that two hexadecimal digits stand for, and what is behind them.
fn escaped_byte(digits: &[u8]) -> Option<(u8, &[u8])> {
    let (&[high, low], behind) = digits.split_first_chunk()?;
    let high = char::from(high).to_digit(16)?;
    let low = char::from(low).to_digit(16)?;
    let byte = u8::try_from(high * 16 + low).ok()?;
    Some((byte, behind))
}
