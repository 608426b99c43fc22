//! Payloads read through any serde format: what the format hands over is kept.

use core::fmt;
use std::borrow::Cow;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::fields::{Fields, Piece};
use super::form::percent_encoded;
use super::json::{Json, add_value};
use crate::catalog::de::{Reader, Strict, is_wrapped_number_key};
use crate::json_text;

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Strict(FieldsReader).deserialize(deserializer)
    }
}

struct FieldsReader;

impl<'de> Reader<'de> for FieldsReader {
    type Value = Fields;

    fn expected(&self) -> &'static str {
        "an object"
    }

    fn object<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Fields::default();
        let mut key = String::new();
        let mut value = String::new();
        while map.next_key_seed(KeyInto(&mut key))?.is_some() {
            let stored = fields.add_key(Piece::text(&key));
            value.clear();
            let mut is_text = false;
            map.next_value_seed(JsonInto {
                is_text: Some(&mut is_text),
                ..JsonInto::new(&mut value)
            })?;
            if is_text {
                fields.add_value(stored, Piece::text(&value));
            } else {
                add_value(&mut fields, stored, Json::of(&value));
            }
        }
        fields.finish().map_err(A::Error::custom)
    }
}

/// Reads any value as JSON text.
pub(super) fn read_as_json<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let mut json = String::new();
    JsonInto::new(&mut json).deserialize(deserializer)?;
    Ok(json)
}

/// Reads a key into a buffer, in place of what the buffer holds.
struct KeyInto<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for KeyInto<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // Binary formats have keys of any kind.
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(Strict(self))
        } else {
            deserializer.deserialize_any(Strict(self))
        }
    }
}

impl Reader<'_> for KeyInto<'_> {
    type Value = ();

    fn expected(&self) -> &'static str {
        "a key that is text"
    }

    fn text<E: Error>(self, key: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(key);
        Ok(())
    }
}

/// Appends any value to a buffer as JSON text.
struct JsonInto<'a> {
    json: &'a mut String,
    /// If this is given, text is written as it is, and this says so.
    is_text: Option<&'a mut bool>,
    depth: usize,
}

/// As deep as `serde_json` reads; other formats may have no limit of their own.
const MAX_DEPTH: usize = 128;

impl<'a> JsonInto<'a> {
    fn new(json: &'a mut String) -> Self {
        Self {
            json,
            is_text: None,
            depth: 0,
        }
    }

    fn nested(&mut self) -> JsonInto<'_> {
        JsonInto {
            json: self.json,
            is_text: None,
            depth: self.depth + 1,
        }
    }

    fn write_text(self, text: &str) {
        match self.is_text {
            Some(is_text) => {
                *is_text = true;
                self.json.push_str(text);
            }
            None => self.json.push_str(&json_text::of_text(text)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for JsonInto<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.depth > MAX_DEPTH {
            let depth = MAX_DEPTH;
            return Err(D::Error::custom(format_args!(
                "expected at most {depth} levels of nesting, found more"
            )));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JsonInto<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON can hold")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.json.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.json.push_str(&value.to_string());
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.json.push_str(&value.to_string());
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.json.push_str(&value.to_string());
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.json.push_str(&value.to_string());
        Ok(())
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.json.push_str(&json_text::of_single(value));
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.json.push_str(&json_text::of_float(value));
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.write_text(value);
        Ok(())
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        let text = core::str::from_utf8(value).map(Cow::Borrowed);
        self.write_text(&text.unwrap_or_else(|_| percent_encoded(value)));
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.json.push_str("null");
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
        self.json.push('[');
        while seq.next_element_seed(self.nested())?.is_some() {
            self.json.push(',');
        }
        self.close(']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let start = self.json.len();
        self.json.push('{');
        let mut key = String::new();
        let mut number = None;
        let mut count = 0;
        while map.next_key_seed(KeyInto(&mut key))?.is_some() {
            self.json.push_str(&json_text::of_text(&key));
            self.json.push(':');
            let value = self.json.len();
            map.next_value_seed(self.nested())?;
            count += 1;
            number = match self.json.get(value..) {
                Some(value) if count == 1 && is_wrapped_number_key(&key) => {
                    json_text::wrapped_number(value)
                }
                _ => None,
            };
            self.json.push(',');
        }
        self.close('}');
        if let Some(number) = number {
            self.json.truncate(start);
            self.json.push_str(&number);
        }
        Ok(())
    }
}

impl JsonInto<'_> {
    /// Ends a list or an object, whose last value has a comma after it.
    fn close(&mut self, bracket: char) {
        if self.json.ends_with(',') {
            self.json.pop();
        }
        self.json.push(bracket);
    }
}
