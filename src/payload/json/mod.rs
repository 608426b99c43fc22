//! JSON objects, read with the digits of their numbers and the text of what is nested in them.

mod cursor;
mod object;
mod page;

use serde_json::value::RawValue;

pub(super) use self::cursor::{Cursor, Json};
pub(super) use self::object::{add_value, read_object};
pub(super) use self::page::read_page;
use super::error::{JsonKind, PayloadError};
use super::fields::Fields;

/// Reads a whole body with what reads its value.
pub(super) fn read<'a, T>(
    body: &'a [u8],
    read: impl FnOnce(&mut Cursor<'a>) -> Option<T>,
) -> Result<T, PayloadError> {
    let text = core::str::from_utf8(body).map_err(|error| PayloadError::NotUtf8 {
        valid_bytes: error.valid_up_to(),
    })?;
    // Some senders begin with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut cursor = Cursor::new(text);
    cursor.skip_blanks();
    let value = read(&mut cursor);
    cursor.skip_blanks();
    value
        .filter(|_| cursor.is_at_end())
        .ok_or_else(|| describe(text))
}

/// Reads a body that is an object, whole.
pub(super) fn read_fields(body: &[u8]) -> Result<Fields, PayloadError> {
    let mut fields = Fields::with_room_for(body)?;
    read(body, |cursor| read_object(cursor, &mut fields, |_| true))?;
    fields.finish()
}

/// Why a text is not a JSON object.
#[cold]
fn describe(text: &str) -> PayloadError {
    let Err(error) = serde_json::from_str::<&RawValue>(text) else {
        return PayloadError::WrongKind {
            field: "payload",
            expected: "an object",
            found: JsonKind::of(text),
        };
    };
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        PayloadError::Truncated { line, column }
    } else {
        PayloadError::NotJson { line, column }
    }
}
