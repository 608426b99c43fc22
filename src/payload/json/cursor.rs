//! Walks through JSON text and gives its values as they came.
//!
//! `serde_json` gives the text of a value as a `RawValue` only, which takes 1.6 times as long for a call
//! record and twice as long for its hangup alone. It still reads what is rare: escapes, nested values, and
//! where and why a text is not JSON.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::payload::error::JsonKind;

/// A place in JSON text. Its methods return `None` if what they read is not there.
pub(in crate::payload) struct Cursor<'a> {
    text: &'a str,
    place: usize,
}

/// A JSON value as it came.
#[derive(Clone, Copy)]
pub(in crate::payload) enum Json<'a> {
    /// What is between the quotes of a string without escapes.
    Plain(&'a str),
    /// The JSON text of any other value.
    Other(&'a str),
}

impl<'a> Json<'a> {
    /// A value, given its JSON text.
    pub(in crate::payload) fn of(text: &'a str) -> Self {
        let quoted = text
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        match quoted {
            Some(quoted) if !quoted.contains('\\') => Self::Plain(quoted),
            _ => Self::Other(text),
        }
    }

    /// The text of a string. A string with half a surrogate pair is not Unicode, and has none.
    pub(in crate::payload) fn string(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Plain(plain) => Some(Cow::Borrowed(plain)),
            Self::Other(text) if text.starts_with('"') => {
                serde_json::from_str(text).ok().map(Cow::Owned)
            }
            Self::Other(_) => None,
        }
    }

    /// The text of a string, and the JSON text of anything else.
    #[inline]
    pub(in crate::payload) fn text(self) -> Cow<'a, str> {
        match self {
            Self::Plain(plain) => Cow::Borrowed(plain),
            Self::Other(text) => self.string().unwrap_or(Cow::Borrowed(text)),
        }
    }
}

impl<'a> Cursor<'a> {
    pub(in crate::payload) fn new(text: &'a str) -> Self {
        Self { text, place: 0 }
    }

    pub(in crate::payload) fn is_at_end(&self) -> bool {
        self.place == self.text.len()
    }

    /// The kind of the value that comes next.
    pub(in crate::payload) fn kind(&self) -> JsonKind {
        JsonKind::of(self.text.get(self.place..).unwrap_or_default())
    }

    pub(in crate::payload) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.place).copied()
    }

    #[inline]
    pub(in crate::payload) fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.place += 1;
        }
    }

    /// Reads an object. Calls `read_value` with each key, at the key's value.
    #[inline]
    pub(in crate::payload) fn object(
        &mut self,
        mut read_value: impl FnMut(&mut Self, Json<'a>) -> Option<()>,
    ) -> Option<()> {
        self.sequence(b'{', b'}', |cursor| {
            let key = cursor.string()?;
            cursor.skip_blanks();
            cursor.skip(b':')?;
            cursor.skip_blanks();
            read_value(cursor, key)
        })
    }

    /// Reads a list. Calls `read_element` at each element.
    #[inline]
    pub(in crate::payload) fn list(
        &mut self,
        read_element: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.sequence(b'[', b']', read_element)
    }

    #[inline]
    fn sequence(
        &mut self,
        open: u8,
        close: u8,
        mut read_member: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.skip(open)?;
        self.skip_blanks();
        if self.skip(close).is_some() {
            return Some(());
        }
        loop {
            read_member(self)?;
            self.skip_blanks();
            if self.skip(b',').is_none() {
                return self.skip(close);
            }
            self.skip_blanks();
        }
    }

    /// Reads any value.
    #[inline]
    pub(in crate::payload) fn value(&mut self) -> Option<Json<'a>> {
        let rest = self.rest();
        let length = match rest.first()? {
            b'"' => return self.string(),
            b'-' | b'0'..=b'9' => number_length(rest)?,
            b't' => word_length(rest, "true")?,
            b'f' => word_length(rest, "false")?,
            b'n' => word_length(rest, "null")?,
            b'{' | b'[' => nested_length(self.text.get(self.place..)?)?,
            _ => return None,
        };
        Some(Json::Other(self.take(length)?))
    }

    /// Reads any value, as its JSON text.
    pub(in crate::payload) fn raw_value(&mut self) -> Option<&'a str> {
        let start = self.place;
        self.value()?;
        self.text.get(start..self.place)
    }

    #[inline]
    fn string(&mut self) -> Option<Json<'a>> {
        self.skip(b'"')?;
        let start = self.place;
        let end = start + plain_length(self.rest());
        self.place = end;
        if self.skip(b'"').is_some() {
            return Some(Json::Plain(self.text.get(start..end)?));
        }
        let string = self.text.get(start - 1..)?;
        let (string, _) = string.split_at_checked(escaped_length(string.as_bytes())?)?;
        self.place = start - 1 + string.len();
        Some(Json::Other(string))
    }

    #[inline]
    fn take(&mut self, length: usize) -> Option<&'a str> {
        let start = self.place;
        self.place += length;
        self.text.get(start..self.place)
    }

    #[inline]
    fn skip(&mut self, byte: u8) -> Option<()> {
        if self.peek()? != byte {
            return None;
        }
        self.place += 1;
        Some(())
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.place..).unwrap_or_default()
    }
}

