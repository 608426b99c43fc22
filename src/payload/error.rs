//! Why a payload could not be read.

use core::fmt;

use super::json::tree::is_same_json;

/// Why a body could not be read as a payload.
///
/// New or odd values are not errors: they are kept. An error names the field, the kind found and the kind
/// expected, and never repeats what was sent.
///
/// ```
/// use plivo_hangup::CallRecord;
///
/// let error = CallRecord::from_json(b"[]").expect_err("a list is not a record");
/// assert_eq!(error.to_string(), "payload: expected an object, found a list");
/// let error = CallRecord::from_json(b"{\"call_uuid\":").expect_err("truncated");
/// assert_eq!(error.to_string(), "payload, line 1, column 13: expected more JSON, found the end");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PayloadError {
    /// A field, or the payload itself, is of a kind that cannot be read.
    #[error("{field}: expected {expected}, found {found}")]
    #[non_exhaustive]
    WrongKind {
        /// The field; `payload` for the body as a whole.
        field: &'static str,
        /// The kind that was expected.
        expected: &'static str,
        /// The kind that was found.
        found: JsonKind,
    },
    /// The API answered with an error: an object that has `error` and none of the keys that were asked for.
    ///
    /// Look at the status of the response, and at the text of the error in the raw body.
    #[error("payload: expected {expected}, found the API's error answer")]
    #[non_exhaustive]
    ApiError {
        /// What was expected.
        expected: &'static str,
    },
    /// The text is not JSON.
    #[error("payload, line {line}, column {column}: expected JSON")]
    #[non_exhaustive]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column in bytes, counted from 1; 0 at the beginning of a line.
        column: usize,
    },
    /// The text begins as JSON and ends before it is complete: it was cut off.
    #[error("payload, line {line}, column {column}: expected more JSON, found the end")]
    #[non_exhaustive]
    Truncated {
        /// The line, counted from 1.
        line: usize,
        /// The column in bytes, counted from 1; 0 at the beginning of a line.
        column: usize,
    },
    /// The JSON text is not UTF-8.
    #[error("payload, byte {}: expected UTF-8", valid_bytes.saturating_add(1))]
    #[non_exhaustive]
    NotUtf8 {
        /// How many bytes at the beginning are UTF-8.
        valid_bytes: usize,
    },
    /// The payload is larger than the [limit](crate::guide::readers#limits) of 4 GiB.
    #[error("payload: expected at most {} bytes, found {bytes} bytes", u32::MAX)]
    #[non_exhaustive]
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
}

impl PayloadError {
    /// The message for a payload that is one line of a file.
    pub(super) fn of_line(&self, number: u64) -> String {
        let message = self.to_string();
        let rest = message.strip_prefix("payload").map(|rest| {
            // The line within the payload is always the first one.
            rest.strip_prefix(", line 1").unwrap_or(rest)
        });
        match rest {
            Some(rest) => format!("line {number}{rest}"),
            None => format!("line {number}: {message}"),
        }
    }
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JsonKind {
    /// Nothing at all: an empty text, or a key that is missing.
    Nothing,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

impl JsonKind {
    /// The kind of the JSON value that a text begins with.
    pub(super) fn of(json: &[u8]) -> Self {
        match json.trim_ascii_start().first() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::List,
            Some(b'"') => Self::Text,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'-' | b'0'..=b'9') => Self::Number,
            Some(_) => Self::Null,
            None => Self::Nothing,
        }
    }
}

impl fmt::Display for JsonKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Nothing => "nothing",
            Self::Null => "null",
            Self::Boolean => "true or false",
            Self::Number => "a number",
            Self::Text => "text",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

/// Why a record of a page could not be read. The other records are not affected.
///
/// It keeps the record's JSON text, which is written back with the page. Its messages do not repeat it.
///
/// ```
/// use plivo_hangup::CallRecordPage;
///
/// let page = CallRecordPage::from_json(r#"{"objects": [{}, 17]}"#)?;
/// assert!(page.records[0].is_ok());
/// let error = page.records[1].as_ref().expect_err("17 is not a record");
/// assert_eq!(error.to_string(), "objects[1]: expected an object, found a number");
/// assert_eq!(error.raw_json(), "17");
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone, thiserror::Error)]
#[error("objects[{index}]: {}", problem(*.found, *.is_api_error))]
#[non_exhaustive]
pub struct RecordError {
    index: usize,
    found: JsonKind,
    is_api_error: bool,
    raw: Box<str>,
}

impl RecordError {
    pub(super) fn new(index: usize, raw: &str) -> Self {
        Self {
            index,
            found: JsonKind::of(raw.as_bytes()),
            is_api_error: false,
            raw: raw.into(),
        }
    }

    pub(super) fn api_error(index: usize, raw: &str) -> Self {
        Self {
            is_api_error: true,
            ..Self::new(index, raw)
        }
    }

    /// The place of the record in the page, counted from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The kind that was found; an object if the API's error answer was found in place of a record.
    pub fn found(&self) -> JsonKind {
        self.found
    }

    /// The JSON text of the record. It may have phone numbers and ids in it: mind where you log it.
    pub fn raw_json(&self) -> &str {
        &self.raw
    }
}

fn problem(found: JsonKind, is_api_error: bool) -> String {
    if is_api_error {
        "expected a call detail record, found the API's error answer".to_owned()
    } else {
        format!("expected an object, found {found}")
    }
}

/// Equal places with equal JSON, whatever its blanks and escapes.
impl PartialEq for RecordError {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && is_same_json(&self.raw, &other.raw)
    }
}

impl Eq for RecordError {}

/// Hides the record's text.
impl fmt::Debug for RecordError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RecordError")
            .field("index", &self.index)
            .field("found", &self.found)
            .finish_non_exhaustive()
    }
}
