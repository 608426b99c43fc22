//! Reading through serde, with errors that name kinds and never content.

use core::fmt::{self, Write as _};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::error::UnrecognizedText;

/// Reads a value of some kinds and refuses all others.
///
/// serde's own `Visitor` repeats the values that it refuses, and those may be phone numbers.
pub(crate) trait Reader<'de>: Sized {
    type Value;

    /// What errors say was expected.
    fn expected(&self) -> &'static str;

    fn text<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Err(refused(self.expected(), "text"))
    }

    fn number<E: Error>(self, _: Number<'_>) -> Result<Self::Value, E> {
        Err(refused(self.expected(), "a number"))
    }

    fn object<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        read_wrapped_number(self, map)
    }
}

/// A number as a format hands it over.
#[cfg_attr(
    not(feature = "payload"),
    allow(dead_code, reason = "only reported values keep floats")
)]
pub(crate) enum Number<'a> {
    Unsigned(u128),
    Signed(i128),
    Single(f32),
    Double(f64),
    /// The digits that `serde_json` has wrapped: see [`is_wrapped_number_key`].
    Wrapped(&'a str),
}

/// The error for a value that is refused.
pub(crate) fn refused<E: Error>(expected: impl fmt::Display, found: impl fmt::Display) -> E {
    E::custom(format_args!("expected {expected}, found {found}"))
}

/// Reads a value by its own kind from a format for people. Other formats do not always tell kinds:
/// they are asked for one.
pub(crate) fn read<'de, D: Deserializer<'de>, R: Reader<'de>>(
    deserializer: D,
    reader: R,
    kind: &'static str,
    ask: impl FnOnce(D, Strict<R>) -> Result<R::Value, D::Error>,
) -> Result<R::Value, D::Error> {
    if deserializer.is_human_readable() {
        return deserializer.deserialize_any(Strict(reader));
    }
    let expected = reader.expected();
    ask(deserializer, Strict(reader))
        .map_err(|error| without_value(error, format_args!("{expected} as {kind}")))
}

/// The error of a format that was asked for one kind, without the value that it found instead.
///
/// serde puts such a value between backticks, and nothing but the message tells. Errors of other
/// kinds are kept, since callers look for some of them, such as the end of the input.
pub(crate) fn without_value<E: Error>(error: E, expected: impl fmt::Display) -> E {
    struct NoBacktick;

    impl fmt::Write for NoBacktick {
        fn write_str(&mut self, part: &str) -> fmt::Result {
            if part.contains('`') {
                Err(fmt::Error)
            } else {
                Ok(())
            }
        }
    }

    match write!(NoBacktick, "{error}") {
        Ok(()) => error,
        Err(_) => refused(expected, "another kind"),
    }
}

/// Hands a [`Reader`] the value that a format has.
pub(crate) struct Strict<R>(pub(crate) R);

impl<'de, R: Reader<'de>> DeserializeSeed<'de> for Strict<R> {
    type Value = R::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<R::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: Reader<'de>> Visitor<'de> for Strict<R> {
    type Value = R::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.expected())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<R::Value, E> {
        Err(refused(self.0.expected(), "true or false"))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<R::Value, E> {
        self.visit_i128(number.into())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<R::Value, E> {
        self.0.number(Number::Signed(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<R::Value, E> {
        self.visit_u128(number.into())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<R::Value, E> {
        self.0.number(Number::Unsigned(number))
    }

    fn visit_f32<E: Error>(self, number: f32) -> Result<R::Value, E> {
        self.0.number(Number::Single(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<R::Value, E> {
        self.0.number(Number::Double(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<R::Value, E> {
        self.0.text(text)
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<R::Value, E> {
        Err(refused(self.0.expected(), "bytes"))
    }

    fn visit_none<E: Error>(self) -> Result<R::Value, E> {
        self.visit_unit()
    }

    fn visit_unit<E: Error>(self) -> Result<R::Value, E> {
        Err(refused(self.0.expected(), "null"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<R::Value, A::Error> {
        Err(refused(self.0.expected(), "a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<R::Value, A::Error> {
        self.0.object(map)
    }
}

/// Whether `serde_json` wraps numbers in an object with this key, their digits as its one value.
///
/// It does if a crate of the build has turned on its feature `arbitrary_precision`. Otherwise such a
/// key comes from whoever sent the JSON, and is a key like any other. Two cases cannot be told
/// apart, and count as numbers: such an object that was sent, while the feature is on; and, if this
/// crate is built without the feature `payload` and so without `serde_json`, while it is off.
pub(crate) fn is_wrapped_number_key(key: &str) -> bool {
    key == "$serde_json::private::Number" && serde_json_keeps_digits()
}

#[cfg(feature = "payload")]
fn serde_json_keeps_digits() -> bool {
    let number = serde_json::from_str::<serde_json::Number>("1.50");
    number.is_ok_and(|number| number.to_string() == "1.50")
}

#[cfg(not(feature = "payload"))]
fn serde_json_keeps_digits() -> bool {
    true
}

/// Gives a reader the digits of a wrapped number. Of any other object no value is read: readers that
/// track where they are (`serde_path_to_error`) would name its key.
fn read_wrapped_number<'de, R: Reader<'de>, A: MapAccess<'de>>(
    reader: R,
    mut map: A,
) -> Result<R::Value, A::Error> {
    let expected = reader.expected();
    if map.next_key_seed(Strict(IsWrappedNumberKey))? != Some(true) {
        return Err(refused(expected, "an object"));
    }
    let value = map.next_value_seed(Strict(Digits(reader)))?;
    match map.next_key_seed(Strict(IsWrappedNumberKey))? {
        None => Ok(value),
        Some(_) => Err(refused(expected, "an object")),
    }
}

struct IsWrappedNumberKey;

impl Reader<'_> for IsWrappedNumberKey {
    type Value = bool;

    fn expected(&self) -> &'static str {
        "a key"
    }

    fn text<E: Error>(self, key: &str) -> Result<bool, E> {
        Ok(is_wrapped_number_key(key))
    }

    fn number<E: Error>(self, _: Number<'_>) -> Result<bool, E> {
        Ok(false)
    }
}

/// Reads text as the digits of a number.
struct Digits<R>(R);

impl<'de, R: Reader<'de>> Reader<'de> for Digits<R> {
    type Value = R::Value;

    fn expected(&self) -> &'static str {
        self.0.expected()
    }

    fn text<E: Error>(self, digits: &str) -> Result<R::Value, E> {
        self.0.number(Number::Wrapped(digits))
    }

    fn object<A: MapAccess<'de>>(self, _: A) -> Result<R::Value, A::Error> {
        Err(refused(self.expected(), "an object"))
    }
}

/// Reads an enum whose values are words.
pub(crate) fn read_word<'de, T, D>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err = UnrecognizedText>,
    D: Deserializer<'de>,
{
    struct Word<T> {
        expected: &'static str,
        value: PhantomData<T>,
    }

    impl<T: FromStr<Err = UnrecognizedText>> Reader<'_> for Word<T> {
        type Value = T;

        fn expected(&self) -> &'static str {
            self.expected
        }

        fn text<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    let value = PhantomData;
    let word = Word { expected, value };
    read(deserializer, word, "text", D::deserialize_str)
}
