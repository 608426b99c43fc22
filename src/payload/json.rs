//! JSON text, read with the digits of its numbers and the text of what is nested in it.

use core::fmt;
use std::borrow::Cow;

use serde::de::{Deserializer as _, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::error::{Kind, PayloadError};
use super::fields::{Fields, Form, Piece, Span};

/// Reads an object.
pub(super) fn read(body: &[u8]) -> Result<Fields, PayloadError> {
    let mut fields = Fields::with_capacity(body.len())?;
    read_object(body, |key, value| {
        let key = fields.add_key(key)?;
        add(&mut fields, key, value)
    })?;
    Ok(fields)
}

/// Gives each key of an object with the JSON text of its value. A byte order mark is passed over.
pub(super) fn read_object<'a>(
    body: &'a [u8],
    each: impl FnMut(&str, &'a str) -> Result<(), PayloadError>,
) -> Result<(), PayloadError> {
    let text = core::str::from_utf8(body).map_err(|error| PayloadError::NotUtf8 {
        valid_bytes: error.valid_up_to(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut failed = None;
    let failure = &mut failed;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer
        .deserialize_map(EachEntry { each, failure })
        .and_then(|()| deserializer.end())
        .map_err(|error| failed.unwrap_or_else(|| describe(&error, text)))
}

fn describe(error: &serde_json::Error, text: &str) -> PayloadError {
    use serde_json::error::Category;
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => PayloadError::Truncated { line, column },
        Category::Data => PayloadError::WrongKind {
            field: "payload",
            expected: "an object",
            found: Kind::of(text),
        },
        Category::Syntax | Category::Io => PayloadError::NotJson { line, column },
    }
}

struct EachEntry<'f, F> {
    each: F,
    /// Why `each` failed, where it did: a serde error has no room for it.
    failure: &'f mut Option<PayloadError>,
}

impl<'de, F> Visitor<'de> for EachEntry<'_, F>
where
    F: FnMut(&str, &'de str) -> Result<(), PayloadError>,
{
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&'de RawValue>()? {
            // Half a surrogate pair cannot be text: such a key keeps its escapes.
            let key = string(key.get()).unwrap_or(Cow::Borrowed(key.get()));
            let value = map.next_value::<&'de RawValue>()?;
            if let Err(error) = (self.each)(&key, value.get()) {
                *self.failure = Some(error);
                return Err(A::Error::custom("see the failure"));
            }
        }
        Ok(())
    }
}

/// The text of a JSON string; `None` for anything else, and for half a surrogate pair.
fn string(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(json).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

/// The elements of a list.
pub(super) fn list(json: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(json).ok()
}

/// Keeps the JSON text of a value under a key.
///
/// A list is the key repeated, since that is how a repeated key is written, and a list of one text,
/// number or boolean is that value. A list with a null among its values is neither, since a null is
/// not kept.
pub(super) fn add(fields: &mut Fields, key: Span, json: &str) -> Result<(), PayloadError> {
    if json == "null" {
        return Ok(());
    }
    let elements = if json.starts_with('[') {
        list(json).filter(|list| !list.is_empty() && list.iter().all(|raw| raw.get() != "null"))
    } else {
        None
    };
    match elements.as_deref() {
        None => add_one(fields, key, json, false),
        Some([only]) if only.get().starts_with(['[', '{']) => add_one(fields, key, json, false),
        Some([only]) => add_one(fields, key, only.get(), true),
        Some(elements) => elements
            .iter()
            .try_for_each(|element| add_one(fields, key, element.get(), false)),
    }
}

fn add_one(
    fields: &mut Fields,
    key: Span,
    json: &str,
    is_listed: bool,
) -> Result<(), PayloadError> {
    let text = string(json);
    let value = match &text {
        Some(text) => Piece::new(text, Form::Text),
        None => Piece::new(json, Form::Json),
    };
    fields.add_value(key, Form::Text, Piece { is_listed, ..value })
}
