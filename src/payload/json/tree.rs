//! Nested JSON as a tree: to compare it, and to write it into other formats.
//!
//! `serde_json::Value` would lose repeated keys, the order of keys and the digits of numbers, and reads its
//! own private keys from the wire.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

use super::scanner::Scanner;
use crate::json_text::PlainNumber;

/// A value with the text of its strings and the digits of its numbers.
#[derive(PartialEq)]
pub(in crate::payload) enum Tree<'a> {
    Null,
    Boolean(bool),
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Self>),
    Object(Vec<(Cow<'a, str>, Self)>),
}

/// As deep as `serde_json` reads.
const MAX_DEPTH: usize = 128;

impl<'a> Tree<'a> {
    /// The tree of JSON text. `None` if it is nested too deep, or has text that is not Unicode.
    pub(in crate::payload) fn of(json: &'a str) -> Option<Self> {
        let (tree, _) = Self::at(Scanner::new(json), 0, MAX_DEPTH)?;
        Some(tree)
    }

    /// The tree of the value at a place, and where the value ends.
    fn at(scanner: Scanner<'a>, place: usize, depth: usize) -> Option<(Self, usize)> {
        match scanner.peek(place)? {
            b'[' => {
                let depth = depth.checked_sub(1)?;
                let mut elements = Vec::new();
                let end = scanner.list(place, |place| {
                    let (element, end) = Self::at(scanner, place, depth)?;
                    elements.push(element);
                    Some(end)
                })?;
                Some((Self::List(elements), end))
            }
            b'{' => {
                let depth = depth.checked_sub(1)?;
                let mut entries = Vec::new();
                let end = scanner.object(place, |key, place| {
                    let (value, end) = Self::at(scanner, place, depth)?;
                    entries.push((key.string()?, value));
                    Some(end)
                })?;
                Some((Self::Object(entries), end))
            }
            _ => {
                let value = scanner.value(place)?;
                let tree = match value.raw() {
                    "null" => Self::Null,
                    "true" => Self::Boolean(true),
                    "false" => Self::Boolean(false),
                    raw if raw.starts_with('"') => Self::Text(value.string()?),
                    number => Self::Number(number),
                };
                Some((tree, value.end))
            }
        }
    }
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Number(digits) => PlainNumber::of(digits).serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(elements) => serializer.collect_seq(elements),
            Self::Object(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
            }
        }
    }
}

/// Whether two JSON texts differ in nothing but blanks and escapes.
pub(in crate::payload) fn is_same_json(one: &str, other: &str) -> bool {
    // What has no tree, such as very deep nesting, is compared by its text.
    one == other || Tree::of(one).is_some_and(|tree| Some(tree) == Tree::of(other))
}
