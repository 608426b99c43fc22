//! Payloads read through any serde format: whatever that hands over is kept.

use core::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::error::PayloadError;
use super::fields::Fields;
use super::{form, json};
use crate::catalog::de::{NUMBER_KEY, found, reject};
use crate::json_text::{self, RAW_VALUE_KEY};

/// As deep as `serde_json` itself goes; other formats may have no limit of their own.
const MAX_DEPTH: usize = 128;

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Self::default();
        each_entry(deserializer, |key, json| {
            let key = fields.add_key(key)?;
            json::add(&mut fields, key, json)
        })?;
        Ok(fields)
    }
}

/// Gives each key of a map with its value as JSON text.
pub(super) fn each_entry<'de, D: Deserializer<'de>>(
    deserializer: D,
    each: impl FnMut(&str, &str) -> Result<(), PayloadError>,
) -> Result<(), D::Error> {
    // Only a format that tells the kinds of its values can be read, so it is asked for any kind:
    // one that is asked for a map says what it found instead.
    deserializer.deserialize_any(EachEntry(each))
}

struct EachEntry<F>(F);

impl<'de, F> Visitor<'de> for EachEntry<F>
where
    F: FnMut(&str, &str) -> Result<(), PayloadError>,
{
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut key = String::new();
        let mut json = String::new();
        let mut count = 0;
        let mut is_number = false;
        while map.next_key_seed(KeyText(&mut key))?.is_some() {
            json.clear();
            map.next_value_seed(JsonText {
                out: &mut json,
                depth: 0,
            })?;
            is_number = count == 0 && key == NUMBER_KEY && unwrapped(NUMBER_KEY, &json).is_some();
            count += 1;
            (self.0)(&key, &json).map_err(A::Error::custom)?;
        }
        if is_number {
            return Err(found(&self, "a number"));
        }
        Ok(())
    }

    reject! { numbers = "a number", visit_str(&str) = "text" }
}

/// Reads a key into a buffer, in place of what it held.
struct KeyText<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for KeyText<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // Binary formats have keys of any kind, and name the content of one that was not asked for.
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

/// Writes any value as JSON text.
struct JsonText<'a> {
    out: &'a mut String,
    depth: usize,
}

impl JsonText<'_> {
    fn nested(&mut self) -> JsonText<'_> {
        JsonText {
            out: self.out,
            depth: self.depth + 1,
        }
    }

    fn write<T: serde::Serialize, E: Error>(self, value: &T) -> Result<(), E> {
        let json = serde_json::to_string(value).map_err(|_| E::custom("a value is not JSON"))?;
        self.out.push_str(&json);
        Ok(())
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
        self.write(&value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.write(&value)
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
        self.write(&value)
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        match core::str::from_utf8(value) {
            Ok(text) => self.write(&text),
            Err(_) => self.write(&form::escape_bytes(value)),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.write(&())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.write(&())
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
            self.nested().write(&key)?;
            self.out.push(':');
            let value = self.out.len();
            map.next_value_seed(self.nested())?;
            let value = self.out.get(value..).unwrap_or_default();
            wrapped = match key.as_str() {
                NUMBER_KEY | RAW_VALUE_KEY if count == 0 => unwrapped(&key, value),
                _ => None,
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
    let text: String = serde_json::from_str(json).ok()?;
    let inner = match key {
        NUMBER_KEY => json_text::as_number(&text),
        _ => json_text::as_json(&text),
    };
    inner.map(str::to_owned)
}
