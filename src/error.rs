//! The errors of the catalog. They are written by hand: the catalog's tree has no proc macro.

use core::error::Error;
use core::fmt;

/// A number that the catalog does not list.
///
/// ```
/// use plivo_hangup::HangupCause;
///
/// let error = HangupCause::try_from(4210).expect_err("not listed");
/// assert_eq!(error.to_string(), "expected the code of a hangup cause, found the unlisted number 4210");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnlistedNumber {
    expected: &'static str,
    number: u16,
}

impl UnlistedNumber {
    pub(crate) const fn new(expected: &'static str, number: u16) -> Self {
        Self { expected, number }
    }

    /// The number that was found.
    pub const fn number(self) -> u16 {
        self.number
    }
}

impl fmt::Display for UnlistedNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { expected, number } = self;
        write!(
            formatter,
            "expected {expected}, found the unlisted number {number}"
        )
    }
}

impl Error for UnlistedNumber {}

/// A text that the catalog does not know.
///
/// It has the length of the text but not its content, which may be anything, such as a phone number. Only a
/// code of at most five digits is shown, if a code was expected.
///
/// What comes from outside may be blank or not listed yet. To accept such text, read it as `Reported` (feature
/// `payload`), which keeps any text.
///
/// ```
/// use plivo_hangup::{HangupCause, HangupSource};
///
/// let error = "Network".parse::<HangupSource>().expect_err("not a source of the table");
/// assert_eq!(error.to_string(), "expected the name of a hangup source, found unlisted text of 7 bytes");
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
            None if *bytes == 0 => write!(formatter, "expected {expected}, found empty text"),
            None => {
                let plural = if *bytes == 1 { "" } else { "s" };
                write!(
                    formatter,
                    "expected {expected}, found unlisted text of {bytes} byte{plural}"
                )
            }
        }
    }
}

impl Error for UnrecognizedText {}
