//! A value as it was reported: known or not, never lost.

use core::cmp::Ordering;
use core::convert::Infallible;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::catalog::de::{self, Number, Reader, refused};
use crate::catalog::{Vocabulary, for_each_type};
use crate::json_text;
use crate::lookup::digits;

/// A value as it was reported, and what it means if it is listed. A later version may list more values.
///
/// Payloads carry codes and words that no table lists. Such a value is not an error: it is kept as
/// it came, and [`known`](Self::known) returns `None`. For a known value, `known()`, `==` and hashing do
/// not depend on the spelling, and [`as_str`](Self::as_str) returns the spelling. Text is stored only if it differs
/// from the usual spelling.
///
/// Compare it with an enum on either side. Make one from a text with `from` or `parse`, which never fail, and
/// from an enum with `from`.
///
/// Use it in structs of your own, for a database row or a relay's message. A field that may be empty is an
/// `Option<Reported<HangupCause>>`.
///
/// Through serde it reads text and numbers, and writes them as the format handed them over: `serde_json` hands over
/// `1.50` as 1.5, unless its feature `arbitrary_precision` is on. A format that is not human-readable has to
/// carry text. Formats that hold nothing but text guess kinds (CSV, XML, query strings): there, add
/// `#[serde(with = "plivo_hangup::as_text")]` to the field, as [`as_text`](crate::as_text) shows.
///
/// ```
/// use plivo_hangup::{HangupSource, Reported};
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Row {
///     hangup_source: Reported<HangupSource>,
/// }
///
/// let row: Row = serde_json::from_str(r#"{"hangup_source":"callee"}"#)?;
/// assert_eq!(row.hangup_source, HangupSource::Callee);
/// assert_eq!(row.hangup_source.as_str(), "callee");
/// assert_eq!(serde_json::to_string(&row)?, r#"{"hangup_source":"callee"}"#);
///
/// let row: Row = serde_json::from_str(r#"{"hangup_source":"Network"}"#)?;
/// assert_eq!(row.hangup_source.known(), None);
/// assert_eq!(row.hangup_source.as_str(), "Network");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Reported<T> {
    known: Option<T>,
    /// `None` if a known value was spelled the canonical way.
    text: Option<Box<str>>,
    is_number: bool,
}

impl<T: Vocabulary> Reported<T> {
    fn new(text: impl AsRef<str> + Into<Box<str>>, is_number: bool) -> Self {
        let known = T::recognize(text.as_ref());
        let is_canonical = known.is_some_and(|known| known.canonical() == text.as_ref());
        Self {
            known,
            text: (!is_canonical).then(|| text.into()),
            is_number,
        }
    }

    /// The text of a JSON number. JSON has none for infinity and NaN: their JSON text is a string.
    pub(crate) fn from_json_number(json: &str) -> Self {
        let text = json.trim_matches('"');
        Self::new(text, text == json)
    }

    /// What the value is known to mean; `None` if no table lists it.
    ///
    /// ```
    /// use plivo_hangup::{HangupCause, Reported};
    ///
    /// let code = Reported::<HangupCause>::from("3010");
    /// assert_eq!(code.known(), Some(HangupCause::BusyLine));
    /// let unlisted = Reported::<HangupCause>::from("4210");
    /// assert_eq!(unlisted.known(), None);
    /// ```
    pub fn known(&self) -> Option<T> {
        self.known
    }

    /// The value exactly as it was sent.
    ///
    /// ```
    /// use plivo_hangup::{HangupSource, Reported};
    ///
    /// assert_eq!(Reported::<HangupSource>::from(" callee").as_str(), " callee");
    /// ```
    pub fn as_str(&self) -> &str {
        match (&self.text, self.known) {
            (Some(text), _) => text,
            (None, Some(known)) => known.canonical(),
            (None, None) => "",
        }
    }

    /// What equality, order and hashing go by.
    fn identity(&self) -> Result<T, &str> {
        self.known.ok_or_else(|| self.as_str())
    }
}

