//! What all payload types have in common.

/// The hangup, access by key, serde, equality and `Debug`, for a type with the fields `fields` and
/// `hangup`, which the keys in braces are read for.
macro_rules! payload {
    ($type:ident {
        $(code: $code:literal,)?
        $(name: $name:literal,)?
        $(source: $source:literal,)?
        $(telephony: $telephony:literal,)?
    }) => {
        impl $type {
            pub(super) const HANGUP_KEYS: super::hangup_keys::HangupKeys =
                super::hangup_keys::HangupKeys::of([
                    super::macros::key!($($code)?),
                    super::macros::key!($($name)?),
                    super::macros::key!($($source)?),
                    super::macros::key!($($telephony)?),
                ]);

            pub(super) fn from_fields(fields: super::fields::Fields) -> Self {
                let hangup = Self::HANGUP_KEYS.hangup_of(&fields);
                Self { fields, hangup }
            }

            /// Why the call ended, as far as the payload reports it; in a Dial event, why the B leg
            /// did. Ask [`is_reported`](crate::Hangup::is_reported) whether it reports anything yet.
            pub fn hangup(&self) -> &crate::Hangup {
                &self.hangup
            }

            /// Where the hangup contradicts itself, and where the rest of the payload contradicts
            /// it: direction, status, answer and duration, as far as the payload carries them.
            pub fn disagreements(&self) -> impl Iterator<Item = crate::Disagreement> + use<> {
                self.hangup.disagreements_in(self.told())
            }

            /// The first value of a key, exactly as it was sent.
            ///
            /// Keys are case-sensitive. Numbers come as their digits; JSON objects, lists and strings
            /// with half a surrogate pair come as their JSON text. `None` where the key is absent or
            /// null; a blank value is `Some`.
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
            /// list of several values is a repeated key, unless the key has over 128 bytes; a list
            /// of one value is that value.
            ///
            /// # Errors
            ///
            /// For text that is not UTF-8, is not JSON, or is no object, and for more than 4 GiB
            /// ([limits](crate::guide::readers#limits)).
            pub fn from_json(body: &[u8]) -> Result<Self, crate::PayloadError> {
                super::json::read(body).map(Self::from_fields)
            }

            /// Reads nothing but the hangup from a JSON object, and keeps nothing else of it.
            ///
            /// It is the hangup that [`from_json`](Self::from_json) reads, in half the time. It
            /// allocates nothing where its texts are known ones in their usual spelling, keys and
            /// texts are written without escapes and lists, and nothing is nested more than once.
            ///
            /// # Errors
            ///
            /// As [`from_json`](Self::from_json), without the limit of 4 GiB.
            pub fn hangup_from_json(body: &[u8]) -> Result<crate::Hangup, crate::PayloadError> {
                super::json::read_hangup(body, Self::HANGUP_KEYS)
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

        /// The same keys with the same values; the order of different keys does not count, and
        /// neither does whether a JSON value was a number or its digits in text.
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

/// A key that not every payload has.
macro_rules! key {
    () => {
        None
    };
    ($key:literal) => {
        Some($key)
    };
}

/// What a payload means that always tells of an end; needs `circumstances`.
macro_rules! weighed {
    ($type:ident) => {
        impl $type {
            /// How the call ended, weighing everything that the payload carries.
            ///
            /// A listed cause other than [`HangupCause::Unknown`](crate::HangupCause::Unknown)
            /// decides; else the telephony cause; else the status, where the payload has one.
            ///
            /// Completed takes an answer: a cause that says so of a call that was never answered is
            /// corrected, mostly to canceled. Without a cause, a telephony cause or a status that
            /// the answer, or the lack of one, rules out does not decide.
            pub fn outcome(&self) -> crate::Outcome {
                self.hangup.outcome_in(self.circumstances())
            }

            /// Outcome, retry advice, responsible party and next step, weighing everything that
            /// the payload carries.
            pub fn meaning(&self) -> crate::Meaning {
                self.hangup.meaning_in(self.circumstances())
            }

            /// Explains the end of the call in plain sentences without personal data, weighing
            /// everything that the payload carries.
            pub fn explain(&self) -> crate::Explanation {
                self.hangup.explain_in(self.circumstances())
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
            /// For more than 4 GiB ([limits](crate::guide::readers#limits)), and for nothing else.
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

            /// Reads nothing but the hangup from a form body, and keeps nothing else of it.
            ///
            /// It is the hangup that [`from_form`](Self::from_form) reads, in less than half of the
            /// time. It allocates nothing where its texts are known ones in their usual spelling and
            /// every key is UTF-8 of at most 128 bytes. Every body has one, if only one that
            /// [reports nothing](crate::Hangup::is_reported).
            pub fn hangup_from_form(body: &[u8]) -> crate::Hangup {
                super::form::read_hangup(body, Self::HANGUP_KEYS)
            }

            /// Reads nothing but the hangup from the query of a GET callback, with or without the
            /// question mark before it, as [`hangup_from_form`](Self::hangup_from_form) does.
            pub fn hangup_from_query(query: &str) -> crate::Hangup {
                Self::hangup_from_form(query.strip_prefix('?').unwrap_or(query).as_bytes())
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

/// Accessors for the keys of a payload: the kind of value, the name of the accessor, the key, and a
/// second spelling of it where there is one. The same list makes the table of keys.
macro_rules! accessors {
    ($type:ident as $group:ident { $(
        $(#[$docs:meta])*
        $kind:ident $(<$word:ident>)? $name:ident = $key:literal $(| $other:literal)?;
    )+ }) => {
        impl $type {
            $(
                super::macros::accessor! {
                    $(#[$docs])*
                    #[doc = ""]
                    #[doc = concat!("Key: `", $key, "`", $(" or `", $other, "`",)? ".")]
                    $kind $(<$word>)? $name = $key $(| $other)?
                }
            )+
        }

        #[cfg(test)]
        impl super::keys::Keys<super::keys::$group> for $type {
            const KEYS: &'static [super::keys::Key] = &[$(super::keys::Key {
                wire: $key,
                other: &[$($other)?],
                accessor: stringify!($name),
                kind: stringify!($kind),
                word: &[$(stringify!($word))?],
            }),+];
        }
    };
}

/// The keys of the A leg that every callback carries.
macro_rules! a_leg_accessors {
    ($type:ident) => {
        super::macros::accessors! { $type as ALeg {
            /// The id of the call, which is the A leg's.
            text call_uuid = "CallUUID" | "CallUuid";
            /// The id of the API request that placed the call. Outbound calls only.
            text request_uuid = "RequestUUID";
            /// The id of the API request that placed the A leg. Outbound calls only.
            text a_leg_request_uuid = "ALegRequestUUID";
            /// The id of the A leg. Outbound calls only.
            text a_leg_uuid = "ALegUUID";
            /// The caller: a number with or without a plus, or a SIP address.
            text from = "From";
            /// The callee: a number with or without a plus, or a SIP address.
            text to = "To";
            /// The caller's name. Inbound calls only, and often blank.
            text caller_name = "CallerName";
            /// The number that the call was forwarded from.
            text forwarded_from = "ForwardedFrom";
            /// Which way the call goes.
            word<Direction> direction = "Direction";
            /// The status of the call.
            word<CallStatus> call_status = "CallStatus";
            /// What the callback is sent for. Old callbacks and relays leave it out.
            word<Event> event = "Event";
            /// The price of a minute, as exact decimal text in the account's currency.
            money bill_rate = "BillRate";
            /// When the session began, as sent: UTC, even where the other times of the same
            /// callback are in the account's time zone.
            time session_start = "SessionStart";
            /// When the call was placed, as sent: in the account's time zone, without an offset.
            time start_time = "StartTime";
            /// When the call was answered, as sent: in the account's time zone, without an offset.
            /// `None` where it never was.
            time answer_time = "AnswerTime";
            /// The id of the main account.
            text parent_auth_id = "ParentAuthID";
            /// Whether the caller's signed identity was verified.
            word<StirVerification> stir_verification = "STIRVerification";
            /// How far the caller's carrier vouches for the caller ID.
            word<StirAttestation> stir_attestation = "STIRAttestation";
            /// The type of the route, as it was sent.
            text route_type = "RouteType";
            /// The country of the call, as it was sent.
            text country_code = "CountryCode";
            /// The compliance status, as it was sent.
            text compliance_status = "ComplianceStatus";
        } }

        impl $type {
            /// The keys that begin with `X-PH-` or `SIP-H-`, with their values: the SIP headers
            /// of the call, where customers put ids of their own.
            pub fn sip_headers(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
                self.iter()
                    .filter(|(key, _)| key.starts_with("X-PH-") || key.starts_with("SIP-H-"))
            }
        }
    };
}

/// One accessor, by the kind of its value.
macro_rules! accessor {
    ($(#[$docs:meta])* word<$word:ident> $name:ident = $key:literal $(| $other:literal)?) => {
        $(#[$docs])*
        pub fn $name(&self) -> Option<crate::Reported<crate::$word>> {
            let text = self.fields.text($key)$(.or_else(|| self.fields.text($other)))?;
            text.map(crate::Reported::from)
        }
    };
    ($(#[$docs:meta])* seconds $name:ident = $key:literal) => {
        super::macros::accessor! { $(#[$docs])* number $name = $key }
    };
    ($(#[$docs:meta])* number $name:ident = $key:literal) => {
        $(#[$docs])*
        pub fn $name(&self) -> Option<u64> {
            self.fields.number($key)
        }
    };
    ($(#[$docs:meta])* flag $name:ident = $key:literal) => {
        $(#[$docs])*
        pub fn $name(&self) -> Option<bool> {
            self.fields.boolean($key)
        }
    };
    // `text`, `time` and `money` are all text as it was sent.
    ($(#[$docs:meta])* $text:ident $name:ident = $key:literal $(| $other:literal)?) => {
        $(#[$docs])*
        pub fn $name(&self) -> Option<&str> {
            self.fields.text($key)$(.or_else(|| self.fields.text($other)))?
        }
    };
}

pub(super) use {a_leg_accessors, accessor, accessors, form_payload, key, payload, weighed};
