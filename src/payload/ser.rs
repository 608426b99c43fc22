//! Payloads written through serde, in the wire's own keys.

use core::iter::once;
use core::ptr::from_ref;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fields::{Encoding, Entry, Fields, Piece};
use super::json::tree::Tree;
use crate::json_text;

/// A map with each key once; the values of a repeated key make a list.
impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entries = Entries::of(self);
        let mut map = serializer.serialize_map(Some(entries.len()))?;
        entries.serialize_into(&mut map)?;
        map.end()
    }
}

/// The keys of a payload, each of them once.
pub(super) enum Entries<'a> {
    /// No key is repeated.
    Single(&'a Fields),
    Grouped(Groups<'a>),
}

impl<'a> Entries<'a> {
    pub(super) fn of(fields: &'a Fields) -> Self {
        if fields.has_repeated_keys() {
            Self::Grouped(Groups::of(fields))
        } else {
            Self::Single(fields)
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Single(fields) => fields.len(),
            Self::Grouped(groups) => groups.iter().count(),
        }
    }

    pub(super) fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            Self::Single(fields) => {
                let mut pieces = fields.pieces();
                pieces.try_for_each(|(key, value)| serialize_entry(map, key.text, once(value)))
            }
            Self::Grouped(groups) => groups.serialize_into(map),
        }
    }
}

/// The entries by key, and those of one key in the order they came.
pub(super) struct Groups<'a> {
    fields: &'a Fields,
    entries: Vec<&'a Entry>,
}

impl<'a> Groups<'a> {
    fn of(fields: &'a Fields) -> Self {
        let mut entries: Vec<_> = fields.entries().collect();
        entries.sort_by_key(|entry| fields.key(entry).text);
        Self { fields, entries }
    }

    /// The entries of each key.
    fn iter(&self) -> impl Iterator<Item = &[&'a Entry]> {
        let key = |entry| self.fields.key(entry).text;
        self.entries
            .chunk_by(move |one, other| key(one) == key(other))
    }

    /// Writes the keys in the order of their first entries.
    fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let mut groups = Vec::with_capacity(self.iter().count());
        groups.extend(self.iter());
        // All entries are in one list, so an earlier one has a lower address.
        groups.sort_unstable_by_key(|group| group.first().map(|first| from_ref::<Entry>(first)));
        groups.iter().try_for_each(|group| {
            let key = group.first().map(|first| self.fields.key(first).text);
            let values = group.iter().map(|entry| self.fields.value(entry));
            serialize_entry(map, key.unwrap_or_default(), values)
        })
    }
}

fn serialize_entry<'a, M: SerializeMap>(
    map: &mut M,
    key: &str,
    values: impl ExactSizeIterator<Item = Piece<'a>> + Clone,
) -> Result<(), M::Error> {
    match values.clone().next() {
        Some(value) if values.len() == 1 && !value.is_listed => map.serialize_entry(key, &value),
        _ => map.serialize_entry(key, &List(values)),
    }
}

struct List<I>(I);

impl<'a, I: ExactSizeIterator<Item = Piece<'a>> + Clone> Serialize for List<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.encoding {
            Encoding::Text | Encoding::Percent => serializer.serialize_str(self.text),
            Encoding::Json => serialize_json(self.text, serializer),
        }
    }
}

/// Writes JSON text as the value that it is.
///
/// Every format gets a plain value if that says the same. If it does not, formats for people get the text as it
/// is, which only JSON can write; other formats get a value that is close, or the text.
pub(super) fn serialize_json<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if json_text::is_number(json) {
        return json_text::serialize_number(json, serializer);
    }
    let is_written_as = |tree: &Tree<'_>| {
        let written = serde_json::to_string(tree);
        written.is_ok_and(|written| written == json)
    };
    match Tree::of(json) {
        Some(tree) if is_written_as(&tree) => tree.serialize(serializer),
        _ if serializer.is_human_readable() => json_text::serialize_raw(json, serializer),
        Some(tree) => tree.serialize(serializer),
        None => serializer.serialize_str(json),
    }
}
