//! What other crates read in forms and JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::payload::Pairs;

/// The pairs of a form, with U+FFFD for what is not UTF-8.
pub fn form_pairs(body: &[u8]) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    form_urlencoded::parse(body).collect()
}

/// A form of these pairs.
pub fn form_of(pairs: &[(&str, &str)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs).finish()
}

/// The text of a body, without the byte order mark that some senders begin with; `None` if it is not UTF-8.
pub fn text(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Whether a text is JSON. Nothing is decoded: half a surrogate pair is JSON.
pub fn is_json(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

/// The entries of an object: the text of each key, and the JSON of its value. `None` for anything else.
pub fn entries(json: &str) -> Option<Vec<(String, &str)>> {
    struct Entries<'a>(Vec<(String, &'a str)>);

    struct EntriesVisitor;

    impl<'de> Visitor<'de> for EntriesVisitor {
        type Value = Entries<'de>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
            let mut entries = Vec::new();
            while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                entries.push((text_of(key.get()), value.get()));
            }
            Ok(Entries(entries))
        }
    }

    impl<'de> Deserialize<'de> for Entries<'de> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(EntriesVisitor)
        }
    }

    serde_json::from_str::<Entries<'_>>(json)
        .ok()
        .map(|entries| entries.0)
}

/// The elements of a list with their JSON; `None` for another value.
pub fn elements(json: &str) -> Option<Vec<&str>> {
    let elements: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    Some(elements.into_iter().map(RawValue::get).collect())
}

/// The text of a JSON string; the JSON of any other value, and of a string that is not Unicode.
pub fn text_of(json: &str) -> String {
    serde_json::from_str(json).unwrap_or_else(|_| json.to_owned())
}

/// A string without needless escapes; any other value as it is.
fn plain(json: &str) -> String {
    match serde_json::from_str::<String>(json) {
        Ok(text) => Value::from(text).to_string(),
        Err(_) => json.to_owned(),
    }
}

/// The elements of a list that says the same as a repeated key: not an empty one, not one with a null in it,
/// and not one of a single list or object.
pub fn repeated(json: &str) -> Option<Vec<&str>> {
    let list = elements(json)?;
    let is_repeated = match list.as_slice() {
        [] => false,
        [only] => !only.starts_with(['[', '{']) && *only != "null",
        list => !list.contains(&"null"),
    };
    is_repeated.then_some(list)
}

/// Whether a key is so short that it is repeated without end: 32 bytes of a form at most, where a character may
/// be three. A list of a longer key may be kept as its JSON.
pub fn is_short(key: &str) -> bool {
    key.len() * 3 <= 32
}

/// What an object says: each key with the JSON of its value, without nulls and with such lists taken apart;
/// in the order of the keys.
pub fn said(entries: &[(String, &str)]) -> Pairs {
    let mut said = Vec::new();
    for (key, value) in entries.iter().filter(|(_, value)| *value != "null") {
        let values = match repeated(value) {
            Some(list) if is_short(key) => list.into_iter().map(plain).collect(),
            _ if is_short(key) => vec![plain(value)],
            // Whether the lists are values of the key or have them does not count.
            _ => leaves(value),
        };
        said.extend(values.into_iter().map(|value| (key.clone(), value)));
    }
    by_key(said)
}

/// The elements of a list and of the lists in it, as far as they are taken apart.
fn leaves(json: &str) -> Vec<String> {
    match repeated(json) {
        Some(list) => list.into_iter().flat_map(leaves).collect(),
        None => vec![plain(json)],
    }
}

/// The values of each key in their order.
pub fn by_key(mut pairs: Pairs) -> Pairs {
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    pairs
}

/// Whether every number of a JSON text is in the spelling that `serde_json` writes, so that no format changes
/// it.
pub fn has_plain_numbers(json: &str) -> bool {
    let mut rest = json;
    while let Some(place) =
        rest.find(|next: char| next == '"' || next == '-' || next.is_ascii_digit())
    {
        rest = &rest[place..];
        let length = if rest.starts_with('"') {
            string_length(rest)
        } else {
            let is_over = |next: char| !(next.is_ascii_alphanumeric() || "+-.".contains(next));
            let length = rest.find(is_over).unwrap_or(rest.len());
            if !is_plain_number(&rest[..length]) {
                return false;
            }
            length
        };
        rest = &rest[length..];
    }
    true
}

fn string_length(json: &str) -> usize {
    let mut is_escaped = false;
    let end = json.char_indices().skip(1).find(|(_, next)| {
        let is_end = *next == '"' && !is_escaped;
        is_escaped = *next == '\\' && !is_escaped;
        is_end
    });
    end.map_or(json.len(), |(place, _)| place + 1)
}

fn is_plain_number(number: &str) -> bool {
    let value = serde_json::from_str::<Value>(number);
    value.is_ok_and(|value| Value::to_string(&value) == number)
}
