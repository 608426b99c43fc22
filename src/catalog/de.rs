//! How the catalog's enums are read through serde, with errors that name no content.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::generated::HangupCause;
use crate::error::UnrecognizedText;

/// The key under which `serde_json` hands over a number when another crate of the build has
/// enabled its feature `arbitrary_precision`.
pub(crate) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Errors in place of serde's own, which would repeat the value.
macro_rules! reject {
    ($($visit:ident($type:ty) = $found:literal),+ $(,)?) => {$(
        fn $visit<E: serde::de::Error>(self, _: $type) -> Result<Self::Value, E> {
            Err(crate::catalog::de::found(&self, $found))
        }
    )+

        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Err(crate::catalog::de::found(&self, "nothing"))
        }

        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            self.visit_unit()
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(crate::catalog::de::found(&self, "a list"))
        }
    };
}
#[cfg(feature = "payload")]
pub(crate) use reject;

/// An error that names the kind found and what was expected.
pub(crate) fn found<'de, E: Error, V: Visitor<'de>>(visitor: &V, kind: &str) -> E {
    struct Expected<'a, V>(&'a V);

    impl<'de, V: Visitor<'de>> fmt::Display for Expected<'_, V> {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(formatter)
        }
    }

    E::custom(format_args!("expected {}, found {kind}", Expected(visitor)))
}

/// Has a value read by its own kind where the format tells it, and by `expected` where not. Formats
/// that are asked for a kind they do not find say so in an error that repeats the content.
macro_rules! deserialize_as {
    ($deserializer:expr, $expected:ident, $visitor:expr) => {
        if $deserializer.is_human_readable() {
            $deserializer.deserialize_any($visitor)
        } else {
            $deserializer.$expected($visitor)
        }
    };
}
pub(crate) use deserialize_as;

/// Reads an enum from any of its spellings.
pub(crate) struct TextVisitor<T>(PhantomData<T>);

impl<T> TextVisitor<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: FromStr<Err = UnrecognizedText>> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<T, A::Error> {
        Err(found(&self, "an object"))
    }

    reject! {
        visit_bool(bool) = "true or false",
        visit_u64(u64) = "a number",
        visit_i64(i64) = "a number",
        visit_u128(u128) = "a number",
        visit_i128(i128) = "a number",
        visit_f64(f64) = "a number",
    }
}

/// Reads a cause from a number, from digits, or from a name.
pub(crate) struct NumberOrTextVisitor(());

impl NumberOrTextVisitor {
    pub(crate) fn new() -> Self {
        Self(())
    }
}

impl<'de> Visitor<'de> for NumberOrTextVisitor {
    type Value = HangupCause;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the code or name of a hangup cause")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<HangupCause, E> {
        match u16::try_from(number) {
            Ok(code) => HangupCause::try_from(code).map_err(E::custom),
            Err(_) => Err(found(&self, "a larger number")),
        }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<HangupCause, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(found(&self, "a negative number")),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<HangupCause, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<HangupCause, A::Error> {
        match map.next_key::<NumberKey>()? {
            Some(NumberKey) => map.next_value_seed(Digits),
            None => Err(found(&self, "an object")),
        }
    }

    reject! {
        visit_bool(bool) = "true or false",
        visit_u128(u128) = "a larger number",
        visit_i128(i128) = "a larger number",
        visit_f64(f64) = "a number that is not whole",
    }
}

/// [`NUMBER_KEY`] and no other key.
struct NumberKey;

impl<'de> Deserialize<'de> for NumberKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl Visitor<'_> for KeyVisitor {
            type Value = NumberKey;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the code or name of a hangup cause")
            }

            fn visit_str<E: Error>(self, key: &str) -> Result<NumberKey, E> {
                if key == NUMBER_KEY {
                    Ok(NumberKey)
                } else {
                    Err(found(&self, "an object"))
                }
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}

/// The digits of a number, read as a code.
struct Digits;

impl<'de> serde::de::DeserializeSeed<'de> for Digits {
    type Value = HangupCause;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<HangupCause, D::Error> {
        deserializer.deserialize_str(TextVisitor::<HangupCause>::new())
    }
}
