//! The errors of the catalog. They are written by hand: the catalog's tree has no proc macro.

use core::error::Error;
use core::fmt;

/// A number that the catalog does not list.
///
/// It keeps a number of at most five digits that fits a code. Any other number may be anything, such as a phone
/// number, and is not shown.
///
/// ```
/// use plivo_hangup::HangupCause;
///
/// let error = HangupCause::try_from(4210_u16).expect_err("not listed");
/// assert_eq!(error.to_string(), "expected the code of a hangup cause, found the unlisted number 4210");
///
/// let error = HangupCause::try_from(12_025_550_123_i64).expect_err("a phone number");
/// assert_eq!(error.to_string(), "expected the code of a hangup cause, found a number above 65535");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnlistedNumber {
    expected: &'static str,
    found: Found,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Unlisted(u16),
    Negative,
    TooLarge,
}

impl UnlistedNumber {
    pub(crate) fn new(expected: &'static str, number: i64) -> Self {
        let found = match u16::try_from(number) {
            Ok(number) => Found::Unlisted(number),
            Err(_) if number < 0 => Found::Negative,
            Err(_) => Found::TooLarge,
        };
        Self { expected, found }
    }

    /// The number that was found; `None` if it is negative or above 65535.
    pub const fn number(self) -> Option<u16> {
        match self.found {
            Found::Unlisted(number) => Some(number),
            Found::Negative | Found::TooLarge => None,
        }
    }
}

impl fmt::Display for UnlistedNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}, found ", self.expected)?;
        match self.found {
            Found::Unlisted(number) => write!(formatter, "the unlisted number {number}"),
            Found::Negative => formatter.write_str("a negative number"),
            Found::TooLarge => formatter.write_str("a number above 65535"),
        }
    }
}

impl Error for UnlistedNumber {}

/// A text that the catalog does not know.
///
/// It has the length of the text but not its content, which may be anything, such as a phone number. Only a
/// code of at most five digits is shown, if a code was expected.
///
/// ```
/// use plivo_hangup::{HangupCause, HangupSource};
///
/// let error = "Network".parse::<HangupSource>().expect_err("not a source of the table");
/// assert_eq!(error.to_string(), "expected the name of a hangup source, found text of 7 bytes");
///
/// let error = "4210".parse::<HangupCause>().expect_err("not listed");
/// assert_eq!(
///     error.to_string(),
///     "expected the code or name of a hangup cause, found the unlisted code 4210"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnrecognizedText {
    expected: &'static str,
    bytes: usize,
    code: Option<u16>,
}

impl UnrecognizedText {
    /// `code` is what the text is if it is a code, which may be shown.
    pub(crate) const fn new(expected: &'static str, text: &str, code: Option<u16>) -> Self {
        Self {
            expected,
            bytes: text.len(),
            code,
        }
    }
}

impl fmt::Display for UnrecognizedText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            expected,
            bytes,
            code,
        } = self;
        match code {
            Some(code) => write!(
                formatter,
                "expected {expected}, found the unlisted code {code}"
            ),
            None => write!(
                formatter,
                "expected {expected}, found text of {bytes} bytes"
            ),
        }
    }
}

impl Error for UnrecognizedText {}
