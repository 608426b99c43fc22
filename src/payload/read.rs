//! Payloads read through any serde format: whatever that hands over is kept.

use core::fmt::{self, Write as _};
use std::borrow::Cow;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::builder::Builder;
use super::fields::{Fields, Form, Piece};
use super::form_decoder::escape_bytes;
use super::json;
use super::scanner::Json;
use crate::catalog::de::{Reader, Strict, is_wrapped_number_key, refused};
use crate::json_text::{self, RAW_VALUE_KEY};

/// As deep as `serde_json` itself goes; other formats may have no limit of their own.
const MAX_DEPTH: usize = 128;

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Builder::default();
        each_entry(deserializer, |key, value| {
            let key = fields.add_key(key);
            match value {
                Value::Text(text) => {
                    fields.add_value(key, Form::Text, Piece::new(text, Form::Text));
                }
                Value::Json(json) => json::add(&mut fields, key, Json::of(json)),
            }
        })?;
        fields.finish().map_err(D::Error::custom)
    }
}

/// A value that another format has handed over.
pub(super) enum Value<'a> {
    Text(&'a str),
    /// The JSON text of any value.
    Json(&'a str),
}

impl<'a> Value<'a> {
    pub(super) fn to_json(&self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => Cow::Owned(json_text::of_text(text)),
            Self::Json(json) => Cow::Borrowed(json),
        }
    }
}

/// Gives each key of a map with its value.
pub(super) fn each_entry<'de, D: Deserializer<'de>>(
    deserializer: D,
    each: impl FnMut(&str, Value<'_>),
) -> Result<(), D::Error> {
    // Only a format that tells the kinds of its values can be read, so it is asked for any kind:
    // one that is asked for a map says what it found instead.
    deserializer.deserialize_any(Strict(EachEntry(each)))
}

struct EachEntry<F>(F);

impl<'de, F> Reader<'de> for EachEntry<F>
where
    F: FnMut(&str, Value<'_>),
{
    type Value = ();

    fn expected(&self) -> &'static str {
        "an object"
    }

    fn object<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut key = String::new();
        let mut out = String::new();
        let mut count = 0;
        let mut is_number = false;
        while map.next_key_seed(KeyText(&mut key))?.is_some() {
            out.clear();
            let mut is_text = false;
            map.next_value_seed(JsonText {
                out: &mut out,
                is_text: Some(&mut is_text),
                depth: 0,
            })?;
            is_number = count == 0
                && is_text
                && is_wrapped_number_key(&key)
                && json_text::as_number(&out).is_some();
            count += 1;
            let value = if is_text {
                Value::Text(&out)
            } else {
                Value::Json(&out)
            };
            (self.0)(&key, value);
        }
        if is_number {
            return Err(refused("an object", "a number"));
        }
        Ok(())
    }
}

/// Reads a key into a buffer, in place of what it held.
struct KeyText<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for KeyText<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // Binary formats have keys of any kind, and name the content of one that was not asked for.
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(Strict(self))
        } else {
            deserializer.deserialize_any(Strict(self))
        }
    }
}

impl Reader<'_> for KeyText<'_> {
    type Value = ();

    fn expected(&self) -> &'static str {
        "a key in text"
    }

    fn text<E: Error>(self, key: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(key);
        Ok(())
    }
}

/// Writes any value as JSON text, and text as it is where that can be told.
struct JsonText<'a> {
    out: &'a mut String,
    is_text: Option<&'a mut bool>,
    depth: usize,
}

impl JsonText<'_> {
    fn nested(&mut self) -> JsonText<'_> {
        JsonText {
            out: self.out,
            is_text: None,
            depth: self.depth + 1,
        }
    }

    fn write(self, value: impl fmt::Display) {
        let _ = write!(self.out, "{value}");
    }

    fn write_text(self, text: &str) {
        if let Some(is_text) = self.is_text {
            *is_text = true;
            self.out.push_str(text);
        } else {
            self.out.push_str(&json_text::of_text(text));
        }
    }
}

impl<'de> DeserializeSeed<'de> for JsonText<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.depth > MAX_DEPTH {
            let depth = MAX_DEPTH;
            return Err(D::Error::custom(format_args!(
                "expected at most {depth} nested values, found more"
            )));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JsonText<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON knows")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.write(value);
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.write(value);
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.write(value);
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.write(value);
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.write(value);
        Ok(())
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.out.push_str(&json_text::of_single(value));
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.out.push_str(&json_text::of_float(value));
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.write_text(value);
        Ok(())
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        let text = core::str::from_utf8(value).map(Cow::Borrowed);
        self.write_text(&text.unwrap_or_else(|_| escape_bytes(value)));
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.write("null");
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        self.out.push('[');
        let start = self.out.len();
        loop {
            let before = self.out.len();
            if before > start {
                self.out.push(',');
            }
            if seq.next_element_seed(self.nested())?.is_none() {
                self.out.truncate(before);
                break;
            }
        }
        self.out.push(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let whole = self.out.len();
        self.out.push('{');
        let mut key = String::new();
        let mut wrapped = None;
        let mut count = 0;
        while map.next_key_seed(KeyText(&mut key))?.is_some() {
            if count > 0 {
                self.out.push(',');
            }
            self.nested().write_text(&key);
            self.out.push(':');
            let value = self.out.len();
            map.next_value_seed(self.nested())?;
            let value = self.out.get(value..).unwrap_or_default();
            wrapped = if count == 0 {
                unwrapped(&key, value)
            } else {
                None
            };
            count += 1;
        }
        match wrapped {
            Some(json) => {
                self.out.truncate(whole);
                self.out.push_str(&json);
            }
            None => self.out.push('}'),
        }
        Ok(())
    }
}

/// The JSON text that `serde_json` has wrapped as a string, in an object of one key.
fn unwrapped(key: &str, json: &str) -> Option<String> {
    let text = || serde_json::from_str::<String>(json).ok();
    if is_wrapped_number_key(key) {
        json_text::as_number(&text()?).map(str::to_owned)
    } else if key == RAW_VALUE_KEY {
        json_text::as_json(&text()?).map(str::to_owned)
    } else {
        None
    }
}
