//! What entries are named by: variants, slugs, spellings and numbers, each only once in its list.

use super::file::{Field, File, path};

pub(crate) fn fold(text: &str) -> String {
    text.trim().to_ascii_lowercase()
}

/// Finds the second of two texts that are equal when case is ignored.
pub(crate) struct Unique {
    what: &'static str,
    seen: Vec<(String, usize)>,
}

impl Unique {
    pub(crate) fn new(what: &'static str) -> Self {
        Self {
            what,
            seen: Vec::new(),
        }
    }

    pub(crate) fn check(&mut self, label: &str, key: &str, field: &Field<String>, file: &mut File) {
        let Some(text) = &field.value else { return };
        let folded = fold(text);
        match self.seen.iter().find(|(other, _)| *other == folded) {
            Some((_, line)) => {
                let what = self.what;
                let sentence = format!("the {what} {text:?} is already in line {line}");
                file.report(field.line, path(label, key), sentence);
            }
            None if folded.is_empty() => {}
            None => self.seen.push((folded, field.line)),
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
            (Some((_, line)), _) => Some(format!("the {what} {number} is already in line {line}")),
            (None, Some((last, _))) => Some(format!(
                "{number} comes after {last}, but entries are sorted by {what}"
            )),
            (None, None) => None,
        };
        if let Some(sentence) = sentence {
            file.report(field.line, path(label, what), sentence);
        }
        self.seen.push((number, field.line));
    }
}

/// Letters of one case and digits, in parts joined by one underscore each; a letter comes first.
pub(crate) fn is_snake(text: &str, is_letter: fn(&u8) -> bool) -> bool {
    let part = |part: &str| {
        let mut bytes = part.bytes();
        !part.is_empty() && bytes.all(|byte| is_letter(&byte) || byte.is_ascii_digit())
    };
    text.bytes().next().is_some_and(|first| is_letter(&first)) && text.split('_').all(part)
}

/// A spelling is unique when case is ignored, and is not a number.
pub(crate) fn check_spelling(
    label: &str,
    key: &str,
    spelling: &Field<String>,
    names: &mut Unique,
    file: &mut File,
) {
    let Some(text) = &spelling.value else { return };
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let sentence = format!("{text:?} would be read as a code");
        file.report(spelling.line, path(label, key), sentence);
    }
    names.check(label, key, spelling, file);
}

pub(crate) fn check_variant(
    label: &str,
    variant: &Field<String>,
    seen: &mut Unique,
    file: &mut File,
) {
    let Some(text) = &variant.value else { return };
    let starts = text.starts_with(|first: char| first.is_ascii_uppercase());
    let goes_on = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    // Without a lower-case letter it could be one of the constants, such as `ALL`.
    let is_camel = starts && goes_on && text.contains(|letter: char| letter.is_ascii_lowercase());
    if !text.is_empty() && (!is_camel || text == "Self") {
        let sentence = format!("{text:?} is not a Rust variant in UpperCamelCase");
        file.report(variant.line, path(label, "variant"), sentence);
    }
    seen.check(label, "variant", variant, file);
}

pub(crate) fn check_slug(label: &str, slug: &Field<String>, seen: &mut Unique, file: &mut File) {
    let Some(text) = &slug.value else { return };
    if !text.is_empty() && !is_snake(text, u8::is_ascii_lowercase) {
        let sentence = format!("{text:?} is not in snake_case");
        file.report(slug.line, path(label, "slug"), sentence);
    }
    seen.check(label, "slug", slug, file);
}
