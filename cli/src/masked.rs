//! What of a text from outside may be shown to anyone: nothing that may be a phone number, an id or the name of a
//! person.

use plivo_hangup::{Hangup, HangupTexts};

/// In the place of a text that is not shown.
pub(crate) const NOT_SHOWN: &str = "(a text that is not shown)";

/// The text of a hangup, if it may be shown: what the catalog has in any place, a code, or a word like those of
/// the switch. A name of several words is not: it may be that of a person.
pub(crate) fn shown(text: &str) -> Option<&str> {
    let text = text.trim_ascii();
    (is_code(text) || is_word(text) || is_listed(text)).then_some(text)
}

fn is_code(text: &str) -> bool {
    const MOST_DIGITS: usize = 5;
    (1..=MOST_DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words in upper case with underscores between them, such as `USER_BUSY`.
fn is_word(text: &str) -> bool {
    const LONGEST: usize = 48;
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase());
    text.len() <= LONGEST && text.contains('_') && text.split('_').all(is_part)
}

/// Whether the library knows it, as the name of a cause or as a telephony word.
fn is_listed(text: &str) -> bool {
    let hangup = Hangup::from(HangupTexts {
        name: Some(text),
        ..HangupTexts::default()
    });
    hangup.is_reported() && !hangup.explain().is_cause_unlisted
}

/// The name of a file without what may be a phone number or an id.
pub(crate) fn file_name(name: &str) -> String {
    const SHORTEST_NUMBER: usize = 9;
    const SHORTEST_ID: usize = 24;
    let mut masked = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let part = |is_part: fn(char) -> bool| {
            rest.find(|character| !is_part(character))
                .unwrap_or(rest.len())
        };
        let digits = part(|character| character.is_ascii_digit());
        let id = part(|character| character.is_ascii_hexdigit() || character == '-');
        let length = if id >= SHORTEST_ID {
            masked.push('…');
            id
        } else if digits >= SHORTEST_NUMBER {
            masked.push('…');
            digits
        } else {
            let length = digits.max(first.len_utf8());
            masked.push_str(rest.get(..length).unwrap_or_default());
            length
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::{file_name, shown};

    #[test]
    fn what_cannot_be_of_a_person_is_shown() {
        for text in [
            "4210",
            "03010",
            "NEW_WORD",
            "USER_BUSY",
            "Busy Line",
            "user busy",
        ] {
            assert_eq!(shown(text), Some(text));
        }
        assert_eq!(shown(" 4210 "), Some("4210"));
    }

    #[test]
    fn what_may_be_a_number_an_id_or_a_name_is_not_shown() {
        for text in [
            "+12025550123",
            "202-555-0123",
            "202555",
            "a@example.com",
            "<b>",
            "John Smith",
            "Jane",
            "SMITH",
            "john_smith",
            "jean-luc",
            "John_Smith",
            "_",
            "A_2025550123",
            "",
            " ",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
        assert_eq!(shown(&"LONG_".repeat(20)), None);
    }

    #[test]
    fn a_number_or_an_id_in_a_file_name_is_not_shown() {
        assert_eq!(
            file_name("logs/calls-20260302.ndjson"),
            "logs/calls-20260302.ndjson"
        );
        assert_eq!(file_name("to+12025550123.json"), "to+….json");
        assert_eq!(
            file_name("é/5f1c0a52-11aa-4e6e-9d0a-000000000013.form"),
            "é/….form"
        );
    }
}
