//! A value as it was reported: known or not, never lost.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::catalog::de::{NUMBER_KEY, deserialize_as, found, reject};
use crate::catalog::{
    CallState, CallType, Category, CodeText, Evidence, Fact, HangupCause, HangupSource, Outcome,
    Party, Retry, TelephonyCause, code,
};
use crate::json_text;

/// A value of a vocabulary that may grow: what was reported, and what it is known to mean.
///
/// Payloads carry codes and words that no table lists. Such a value is kept as it came;
/// [`known`](Self::known) is `None` for it, and it is no error. However a known value was
/// spelled, `known()`, `==` and hashing agree; only [`as_str`](Self::as_str) tells spellings
/// apart. Text is stored only where it differs from the canonical spelling.
///
/// Use it in structs of your own, for a database row or a relay's message. Text and numbers are
/// read through serde and written back as the reader handed them over: `serde_json` hands over
/// `1.50` as 1.5, unless its feature `arbitrary_precision` is on. Formats that are not
/// human-readable carry text.
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
    /// `None` where a known value was spelled the canonical way.
    text: Option<Box<str>>,
    is_number: bool,
}

/// The vocabularies whose values can be [`Reported`]. Sealed: only this crate's enums are.
pub trait Vocabulary:
    Copy + Eq + Hash + fmt::Debug + Send + Sync + 'static + sealed::Sealed
{
    /// What a text means, whatever its spelling; `None` where it is not known.
    fn recognize(text: &str) -> Option<Self>;

    /// The spelling that payloads normally use.
    fn canonical(self) -> &'static str;

    /// Whether a value may be a bare code, which messages can repeat without telling secrets.
    #[doc(hidden)]
    const MAY_BE_CODE: bool = false;
}

pub(crate) mod sealed {
    #[expect(unnameable_types, reason = "that is what seals the trait")]
    pub trait Sealed {}
}

impl<T: Vocabulary> Reported<T> {
    fn new(text: &str, is_number: bool) -> Self {
        let known = T::recognize(text);
        let is_canonical = known.is_some_and(|known| known.canonical() == text);
        Self {
            known,
            text: (!is_canonical).then(|| text.into()),
            is_number,
        }
    }

    /// What the value is known to mean; `None` where no table lists it.
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

    /// What equality and hashing go by.
    fn identity(&self) -> Result<T, &str> {
        self.known.ok_or_else(|| self.as_str())
    }
}

/// Never fails: what is not known is kept.
impl<T: Vocabulary> From<&str> for Reported<T> {
    fn from(text: &str) -> Self {
        Self::new(text, false)
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

/// By meaning; by exact text where that is not known.
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

impl<T: Vocabulary> Hash for Reported<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

/// Shows what is known; of what is not, no more than its length, or a code of at most five digits.
impl<T: Vocabulary> fmt::Debug for Reported<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.as_str();
        match (self.known, code(text)) {
            (Some(known), _) => write!(formatter, "Known({known:?})"),
            (None, CodeText::Number(number)) if T::MAY_BE_CODE => {
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
            json_text::serialize(text, serializer)
        } else {
            serializer.serialize_str(text)
        }
    }
}

/// Reads text or a number.
impl<'de, T: Vocabulary> Deserialize<'de> for Reported<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ReportedVisitor<T>(PhantomData<T>);

        impl<'de, T: Vocabulary> Visitor<'de> for ReportedVisitor<T> {
            type Value = Reported<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("text or a number")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(text.into())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
                Ok(Reported::new(&number.to_string(), true))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
                Ok(Reported::new(&number.to_string(), true))
            }

            fn visit_u128<E: Error>(self, number: u128) -> Result<Self::Value, E> {
                Ok(Reported::new(&number.to_string(), true))
            }

            fn visit_i128<E: Error>(self, number: i128) -> Result<Self::Value, E> {
                Ok(Reported::new(&number.to_string(), true))
            }

            fn visit_f32<E: Error>(self, number: f32) -> Result<Self::Value, E> {
                Ok(from_json(&json_text::of_single(number)))
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
                Ok(from_json(&json_text::of_float(number)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let wrapped = match map.next_entry::<String, String>() {
                    Ok(Some((key, text))) if key == NUMBER_KEY => Some(text),
                    _ => None,
                };
                let number = wrapped.as_deref().and_then(json_text::as_number);
                number
                    .map(from_json)
                    .ok_or_else(|| found(&self, "an object"))
            }

            reject! {
                visit_bool(bool) = "true or false",
            }
        }

        let visitor = ReportedVisitor(PhantomData);
        deserialize_as!(deserializer, deserialize_str, visitor)
    }
}

/// A number by its JSON text; what is no number has a JSON string.
fn from_json<T: Vocabulary>(json: &str) -> Reported<T> {
    match json
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
    {
        Some(text) => Reported::new(text, false),
        None => Reported::new(json, true),
    }
}

/// Recognizes an enum by `FromStr`.
macro_rules! reported {
    ($($type:ident by $canonical:ident),+ $(,)?) => {$(
        impl crate::reported::sealed::Sealed for $type {}

        impl crate::reported::Vocabulary for $type {
            fn recognize(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn canonical(self) -> &'static str {
                self.$canonical()
            }
        }
    )+};
}
pub(crate) use reported;

reported! {
    CallState by slug,
    CallType by slug,
    Category by slug,
    Evidence by slug,
    Fact by slug,
    HangupSource by name,
    Outcome by slug,
    Party by slug,
    Retry by slug,
    TelephonyCause by word,
}

impl sealed::Sealed for HangupCause {}

/// By code or by name; the canonical spelling is the code's digits.
impl Vocabulary for HangupCause {
    fn recognize(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn canonical(self) -> &'static str {
        self.code_text()
    }

    const MAY_BE_CODE: bool = true;
}
