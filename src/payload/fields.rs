//! Everything that a payload came with: the store that every payload type has.

use super::error::PayloadError;
use super::json::tree::is_same_json;
use crate::catalog::Vocabulary;

/// Keys and values in the order they came, appended to one text.
///
/// It keeps what serde types lose: unknown keys, repeated keys, the digits of numbers and the text of
/// nested JSON. Null is the same as absent and is not kept.
#[derive(Clone, Default)]
pub(crate) struct Fields {
    text: String,
    entries: Vec<Entry>,
}

/// A key and its value.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    key: Span,
    value: Span,
    key_encoding: Encoding,
    value_encoding: Encoding,
    is_listed: bool,
}

/// A key in the store, to add values to. A repeated key may be stored once for all of its values.
#[derive(Clone, Copy)]
pub(super) struct Key {
    span: Span,
    encoding: Encoding,
}

/// A part of the text. 32 bits limit a payload to 4 GiB.
#[derive(Clone, Copy)]
struct Span {
    start: u32,
    length: u32,
}

/// How a key or a value is written in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Encoding {
    /// As the text that it is.
    Text,
    /// Percent-encoded, because the bytes that a form encodes are not UTF-8.
    Percent,
    /// As JSON, because it is not a string.
    Json,
}

/// A key or a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) encoding: Encoding,
    /// Whether the value came as a JSON list of this one value.
    pub(super) is_listed: bool,
}

/// Room for the keys of most payloads.
const USUAL_KEYS: usize = 32;

/// Room for the keys and values of most call records.
const USUAL_BYTES: usize = 1024;

impl Fields {
    /// With room for what a body of this size holds.
    pub(super) fn with_room_for(body: &[u8]) -> Result<Self, PayloadError> {
        check_size(body.len())?;
        Ok(Self {
            text: String::with_capacity(body.len()),
            entries: Vec::with_capacity(USUAL_KEYS),
        })
    }

    /// Makes room for so many more entries.
    ///
    /// A list that grows is there twice for a moment, the old one and the new one.
    pub(super) fn reserve(&mut self, entries: usize) {
        self.entries.reserve(entries);
    }

    #[inline]
    pub(super) fn add_key(&mut self, key: Piece<'_>) -> Key {
        if self.entries.capacity() == 0 {
            self.entries.reserve(USUAL_KEYS);
            self.text.reserve(USUAL_BYTES);
        }
        Key {
            span: self.append(key.text),
            encoding: key.encoding,
        }
    }

    #[inline]
    pub(super) fn add_value(&mut self, key: Key, value: Piece<'_>) {
        let span = self.append(value.text);
        self.entries.push(Entry {
            key: key.span,
            value: span,
            key_encoding: key.encoding,
            value_encoding: value.encoding,
            is_listed: value.is_listed,
        });
    }

    pub(super) fn key_text(&self, key: Key) -> &str {
        self.slice(key.span)
    }

    #[inline]
    fn append(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        // What does not fit is refused by `finish`.
        let limited = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Span {
            start: limited(start),
            length: limited(text.len()),
        }
    }

    /// The payload as it is kept: without much unused room, and within the limit of 4 GiB.
    pub(super) fn finish(mut self) -> Result<Self, PayloadError> {
        check_size(self.text.len())?;
        if is_roomy(self.text.len(), self.text.capacity()) {
            self.text.shrink_to_fit();
        }
        if is_roomy(self.entries.len(), self.entries.capacity()) {
            self.entries.shrink_to_fit();
        }
        Ok(self)
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// How many bytes all keys and values have.
    pub(super) fn bytes(&self) -> usize {
        let lengths = self
            .entries
            .iter()
            .map(|entry| entry.key.len() + entry.value.len());
        lengths.sum()
    }

    /// Every key and value in the order they came, with their encodings.
    pub(super) fn pieces(&self) -> impl ExactSizeIterator<Item = (Piece<'_>, Piece<'_>)> + Clone {
        self.entries
            .iter()
            .map(|entry| (self.key(entry), self.value(entry)))
    }

    /// Every key and value in the order they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.pieces().map(|(key, value)| (key.text, value.text))
    }

    pub(super) fn has_repeated_keys(&self) -> bool {
        let mut keys: Vec<_> = self.iter().map(|(key, _)| key).collect();
        keys.sort_unstable();
        let mut pairs = keys.windows(2);
        pairs.any(|pair| matches!(pair, [one, other] if one == other))
    }

