//! What may stand in a list only once: texts whatever their case, and sorted numbers.

use super::json::{Field, File, path};

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

    pub(crate) fn check(
        &mut self,
        label: &str,
        key: &str,
        field: &Field<String>,
        file: &mut File<'_>,
    ) {
        let Some(text) = &field.value else { return };
        let folded = fold(text);
        match self.seen.iter().find(|(other, _)| *other == folded) {
            Some((_, line)) => {
                let what = self.what;
                let sentence = format!("the {what} {text:?} stands already in line {line}");
                file.report(field.line, path(label, key), sentence);
            }
            None if folded.is_empty() => {}
            None => self.seen.push((folded, field.line)),
        }
    }
}

/// Finds numbers that stand twice or out of order.
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

    pub(crate) fn check(&mut self, label: &str, field: &Field<u16>, file: &mut File<'_>) {
        let Some(number) = field.value else { return };
        let what = self.what;
        let twice = self.seen.iter().find(|(other, _)| *other == number);
        let last = self.seen.last().filter(|(last, _)| *last > number);
        let sentence = match (twice, last) {
            (Some((_, line)), _) => {
                Some(format!("the {what} {number} stands already in line {line}"))
            }
            (None, Some((last, _))) => Some(format!(
                "{number} stands behind {last}, but entries are sorted by {what}"
            )),
            (None, None) => None,
        };
        if let Some(sentence) = sentence {
            file.report(field.line, path(label, what), sentence);
        }
        self.seen.push((number, field.line));
    }
}
