//! JSON text as it passes through serde: numbers with their digits, nested values as they came.

use serde::ser::{Error, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

/// The JSON text of a text.
pub(crate) fn of_text(text: &str) -> String {
    Value::from(text).to_string()
}

/// The JSON text of a float; a JSON string for infinity and NaN, which JSON does not have.
pub(crate) fn of_float(value: f64) -> String {
    if value.is_finite() {
        Value::from(value).to_string()
    } else {
        format!("\"{value}\"")
    }
}

/// The same for single precision: widened, it would have more digits.
pub(crate) fn of_single(value: f32) -> String {
    match serde_json::to_string(&value) {
        Ok(json) if value.is_finite() => json,
        _ => format!("\"{value}\""),
    }
}

/// The text, if it is a JSON number without blanks around it.
pub(crate) fn as_number(text: &str) -> Option<&str> {
    let json: &RawValue = serde_json::from_str(text).ok()?;
    (json.get() == text && is_number(text)).then_some(text)
}

/// The number in a JSON string, if there is one.
pub(crate) fn wrapped_number(json: &str) -> Option<String> {
    let text: String = serde_json::from_str(json).ok()?;
    as_number(&text).map(str::to_owned)
}

/// Whether JSON text is a number, given that it is JSON.
pub(crate) fn is_number(json: &str) -> bool {
    json.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

/// Writes a JSON number as a number.
///
/// If no format has it in this spelling (`0.0500`, more digits than a number has), formats for people get a
/// `RawValue`, which only JSON writes as it is; other formats get its digits as text.
pub(crate) fn serialize_number<S: Serializer>(
    digits: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match PlainNumber::of(digits) {
        PlainNumber::Text(_) if serializer.is_human_readable() => serialize_raw(digits, serializer),
        number => number.serialize(serializer),
    }
}

/// Writes JSON text as it is, if the format is JSON.
pub(crate) fn serialize_raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match serde_json::from_str::<&RawValue>(json) {
        Ok(raw) => raw.serialize(serializer),
        Err(_) => Err(S::Error::custom("a value is not JSON")),
    }
}

/// A number as all formats have it, or its text if none of those says the same.
pub(crate) enum PlainNumber<'a> {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(&'a str),
}

impl<'a> PlainNumber<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        if let Ok(number) = text.parse() {
            Self::Unsigned(number)
        } else if let Some(number) = text.parse().ok().filter(|_| text != "-0") {
            Self::Signed(number)
        } else {
            let float = text.parse().ok();
            match float.filter(|float| of_float(*float) == text) {
                Some(float) => Self::Float(float),
                None => Self::Text(text),
            }
        }
    }
}

impl Serialize for PlainNumber<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Signed(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}