    /// Every entry in the order they came.
    pub(super) fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter()
    }

    pub(super) fn key(&self, entry: &Entry) -> Piece<'_> {
        Piece::new(self.slice(entry.key), entry.key_encoding)
    }

    pub(super) fn value(&self, entry: &Entry) -> Piece<'_> {
        Piece {
            is_listed: entry.is_listed,
            ..Piece::new(self.slice(entry.value), entry.value_encoding)
        }
    }

    fn slice(&self, span: Span) -> &str {
        // A `u32` fits wherever a text of that size does.
        let start = span.start as usize;
        let text = self.text.get(start..start + span.len());
        text.unwrap_or_default()
    }

    fn first(&self, key: &str) -> Option<Piece<'_>> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| self.is_key(entry, key))?;
        Some(self.value(entry))
    }

    #[inline]
    fn is_key(&self, entry: &Entry, key: &str) -> bool {
        // Most keys differ in length, which needs no look at the text.
        entry.key.len() == key.len() && self.slice(entry.key) == key
    }

    /// Whether any of some keys has a value that is not blank.
    #[inline]
    pub(super) fn has_any<const COUNT: usize>(&self, keys: [&str; COUNT]) -> bool {
        let mut entries = self.entries.iter();
        let is_blank = |entry| {
            let value = self.value(entry).scalar();
            value.is_some_and(|value| value.trim_ascii().is_empty())
        };
        entries.any(|entry| keys.iter().any(|key| self.is_key(entry, key)) && !is_blank(entry))
    }

    /// The first value of a key, of any kind.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.first(key).map(|value| value.text)
    }

    /// The first value of a key, which may be blank; `None` if it is a JSON object or list.
    pub(super) fn scalar(&self, key: &str) -> Option<&str> {
        self.first(key)?.scalar()
    }

    /// The JSON text of the first value of a key, if it is an object or a list.
    pub(super) fn nested(&self, key: &str) -> Option<&str> {
        let value = self.first(key)?;
        value.scalar().is_none().then_some(value.text)
    }

    /// The first value of a key, unless it is blank.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.scalar(key)
            .filter(|text| !text.trim_ascii().is_empty())
    }

    /// The first value of a key as a word of a vocabulary, if it is listed.
    pub(super) fn known<T: Vocabulary>(&self, key: &str) -> Option<T> {
        T::recognize(self.text(key)?)
    }

    /// A whole number: a JSON number, or digits in text.
    pub(super) fn number(&self, key: &str) -> Option<u64> {
        let digits = self.text(key)?.trim_ascii();
        // `parse` would take a plus sign as well.
        let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_digits.then(|| digits.parse().ok()).flatten()
    }

    /// True or false: a JSON boolean, or text.
    pub(super) fn boolean(&self, key: &str) -> Option<bool> {
        let text = self.text(key)?.trim_ascii();
        let is = |word| text.eq_ignore_ascii_case(word);
        (is("true") || is("false")).then(|| is("true"))
    }
}

/// Whether more than a third of the room is not used.
fn is_roomy(used: usize, room: usize) -> bool {
    used < room - room / 3
}

/// Refuses what is over the limit of 4 GiB.
pub(super) fn check_size(bytes: usize) -> Result<(), PayloadError> {
    match u32::try_from(bytes) {
        Ok(_) => Ok(()),
        Err(_) => Err(PayloadError::TooLarge { bytes }),
    }
}

impl Span {
    fn len(self) -> usize {
        self.length as usize
    }
}

impl<'a> Piece<'a> {
    pub(super) fn new(text: &'a str, encoding: Encoding) -> Self {
        Self {
            text,
            encoding,
            is_listed: false,
        }
    }

    pub(super) fn text(text: &'a str) -> Self {
        Self::new(text, Encoding::Text)
    }

    pub(super) fn json(text: &'a str) -> Self {
        Self::new(text, Encoding::Json)
    }

    /// The text, unless it is a JSON object, list, or string that is not Unicode.
    pub(super) fn scalar(self) -> Option<&'a str> {
        match (self.encoding, self.text.as_bytes().first()) {
            (Encoding::Json, Some(b'{' | b'[' | b'"')) => None,
            _ => Some(self.text),
        }
    }
}

/// A JSON number or boolean is equal to its text, a list of one value to the value, and nested JSON to
/// the same JSON with other blanks or escapes. An object or list is not equal to its text.
impl PartialEq for Piece<'_> {
    fn eq(&self, other: &Self) -> bool {
        let is_percent = |piece: &Self| piece.encoding == Encoding::Percent;
        match (self.scalar(), other.scalar()) {
            (Some(one), Some(two)) => one == two && is_percent(self) == is_percent(other),
            (None, None) => is_same_json(self.text, other.text),
            _ => false,
        }
    }
}

/// Equal keys with equal values; the order of different keys does not count.
impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(fields: &Fields) -> Vec<(Piece<'_>, Piece<'_>)> {
            let mut pieces: Vec<_> = fields.pieces().collect();
            pieces.sort_by_key(|(key, _)| (key.text, key.encoding));
            pieces
        }
        let is_same_order = || self.pieces().eq(other.pieces());
        self.len() == other.len() && (is_same_order() || sorted(self) == sorted(other))
    }
}

impl Eq for Fields {}
