//! [`HangupCause`] through serde.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::de::{self, Number, Reader, refused};
use super::enums::HangupCause;

/// Writes the code as an integer.
impl Serialize for HangupCause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.code())
    }
}

/// Reads an integer, digits in a text, or a name. A format that is not human-readable has to carry
/// the code as a `u16`.
///
/// A code that is not listed and a blank text are errors, also for an `Option<HangupCause>`, which only takes null
/// for `None`. A database column or a field of a message needs `Option<Reported<HangupCause>>`: it reads any
/// code, and keeps what it does not know.
///
#[cfg_attr(feature = "payload", doc = "```")]
#[cfg_attr(not(feature = "payload"), doc = "```ignore")]
/// use plivo_hangup::{HangupCause, Reported};
///
/// #[derive(serde::Deserialize)]
/// struct Row {
///     code: Option<Reported<HangupCause>>,
/// }
///
/// let read = serde_json::from_str::<Row>;
/// assert_eq!(read(r#"{"code": 3010}"#)?.code, Some(HangupCause::BusyLine.into()));
/// assert_eq!(read(r#"{"code": null}"#)?.code, None);
/// // A blank text is a text in JSON: it is kept, and is not a known cause.
/// let blank = read(r#"{"code": ""}"#)?.code;
/// assert_eq!(blank.and_then(|code| code.known()), None);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// In CSV a blank field is `None`. Where blank text is to be `None` in every format, add
/// `#[serde(with = "plivo_hangup::as_text")]`.
///
/// Numbers of `serde_json` are read under its feature `arbitrary_precision` too, which hands over an
/// object with a private key. If this crate is built without its feature `payload`, such an object
/// counts as a number even if `arbitrary_precision` is off.
impl<'de> Deserialize<'de> for HangupCause {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        de::read(deserializer, CauseReader, "an integer", D::deserialize_u16)
    }
}

struct CauseReader;

impl Reader<'_> for CauseReader {
    type Value = HangupCause;

    fn expected(&self) -> &'static str {
        HangupCause::EXPECTED
    }

    fn text<E: Error>(self, text: &str) -> Result<HangupCause, E> {
        text.parse().map_err(E::custom)
    }

    fn number<E: Error>(self, number: Number<'_>) -> Result<HangupCause, E> {
        let code = match number {
            Number::Unsigned(number) => u16::try_from(number).ok(),
            Number::Signed(number) => u16::try_from(number).ok(),
            Number::Wrapped(digits) => digits.parse().ok(),
            Number::Single(_) | Number::Double(_) => None,
        };
        let Some(code) = code else {
            return Err(refused(self.expected(), "a number that is not a code"));
        };
        HangupCause::from_code(code)
            .ok_or_else(|| refused(self.expected(), format_args!("the unlisted code {code}")))
    }
}
