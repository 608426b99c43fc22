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
    pub(in crate::payload) fn text(self) -> Cow<'a, str> {
        let (Self::Plain(text) | Self::Other(text)) = self;
        self.string().unwrap_or(Cow::Borrowed(text))
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
        if self.peek() == Some(b'"') {
            return self.string();
        }
        let start = self.place;
        match self.peek()? {
            b'-' | b'0'..=b'9' => self.skip_number()?,
            b't' => self.skip_word("true")?,
            b'f' => self.skip_word("false")?,
            b'n' => self.skip_word("null")?,
            b'{' | b'[' => self.skip_nested()?,
            _ => return None,
        }
        Some(Json::Other(self.text.get(start..self.place)?))
    }

    /// Reads any value, as its JSON text.
    pub(in crate::payload) fn raw_value(&mut self) -> Option<&'a str> {
        let start = self.place;
        self.value()?;
        self.text.get(start..self.place)
    }

    #[inline]
    fn string(&mut self) -> Option<Json<'a>> {
        let start = self.place;
        self.skip(b'"')?;
        self.skip_plain();
        if self.peek() == Some(b'"') {
            let plain = self.text.get(start + 1..self.place)?;
            self.place += 1;
            return Some(Json::Plain(plain));
        }
        self.skip_escapes()?;
        Some(Json::Other(self.text.get(start..self.place)?))
    }

    /// Skips the rest of a string, from an escape on.
    #[cold]
    fn skip_escapes(&mut self) -> Option<()> {
        while self.skip(b'"').is_none() {
            self.skip(b'\\')?;
            let escape = self.peek()?;
            self.place += 1;
            match escape {
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                b'u' => {
                    let digits: &[u8; 4] = self.rest().first_chunk()?;
                    if !digits.iter().all(u8::is_ascii_hexdigit) {
                        return None;
                    }
                    self.place += digits.len();
                }
                _ => return None,
            }
            self.skip_plain();
        }
        Some(())
    }

    fn skip_number(&mut self) -> Option<()> {
        let _ = self.skip(b'-');
        if self.skip(b'0').is_none() {
            self.skip_digits()?;
        }
        if self.skip(b'.').is_some() {
            self.skip_digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.place += 1;
            if let Some(b'-' | b'+') = self.peek() {
                self.place += 1;
            }
            self.skip_digits()?;
        }
        Some(())
    }

    /// Skips at least one digit.
    fn skip_digits(&mut self) -> Option<()> {
        let digits = self.rest().iter();
        let count = digits.take_while(|byte| byte.is_ascii_digit()).count();
        self.place += count;
        (count > 0).then_some(())
    }

    fn skip_word(&mut self, word: &str) -> Option<()> {
        let is_there = self.rest().starts_with(word.as_bytes());
        self.place += word.len();
        is_there.then_some(())
    }

    #[cold]
    fn skip_nested(&mut self) -> Option<()> {
        let rest = self.text.get(self.place..)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        values.next()?.ok()?;
        self.place += values.byte_offset();
        Some(())
    }

    /// Skips what can be in a string as it is, eight bytes at a time.
    #[inline]
    fn skip_plain(&mut self) {
        const ONES: u64 = u64::MAX / 0xFF;
        const HIGH_BITS: u64 = ONES << 7;
        const QUOTES: u64 = ONES * b'"' as u64;
        const BACKSLASHES: u64 = ONES * b'\\' as u64;
        const FIRST_PLAIN: u64 = ONES * 0x20;
        while let Some(word) = self.rest().first_chunk() {
            let word = u64::from_le_bytes(*word);
            // The lowest high bit that is set tells the first byte that is not plain. Subtraction
            // borrows from later bytes, whose bits therefore say nothing.
            let quotes = (word ^ QUOTES).wrapping_sub(ONES);
            let backslashes = (word ^ BACKSLASHES).wrapping_sub(ONES);
            let controls = word.wrapping_sub(FIRST_PLAIN);
            let found = (quotes | backslashes | controls) & !word & HIGH_BITS;
            if found != 0 {
                self.place += found.trailing_zeros() as usize / 8;
                return;
            }
            self.place += size_of_val(&word);
        }
        let is_plain = |&&byte: &&u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
        self.place += self.rest().iter().take_while(is_plain).count();
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
