//! Payloads written through serde, in the wire's own keys.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fields::{Encoding, Fields, Piece};
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
    Grouped(Vec<Group<'a>>),
}

type Group<'a> = (&'a str, Vec<Piece<'a>>);

impl<'a> Entries<'a> {
    pub(super) fn of(fields: &'a Fields) -> Self {
        if fields.has_repeated_keys() {
            Self::Grouped(grouped(fields))
        } else {
            Self::Single(fields)
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Single(fields) => fields.len(),
            Self::Grouped(groups) => groups.len(),
        }
    }

    pub(super) fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self {
            Self::Single(fields) => {
                let mut pieces = fields.pieces();
                pieces.try_for_each(|(key, value)| serialize_entry(map, key.text, &[value]))
            }
            Self::Grouped(groups) => {
                let mut groups = groups.iter();
                groups.try_for_each(|(key, values)| serialize_entry(map, key, values))
            }
        }
    }
}

fn serialize_entry<M: SerializeMap>(
    map: &mut M,
    key: &str,
    values: &[Piece<'_>],
) -> Result<(), M::Error> {
    match values {
        [value] if !value.is_listed => map.serialize_entry(key, value),
        values => map.serialize_entry(key, &List(values)),
    }
}

/// The values of each key, in the order of the first of them.
fn grouped(fields: &Fields) -> Vec<Group<'_>> {
    let mut entries: Vec<_> = fields.pieces().enumerate().collect();
    entries.sort_by_key(|(index, (key, _))| (key.text, *index));
    let mut groups: Vec<(usize, Group<'_>)> = Vec::with_capacity(entries.len());
    for (index, (key, value)) in entries {
        match groups.last_mut() {
            Some((_, (last, values))) if *last == key.text => values.push(value),
            _ => groups.push((index, (key.text, vec![value]))),
        }
    }
    groups.sort_by_key(|(index, _)| *index);
    groups.into_iter().map(|(_, group)| group).collect()
}

struct List<'a>(&'a [Piece<'a>]);

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0)
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
