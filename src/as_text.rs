//! Fields that are text, such as the columns of a CSV file: for `#[serde(with = "…")]`.
//!
//! CSV, XML and query strings hold nothing but text, and their readers guess kinds: `csv` takes
//! `03010` for the number 3010 and `true` for a boolean, `quick-xml` takes each element for an
//! object, and `serde_qs` takes an empty value for nothing. A field with this attribute reads as the
//! text that it is, and is written as that text.
//!
//! A database column needs `Option<Reported<HangupCause>>`: the code may be missing, and the catalog
//! may not list it yet. [`guide::databases`](crate::guide::databases) says more.
//!
//! ```
//! use plivo_hangup::{HangupCause, HangupSource, Reported};
//!
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct Call {
//!     #[serde(with = "plivo_hangup::as_text")]
//!     code: Option<Reported<HangupCause>>,
//!     #[serde(with = "plivo_hangup::as_text")]
//!     source: Option<Reported<HangupSource>>,
//! }
//!
//! let csv = "code,source\n3010,callee\n03010,Network\n,\n";
//! let calls: Vec<Call> = csv::Reader::from_reader(csv.as_bytes())
//!     .deserialize()
//!     .collect::<Result<_, _>>()?;
//! assert_eq!(calls[0].code, Some(HangupCause::BusyLine.into()));
//! assert_eq!(calls[1].code.as_ref().map(Reported::as_str), Some("03010"));
//! assert_eq!(calls[2].code, None);
//!
//! let mut writer = csv::Writer::from_writer(Vec::new());
//! for call in &calls {
//!     writer.serialize(call)?;
//! }
//! assert_eq!(writer.into_inner()?, csv.as_bytes());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The attribute is for every enum of this crate, for [`Reported`], and for an `Option` of either:
//!
//! - [`Reported`] reads any text, and writes the same text.
//! - An enum reads what its `FromStr` reads; any other text is an error. It writes the usual spelling, and
//!   [`HangupCause`](crate::HangupCause) its code.
//! - `Option` reads a blank text, null or nothing as `None`. It writes `None` as the format does: in CSV as an empty
//!   field.
//!
//! Add `#[serde(default)]` to an `Option` that may be absent: serde wants it if a field has a `with`.
//!
//! In a struct that derives schemars' `JsonSchema`, add `#[schemars(with = "Option<String>")]` to the field too, or
//! `"String"`: schemars does not know what the attribute does.
//!
//! Leave the attribute out for JSON and other formats that tell text from numbers: with it, a
//! number is an error. It does not help in a struct that is flattened into another one, or in an
//! untagged enum: there, serde lets the format guess before it asks for a field, and what was
//! taken for a number is an error.

use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use self::sealed::Column;
use crate::catalog::Vocabulary;
use crate::catalog::de::{Reader, Strict, without_value};
use crate::error::UnrecognizedText;
use crate::reported::Reported;

/// Writes a value as text.
///
/// # Errors
///
/// Fails if the serializer fails.
pub fn serialize<T: Column, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.write(serializer)
}

/// Reads a value from text.
///
/// # Errors
///
/// Fails for a kind other than text, and for an enum if the text is not listed.
pub fn deserialize<'de, T: Column, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(deserializer)
}

mod sealed {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    #[expect(unnameable_types, reason = "that is what seals the trait")]
    pub trait Column: Sized {
        fn from_text<E: Error>(text: &str) -> Result<Self, E>;

        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

        fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            super::Cell::deserialize(deserializer).map(|cell| cell.0)
        }
    }
}

impl<T: Vocabulary> Column for Reported<T> {
    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        Ok(text.into())
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<T: Vocabulary + FromStr<Err = UnrecognizedText>> Column for T {
    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        text.parse().map_err(E::custom)
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.canonical())
    }
}

impl<T: Column> Column for Option<T> {
    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        if text.trim_ascii().is_empty() {
            Ok(None)
        } else {
            T::from_text(text).map(Some)
        }
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Cell).serialize(serializer)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let cell = Option::<Cell<Self>>::deserialize(deserializer)?;
        Ok(cell.and_then(|cell| cell.0))
    }
}

/// What is in an optional column: serde reads and writes the `Option` itself.
struct Cell<T>(T);

impl<T: Column> Serialize for Cell<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl<'de, T: Column> Deserialize<'de> for Cell<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_string(Strict(TextReader(PhantomData)))
            .map(Self)
            .map_err(|error| without_value(error, "text"))
    }
}

struct TextReader<T>(PhantomData<T>);

impl<T: Column> Reader<'_> for TextReader<T> {
    type Value = T;

    fn expected(&self) -> &'static str {
        "text"
    }

    fn text<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_text(text)
    }
}
