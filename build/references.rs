//! What the data refers to must be there.

use super::data::{Data, Term};
use super::file::{Field, File, path};
use super::rules::ANY_STATE;

impl Data {
    fn check_reference(
        &self,
        vocabulary: &str,
        place: String,
        field: &Field<String>,
        known_by: fn(&Term) -> &Field<String>,
        file: &mut File,
    ) {
        if let Some(vocabulary) = self.vocabulary(vocabulary) {
            let known: Vec<_> = vocabulary.terms.iter().map(known_by).collect();
            check_known(vocabulary.noun, place, field, &known, file);
        }
    }

    pub(crate) fn check_slug_of(
        &self,
        vocabulary: &str,
        label: &str,
        key: &str,
        field: &Field<String>,
        file: &mut File,
    ) {
        self.check_reference(vocabulary, path(label, key), field, |term| &term.slug, file);
    }

    pub(crate) fn check_name_of(
        &self,
        vocabulary: &str,
        label: &str,
        key: &str,
        field: &Field<String>,
        file: &mut File,
    ) {
        self.check_reference(vocabulary, path(label, key), field, |term| &term.name, file);
    }

    /// A call state by name, or "Any".
    pub(crate) fn check_state(&self, label: &str, field: &Field<String>, file: &mut File) {
        let any = Field {
            line: field.line,
            value: Some(ANY_STATE.to_owned()),
        };
        let known = self.vocabulary("call_states").into_iter();
        let known = known
            .flat_map(|states| &states.terms)
            .map(|term| &term.name);
        let known: Vec<_> = known.chain([&any]).collect();
        check_known(
            "call state",
            path(label, "call_states"),
            field,
            &known,
            file,
        );
    }

    pub(crate) fn check_nullable(
        &self,
        vocabulary: &str,
        label: &str,
        key: &str,
        field: &Field<Option<String>>,
        file: &mut File,
    ) {
        self.check_slug_of(vocabulary, label, key, &flattened(field), file);
    }
}

/// A field whose null needs no check.
pub(crate) fn flattened(field: &Field<Option<String>>) -> Field<String> {
    Field {
        line: field.line,
        value: field.value.clone().flatten(),
    }
}

/// What a field refers to must be known, as far as what is known could be read.
pub(crate) fn check_known(
    noun: &str,
    place: String,
    field: &Field<String>,
    known: &[&Field<String>],
    file: &mut File,
) {
    let Some(text) = &field.value else { return };
    let known: Vec<&str> = known
        .iter()
        .filter_map(|known| known.value.as_deref())
        .collect();
    let can_tell = !text.is_empty() && !known.is_empty();
    if can_tell && !known.contains(&text.as_str()) {
        file.report(field.line, place, not_one_of(text, noun, &known));
    }
}

pub(crate) fn not_one_of(text: &str, noun: &str, known: &[&str]) -> String {
    let known = known.join(", ");
    format!("{text:?} is not a known {noun}; expected one of {known}")
}
