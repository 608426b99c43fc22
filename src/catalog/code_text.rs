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
    let mut number: u32 = 0;
    while let [digit, tail @ ..] = rest {
        if !digit.is_ascii_digit() {
            return CodeText::Other;
        }
        let digit = (*digit - b'0') as u32;
        number = number.saturating_mul(10).saturating_add(digit);
        rest = tail;
    }
    if number > u16::MAX as u32 {
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
