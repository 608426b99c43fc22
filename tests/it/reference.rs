//! What other crates read in forms and JSON.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::payload::Pairs;

/// The pairs of a form, with U+FFFD for what is not UTF-8.
pub fn form_pairs(body: &[u8]) -> Pairs {
    serde_urlencoded::from_bytes(body).expect("a form is always read")
}

/// Whether some bytes are a JSON object. Nothing is decoded: half a surrogate pair is JSON.
pub fn is_object(body: &[u8]) -> bool {
    let text = std::str::from_utf8(body).unwrap_or_default();
    text.trim_start_matches([' ', '\n', '\r', '\t'])
        .starts_with('{')
        && is_json(text)
}

pub fn is_json(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

/// The entries of an object with the JSON text of their values.
pub fn entries(object: &str) -> Pairs {
    struct Entries(Pairs);

    struct EntriesVisitor;

    impl<'de> Visitor<'de> for EntriesVisitor {
        type Value = Entries;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
            let mut entries = Vec::new();
            while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
                entries.push((key, value.get().to_owned()));
            }
            Ok(Entries(entries))
        }
    }

    impl<'de> Deserialize<'de> for Entries {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(EntriesVisitor)
        }
    }

    serde_json::from_str::<Entries>(object).expect(object).0
}

/// The items of a list with their JSON texts; `None` for another value.
pub fn items(json: &str) -> Option<Vec<String>> {
    let items: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    Some(items.iter().map(|item| item.get().to_owned()).collect())
}

/// The keys and values of an object as a payload has them, with the JSON text of each value, strings
/// without needless escapes. Nulls are left out; lists of two or more are taken apart, and so is a
/// list of one that holds no other list or object; a list with a null in it is a value.
pub fn said(object: &str) -> Pairs {
    let is_nested = |item: &String| item.starts_with(['[', '{']);
    let is_apart = |list: &Vec<String>| {
        let has_null = list.iter().any(|item| item == "null");
        !has_null && (list.len() > 1 || list.first().is_some_and(|only| !is_nested(only)))
    };
    let mut said = Vec::new();
    for (key, value) in entries(object) {
        match items(&value).filter(is_apart) {
            Some(list) => said.extend(list.iter().map(|item| (key.clone(), plain(item)))),
            None if value == "null" => {}
            None => said.push((key, plain(&value))),
        }
    }
    said
}

/// A string without needless escapes; another value, and what is not text, as it is.
fn plain(json: &str) -> String {
    match serde_json::from_str::<String>(json) {
        Ok(text) => serde_json::to_string(&text).unwrap(),
        Err(_) => json.to_owned(),
    }
}

/// What `get` and `iter` give of a value: the text of a string, the JSON of everything else.
pub fn texts(said: &Pairs) -> Pairs {
    let text = |json: &String| serde_json::from_str(json).unwrap_or_else(|_| json.clone());
    said.iter()
        .map(|(key, json)| (key.clone(), text(json)))
        .collect()
}

/// The values of each key in their order.
pub fn by_key(mut pairs: Pairs) -> Pairs {
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    pairs
}
