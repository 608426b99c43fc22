//! Payloads read through any serde format: what the format hands over is kept.

use core::fmt;
use std::borrow::Cow;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::fields::{Fields, Piece};
use super::form::percent_encoded;
use super::json::{Json, add_value};
use crate::catalog::de::{NUMBER_KEY, reject};
use crate::json_text;

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A format that is asked for a map and finds something else may repeat the content in its error.
        deserializer.deserialize_any(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Fields::default();
        let mut key = String::new();
        let mut value = String::new();
        while map.next_key_seed(KeyText(&mut key))?.is_some() {
            let stored = fields.add_key(Piece::text(&key));
            value.clear();
            let mut text = JsonText::new(&mut value);
            let mut is_text = false;
            text.is_text = Some(&mut is_text);
            map.next_value_seed(text)?;
            if is_text {
                fields.add_value(stored, Piece::text(&value));
            } else {
                add_value(&mut fields, stored, Json::of(&value));
            }
        }
        fields.finish().map_err(A::Error::custom)
    }

    reject! { numbers = "a number", visit_str(&str) = "text" }
}

/// Reads any value as JSON text.
pub(super) fn json_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let mut json = String::new();
    JsonText::new(&mut json).deserialize(deserializer)?;
    Ok(json)
}

/// Reads a key in place of what a buffer holds.
struct KeyText<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for KeyText<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // Binary formats have keys of any kind, and repeat one that was not asked for in their error.
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(self)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for KeyText<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key in text")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(key);
        Ok(())
    }

    reject! { numbers = "a number" }
}

/// Appends any value to a buffer as JSON text.
struct JsonText<'a> {
    json: &'a mut String,
    /// If this is given, text is written as it is, and this says so.
    is_text: Option<&'a mut bool>,
    depth: usize,
}

/// As deep as `serde_json` reads; other formats may have no limit of their own.
const MAX_DEPTH: usize = 128;

impl<'a> JsonText<'a> {
    fn new(json: &'a mut String) -> Self {
        Self {
            json,
            is_text: None,
            depth: 0,
        }
    }

    fn nested(&mut self) -> JsonText<'_> {
        JsonText {
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
        formatter.write_str("a value that JSON has")
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
        while map.next_key_seed(KeyText(&mut key))?.is_some() {
            self.json.push_str(&json_text::of_text(&key));
            self.json.push(':');
            let value = self.json.len();
            map.next_value_seed(self.nested())?;
            count += 1;
            number = match self.json.get(value..) {
                Some(value) if count == 1 && key == NUMBER_KEY => json_text::wrapped_number(value),
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

impl JsonText<'_> {
    /// Ends a list or an object, whose last value has a comma after it.
    fn close(&mut self, bracket: char) {
        if self.json.ends_with(',') {
            self.json.pop();
        }
        self.json.push(bracket);
    }
}
