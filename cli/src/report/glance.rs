//! A fast look at a line: whether it is a record like one before.
//!
//! Most records of an export differ in their ids, numbers, times and seconds, and mean the same. So a line is not
//! judged if one that is alike was: a look takes half as long as reading a record whole. It judges nothing itself.
//! Anything that is not a plain record gets a closer look by the library: escapes and lists, keys in other
//! spellings, what may be a callback, a page, an error or a record of SIP trunking, and what is not JSON.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

/// What is not an id, a number or a time of a plain record.
#[derive(Debug, Default)]
pub(super) struct Glance<'a> {
    /// All texts that can change what a record means.
    texts: [Scalar<'a>; TEXTS],
    answer_time: Scalar<'a>,
    end_time: Scalar<'a>,
    initiation_time: Scalar<'a>,
    /// Of the talk, of the bill, and billed.
    seconds: [Scalar<'a>; 3],
    is_recognized: bool,
}

/// A value that needs no closer look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scalar<'a> {
    /// Null is the same as absent.
    #[default]
    Nothing,
    Number(u64),
    Text(&'a str),
}

const TEXTS: usize = 7;

/// Where a key has its place.
enum Place {
    Text(usize),
    AnswerTime,
    EndTime,
    InitiationTime,
    Seconds(usize),
    ResourceUri,
    /// A key of a record that changes nothing.
    OfARecord,
    /// A key that nobody reads.
    Other,
}

impl<'a> Glance<'a> {
    /// Looks at a line; `None` if it needs a closer look.
    pub(super) fn at(line: &'a str) -> Option<Self> {
        let glance: Self = serde_json::from_str(line).ok()?;
        glance.is_recognized.then_some(glance)
    }

    /// When the call ended, or else when it began, as sent.
    pub(super) fn time(&self) -> Option<&'a str> {
        let times = [self.end_time, self.initiation_time];
        times.into_iter().find_map(|time| match time {
            Scalar::Text(text) if !text.trim_ascii().is_empty() => Some(text),
            _ => None,
        })
    }

    /// Writes what it is like. Records that are alike mean the same.
    pub(super) fn write_likeness(&self, likeness: &mut Vec<u8>) {
        likeness.clear();
        for text in self.texts {
            match text {
                Scalar::Nothing => likeness.push(0),
                Scalar::Number(number) => {
                    likeness.push(1);
                    likeness.extend(number.to_le_bytes());
                }
                Scalar::Text(text) => {
                    likeness.extend(text.as_bytes());
                    // It is not in UTF-8.
                    likeness.push(0xFF);
                }
            }
        }
        likeness.push(match self.answer_time {
            Scalar::Text(time) if time.trim_ascii().is_empty() => 1,
            Scalar::Text(_) => 2,
            _ => 0,
        });
        // Of seconds, it counts whether there are any, and whether fewer are billed than were talked.
        let seconds = self.seconds.map(|seconds| match seconds {
            Scalar::Number(seconds) => Some(seconds),
            _ => None,
        });
        likeness.extend(seconds.map(|seconds| match seconds {
            None => 0,
            Some(0) => 1,
            Some(_) => 2,
        }));
        let [talk, bill, billed] = seconds;
        likeness.push(u8::from(billed < talk.max(bill)));
    }

    fn place<E: serde::de::Error>(key: &str) -> Result<Place, E> {
        Ok(match key {
            "hangup_cause_code" => Place::Text(0),
            "hangup_cause_name" => Place::Text(1),
            "hangup_source" => Place::Text(2),
            "hangup_cause" => Place::Text(3),
            "call_direction" => Place::Text(4),
            "call_state" => Place::Text(5),
            "call_status" => Place::Text(6),
            "answer_time" => Place::AnswerTime,
            "end_time" => Place::EndTime,
            "initiation_time" => Place::InitiationTime,
            "call_duration" => Place::Seconds(0),
            "bill_duration" => Place::Seconds(1),
            "billed_duration" => Place::Seconds(2),
            "resource_uri" => Place::ResourceUri,
            "call_uuid"
            | "api_id"
            | "parent_call_uuid"
            | "conference_uuid"
            | "from_number"
            | "to_number"
            | "total_amount"
            | "total_rate"
            | "stir_verification"
            | "stir_attestation"
            | "voice_network_group"
            | "source_ip"
            | "cnam_lookup" => Place::OfARecord,
            "objects" | "error" | "trunk_domain" | "transport_protocol" => {
                return Err(E::custom("may be something else"));
            }
            // Keys of callbacks, and other spellings.
            key if key.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                return Err(E::custom("may be something else"));
            }
            _ => Place::Other,
        })
    }
}

impl<'de> Deserialize<'de> for Glance<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OfObject)
    }
}

struct OfObject;

impl<'de> Visitor<'de> for OfObject {
    type Value = Glance<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut glance = Glance::default();
        // A key with escapes is not borrowed, which ends the look.
        while let Some(key) = map.next_key::<&'de str>()? {
            let place = Glance::place(key)?;
            glance.is_recognized |= !matches!(place, Place::Other);
            let field = match place {
                Place::Text(place) => glance.texts.get_mut(place),
                Place::AnswerTime => Some(&mut glance.answer_time),
                Place::EndTime => Some(&mut glance.end_time),
                Place::InitiationTime => Some(&mut glance.initiation_time),
                Place::Seconds(place) => glance.seconds.get_mut(place),
                Place::ResourceUri => {
                    let resource: Scalar<'_> = map.next_value()?;
                    if resource.is_of_sip_trunk() {
                        return Err(A::Error::custom("SIP trunking"));
                    }
                    continue;
                }
                Place::OfARecord | Place::Other => None,
            };
            let Some(field) = field else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let value: Scalar<'_> = map.next_value()?;
            // The first value of a repeated key counts.
            if *field == Scalar::Nothing {
                *field = value;
            }
        }
        let is_number = |value: &Scalar<'_>| !matches!(value, Scalar::Text(_));
        let is_text = |value: &Scalar<'_>| !matches!(value, Scalar::Number(_));
        let times = [glance.answer_time, glance.end_time, glance.initiation_time];
        if glance.seconds.iter().all(is_number) && times.iter().all(is_text) {
            Ok(glance)
        } else {
            Err(A::Error::custom("other kinds"))
        }
    }
}

impl Scalar<'_> {
    fn is_of_sip_trunk(self) -> bool {
        let Self::Text(text) = self else {
            return false;
        };
        memchr::memchr(b'Z', text.as_bytes()).is_some() && text.contains("/Zentrunk/")
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OfScalar)
    }
}

struct OfScalar;

impl<'de> Visitor<'de> for OfScalar {
    type Value = Scalar<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("null, a whole number, or a string without escapes")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Nothing)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(text))
    }
}
