//! A JSON object as the keys and values of a payload.

use serde_json::value::RawValue;

use super::scanner::{Json, Scanner};
use crate::payload::fields::{Fields, Key, Piece};
use crate::payload::form::encoded_length;

/// Reads an object into fields and returns where the object ends.
#[inline]
pub(in crate::payload) fn read_object(
    scanner: Scanner<'_>,
    place: usize,
    fields: &mut Fields,
) -> Option<usize> {
    scanner.object(place, |key, place| {
        let value = scanner.value(place)?;
        let key = fields.add_key(Piece::text(&key.text()));
        add_value(fields, key, value);
        Some(value.end)
    })
}

/// Adds what a JSON value says of a key.
///
/// A list is the key repeated, since a repeated key is written as a list. A list of one text, number or
/// boolean is that value. A list with a null in it is kept as JSON, since a null is not kept; so is one
/// that would make the form that is written of it much longer than the JSON.
#[inline]
pub(in crate::payload) fn add_value(fields: &mut Fields, key: Key, value: Json<'_>) {
    if let Some(plain) = value.plain() {
        return fields.add_value(key, Piece::text(plain));
    }
    match value.raw() {
        "null" => {}
        list if list.starts_with('[') => add_list(fields, key, list),
        _ => add_one(fields, key, value, false),
    }
}

#[cold]
fn add_list(fields: &mut Fields, key: Key, list: &str) {
    let elements: Vec<&RawValue> = serde_json::from_str(list).unwrap_or_default();
    let has_null = elements.iter().any(|element| element.get() == "null");
    match elements.as_slice() {
        [only] if !has_null && !only.get().starts_with(['[', '{']) => {
            add_one(fields, key, Json::of(only.get()), true);
        }
        [_, _, ..] if !has_null && may_repeat(fields.key_text(key), &elements) => {
            for element in &elements {
                add_one(fields, key, Json::of(element.get()), false);
            }
        }
        _ => add_one(fields, key, Json::of(list), false),
    }
}

/// Whether a form that repeats the key for each element is at most about 16 times as long as the JSON.
///
/// The length of the JSON is what it is at least, in any spelling, so that all readers agree.
fn may_repeat(key: &str, elements: &[&RawValue]) -> bool {
    const MOST: usize = 16;
    let text = |element: &&RawValue| {
        Json::of(element.get())
            .string()
            .map_or(0, |text| text.len())
    };
    let lengths = elements.iter().map(|element| text(element) + 2);
    let json = key.len() + lengths.sum::<usize>();
    encoded_length(key).saturating_mul(elements.len()) <= json.saturating_mul(MOST)
}

fn add_one(fields: &mut Fields, key: Key, value: Json<'_>, is_listed: bool) {
    let string = value.string();
    let piece = match &string {
        Some(text) => Piece::text(text),
        None => Piece::json(value.raw()),
    };
    fields.add_value(key, Piece { is_listed, ..piece });
}
