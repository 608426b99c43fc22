//! What entries are named by: variants, slugs, spellings and numbers, each only once in its list.

use super::file::{Field, File, path};

pub(crate) fn fold(text: &str) -> String {
    text.trim().to_ascii_lowercase()
}

/// The names of the entries of one list.
#[derive(Default)]
pub(crate) struct Names {
    variants: Unique,
    /// Names, slugs and aliases, since each of them finds its entry.
    spellings: Unique,
}

impl Names {
    pub(crate) fn variant(&mut self, label: &str, variant: &Field<String>, file: &mut File) {
        let is_variant = |text: &str| {
            let starts = text.starts_with(|first: char| first.is_ascii_uppercase());
            let goes_on = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
            // In capital letters it could be one of the constants, such as `ALL`.
            let is_constant = text.len() > 1 && text == text.to_ascii_uppercase();
            starts && goes_on && !is_constant && text != "Self"
        };
        let wrong = "is not a Rust variant in UpperCamelCase";
        check(label, "variant", variant, is_variant, wrong, file);
        self.variants
            .check("variant", label, "variant", variant, file);
    }

    /// A spelling is unique when case is ignored, and is not a number.
    pub(crate) fn spelling(
        &mut self,
        label: &str,
        key: &str,
        spelling: &Field<String>,
        file: &mut File,
    ) {
        let is_name = |text: &str| !text.bytes().all(|byte| byte.is_ascii_digit());
        check(
            label,
            key,
            spelling,
            is_name,
            "would be read as a code",
            file,
        );
        let what = if key == "slug" { "slug" } else { "spelling" };
        self.spellings.check(what, label, key, spelling, file);
    }

    /// The word of a telephony switch.
    pub(crate) fn word(&mut self, label: &str, word: &Field<String>, file: &mut File) {
        let is_word = |text: &str| is_snake(text, u8::is_ascii_uppercase);
        let wrong = "is not in capital letters, digits and underscores";
        check(label, "word", word, is_word, wrong, file);
        self.spellings.check("spelling", label, "word", word, file);
    }
}

pub(crate) fn check_slug(label: &str, slug: &Field<String>, file: &mut File) {
    let is_slug = |text: &str| is_snake(text, u8::is_ascii_lowercase);
    check(label, "slug", slug, is_slug, "is not in snake_case", file);
}

/// Reports a text that is not as it should be. An empty one is a problem already.
fn check(
    label: &str,
    key: &str,
    field: &Field<String>,
    is_right: impl FnOnce(&str) -> bool,
    wrong: &str,
    file: &mut File,
) {
    let text = field.value.as_deref().filter(|text| !text.is_empty());
    if let Some(text) = text.filter(|text| !is_right(text)) {
        file.report(field.line, path(label, key), format!("{text:?} {wrong}"));
    }
}

/// Letters of one case and digits, in parts joined by one underscore each; a letter comes first.
fn is_snake(text: &str, is_letter: fn(&u8) -> bool) -> bool {
    let part = |part: &str| {
        let mut bytes = part.bytes();
        !part.is_empty() && bytes.all(|byte| is_letter(&byte) || byte.is_ascii_digit())
    };
    text.bytes().next().is_some_and(|first| is_letter(&first)) && text.split('_').all(part)
}

/// Finds the second of two texts that are equal when case is ignored.
#[derive(Default)]
pub(crate) struct Unique {
    seen: Vec<(String, usize)>,
}

impl Unique {
    pub(crate) fn check(
        &mut self,
        what: &str,
        label: &str,
        key: &str,
        field: &Field<String>,
        file: &mut File,
    ) {
        let text = field.value.as_deref().filter(|text| !text.is_empty());
        let Some(text) = text else { return };
        let folded = fold(text);
        if let Some((_, line)) = self.seen.iter().find(|(other, _)| *other == folded) {
            let sentence = format!("the {what} {text:?} is already in line {line}");
            file.report(field.line, path(label, key), sentence);
        } else {
            self.seen.push((folded, field.line));
        }
    }
}

/// Finds numbers that are there twice or out of order.
pub(crate) struct Numbers {
    what: &'static str,
    seen: Vec<(u16, usize)>,
}

impl Numbers {
    pub(crate) fn new(what: &'static str) -> Self {
        Self {
            what,
            seen: Vec::new(),
        }
    }

    pub(crate) fn check(&mut self, label: &str, field: &Field<u16>, file: &mut File) {
        let Some(number) = field.value else { return };
        let what = self.what;
        let twice = self.seen.iter().find(|(other, _)| *other == number);
        let last = self.seen.last().filter(|(last, _)| *last > number);
        let sentence = match (twice, last) {
            (Some((_, line)), _) => format!("the {what} {number} is already in line {line}"),
            (None, Some((last, _))) => {
                format!("{number} comes after {last}, but entries are sorted by {what}")
            }
            (None, None) => {
                self.seen.push((number, field.line));
                return;
            }
        };
        file.report(field.line, path(label, what), sentence);
    }
}
