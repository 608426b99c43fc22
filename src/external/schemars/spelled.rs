//! Spellings as a pattern: JSON Schema has no flag for case.

use alloc::string::String;

use super::alloc;

/// What a text has to match to be one of the spellings, in any case of its ASCII letters and with ASCII blanks around
/// it. A regular expression as JSON Schema has them, those of ECMA-262.
pub(super) fn pattern(spellings: impl Iterator<Item = &'static str>) -> String {
    let mut pattern = String::from("^[ \\t\\n\\f\\r]*(?:");
    for (index, spelling) in spellings.enumerate() {
        if index > 0 {
            pattern.push('|');
        }
        for letter in spelling.chars() {
            push(&mut pattern, letter);
        }
    }
    pattern.push_str(")[ \\t\\n\\f\\r]*$");
    pattern
}

fn push(pattern: &mut String, letter: char) {
    match letter {
        letter if letter.is_ascii_alphabetic() => {
            pattern.push('[');
            pattern.push(letter.to_ascii_uppercase());
            pattern.push(letter.to_ascii_lowercase());
            pattern.push(']');
        }
        '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
        | '/' => {
            pattern.push('\\');
            pattern.push(letter);
        }
        letter => pattern.push(letter),
    }
}