/// Never fails: a text that is not known is kept.
impl<T: Vocabulary> From<&str> for Reported<T> {
    fn from(text: &str) -> Self {
        Self::new(text, false)
    }
}

/// Never fails: a text that is not known is kept.
impl<T: Vocabulary> From<String> for Reported<T> {
    fn from(text: String) -> Self {
        Self::new(text, false)
    }
}

/// Never fails: a text that is not known is kept.
impl<T: Vocabulary> FromStr for Reported<T> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

/// Spelled the canonical way.
impl<T: Vocabulary> From<T> for Reported<T> {
    fn from(known: T) -> Self {
        Self {
            known: Some(known),
            text: None,
            is_number: false,
        }
    }
}

/// By meaning; by the exact text if that is not known.
impl<T: Vocabulary> PartialEq for Reported<T> {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl<T: Vocabulary> Eq for Reported<T> {}

impl<T: Vocabulary> PartialEq<T> for Reported<T> {
    fn eq(&self, other: &T) -> bool {
        self.known.as_ref() == Some(other)
    }
}

for_each_type! {{
    impl PartialEq<Reported<Self>> for This {
        fn eq(&self, reported: &Reported<Self>) -> bool {
            reported == self
        }
    }
}}

/// Known values first, in the order of the enum, and then all others by their text.
///
/// Consistent with `==`: the spelling of a known value does not count.
///
/// ```
/// use plivo_hangup::{HangupCause, Reported};
///
/// let mut codes = ["4210", "busy line", "3000", "0999"].map(Reported::<HangupCause>::from);
/// codes.sort();
/// assert_eq!(codes.each_ref().map(Reported::as_str), ["3000", "busy line", "0999", "4210"]);
/// ```
impl<T: Vocabulary> Ord for Reported<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.identity().cmp(&other.identity())
    }
}

impl<T: Vocabulary> PartialOrd for Reported<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Vocabulary> Hash for Reported<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

/// The value exactly as it was sent, as [`as_str`](Reported::as_str).
impl<T: Vocabulary> AsRef<str> for Reported<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Shows a known value; of any other, only its length, or a code of at most five digits.
impl<T: Vocabulary> fmt::Debug for Reported<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.as_str();
        match (self.known, digits::code(text)) {
            (Some(known), _) => write!(formatter, "Known({known:?})"),
            (None, Some(number)) if T::MAY_BE_CODE => {
                write!(formatter, "Unrecognized({number})")
            }
            (None, _) => write!(formatter, "Unrecognized({} bytes)", text.len()),
        }
    }
}

/// Writes the value exactly as it was sent.
impl<T: Vocabulary> fmt::Display for Reported<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Writes the value as it was read: a number as a number, text as text.
impl<T: Vocabulary> Serialize for Reported<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.as_str();
        if self.is_number && serializer.is_human_readable() {
            json_text::serialize_number(text, serializer)
        } else {
            serializer.serialize_str(text)
        }
    }
}

/// Reads text or a number.
impl<'de, T: Vocabulary> Deserialize<'de> for Reported<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let reader = ReportedReader(PhantomData);
        de::read(deserializer, reader, "text", D::deserialize_string)
    }
}

struct ReportedReader<T>(PhantomData<T>);

impl<T: Vocabulary> Reader<'_> for ReportedReader<T> {
    type Value = Reported<T>;

    fn expected(&self) -> &'static str {
        "text or a number"
    }

    fn text<E: Error>(self, text: &str) -> Result<Reported<T>, E> {
        Ok(text.into())
    }

    fn number<E: Error>(self, number: Number<'_>) -> Result<Reported<T>, E> {
        let json = match number {
            Number::Unsigned(number) => number.to_string(),
            Number::Signed(number) => number.to_string(),
            Number::Single(number) => json_text::of_single(number),
            Number::Double(number) => json_text::of_float(number),
            Number::Wrapped(digits) => match json_text::as_number(digits) {
                Some(number) => number.to_owned(),
                None => return Err(refused(self.expected(), "an object")),
            },
        };
        Ok(Reported::from_json_number(&json))
    }
}
