//! Finds the values in JSON text, which stay as they came.
//!
//! `serde_json` gives the text of a value as a `RawValue` only, which takes 1.6 times as long for a call
//! record and twice as long for its hangup alone. It still reads what is rare: escapes, nested values, and
//! where and why a text is not JSON.

use std::borrow::Cow;

use serde_json::value::RawValue;

/// JSON text. Places in it are offsets in bytes; methods return `None` if the text is not JSON there.
#[derive(Clone, Copy)]
pub(in crate::payload) struct Scanner<'a> {
    text: &'a str,
}

/// A JSON value in a text. Most values are never asked for, so it is only a place until then.
#[derive(Clone, Copy)]
pub(in crate::payload) struct Json<'a> {
    text: &'a str,
    start: usize,
    pub(in crate::payload) end: usize,
    /// Whether it is a string without escapes.
    is_plain: bool,
}

impl<'a> Json<'a> {
    /// A value that is not a string, given its JSON text.
    pub(in crate::payload) fn of(text: &'a str) -> Self {
        Self {
            text,
            start: 0,
            end: text.len(),
            is_plain: false,
        }
    }

    /// The JSON text.
    pub(in crate::payload) fn raw(self) -> &'a str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    /// What is between the quotes of a string without escapes.
    #[inline]
    pub(in crate::payload) fn plain(self) -> Option<&'a str> {
        if self.is_plain {
            self.text.get(self.start + 1..self.end - 1)
        } else {
            None
        }
    }

    /// The text of a string. A string with half a surrogate pair is not Unicode and has none.
    pub(in crate::payload) fn string(self) -> Option<Cow<'a, str>> {
        match self.plain() {
            Some(plain) => Some(Cow::Borrowed(plain)),
            None if self.raw().starts_with('"') => {
                serde_json::from_str(self.raw()).ok().map(Cow::Owned)
            }
            None => None,
        }
    }

    /// The text of a string, and the JSON text of anything else.
    #[inline]
    pub(in crate::payload) fn text(self) -> Cow<'a, str> {
        match self.plain() {
            Some(plain) => Cow::Borrowed(plain),
            None => self.string().unwrap_or(Cow::Borrowed(self.raw())),
        }
    }
}

impl<'a> Scanner<'a> {
    pub(in crate::payload) fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Reads an object and returns where it ends. Calls `read_value` with every key and the place of its
    /// value; `read_value` returns where the value ends.
    #[inline]
    pub(in crate::payload) fn object(
        self,
        place: usize,
        mut read_value: impl FnMut(Json<'a>, usize) -> Option<usize>,
    ) -> Option<usize> {
        self.sequence(place, b'{', b'}', |place| {
            let key = self.string(place)?;
            let colon = self.after(self.after_blanks(key.end), b':')?;
            read_value(key, self.after_blanks(colon))
        })
    }

    /// Reads a list and returns where it ends. Calls `read_element` with the place of every element;
    /// `read_element` returns where the element ends.
    #[inline]
    pub(in crate::payload) fn list(
        self,
        place: usize,
        read_element: impl FnMut(usize) -> Option<usize>,
    ) -> Option<usize> {
        self.sequence(place, b'[', b']', read_element)
    }

    #[inline]
    fn sequence(
        self,
        place: usize,
        open: u8,
        close: u8,
        mut read_member: impl FnMut(usize) -> Option<usize>,
    ) -> Option<usize> {
        let mut place = self.after_blanks(self.after(place, open)?);
        if let Some(end) = self.after(place, close) {
            return Some(end);
        }
        loop {
            place = self.after_blanks(read_member(place)?);
            match self.after(place, b',') {
                Some(comma) => place = self.after_blanks(comma),
                None => return self.after(place, close),
            }
        }
    }

    /// Reads any value.
    #[inline]
    pub(in crate::payload) fn value(self, place: usize) -> Option<Json<'a>> {
        if self.peek(place) == Some(b'"') {
            return self.string(place);
        }
        let length = other_length(self.rest(place))?;
        Some(self.json(place, place + length, false))
    }

    #[inline]
    fn string(self, place: usize) -> Option<Json<'a>> {
        let start = self.after(place, b'"')?;
        let stop = start + plain_length(self.rest(start));
        if let Some(end) = self.after(stop, b'"') {
            return Some(self.json(place, end, true));
        }
        let length = escaped_length(self.rest(place))?;
        Some(self.json(place, place + length, false))
    }

    #[inline]
    fn json(self, start: usize, end: usize, is_plain: bool) -> Json<'a> {
        Json {
            text: self.text,
            start,
            end,
            is_plain,
        }
    }

    #[inline]
    pub(in crate::payload) fn after_blanks(self, mut place: usize) -> usize {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek(place) {
            place += 1;
        }
        place
    }

    #[inline]
    fn after(self, place: usize, byte: u8) -> Option<usize> {
        (self.peek(place)? == byte).then_some(place + 1)
    }

    #[inline]
    pub(in crate::payload) fn peek(self, place: usize) -> Option<u8> {
        self.text.as_bytes().get(place).copied()
    }

    #[inline]
    pub(in crate::payload) fn rest(self, place: usize) -> &'a [u8] {
        self.text.as_bytes().get(place..).unwrap_or_default()
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

/// The length of a value that is not a string.
fn other_length(value: &[u8]) -> Option<usize> {
    match value.first()? {
        b'-' | b'0'..=b'9' => number_length(value),
        b't' => word_length(value, "true"),
        b'f' => word_length(value, "false"),
        b'n' => word_length(value, "null"),
        b'{' | b'[' => nested_length(value),
        _ => None,
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
fn nested_length(text: &[u8]) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<&RawValue>();
    values.next()?.ok()?;
    Some(values.byte_offset())
}

/// How many bytes come before the end of a string, an escape, or a control character. Looks at eight bytes
/// at a time, since most strings are longer.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH_BITS: u64 = ONES << 7;
    const QUOTES: u64 = ONES * b'"' as u64;
    const BACKSLASHES: u64 = ONES * b'\\' as u64;
    const FIRST_PLAIN: u64 = ONES * 0x20;
    let mut length = 0;
    let mut rest = bytes;
    while let Some((word, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        // The lowest high bit that is set marks the first byte that is not plain. A subtraction borrows
        // from later bytes, so their bits say nothing.
        let quotes = (word ^ QUOTES).wrapping_sub(ONES);
        let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
        let controls = word.wrapping_sub(FIRST_PLAIN);
        let found = (quotes | backslashes | controls) & !word & HIGH_BITS;
        if found != 0 {
            return length + found.trailing_zeros() as usize / 8;
        }
        length += size_of_val(&word);
        rest = after;
    }
    let is_plain = |&&byte: &&u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    length + rest.iter().take_while(is_plain).count()
}
