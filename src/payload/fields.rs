//! Everything that a payload came with: the one store behind every payload type.

use core::fmt;

use super::error::PayloadError;

/// Keys and values in the order they came, in one buffer.
///
/// It keeps what serde types lose: unknown keys, repeated keys, the digits of numbers, the text
/// of nested JSON. Null is the same as absent and is not kept.
#[derive(Clone, Default)]
pub(crate) struct Fields {
    text: String,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    key: Span,
    value: Span,
    key_form: Form,
    value_form: Form,
    is_listed: bool,
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
#[derive(Clone, Copy)]
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
    fn scalar(self) -> Option<&'a str> {
        match (self.form, self.text.as_bytes().first()) {
            (Form::Json, Some(b'{' | b'[' | b'"')) => None,
            _ => Some(self.text),
        }
    }
}

impl Fields {
    /// Room for a payload that is read from `bytes` bytes.
    pub(super) fn with_capacity(bytes: usize) -> Result<Self, PayloadError> {
        check_size(bytes)?;
        Ok(Self {
            text: String::with_capacity(bytes),
            // A payload has some thirty keys; a page of tiny records must not take room for each.
            entries: Vec::with_capacity((bytes / 16).min(32)),
        })
    }

    /// Keeps a key, for the values that follow.
    pub(super) fn add_key(&mut self, key: &str) -> Result<Span, PayloadError> {
        self.add_text(key)
    }

    pub(super) fn add_value(
        &mut self,
        key: Span,
        key_form: Form,
        value: Piece<'_>,
    ) -> Result<(), PayloadError> {
        let entry = Entry {
            key,
            value: self.add_text(value.text)?,
            key_form,
            value_form: value.form,
            is_listed: value.is_listed,
        };
        self.entries.push(entry);
        Ok(())
    }

    fn add_text(&mut self, text: &str) -> Result<Span, PayloadError> {
        let start = check_size(self.text.len())?;
        let end = check_size(self.text.len() + text.len())?;
        self.text.push_str(text);
        Ok(Span { start, end })
    }

    fn slice(&self, span: Span) -> &str {
        let range = usize_of(span.start)..usize_of(span.end);
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Every key and value in the order they came, with how they are held.
    pub(super) fn pieces(&self) -> impl ExactSizeIterator<Item = (Piece<'_>, Piece<'_>)> + Clone {
        self.entries.iter().map(|entry| {
            let key = Piece::new(self.slice(entry.key), entry.key_form);
            let value = Piece {
                is_listed: entry.is_listed,
                ..Piece::new(self.slice(entry.value), entry.value_form)
            };
            (key, value)
        })
    }

    /// Every key and value in the order they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.pieces().map(|(key, value)| (key.text, value.text))
    }

    fn first(&self, key: &str) -> Option<Piece<'_>> {
        let mut pieces = self.pieces();
        let found = pieces.find(|(found, _)| found.text == key);
        found.map(|(_, value)| value)
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

fn check_size(bytes: usize) -> Result<u32, PayloadError> {
    u32::try_from(bytes).map_err(|_| PayloadError::TooLarge { bytes })
}

/// A `u32` fits wherever a buffer of that size does.
fn usize_of(number: u32) -> usize {
    number as usize
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
