//! A data file: its values with their lines, and the problems found in it.

use std::{fmt, io};

use super::json::{Kind, Value, parse};
use super::object::Object;
use super::texts::flaw;

/// One rule broken, at one place of one data file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    pub(crate) file: &'static str,
    pub(crate) line: usize,
    /// The entry and its field: `cause 3010: slug`.
    pub(crate) field: String,
    pub(crate) sentence: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            field,
            sentence,
        } = self;
        write!(formatter, "{file}:{line}: {field}: {sentence}")
    }
}

/// A value and its line. `None` if it could not be read: that is a problem already, so rules pass
/// over it.
#[derive(Debug, Clone)]
pub(crate) struct Field<T> {
    pub(crate) line: usize,
    pub(crate) value: Option<T>,
}

impl<T> Field<T> {
    /// The value, for the stages that run only on data without problems.
    ///
    /// # Panics
    ///
    /// Where the value could not be read.
    #[expect(
        clippy::expect_used,
        reason = "a build-time assertion: unread values are problems"
    )]
    pub(crate) fn get(&self) -> &T {
        self.value
            .as_ref()
            .expect("data with problems is never emitted")
    }
}

impl<T> Field<Option<T>> {
    /// Whether the field is null, if it could be read.
    pub(crate) fn is_null(&self) -> Option<bool> {
        self.value.as_ref().map(Option::is_none)
    }
}

/// A slug that a data file refers to an entry by.
#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) line: usize,
    pub(crate) place: String,
    /// The list that has the entry.
    pub(crate) vocabulary: &'static str,
    pub(crate) slug: String,
}

/// The text of a data file, what was found wrong in it, and what it refers to.
pub(crate) struct File {
    name: &'static str,
    /// `None` if it could not be read.
    text: Option<String>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) refers_to: Vec<Reference>,
}

impl File {
    pub(crate) fn new(name: &'static str, contents: io::Result<Vec<u8>>) -> Self {
        let mut file = Self {
            name,
            text: None,
            problems: Vec::new(),
            refers_to: Vec::new(),
        };
        match contents.map(String::from_utf8) {
            Ok(Ok(text)) => file.text = Some(text),
            Ok(Err(error)) => {
                let valid = error.utf8_error().valid_up_to();
                let valid = error.as_bytes().iter().take(valid);
                let breaks = valid.filter(|byte| **byte == b'\n').count();
                file.report(breaks + 1, "file", "the line is not UTF-8");
            }
            Err(error) => file.report(1, "file", format!("the file cannot be read: {error}")),
        }
        file
    }

    pub(crate) fn report(
        &mut self,
        line: usize,
        field: impl Into<String>,
        sentence: impl Into<String>,
    ) {
        self.problems.push(Problem {
            file: self.name,
            line,
            field: field.into(),
            sentence: sentence.into(),
        });
    }

    /// The object that the whole file is.
    pub(crate) fn root(&mut self) -> Option<Object> {
        match parse(self.text.take()?.as_str()) {
            Ok(value) => Object::read(self, value, "file", |_| None),
            Err(refusal) => {
                self.report(refusal.line, "file", refusal.sentence);
                None
            }
        }
    }

    /// Reads a value. One that `read` gives back is not what was `expected`.
    pub(crate) fn typed<T>(
        &mut self,
        value: Value,
        place: &str,
        expected: &str,
        read: impl FnOnce(Kind) -> Result<T, Kind>,
    ) -> Field<T> {
        let line = value.line;
        let value = match read(value.kind) {
            Ok(value) => Some(value),
            Err(other) => {
                let found = other.in_words();
                self.report(line, place, format!("expected {expected}, found {found}"));
                None
            }
        };
        Field { line, value }
    }

    pub(crate) fn text(&mut self, value: Value, place: &str) -> Field<String> {
        let field = self.typed(value, place, "text", Kind::into_text);
        self.report_flaw(place, field.line, field.value.as_deref());
        field
    }

    pub(crate) fn text_or_null(&mut self, value: Value, place: &str) -> Field<Option<String>> {
        let field = self.typed(value, place, "text or null", |kind| {
            kind.or_null(Kind::into_text)
        });
        let text = field.value.as_ref().and_then(Option::as_deref);
        self.report_flaw(place, field.line, text);
        field
    }

    /// Notes what a field refers to, for the check that needs all of the data.
    pub(crate) fn refer(
        &mut self,
        place: &str,
        line: usize,
        vocabulary: &'static str,
        slug: Option<&str>,
    ) {
        self.refers_to.extend(slug.map(|slug| Reference {
            line,
            place: place.to_owned(),
            vocabulary,
            slug: slug.to_owned(),
        }));
    }

    pub(crate) fn reference(
        &mut self,
        value: Value,
        place: &str,
        vocabulary: &'static str,
    ) -> Field<String> {
        let field = self.text(value, place);
        self.refer(place, field.line, vocabulary, field.value.as_deref());
        field
    }

    pub(crate) fn number(&mut self, value: Value, place: &str) -> Field<u16> {
        self.typed(value, place, "a number from 0 to 65535", Kind::into_u16)
    }

    /// A list of what `read` reads from each member and its place.
    pub(crate) fn list<T>(
        &mut self,
        value: Value,
        place: &str,
        expected: &str,
        if_empty: Option<&str>,
        mut read: impl FnMut(&mut Self, Value, &str) -> Option<T>,
    ) -> Field<Vec<T>> {
        let Field { line, value } = self.typed(value, place, expected, Kind::into_list);
        let value = value.map(|values| {
            if let Some(sentence) = if_empty.filter(|_| values.is_empty()) {
                self.report(line, place, sentence);
            }
            let mut members = Vec::new();
            for (index, value) in values.into_iter().enumerate() {
                members.extend(read(self, value, &format!("{place}[{index}]")));
            }
            members
        });
        Field { line, value }
    }

    /// References, each only once.
    pub(crate) fn references(
        &mut self,
        value: Value,
        place: &str,
        vocabulary: &'static str,
        if_empty: &str,
    ) -> Field<Vec<Field<String>>> {
        let mut seen = Vec::new();
        self.list(
            value,
            place,
            "a list of slugs",
            Some(if_empty),
            |file, value, place| {
                let field = file.reference(value, place, vocabulary);
                if let Some(slug) = field.value.clone() {
                    if seen.contains(&slug) {
                        file.report(field.line, place, format!("the list has {slug:?} already"));
                    }
                    seen.push(slug);
                }
                Some(field)
            },
        )
    }

    fn report_flaw(&mut self, place: &str, line: usize, text: Option<&str>) {
        if let Some(flaw) = text.and_then(flaw) {
            self.report(line, place, flaw);
        }
    }
}

/// The name of a field after that of its object; the file itself is not named.
pub(crate) fn path(label: &str, key: &str) -> String {
    match label {
        "file" => key.to_owned(),
        _ => format!("{label}: {key}"),
    }
}
