//! Payloads while their keys come in.

use super::error::PayloadError;
use super::fields::{Entry, Fields, Form, Piece, Span};

/// Collects keys and values, most of which stand in a source as they are.
///
/// Those are remembered by their place alone, and copied together with what is around them in one go:
/// copying each by itself costs more than all the reading.
#[derive(Default)]
pub(super) struct Builder<'a> {
    source: &'a str,
    /// What does not stand in the source: its places are counted on from the source's end.
    decoded: String,
    entries: Vec<Entry>,
    failure: Option<PayloadError>,
}

/// How many keys a payload has room for before it has to grow.
const USUAL_KEYS: usize = 32;

/// How many bytes of a payload's values are escaped, usually.
const USUAL_BYTES: usize = 256;

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            ..Self::default()
        }
    }

    /// Keeps a key, for the values that follow.
    #[inline]
    pub(super) fn add_key(&mut self, key: &str) -> Span {
        self.add_text(key)
    }

    pub(super) fn add_value(&mut self, key: Span, key_form: Form, value: Piece<'_>) {
        let entry = Entry {
            key,
            value: self.add_text(value.text),
            key_form,
            value_form: value.form,
            is_listed: value.is_listed,
        };
        if self.entries.is_empty() {
            self.entries.reserve(USUAL_KEYS);
        }
        self.entries.push(entry);
    }

    #[inline]
    fn add_text(&mut self, text: &str) -> Span {
        let start = place_in(self.source, text).unwrap_or_else(|| self.add_decoded(text));
        Span::new(start, start + text.len())
    }

    fn add_decoded(&mut self, text: &str) -> usize {
        let start = self.source.len() + self.decoded.len();
        if let Err(error) = check_size(start + text.len()) {
            self.failure = Some(error);
            return start;
        }
        if self.decoded.is_empty() {
            self.decoded.reserve(USUAL_BYTES);
        }
        self.decoded.push_str(text);
        start
    }

    /// The payload, with a copy of the part of the source that it came from.
    pub(super) fn finish(mut self) -> Result<Fields, PayloadError> {
        let source_end = check_size(self.source.len())?;
        if let Some(error) = self.failure {
            return Err(error);
        }
        if self.entries.len() * 3 < self.entries.capacity() * 2 {
            // A page may have a million small records.
            self.entries.shrink_to_fit();
        }
        if self.source.is_empty() {
            // There is nothing else that could be joined to what was decoded.
            self.decoded.shrink_to_fit();
            return Ok(Fields {
                text: self.decoded,
                entries: self.entries,
            });
        }
        let in_source = |span: &Span| span.end() <= source_end;
        let (mut start, mut end) = (source_end, 0);
        let mut used = 0;
        for entry in &self.entries {
            for span in [entry.key, entry.value] {
                if in_source(&span) {
                    start = start.min(span.start());
                    end = end.max(span.end());
                    used += span.len();
                }
            }
        }
        let part = self.source.get(start as usize..end as usize);
        let part = part.unwrap_or_default();
        if used < part.len() / 2 {
            return self.copy_each(used);
        }
        let mut text = String::with_capacity(part.len() + self.decoded.len());
        text.push_str(part);
        text.push_str(&self.decoded);
        let left_out = source_end - end.saturating_sub(start);
        for entry in &mut self.entries {
            for span in [&mut entry.key, &mut entry.value] {
                span.move_back(if in_source(span) { start } else { left_out });
            }
        }
        Ok(Fields {
            text,
            entries: self.entries,
        })
    }

    /// The same where most of the part is of no use: blanks, or escapes that are decoded elsewhere.
    #[cold]
    fn copy_each(self, used: usize) -> Result<Fields, PayloadError> {
        let mut copy = Builder::default();
        copy.decoded.reserve_exact(used + self.decoded.len());
        // The values of a list have one key, which is copied once.
        for values in self.entries.chunk_by(|one, next| one.key == next.key) {
            let Some(first) = values.first() else {
                continue;
            };
            let key = copy.add_key(self.text_of(first.key));
            for entry in values {
                let value = entry.value_in(self.text_of(entry.value));
                copy.add_value(key, entry.key_form, value);
            }
        }
        copy.finish()
    }

    fn text_of(&self, span: Span) -> &str {
        let range = span.range();
        let text = match range.start.checked_sub(self.source.len()) {
            Some(start) if range.end > self.source.len() => {
                self.decoded.get(start..range.end - self.source.len())
            }
            _ => self.source.get(range),
        };
        text.unwrap_or_default()
    }
}

/// Where a text stands within another, if it is a part of it and no copy.
fn place_in(source: &str, text: &str) -> Option<usize> {
    let place = text.as_ptr().addr().wrapping_sub(source.as_ptr().addr());
    let rest = source.len().checked_sub(place)?;
    (text.len() <= rest).then_some(place)
}

/// The limit of a payload, which its places are counted in.
pub(super) fn check_size(bytes: usize) -> Result<u32, PayloadError> {
    u32::try_from(bytes).map_err(|_| PayloadError::TooLarge { bytes })
}
