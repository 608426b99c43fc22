//! Payloads written through serde, in the wire's own keys.

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::fields::{Fields, Form, Piece};

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
            [value] => map.serialize_entry(key, value),
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
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for value in self.0 {
            list.serialize_element(value)?;
        }
        list.end()
    }
}

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.form {
            Form::Text | Form::Escaped => serializer.serialize_str(self.text),
            Form::Json => serialize_json(self.text, serializer),
        }
    }
}

/// Writes JSON text as it is. What every format has in the same shape is written as that.
pub(crate) fn serialize_json<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match json {
        "null" => return serializer.serialize_unit(),
        "true" => return serializer.serialize_bool(true),
        "false" => return serializer.serialize_bool(false),
        // The digits would lose their sign.
        "-0" => {}
        _ => {
            if let Ok(number) = json.parse::<u64>() {
                return serializer.serialize_u64(number);
            }
            if let Ok(number) = json.parse::<i64>() {
                return serializer.serialize_i64(number);
            }
        }
    }
    match serde_json::from_str::<&RawValue>(json) {
        Ok(raw) => raw.serialize(serializer),
        Err(_) => Err(S::Error::custom("a value is not JSON")),
    }
}
