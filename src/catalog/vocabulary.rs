//! What all words have in common: lookup by name or slug, text in and out.

use core::fmt::Debug;
use core::hash::Hash;

use super::enums::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupSource, Outcome, Party, Retry, StirAttestation,
    StirVerification, TelephonyCause,
};
use crate::error::UnrecognizedText;

/// The enums whose values can be `Reported`. Sealed: only this crate's enums are.
pub trait Vocabulary: Copy + Ord + Hash + Debug + Send + Sync + 'static + sealed::Sealed {
    /// What a text means, in any spelling; `None` if it is not listed.
    fn recognize(text: &str) -> Option<Self>;

    /// The spelling that payloads normally use.
    fn canonical(self) -> &'static str;

    /// Whether a value may be a bare code, which messages can repeat without giving anything away.
    #[doc(hidden)]
    const MAY_BE_CODE: bool = false;
}

pub(crate) mod sealed {
    #[expect(unnameable_types, reason = "that is what seals the trait")]
    pub trait Sealed {}
}

/// Lookup, `Display`, `FromStr`, serde and [`Vocabulary`] of enums whose values are words.
macro_rules! vocabulary {
    ($(
        $type:ident is $noun:literal,
        found by $from:ident($text:ident), written as $canonical:ident;
    )+) => {$(
        impl $type {
            /// What messages expect where this is read.
            const EXPECTED: &'static str = concat!("the ", stringify!($text), " of ", $noun);

            #[doc = concat!("Finds ", $noun, " by its ", stringify!($text), " or slug, or another spelling of it.")]
            ///
            /// Ignores case and blanks around it. Returns `None` if it is not listed. Does not allocate.
            #[expect(clippy::indexing_slicing, reason = "const; the table has places in `ALL`")]
            pub const fn $from($text: &str) -> Option<Self> {
                match Self::SPELLINGS.variant($text) {
                    Some(place) => Some(Self::ALL[place]),
                    None => None,
                }
            }
        }

        impl sealed::Sealed for $type {}

        impl Vocabulary for $type {
            fn recognize(text: &str) -> Option<Self> {
                Self::$from(text)
            }

            fn canonical(self) -> &'static str {
                self.$canonical()
            }
        }

        #[doc = concat!("Writes the ", stringify!($text), ".")]
        impl core::fmt::Display for $type {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.pad(self.$text())
            }
        }

        #[doc = concat!("Reads what [`", stringify!($from), "`](Self::", stringify!($from), ") finds.")]
        impl core::str::FromStr for $type {
            type Err = UnrecognizedText;

            #[inline]
            fn from_str(text: &str) -> Result<Self, UnrecognizedText> {
                Self::$from(text).ok_or(UnrecognizedText::new(Self::EXPECTED, text, None))
            }
        }

        #[cfg(feature = "serde")]
        #[doc = concat!("Writes the ", stringify!($canonical), " as text.")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.$canonical())
            }
        }

        #[cfg(feature = "serde")]
        /// Reads text as `FromStr` does.
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::de::read_word(deserializer, Self::EXPECTED)
            }
        }
    )+};
}

/// Repeats items for each enum of the catalog, which is `This` in them: for traits of other crates, and for traits with
/// types of other modules. Rust refuses an impl of those for every [`Vocabulary`] at once.
#[cfg(any(feature = "payload", feature = "schemars", feature = "arbitrary"))]
macro_rules! for_each_enum {
    ($items:tt) => {
        $crate::catalog::for_each_enum! { $items
            HangupCause HangupSource TelephonyCause Outcome Retry Party Category Evidence Fact
            CallType CallState CallStatus CallLeg CallbackEvent Direction
            DialStatus DialAction DialBLegStatus StirVerification StirAttestation
        }
    };
    ($items:tt $($type:ident)+) => {$(
        const _: () = {
            type This = $crate::$type;
            $items
        };
    )+};
}
#[cfg(any(feature = "payload", feature = "schemars", feature = "arbitrary"))]
pub(crate) use for_each_enum;

// serde writes Plivo's words as payloads have them, and this crate's own words by their slugs.
vocabulary! {
    HangupSource is "a hangup source", found by from_name(name), written as name;
    CallType is "a call type", found by from_name(name), written as slug;
    CallState is "a call state", found by from_name(name), written as slug;
    Category is "a category", found by from_name(name), written as slug;
    Outcome is "an outcome", found by from_name(name), written as slug;
    Retry is "a piece of retry advice", found by from_name(name), written as slug;
    Party is "a party", found by from_name(name), written as slug;
    Evidence is "a kind of evidence", found by from_name(name), written as slug;
    Fact is "a fact", found by from_name(name), written as slug;
    CallStatus is "a call status", found by from_name(name), written as name;
    Direction is "a direction", found by from_name(name), written as name;
    CallbackEvent is "a callback event", found by from_name(name), written as name;
    DialStatus is "a Dial status", found by from_name(name), written as name;
    DialAction is "a Dial action", found by from_name(name), written as name;
    DialBLegStatus is "a status of a Dial's B leg", found by from_name(name), written as name;
    CallLeg is "a call leg", found by from_name(name), written as name;
    StirVerification is "a STIR verification", found by from_name(name), written as name;
    StirAttestation is "a STIR attestation", found by from_name(name), written as name;
    TelephonyCause is "a telephony cause", found by from_word(word), written as word;
}
