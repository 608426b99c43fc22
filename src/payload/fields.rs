//! Everything that a payload came with: the one store behind every payload type.

use core::fmt;
use core::ops::Range;

/// Keys and values in the order they came, in one buffer.
///
/// It keeps what serde types lose: unknown keys, repeated keys, the digits of numbers, the text
/// of nested JSON. Null is the same as absent and is not kept.
#[derive(Clone, Default)]
pub(crate) struct Fields {
    pub(super) text: String,
    pub(super) entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) key: Span,
    pub(super) value: Span,
    pub(super) key_form: Form,
    pub(super) value_form: Form,
    pub(super) is_listed: bool,
}

/// How a key or a value is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    /// Text of a form whose escapes are not UTF-8, still escaped.
    Escaped,
    /// The JSON text of anything but a string.
    Json,
}

/// A part of the buffer. 32 bits are what limits a payload to 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

/// A key or a value, with how it is held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) form: Form,
    /// Whether the value came as a JSON list of this one value.
    pub(super) is_listed: bool,
}

impl<'a> Piece<'a> {
    pub(super) fn new(text: &'a str, form: Form) -> Self {
        Self {
            text,
            form,
            is_listed: false,
        }
    }

    /// The text, unless it is that of a JSON object or list: those are no single value.
    pub(super) fn scalar(self) -> Option<&'a str> {
        match (self.form, self.text.as_bytes().first()) {
            (Form::Json, Some(b'{' | b'[' | b'"')) => None,
            _ => Some(self.text),
        }
    }
}

impl Entry {
    pub(super) fn value_in(self, text: &str) -> Piece<'_> {
        Piece {
            is_listed: self.is_listed,
            ..Piece::new(text, self.value_form)
        }
    }
}

impl Fields {
    fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn has_repeated_keys(&self) -> bool {
        // As many keys as payloads have are compared in less time than they are sorted.
        if self.len() > 64 {
            let mut keys: Vec<_> = self.iter().map(|(key, _)| key).collect();
            keys.sort_unstable();
            return keys
                .windows(2)
                .any(|pair| matches!(pair, [one, other] if one == other));
        }
        let mut entries = self.entries.iter();
        while let Some(entry) = entries.next() {
            let length = entry.key.len();
            let mut alike = entries.clone().filter(|other| other.key.len() == length);
            if alike.any(|other| self.slice(other.key) == self.slice(entry.key)) {
                return true;
            }
        }
        false
    }

    /// How long all keys and values are together.
    pub(super) fn bytes(&self) -> usize {
        let lengths = self.entries.iter();
        lengths
            .map(|entry| entry.key.len() + entry.value.len())
            .sum()
    }

    /// Every key and value in the order they came, with how they are held.
    pub(super) fn pieces(&self) -> impl ExactSizeIterator<Item = (Piece<'_>, Piece<'_>)> + Clone {
        self.entries.iter().map(|entry| {
            let key = Piece::new(self.slice(entry.key), entry.key_form);
            (key, self.value(entry))
        })
    }

    fn value(&self, entry: &Entry) -> Piece<'_> {
        entry.value_in(self.slice(entry.value))
    }

    /// Every key and value in the order they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.pieces().map(|(key, value)| (key.text, value.text))
    }

    fn first(&self, key: &str) -> Option<Piece<'_>> {
        let mut entries = self.entries.iter();
        let found = entries.find(|entry| {
            // Most keys differ in length, which takes no look at the text.
            entry.key.len() == key.len() && self.slice(entry.key) == key
        });
        found.map(|entry| self.value(entry))
    }

    /// The first value of a key, whatever it is.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.first(key).map(|value| value.text)
    }

    /// The first value of a key, which may be empty; none where it is a JSON object or list.
    pub(super) fn scalar(&self, key: &str) -> Option<&str> {
        self.first(key)?.scalar()
    }

    /// The first value of a key that is no blank.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.scalar(key)
            .filter(|text| !text.trim_ascii().is_empty())
    }

    /// A whole number, as a number or in digits.
    pub(super) fn number(&self, key: &str) -> Option<u64> {
        let text = self.text(key)?.trim_ascii();
        let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        is_digits.then(|| text.parse().ok()).flatten()
    }

    /// True or false, as a boolean or as text.
    pub(super) fn boolean(&self, key: &str) -> Option<bool> {
        let text = self.text(key)?.trim_ascii();
        if text.eq_ignore_ascii_case("true") {
            Some(true)
        } else if text.eq_ignore_ascii_case("false") {
            Some(false)
        } else {
            None
        }
    }
}

impl Span {
    /// Places beyond the limit are cut off; a payload that has any is refused as a whole.
    pub(super) fn new(start: usize, end: usize) -> Self {
        let limited = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self {
            start: limited(start),
            end: limited(end),
        }
    }

    pub(super) fn start(self) -> u32 {
        self.start
    }

    pub(super) fn end(self) -> u32 {
        self.end
    }

    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// A `u32` fits wherever a buffer of that size does.
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Counts the place from a later start, which must not be behind it.
    pub(super) fn move_back(&mut self, bytes: u32) {
        self.start = self.start.saturating_sub(bytes);
        self.end = self.end.saturating_sub(bytes);
    }
}

/// Equal texts that are read alike: a JSON number or boolean is equal to its text, and a list of one
/// value to the value; a JSON object or list is not equal to its text.
impl PartialEq for Piece<'_> {
    fn eq(&self, other: &Self) -> bool {
        let kind = |piece: &Self| match piece.form {
            Form::Json if piece.scalar().is_some() => Form::Text,
            form => form,
        };
        self.text == other.text && kind(self) == kind(other)
    }
}

/// The same keys with the same values; the order of different keys does not count.
impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(fields: &Fields) -> Vec<(Piece<'_>, Piece<'_>)> {
            let mut pieces: Vec<_> = fields.pieces().collect();
            pieces.sort_by_key(|(key, _)| key.text);
            pieces
        }
        let is_same_order = || self.pieces().eq(other.pieces());
        self.len() == other.len() && (is_same_order() || sorted(self) == sorted(other))
    }
}

impl Eq for Fields {}

/// Tells how many there are; the texts may be anybody's number or name.
impl fmt::Debug for Fields {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Fields({})", self.len())
    }
}
