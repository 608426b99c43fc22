//! JSON text, read with the digits of its numbers and the text of what is nested in it.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::builder::{Builder, check_size};
use super::error::{Kind, PayloadError};
use super::fields::{Fields, Form, Piece, Span};
use super::hangup_keys::{HangupKeys, HangupReader};
use super::scanner::{Json, Scanner};
use crate::hangup::Hangup;

/// Reads an object.
pub(super) fn read(body: &[u8]) -> Result<Fields, PayloadError> {
    check_size(body.len())?;
    scan(text(body)?, fields)?
}

/// Reads nothing but the texts of a hangup.
pub(super) fn read_hangup(body: &[u8], keys: HangupKeys) -> Result<Hangup, PayloadError> {
    scan(text(body)?, |scanner, place| hangup(scanner, place, keys))
}

/// The text of a body; a byte order mark is passed over.
pub(super) fn text(body: &[u8]) -> Result<&str, PayloadError> {
    let text = core::str::from_utf8(body).map_err(|error| PayloadError::NotUtf8 {
        valid_bytes: error.valid_up_to(),
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a whole text with what reads the value at a place, and tells the value's end.
pub(super) fn scan<'a, T>(
    text: &'a str,
    read: impl FnOnce(Scanner<'a>, usize) -> Option<(T, usize)>,
) -> Result<T, PayloadError> {
    let scanner = Scanner::new(text);
    match read(scanner, scanner.behind_blanks(0)) {
        Some((value, end)) if scanner.behind_blanks(end) == text.len() => Ok(value),
        _ => Err(describe(text)),
    }
}

/// Why a text is no JSON object.
fn describe(text: &str) -> PayloadError {
    let Err(error) = serde_json::from_str::<&RawValue>(text) else {
        return PayloadError::WrongKind {
            field: "payload",
            expected: "an object",
            found: Kind::of(text),
        };
    };
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        PayloadError::Truncated { line, column }
    } else {
        PayloadError::NotJson { line, column }
    }
}

/// Reads an object with everything in it.
pub(super) fn fields(
    scanner: Scanner<'_>,
    place: usize,
) -> Option<(Result<Fields, PayloadError>, usize)> {
    let mut fields = Builder::new(scanner.text());
    let end = scanner.object(place, |key, place| {
        let value = scanner.value(place)?;
        let key = fields.add_key(&key.as_text());
        add(&mut fields, key, value);
        Some(value.end)
    })?;
    Some((fields.finish(), end))
}

/// Reads an object for nothing but the texts of a hangup.
pub(super) fn hangup(
    scanner: Scanner<'_>,
    place: usize,
    keys: HangupKeys,
) -> Option<(Hangup, usize)> {
    let mut hangup = HangupReader::new(keys);
    let end = scanner.object(place, |key, place| {
        let value = scanner.value(place)?;
        if !key.begins_otherwise(keys.initial) {
            if let Some(part) = hangup.part(&key.as_text()) {
                each_value(value, true, |value| hangup.add(part, value));
            }
        }
        Some(value.end)
    })?;
    Some((hangup.finish(), end))
}

impl<'a> Json<'a> {
    /// The text of a string. Half a surrogate pair cannot be text: such a string keeps its escapes,
    /// and so does anything else.
    #[inline]
    pub(super) fn as_text(self) -> Cow<'a, str> {
        match self.plain() {
            Some(plain) => Cow::Borrowed(plain),
            None => self.string().unwrap_or(Cow::Borrowed(self.text())),
        }
    }

    /// The text of a string; `None` for anything else, and for half a surrogate pair.
    fn string(self) -> Option<Cow<'a, str>> {
        match self.plain() {
            Some(plain) => Some(Cow::Borrowed(plain)),
            None if self.text().starts_with('"') => {
                serde_json::from_str(self.text()).ok().map(Cow::Owned)
            }
            None => None,
        }
    }
}

/// The elements of a list.
pub(super) fn list(json: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(json).ok()
}

/// How long a key may be that is repeated for a list. A form has it once for each value, which may be
/// two bytes of JSON: with a longer one, a small body could become a huge form.
const LONGEST_REPEATED_KEY: usize = 128;

/// Keeps the JSON text of a value under a key.
pub(super) fn add(fields: &mut Builder<'_>, key: Span, value: Json<'_>) {
    let may_repeat = key.len() <= LONGEST_REPEATED_KEY;
    each_value(value, may_repeat, |value| {
        fields.add_value(key, Form::Text, value);
    });
}

/// Gives the values that the JSON text of one stands for.
///
/// A list is the key repeated, since that is how a repeated key is written, and a list of one text,
/// number or boolean is that value. A list with a null among its values is neither, since a null is
/// not kept, and neither is one whose key may not be repeated.
#[inline]
fn each_value(value: Json<'_>, may_repeat: bool, mut each: impl FnMut(Piece<'_>)) {
    if let Some(plain) = value.plain() {
        return each(Piece::new(plain, Form::Text));
    }
    let text = value.text();
    if text == "null" {
        return;
    }
    let elements = if text.starts_with('[') {
        list(text).filter(|list| !list.is_empty() && list.iter().all(|raw| raw.get() != "null"))
    } else {
        None
    };
    match elements.as_deref() {
        Some([only]) if !only.get().starts_with(['[', '{']) => {
            give(Json::of(only.get()), true, &mut each);
        }
        Some(elements @ [_, _, ..]) if may_repeat => {
            for element in elements {
                give(Json::of(element.get()), false, &mut each);
            }
        }
        _ => give(value, false, &mut each),
    }
}

fn give(value: Json<'_>, is_listed: bool, each: &mut impl FnMut(Piece<'_>)) {
    let text = value.string();
    let piece = match &text {
        Some(text) => Piece::new(text, Form::Text),
        None => Piece::new(value.text(), Form::Json),
    };
    each(Piece { is_listed, ..piece });
}
