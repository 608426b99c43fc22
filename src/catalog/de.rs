//! How the catalog's enums are read through serde, with errors that name no content.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::generated::HangupCause;
use crate::error::UnrecognizedText;

/// The key under which `serde_json` hands over a number when another crate of the build has
/// enabled its feature `arbitrary_precision`.
pub(crate) const NUMBER_KEY: &str = "$serde_json::private::Number";

/// Errors in place of serde's own, which would repeat the value.
macro_rules! reject {
    (numbers = $found:expr $(, $visit:ident($type:ty) = $other:expr)* $(,)?) => {
        crate::catalog::de::reject! {
            visit_bool(bool) = "true or false",
            visit_u64(u64) = $found,
            visit_i64(i64) = $found,
            visit_u128(u128) = $found,
            visit_i128(i128) = $found,
            visit_f64(f64) = $found,
            visit_bytes(&[u8]) = "bytes",
            $($visit($type) = $other,)*
        }
    };
    ($($visit:ident($type:ty) = $found:expr),+ $(,)?) => {$(
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
pub(crate) use reject;

/// An error that names the kind found and what was expected.
pub(crate) fn found<'de, E: Error, V: Visitor<'de>>(visitor: &V, kind: impl fmt::Display) -> E {
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
pub(crate) struct TextVisitor<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T> TextVisitor<T> {
    pub(crate) fn new(expected: &'static str) -> Self {
        Self {
            expected,
            value: PhantomData,
        }
    }
}

impl<'de, T: FromStr<Err = UnrecognizedText>> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        match map.next_key_seed(MaybeNumberKey)? {
            Some(true) => Err(found(&self, "a number")),
            Some(false) | None => Err(found(&self, "an object")),
        }
    }

    reject! { numbers = "a number" }
}

/// Reads a cause from a number, from digits, or from a name.
pub(crate) struct CauseVisitor;

const NO_CODE: &str = "a number that is no code";

impl<'de> Visitor<'de> for CauseVisitor {
    type Value = HangupCause;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(HangupCause::EXPECTED)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<HangupCause, E> {
        let Ok(code) = u16::try_from(number) else {
            return Err(found(&self, NO_CODE));
        };
        HangupCause::from_code(code)
            .ok_or_else(|| found(&self, format_args!("the unlisted code {code}")))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<HangupCause, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(found(&self, NO_CODE)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<HangupCause, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<HangupCause, A::Error> {
        match map.next_key_seed(MaybeNumberKey)? {
            Some(true) => map.next_value_seed(Digits),
            Some(false) | None => Err(found(&self, "an object")),
        }
    }

    reject! {
        visit_bool(bool) = "true or false",
        visit_u128(u128) = NO_CODE,
        visit_i128(i128) = NO_CODE,
        visit_f64(f64) = NO_CODE,
        visit_bytes(&[u8]) = "bytes",
    }
}

/// Whether a key is [`NUMBER_KEY`]; any key can be read.
struct MaybeNumberKey;

impl<'de> DeserializeSeed<'de> for MaybeNumberKey {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for MaybeNumberKey {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        Ok(key == NUMBER_KEY)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }
}

/// The digits of a number, read as a code.
struct Digits;

impl<'de> DeserializeSeed<'de> for Digits {
    type Value = HangupCause;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<HangupCause, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Digits {
    type Value = HangupCause;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        CauseVisitor.expecting(formatter)
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<HangupCause, E> {
        match digits.parse::<u64>() {
            Ok(number) => CauseVisitor.visit_u64(number),
            Err(_) => Err(found(&self, NO_CODE)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<HangupCause, A::Error> {
        Err(found(&self, "an object"))
    }

    reject! { numbers = "an object" }
}
