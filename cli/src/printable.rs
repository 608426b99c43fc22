//! Texts from outside, for a terminal.

use std::borrow::Cow;

/// Writes every character that is not plain to see as an escape such as `\u{1b}`.
///
/// A control character could move the cursor or recolour the terminal.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\'' | '"' | '\\' => shown.push(character),
            _ => shown.extend(character.escape_debug()),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_could_steer_a_terminal_is_escaped() {
        assert_eq!(printable("\u{1b}[31mred\u{7f}"), "\\u{1b}[31mred\\u{7f}");
        assert_eq!(printable("a\nb\u{9b}c\u{202e}d"), "a\\nb\\u{9b}c\\u{202e}d");
    }

    #[test]
    fn what_is_plain_stays() {
        assert_eq!(printable("O'Brien \"said\" C:\\"), "O'Brien \"said\" C:\\");
        assert_eq!(printable("Zürich \u{4f60}"), "Zürich \u{4f60}");
    }
}
