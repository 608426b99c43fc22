//! A hangup on its own through serde: its four texts.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::core::{HangupKeys, Payload};
use super::fields::Fields;
use crate::hangup::{Hangup, HangupText};

impl Hangup {
    /// The keys of the texts.
    pub(crate) const KEYS: HangupKeys = &[
        (HangupText::Code, "code"),
        (HangupText::Name, "name"),
        (HangupText::Source, "source"),
        (HangupText::Telephony, "telephony"),
    ];

    pub(crate) const IS_SIP_TRUNK: &str = "is_sip_trunk";
}

/// Writes a map of `code`, `name`, `source` and `telephony`, as far as they are reported and as they came, and
/// of `is_sip_trunk` if it is one.
impl Serialize for Hangup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let texts = Self::KEYS
            .iter()
            .filter_map(|(text, key)| Some((key, self.reported(*text)?)));
        let length = texts.clone().count() + usize::from(self.is_sip_trunk());
        let mut map = serializer.serialize_map(Some(length))?;
        for (key, text) in texts {
            map.serialize_entry(key, text)?;
        }
        if self.is_sip_trunk() {
            map.serialize_entry(Self::IS_SIP_TRUNK, &true)?;
        }
        map.end()
    }
}

/// Reads the same map. A code may be a number, and other keys are ignored.
impl<'de> Deserialize<'de> for Hangup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Payload { fields, mut hangup } =
            Payload::new(Fields::deserialize(deserializer)?, Self::KEYS);
        if fields.boolean(Self::IS_SIP_TRUNK) == Some(true) {
            hangup.mark_as_sip_trunk();
        }
        Ok(hangup)
    }
}
