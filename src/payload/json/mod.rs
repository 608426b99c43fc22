//! JSON objects, read with the digits of their numbers and the text of what is nested in them.

mod object;
mod page;
mod scanner;
pub(super) mod tree;

use serde_json::value::RawValue;

pub(super) use self::object::{add_value, read_object};
pub(super) use self::page::read_page;
pub(super) use self::scanner::{Json, Scanner};
use super::error::{JsonKind, PayloadError};
use super::fields::Fields;

/// Reads a whole body. `read_value` reads the value at a place, and returns where it ends.
pub(super) fn read<'a, T>(
    body: &'a [u8],
    read_value: impl FnOnce(Scanner<'a>, usize) -> Option<(T, usize)>,
) -> Result<T, PayloadError> {
    let text = core::str::from_utf8(body).map_err(|error| PayloadError::NotUtf8 {
        valid_bytes: error.valid_up_to(),
    })?;
    // Some senders begin with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let scanner = Scanner::new(text);
    match read_value(scanner, scanner.after_blanks(0)) {
        Some((value, end)) if scanner.after_blanks(end) == text.len() => Ok(value),
        _ => Err(describe(text)),
    }
}

/// Reads a body that is an object, whole.
pub(super) fn read_fields(body: &[u8]) -> Result<Fields, PayloadError> {
    let mut fields = Fields::with_room_for(body)?;
    read(body, |scanner, place| {
        let end = read_object(scanner, place, &mut fields)?;
        Some(((), end))
    })?;
    fields.finish()
}

/// Why a text is not a JSON object.
#[cold]
fn describe(text: &str) -> PayloadError {
    match serde_json::from_str::<&RawValue>(text) {
        Err(error) if !text.trim_ascii().is_empty() => {
            let (line, column) = (error.line(), error.column());
            if error.is_eof() {
                PayloadError::Truncated { line, column }
            } else {
                PayloadError::NotJson { line, column }
            }
        }
        _ => PayloadError::WrongKind {
            field: "payload",
            expected: "an object",
            found: JsonKind::of(text.as_bytes()),
        },
    }
}
