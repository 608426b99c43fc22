//! A JSON object as the keys and values of a payload.

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
    let mut seen = Seen::default();
    for_each(list, |element| seen.add(element));
    let is_one = seen.count == 1 && !seen.has_nested;
    let is_several = seen.count > 1 && seen.may_repeat(fields.key_text(key));
    if seen.has_null || !(is_one || is_several) {
        return add_one(fields, key, Json::of(list), false);
    }
    fields.reserve(seen.count);
    for_each(list, |element| add_one(fields, key, element, is_one));
}

/// What the elements of a list are. They are read twice instead of kept, as they are many times as large as
/// their JSON.
#[derive(Default)]
struct Seen {
    count: usize,
    /// What their JSON is at least long, in any spelling, so that all readers agree.
    bytes: usize,
    has_null: bool,
    has_nested: bool,
}

impl Seen {
    fn add(&mut self, element: Json<'_>) {
        let text = element.string().map_or(0, |text| text.len());
        self.count += 1;
        self.bytes += text + 2;
        self.has_null |= element.raw() == "null";
        self.has_nested |= element.raw().starts_with(['[', '{']);
    }

    /// Whether a form that repeats the key for each element is at most about 16 times as long as the JSON.
    fn may_repeat(&self, key: &str) -> bool {
        const MOST: usize = 16;
        let json = key.len() + self.bytes;
        encoded_length(key).saturating_mul(self.count) <= json.saturating_mul(MOST)
    }
}

fn for_each<'a>(list: &'a str, mut use_element: impl FnMut(Json<'a>)) {
    let scanner = Scanner::new(list);
    scanner.list(0, |place| {
        let element = scanner.value(place)?;
        use_element(element);
        Some(element.end)
    });
}

fn add_one(fields: &mut Fields, key: Key, value: Json<'_>, is_listed: bool) {
    let string = value.string();
    let piece = match &string {
        Some(text) => Piece::text(text),
        None => Piece::json(value.raw()),
    };
    fields.add_value(key, Piece { is_listed, ..piece });
}
