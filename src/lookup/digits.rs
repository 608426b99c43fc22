//! How codes are written: as digits without sign or leading zero, with or without blanks around them.

/// Whether a text is a code, listed or not.
#[cfg(feature = "payload")]
pub(crate) const fn is_code(text: &str) -> bool {
    number(text).is_some()
}

/// Reads a code. `None` if the text is not a code, or is one above 65535.
pub(crate) const fn code(text: &str) -> Option<u16> {
    match number(text) {
        #[expect(clippy::cast_possible_truncation, reason = "the pattern excludes it")]
        Some(number @ 0..=0xFFFF) => Some(number as u16),
        _ => None,
    }
}

/// The number that a text is, or `u32::MAX` if it is larger than that.
const fn number(text: &str) -> Option<u32> {
    let mut rest = text.as_bytes().trim_ascii();
    if let [] | [b'0', _, ..] = rest {
        return None;
    }
    let mut number: u32 = 0;
    while let [byte, tail @ ..] = rest {
        if !byte.is_ascii_digit() {
            return None;
        }
        let digit = (*byte - b'0') as u32;
        number = number.saturating_mul(10).saturating_add(digit);
        rest = tail;
    }
    Some(number)
}
