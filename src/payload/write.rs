//! Payloads written through serde, in the wire's own keys.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fields::{Fields, Form, Piece};
use crate::json_text;

/// A map with each key once; the values of a repeated key make a list.
impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let groups = grouped(self);
        let mut map = serializer.serialize_map(Some(groups.len()))?;
        serialize_entries(&groups, &mut map)?;
        map.end()
    }
}

pub(super) type Group<'a> = (&'a str, Vec<Piece<'a>>);

pub(super) fn serialize_entries<M: SerializeMap>(
    groups: &[Group<'_>],
    map: &mut M,
) -> Result<(), M::Error> {
    groups
        .iter()
        .try_for_each(|(key, values)| match values.as_slice() {
            [value] if !value.is_listed => map.serialize_entry(key, value),
            values => map.serialize_entry(key, &List(values)),
        })
}

/// The values of each key, in the order of the first of them.
pub(super) fn grouped(fields: &Fields) -> Vec<Group<'_>> {
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
        match self.form {
            Form::Text | Form::Escaped => serializer.serialize_str(self.text),
            Form::Json => json_text::serialize(self.text, serializer),
        }
    }
}
