//! What a text may hold, in any field.

use std::ops::RangeInclusive;

/// Characters without a shape of their own, which hide in a text: soft hyphens, joiners, directions,
/// byte order marks and tags. Control characters and blanks are invisible too.
const INVISIBLE: [RangeInclusive<char>; 9] = [
    '\u{AD}'..='\u{AD}',
    '\u{61C}'..='\u{61C}',
    '\u{180E}'..='\u{180E}',
    '\u{200B}'..='\u{200F}',
    '\u{202A}'..='\u{202E}',
    '\u{2060}'..='\u{206F}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFF9}'..='\u{FFFB}',
    '\u{E0000}'..='\u{E007F}',
];

/// Marks of code and of table cells, which the documentation has around some texts.
const MARKS: [char; 2] = ['`', '|'];

/// What is wrong with a text.
pub(crate) fn flaw(text: &str) -> Option<String> {
    let sentence = if let Some(character) = text.chars().find(|next| is_invisible(*next)) {
        format!(
            "the text has the invisible character U+{:04X}",
            u32::from(character)
        )
    } else if let Some(mark) = text.chars().find(|next| MARKS.contains(next)) {
        format!("the text has {mark:?}, which the documentation cannot show")
    } else if has_url(text) {
        "the text has a URL, which the documentation would not link".to_owned()
    } else if text.trim().is_empty() {
        "the text is empty".to_owned()
    } else if text.trim() != text {
        "the text begins or ends with a blank".to_owned()
    } else if text.contains("  ") {
        "the text has two blanks in a row".to_owned()
    } else {
        return None;
    };
    Some(sentence)
}

fn is_invisible(character: char) -> bool {
    let is_blank = character.is_control() || character.is_whitespace();
    is_blank && character != ' ' || INVISIBLE.iter().any(|range| range.contains(&character))
}

/// Whether a scheme, such as `https://`, is followed by an address.
fn has_url(text: &str) -> bool {
    let mut addresses = text.split("://").skip(1);
    addresses.any(|address| address.starts_with(char::is_alphanumeric))
}
