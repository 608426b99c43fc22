//! How codes are written.

/// What a text is when a code is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CodeText {
    /// Digits without sign or leading zero, with or without blanks around them.
    Number(u16),
    /// The same, but no code is that large.
    TooLarge,
    /// No code at all.
    Other,
}

/// Reads a code; the one place that says how codes are written.
pub(crate) const fn code(text: &str) -> CodeText {
    let mut rest = text.as_bytes().trim_ascii();
    if let [b'0', _, ..] | [] = rest {
        return CodeText::Other;
    }
    // The sum of so many digits may wrap around; that of fewer cannot.
    let is_too_long = rest.len() > 5;
    let mut number: u32 = 0;
    while let [digit, tail @ ..] = rest {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return CodeText::Other;
        }
        number = number.wrapping_mul(10).wrapping_add(digit as u32);
        rest = tail;
    }
    if is_too_long || number > u16::MAX as u32 {
        return CodeText::TooLarge;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked above")]
    CodeText::Number(number as u16)
}

/// Whether a text is a code, listed or not.
#[cfg(feature = "payload")]
pub(crate) const fn is_code(text: &str) -> bool {
    !matches!(code(text), CodeText::Other)
}