/// The length of a string that has escapes.
#[cold]
fn escaped_length(string: &[u8]) -> Option<usize> {
    let mut rest = string.get(1..)?;
    loop {
        rest = rest.get(plain_length(rest)..)?;
        rest = match rest {
            [b'"', rest @ ..] => return Some(string.len() - rest.len()),
            [b'\\', b'u', rest @ ..] => {
                let (digits, rest) = rest.split_first_chunk::<4>()?;
                digits.iter().all(u8::is_ascii_hexdigit).then_some(rest)?
            }
            [
                b'\\',
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
                rest @ ..,
            ] => rest,
            _ => return None,
        };
    }
}

fn number_length(number: &[u8]) -> Option<usize> {
    let mut rest = number.strip_prefix(b"-").unwrap_or(number);
    rest = match rest.strip_prefix(b"0") {
        Some(rest) => rest,
        None => after_digits(rest)?,
    };
    if let [b'.', fraction @ ..] = rest {
        rest = after_digits(fraction)?;
    }
    if let [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] = rest {
        rest = after_digits(exponent)?;
    }
    Some(number.len() - rest.len())
}

/// What comes after at least one digit.
fn after_digits(bytes: &[u8]) -> Option<&[u8]> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit());
    let count = digits.count();
    bytes.get(count..).filter(|_| count > 0)
}

fn word_length(bytes: &[u8], word: &str) -> Option<usize> {
    bytes.starts_with(word.as_bytes()).then_some(word.len())
}

#[cold]
fn nested_length(text: &str) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    values.next()?.ok()?;
    Some(values.byte_offset())
}

/// How many bytes come before the end of a string, an escape, or a control character. Reads eight bytes at
/// a time.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH_BITS: u64 = ONES << 7;
    const QUOTES: u64 = ONES * b'"' as u64;
    const BACKSLASHES: u64 = ONES * b'\\' as u64;
    const FIRST_PLAIN: u64 = ONES * 0x20;
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        // The lowest high bit that is set marks the first byte that is not plain. A subtraction borrows
        // from later bytes, so that their bits say nothing.
        let quotes = (word ^ QUOTES).wrapping_sub(ONES);
        let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
        let controls = word.wrapping_sub(FIRST_PLAIN);
        let found = (quotes | backslashes | controls) & !word & HIGH_BITS;
        if found != 0 {
            return bytes.len() - rest.len() + found.trailing_zeros() as usize / 8;
        }
        rest = after;
    }
    let is_plain = |&&byte: &&u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    bytes.len() - rest.len() + rest.iter().take_while(is_plain).count()
}
