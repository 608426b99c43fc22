//! What all payload types have in common.

/// Access by key, serde, equality and `Debug`, for a type with the fields `fields` and `hangup`
/// and a constructor `from_fields`.
macro_rules! payload {
    ($type:ident) => {
        impl $type {
            /// Why the call ended, as far as the payload reports it.
            pub fn hangup(&self) -> &crate::Hangup {
                &self.hangup
            }

            /// How the call ended, weighing everything that the payload carries.
            ///
            /// A listed cause other than [`HangupCause::Unknown`](crate::HangupCause::Unknown)
            /// decides; else the telephony cause; else the status, where the payload has one.
            /// Whatever would be completed without ever having been answered is canceled.
            pub fn outcome(&self) -> crate::Outcome {
                self.hangup.outcome_in(self.circumstances())
            }

            /// Outcome, retry advice, responsible party and next step, weighing everything that
            /// the payload carries.
            pub fn meaning(&self) -> crate::Meaning {
                self.hangup.meaning_in(self.circumstances())
            }

            /// The first value of a key, exactly as it was sent.
            ///
            /// Keys are case-sensitive. Numbers come as their digits, JSON objects and lists as
            /// their JSON text. `None` where the key is absent or null; a blank value is `Some`.
            pub fn get(&self, key: &str) -> Option<&str> {
                self.fields.get(key)
            }

            /// Every key and value in the order they came, unknown and repeated ones included.
            pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
                self.fields.iter()
            }

            /// Reads a JSON object with the payload's own keys.
            ///
            /// Numbers keep their digits, and unknown values that are nested keep their text. A
            /// list of two or more values is a repeated key.
            ///
            /// # Errors
            ///
            /// For text that is not UTF-8, is not JSON, or is no object, and for more than 4 GiB.
            pub fn from_json(body: &[u8]) -> Result<Self, crate::PayloadError> {
                super::json::read(body).map(Self::from_fields)
            }
        }

        /// Writes a map of the keys and values that came; a repeated key has a list.
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.fields.serialize(serializer)
            }
        }

        /// Reads a map of text keys and any values.
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::fields::Fields::deserialize(deserializer).map(Self::from_fields)
            }
        }

        /// The same keys with the same texts; the order of different keys does not count.
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.fields == other.fields
            }
        }

        impl Eq for $type {}

        /// Shows the hangup and how many fields there are; leaves out numbers, ids and names.
        impl core::fmt::Debug for $type {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter
                    .debug_struct(stringify!($type))
                    .field("hangup", &self.hangup)
                    .field("fields", &self.fields.len())
                    .finish_non_exhaustive()
            }
        }
    };
}

/// Reading and writing of forms, besides what [`payload`] gives.
macro_rules! form_payload {
    ($type:ident) => {
        impl $type {
            /// Reads an `application/x-www-form-urlencoded` body.
            ///
            /// Any bytes are read. A value whose escapes are not UTF-8 keeps its escaped text.
            ///
            /// # Errors
            ///
            /// For more than 4 GiB, and for nothing else.
            pub fn from_form(body: &[u8]) -> Result<Self, crate::PayloadError> {
                super::form::read(body).map(Self::from_fields)
            }

            /// Reads the query of a GET callback, with or without the question mark before it.
            ///
            /// # Errors
            ///
            /// As [`from_form`](Self::from_form).
            pub fn from_query(query: &str) -> Result<Self, crate::PayloadError> {
                Self::from_form(query.strip_prefix('?').unwrap_or(query).as_bytes())
            }

            /// Writes an `application/x-www-form-urlencoded` body with every key and value.
            ///
            /// What came from JSON other than text is written as its JSON text.
            pub fn to_form(&self) -> String {
                super::form::write(&self.fields)
            }
        }
    };
}

pub(super) use {form_payload, payload};
