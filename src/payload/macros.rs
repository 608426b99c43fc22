//! The doors that payload types have in common, and their accessors: one line each, so that the docs of
//! every type show all that it can do.

/// Gives a payload type (a struct of one [`Payload`](super::core::Payload)) its doors.
///
/// After the type come its groups of doors: `store` for all payloads, `judged` if it may report a hangup,
/// `form` if it is sent as a form, `a_leg` if it has
/// the keys of the A leg, `kind` if it has keys that tell it from other callbacks. Then come the keys of its hangup,
/// and a row for each accessor: the kind of value, the name, the key if it differs from the name, and other
/// spellings of the key. [`keys`](super::keys) checks the table in the docs against the rows.
macro_rules! payload {
    (
        $type:ident: $($group:ident),+;
        hangup { $($hangup_keys:tt)* }
        $($rows:tt)*
    ) => {
        $crate::payload::macros::payload! { @hangup $type { $($hangup_keys)* } }
        $($crate::payload::macros::payload! { @$group $type })+
        $crate::payload::macros::payload! { @rows $type OWN { $($rows)* } }
    };

    (@hangup $type:ident { }) => {
        impl $type {
            pub(crate) const HANGUP_KEYS: $crate::payload::core::HangupKeys = &[];
        }
    };

    (@hangup $type:ident {
        $($text:ident = $hangup_key:literal $(| $other_key:literal)?),+ $(,)?
    }) => {
        impl $type {
            /// The first key of a text that has a value counts.
            pub(crate) const HANGUP_KEYS: $crate::payload::core::HangupKeys = &[$(
                ($crate::hangup::HangupText::$text, $hangup_key),
                $(($crate::hangup::HangupText::$text, $other_key),)?
            )+];

            /// Why the call ended, as far as the payload reports it; for a Dial event, why the B leg ended,
            /// and for a Dial summary, why the Dial ended.
            ///
            /// [`is_reported`](crate::Hangup::is_reported) says whether it reports anything yet.
            $(#[doc(alias = $hangup_key)])+
            pub fn hangup(&self) -> &$crate::Hangup {
                &self.0.hangup
            }
        }
    };

    // Every payload.
    (@store $type:ident) => {
        impl $type {
            /// Reads a JSON object with the payload's own keys, from text or bytes.
            ///
            /// Numbers keep their digits, and nested values keep their text. A list of several values is
            /// a repeated key, and a list of one value is that value
            /// ([exceptions](crate::guide::readers#lists)).
            ///
            /// # Errors
            ///
            /// Fails if the text is not UTF-8, is not JSON or is not an object, or if it has more than 4 GiB
            /// ([limits](crate::guide::readers#limits)). A record also fails if the API answered with an error.
            pub fn from_json(body: impl AsRef<[u8]>) -> Result<Self, $crate::PayloadError> {
                $crate::payload::json::read_fields(body.as_ref()).and_then(Self::from_fields)
            }

            /// Whether any key of the payload is one that this type reads.
            ///
            /// The readers of forms read any bytes, even if they are not a form: JSON, a multipart body, nothing.
            /// Check this before you store or count what came from outside. If it is `false`, keep the raw body
            /// and find out who sent it.
            pub fn is_recognized(&self) -> bool {
                let mut keys = self.iter();
                keys.any(|(key, _)| Self::is_own_key(key))
            }

            /// Returns the first value of a key, as it was sent.
            ///
            /// Keys are case-sensitive. A number is its digits, and a JSON object or list is its JSON text. Text
            /// that is not Unicode keeps its escapes: those of a form, or a JSON string with its quotes. Returns
            /// `None` if the key is absent or null, and `Some("")` if its value is empty.
            ///
            /// The key `HangupCause` of a callback has the switch's word, a
            /// [`TelephonyCause`](crate::TelephonyCause). The [`HangupCause`](crate::HangupCause) of this crate is
            /// `hangup().cause()`.
            pub fn get(&self, key: &str) -> Option<&str> {
                self.0.fields.get(key)
            }

            /// Every key and value in the order they came, unknown and repeated keys included.
            pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
                self.0.fields.iter()
            }
        }

        /// Writes a map of the keys and values that came. A repeated key has a list.
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.fields.serialize(serializer)
            }
        }

        /// Reads a map of text keys and any values.
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let fields = $crate::payload::fields::Fields::deserialize(deserializer)?;
                Self::from_fields(fields).map_err(serde::de::Error::custom)
            }
        }

        /// Equal keys with equal values. The order of different keys does not count, and neither does
        /// whether a JSON value was a number or its digits in text.
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.0.fields == other.0.fields
            }
        }

        impl Eq for $type {}

        /// Shows the hangup and how many fields there are. Hides phone numbers, ids and names.
        impl core::fmt::Debug for $type {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.debug(stringify!($type), formatter)
            }
        }
    };

    // Payloads that are sent as forms.
    (@form $type:ident) => {
        impl $type {
            pub(super) fn from_fields(
                fields: $crate::payload::fields::Fields,
            ) -> Result<Self, $crate::PayloadError> {
                Ok(Self($crate::payload::core::Payload::new(fields, Self::HANGUP_KEYS)))
            }

            /// Reads an `application/x-www-form-urlencoded` body, from text or bytes.
            ///
            /// Reads any bytes: [`is_recognized`](Self::is_recognized) says whether they were a payload. A key or a
            /// value that is not UTF-8 is kept with escapes.
            ///
            /// # Errors
            ///
            /// Fails if the body has more than 4 GiB, escapes for what is not UTF-8 included
            /// ([limits](crate::guide::readers#limits)), and for nothing else.
            pub fn from_form(body: impl AsRef<[u8]>) -> Result<Self, $crate::PayloadError> {
                $crate::payload::form::read(body.as_ref()).and_then(Self::from_fields)
            }

            /// Reads the query of a GET callback, from text or bytes, with or without the question mark before it.
            ///
            /// # Errors
            ///
            /// Fails as [`from_form`](Self::from_form) does.
            pub fn from_query(query: impl AsRef<[u8]>) -> Result<Self, $crate::PayloadError> {
                $crate::payload::form::read_query(query.as_ref()).and_then(Self::from_fields)
            }

            /// Writes an `application/x-www-form-urlencoded` body with every key and value.
            ///
            /// What came from JSON and is not a string is written as its JSON text.
            pub fn to_form(&self) -> String {
                $crate::payload::form::write(&self.0.fields)
            }
        }
    };

    // Payloads that may report a hangup.
    (@judged $type:ident) => {
        impl $type {
            /// How the call ended, given everything that the payload says; `None` while the call goes on.
            ///
            /// A listed cause other than [`HangupCause::Unknown`](crate::HangupCause::Unknown) decides. What comes
            /// with it can correct the outcome: a call that was never answered is not Completed. Without a cause,
            /// the telephony cause decides, or else the status, unless the answer rules it out. Little is concluded
            /// from a code that is not listed: see [`Hangup::meaning`](crate::Hangup::meaning).
            ///
            /// For a Dial event, it is how the B leg ended, and for a Dial summary, how the Dial ended.
            pub fn outcome(&self) -> Option<$crate::Outcome> {
                self.meaning().map(|meaning| meaning.outcome)
            }

            /// Outcome, retry advice, responsible party and next step, given everything that the payload says;
            /// `None` while the call goes on.
            pub fn meaning(&self) -> Option<$crate::Meaning> {
                let has_ended = self.has_ended();
                has_ended.then(|| self.0.hangup.meaning_in(self.weighed()))
            }

            /// Explains the end in plain sentences without personal data, given everything that the payload
            /// says; `None` while the call goes on.
            pub fn explain(&self) -> Option<$crate::Explanation> {
                let has_ended = self.has_ended();
                has_ended.then(|| self.0.hangup.explain_in(self.circumstances()))
            }

            /// Where the hangup contradicts itself or the rest of the payload: direction, status, answer
            /// and duration, as far as the payload has them.
            pub fn disagreements(&self) -> impl Iterator<Item = $crate::Disagreement> + use<> {
                self.0.hangup.disagreements_in(self.circumstances())
            }
        }
    };

    // Callbacks of one kind, with keys that tell it.
    (@kind $type:ident) => {
        impl $type {
            pub(super) fn is_own_key(key: &str) -> bool {
                $crate::payload::keys::has_key(Self::HANGUP_KEYS, &[Self::A_LEG, Self::OWN], key)
            }
        }
    };

    // Callbacks, which have the keys of the A leg.
    (@a_leg $type:ident) => {
        $crate::payload::macros::payload! { @rows $type A_LEG {
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
            /// Why the callback was sent. Old callbacks and relays leave it out.
            word<CallbackEvent> event = "Event";
            /// The price of a minute, as exact decimal text in the account's currency.
            money bill_rate = "BillRate";
            /// When the session began, as sent: in UTC, even if the other times of the same callback are
            /// in the account's time zone.
            time session_start = "SessionStart";
            /// When the call was placed, as sent: in the account's time zone, without an offset.
            time start_time = "StartTime";
            /// When the call was answered, as sent: in the account's time zone, without an offset.
            /// `None` if it never was.
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
            /// The keys that begin with `X-PH-` or `SIP-H-`, with their values: the SIP headers of the
            /// call, which customers use for ids of their own.
            #[doc(alias = "X-PH-")]
            pub fn sip_headers(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
                self.iter()
                    .filter(|(key, _)| key.starts_with("X-PH-") || key.starts_with("SIP-H-"))
            }
        }
    };

    (@rows $type:ident $group:ident { $(
        $(#[doc = $docs:literal])*
        $kind:ident $(<$word:ident>)? $name:ident $(= $key:literal)? $(| $other:literal)*;
    )* }) => {
        impl $type {
            $(
                $(#[doc = $docs])*
                #[doc = ""]
                #[doc = concat!(
                    "Key: `", $crate::payload::macros::payload!(@key $name $($key)?), "`",
                    $(" or `", $other, "`",)* "."
                )]
                $(#[doc(alias = $key)])?
                pub fn $name(&self) -> $crate::payload::macros::payload!(@type $kind $(<$word>)?) {
                    let key = $crate::payload::macros::payload!(@key $name $($key)?);
                    let value = $crate::payload::macros::payload!(@read self $kind key);
                    $(let value = value.or_else(|| {
                        $crate::payload::macros::payload!(@read self $kind $other)
                    });)*
                    value
                }
            )*

            #[allow(dead_code, reason = "a callback of no kind has none that tell")]
            pub(super) const $group: &[$crate::payload::keys::Key] = &[$($crate::payload::keys::Key {
                wire: &[$crate::payload::macros::payload!(@key $name $($key)?) $(, $other)*],
                #[cfg(feature = "schemars")]
                docs: concat!($($docs),*),
                #[cfg(test)]
                accessor: stringify!($name),
                #[cfg(test)]
                kind: stringify!($kind),
                #[cfg(test)]
                word: concat!($(stringify!($word))?),
            }),*];
        }
    };

    // A key that is not given is the accessor's name.
    (@key $name:ident $key:literal) => { $key };
    (@key $name:ident) => { stringify!($name) };

    (@type word<$word:ident>) => { Option<$crate::Reported<$crate::$word>> };
    (@type seconds) => { Option<u64> };
    (@type number) => { Option<u64> };
    (@type flag) => { Option<bool> };
    (@type text) => { Option<&str> };
    (@type time) => { Option<&str> };
    (@type money) => { Option<&str> };

    (@read $self:ident word $key:expr) => { $self.0.word($key) };
    (@read $self:ident seconds $key:expr) => { $self.0.fields.number($key) };
    (@read $self:ident number $key:expr) => { $self.0.fields.number($key) };
    (@read $self:ident flag $key:expr) => { $self.0.fields.boolean($key) };
    (@read $self:ident text $key:expr) => { $self.0.fields.text($key) };
    (@read $self:ident time $key:expr) => { $self.0.fields.text($key) };
    (@read $self:ident money $key:expr) => { $self.0.fields.text($key) };
}

pub(super) use payload;
