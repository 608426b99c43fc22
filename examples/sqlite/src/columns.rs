//! What both recipes put into the columns.

use plivo_hangup::{Callback, Hangup};

/// The column `code`: an integer, listed or not.
///
/// `None` if no code is reported, or if it is text that an integer would change: "+3010" and "03010" are not
/// codes, and must not be read back as 3010. The raw body has them.
pub(crate) fn code(hangup: &Hangup) -> Option<i32> {
    let text = hangup.reported_code()?.trim();
    let code: i32 = text.parse().ok()?;
    (code.to_string() == text).then_some(code)
}

/// A column of text. `None` if nothing is reported, or if `PostgreSQL` could not hold it: its text has no NUL.
pub(crate) fn text(reported: Option<&str>) -> Option<&str> {
    reported.filter(|text| !text.contains('\0'))
}

/// The key that tells repeated deliveries apart. `None` if a callback has none: then each is a row.
pub(crate) fn delivery_key(callback: &Callback) -> Option<String> {
    callback.delivery_key().map(|key| key.to_string())
}
