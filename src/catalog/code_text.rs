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
    let mut number: Option<u16> = Some(0);
    while let [digit, tail @ ..] = rest {
        if !digit.is_ascii_digit() {
            return CodeText::Other;
        }
        number = match number {
            Some(number) => match number.checked_mul(10) {
                Some(tens) => tens.checked_add((*digit - b'0') as u16),
                None => None,
            },
            None => None,
        };
        rest = tail;
    }
    match number {
        Some(number) => CodeText::Number(number),
        None => CodeText::TooLarge,
    }
}

/// Whether a text is a code, listed or not.
#[cfg(feature = "payload")]
pub(crate) const fn is_code(text: &str) -> bool {
    !matches!(code(text), CodeText::Other)
}
