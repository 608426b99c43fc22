//! JSON text read with its lines, so that a problem can name the place it stands at.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// One rule broken, at one place of one data file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The field, behind the entry it belongs to: `cause 3010: slug`.
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

/// A value with the line it stands on; `None` where it could not be read, which has then been
/// reported already, so that rules pass over it.
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

/// The text of a data file, and what was found wrong in it.
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) problems: Vec<Problem>,
    line_ends: Vec<usize>,
}

impl<'a> File<'a> {
    pub(crate) fn new(name: &'a str, text: &'a str) -> Self {
        Self {
            name,
            text,
            problems: Vec::new(),
            line_ends: text.match_indices('\n').map(|(offset, _)| offset).collect(),
        }
    }

    pub(crate) fn report(
        &mut self,
        line: usize,
        field: impl Into<String>,
        sentence: impl Into<String>,
    ) {
        self.problems.push(Problem {
            file: self.name.to_owned(),
            line,
            field: field.into(),
            sentence: sentence.into(),
        });
    }

    /// The object that the whole file is.
    pub(crate) fn root(&mut self) -> Option<Object<'a>> {
        match serde_json::from_str::<&RawValue>(self.text) {
            Ok(raw) => Object::read(self, raw.get(), "file", |_| None),
            Err(error) => {
                let reason = error.to_string();
                let reason = reason.split(" at line ").next().unwrap_or_default();
                let sentence = format!("not JSON at column {}: {reason}", error.column());
                self.report(error.line(), "file", sentence);
                None
            }
        }
    }

    /// The line of a value: its text is a part of the file's, so its address says where it stands.
    fn line_of(&self, raw: &str) -> usize {
        let offset = (raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        1 + self.line_ends.partition_point(|&end| end < offset)
    }

    fn mistyped(&mut self, raw: &str, label: &str, expected: &str) {
        let found = kind(raw);
        self.report(
            self.line_of(raw),
            label,
            format!("expected {expected}, found {found}"),
        );
    }
}

/// What a JSON text is, in words; a number is shown, since its size may be what is wrong.
fn kind(raw: &str) -> String {
    let words = match raw.bytes().next() {
        Some(b'"') if serde_json::from_str::<String>(raw).is_err() => "text that is not Unicode",
        Some(b'"') => "text",
        Some(b'{') if serde_json::from_str::<Fields<'_>>(raw).is_err() => {
            "an object with a key that is not Unicode"
        }
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => return format!("the number {raw}"),
    };
    words.to_owned()
}

/// What is wrong with a text, whatever field it stands in.
fn flaw(text: &str) -> Option<&'static str> {
    if text.trim().is_empty() {
        Some("the text is empty")
    } else if text.trim() != text {
        Some("the text begins or ends with a blank")
    } else if text.contains("  ") || text.contains(char::is_control) {
        Some("the text has a line break, a control character or two blanks in a row")
    } else {
        None
    }
}

/// An object whose fields are taken one by one; what nobody took is unknown.
pub(crate) struct Object<'a> {
    /// What messages call this object.
    pub(crate) label: String,
    pub(crate) line: usize,
    fields: Vec<(String, &'a RawValue)>,
}

struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor;

        impl<'de> Visitor<'de> for FieldsVisitor {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(FieldsVisitor)
    }
}

impl<'a> Object<'a> {
    /// Reads an object that stands at `place`, and that `label` may name better once it is read.
    fn read(
        file: &mut File<'a>,
        raw: &'a str,
        place: &str,
        label: impl FnOnce(&Self) -> Option<String>,
    ) -> Option<Self> {
        let Ok(Fields(fields)) = serde_json::from_str::<Fields<'a>>(raw) else {
            file.mistyped(raw, place, "an object");
            return None;
        };
        let mut object = Self {
            label: place.to_owned(),
            line: file.line_of(raw),
            fields,
        };
        if let Some(label) = label(&object) {
            object.label = label;
        }
        object.report_repeated_fields(file);
        Some(object)
    }

    fn report_repeated_fields(&mut self, file: &mut File<'a>) {
        let mut seen: Vec<String> = Vec::new();
        self.fields.retain(|(key, value)| {
            let twice = seen.contains(key);
            if twice {
                let line = file.line_of(value.get());
                file.report(line, path(&self.label, key), "the field stands here twice");
            }
            seen.push(key.clone());
            !twice
        });
    }

    /// The JSON text of a field that the object can be named by: a short value in one line.
    pub(crate) fn name(&self, key: &str) -> Option<&'a str> {
        self.peek(key).filter(|raw| !raw.contains(['\n', '{', '[']))
    }

    /// The JSON text of a field, left where it is.
    fn peek(&self, key: &str) -> Option<&'a str> {
        let (_, raw) = self.fields.iter().find(|(name, _)| name == key)?;
        Some(raw.get())
    }

    fn take(&mut self, file: &mut File<'a>, key: &str) -> Option<&'a str> {
        let Some(index) = self.fields.iter().position(|(name, _)| name == key) else {
            file.report(self.line, path(&self.label, key), "the field is missing");
            return None;
        };
        Some(self.fields.remove(index).1.get())
    }

    /// A field whose text `read` understands; anything else is not `expected`.
    fn typed<T>(
        &mut self,
        file: &mut File<'a>,
        key: &str,
        expected: &str,
        read: impl FnOnce(&'a str) -> Option<T>,
    ) -> Field<T> {
        let Some(raw) = self.take(file, key) else {
            return Field {
                line: self.line,
                value: None,
            };
        };
        let line = file.line_of(raw);
        let value = read(raw);
        if value.is_none() {
            file.mistyped(raw, &path(&self.label, key), expected);
        }
        Field { line, value }
    }

    pub(crate) fn text(&mut self, file: &mut File<'a>, key: &str) -> Field<String> {
        let field = self.typed(file, key, "text", |raw| serde_json::from_str(raw).ok());
        let flaw = field.value.as_deref().and_then(flaw);
        self.report_flaw(file, key, field.line, flaw);
        field
    }

    /// A text, or null for none.
    pub(crate) fn nullable_text(
        &mut self,
        file: &mut File<'a>,
        key: &str,
    ) -> Field<Option<String>> {
        let field = self.typed(file, key, "text or null", |raw| {
            serde_json::from_str::<Option<String>>(raw).ok()
        });
        let text = field.value.as_ref().and_then(Option::as_deref);
        self.report_flaw(file, key, field.line, text.and_then(flaw));
        field
    }

    fn report_flaw(&self, file: &mut File<'a>, key: &str, line: usize, flaw: Option<&str>) {
        if let Some(flaw) = flaw {
            file.report(line, path(&self.label, key), flaw);
        }
    }

    /// A text that may be left out.
    pub(crate) fn optional_text(
        &mut self,
        file: &mut File<'a>,
        key: &str,
    ) -> Option<Field<String>> {
        self.peek(key)?;
        Some(self.text(file, key))
    }

    pub(crate) fn number(&mut self, file: &mut File<'a>, key: &str) -> Field<u16> {
        self.typed(file, key, NUMBER, |raw| serde_json::from_str(raw).ok())
    }

    pub(crate) fn object(&mut self, file: &mut File<'a>, key: &str) -> Option<Object<'a>> {
        let raw = self.take(file, key)?;
        Object::read(file, raw, &path(&self.label, key), |_| None)
    }

    /// The objects of a list that is not empty, each named by `label` where that can tell.
    pub(crate) fn objects(
        &mut self,
        file: &mut File<'a>,
        key: &str,
        label: impl Fn(&Object<'a>) -> Option<String>,
    ) -> Field<Vec<Object<'a>>> {
        let list = self.list(file, key, "a list of objects");
        let mut objects = Vec::new();
        for (place, raw) in self.places(key, &list) {
            objects.extend(Object::read(file, raw, &place, &label));
        }
        self.report_empty(file, key, &list, "the list is empty");
        Field {
            line: list.line,
            value: list.value.map(|_| objects),
        }
    }

    /// Objects as in [`objects`](Self::objects), or null for what is not known.
    pub(crate) fn nullable_objects(
        &mut self,
        file: &mut File<'a>,
        key: &str,
    ) -> Field<Option<Vec<Object<'a>>>> {
        if self.is_null(key) {
            return self.null(file, key);
        }
        let list = self.list(file, key, "a list of objects");
        let mut objects = Vec::new();
        for (place, raw) in self.places(key, &list) {
            objects.extend(Object::read(file, raw, &place, |_| None));
        }
        self.report_empty(file, key, &list, EMPTY_NULLABLE);
        Field {
            line: list.line,
            value: list.value.map(|_| Some(objects)),
        }
    }

    pub(crate) fn texts(&mut self, file: &mut File<'a>, key: &str) -> Field<Vec<Field<String>>> {
        let list = self.list(file, key, "a list of texts");
        let mut texts = Vec::new();
        for (place, raw) in self.places(key, &list) {
            let line = file.line_of(raw);
            let value = serde_json::from_str::<String>(raw).ok();
            match value.as_deref().map(flaw) {
                None => file.mistyped(raw, &place, "text"),
                Some(Some(flaw)) => file.report(line, place, flaw),
                Some(None) => {}
            }
            texts.push(Field { line, value });
        }
        Field {
            line: list.line,
            value: list.value.map(|_| texts),
        }
    }

    /// Texts that are at least one, or no field at all.
    pub(crate) fn optional_texts(&mut self, file: &mut File<'a>, key: &str) -> Vec<Field<String>> {
        if self.peek(key).is_none() {
            return Vec::new();
        }
        let texts = self.texts(file, key);
        self.report_empty(file, key, &texts, "the list is empty; leave the field out");
        texts.value.unwrap_or_default()
    }

    /// Numbers that are at least one.
    pub(crate) fn numbers(&mut self, file: &mut File<'a>, key: &str) -> Field<Vec<Field<u16>>> {
        let list = self.list(file, key, "a list of numbers");
        let mut numbers = Vec::new();
        for (place, raw) in self.places(key, &list) {
            let value = serde_json::from_str(raw).ok();
            if value.is_none() {
                file.mistyped(raw, &place, NUMBER);
            }
            let line = file.line_of(raw);
            numbers.push(Field { line, value });
        }
        self.report_empty(file, key, &list, "the list is empty");
        Field {
            line: list.line,
            value: list.value.map(|_| numbers),
        }
    }

    /// True, false, or null for either.
    pub(crate) fn nullable_flag(&mut self, file: &mut File<'a>, key: &str) -> Field<Option<bool>> {
        self.typed(file, key, "true, false or null", |raw| {
            serde_json::from_str(raw).ok()
        })
    }

    /// Texts that are at least one, or null for what is not known.
    pub(crate) fn nullable_texts(
        &mut self,
        file: &mut File<'a>,
        key: &str,
    ) -> Field<Option<Vec<Field<String>>>> {
        if self.is_null(key) {
            return self.null(file, key);
        }
        let texts = self.texts(file, key);
        self.report_empty(file, key, &texts, EMPTY_NULLABLE);
        Field {
            line: texts.line,
            value: texts.value.map(Some),
        }
    }

    fn list(&mut self, file: &mut File<'a>, key: &str, expected: &str) -> Field<Vec<&'a RawValue>> {
        self.typed(file, key, expected, |raw| serde_json::from_str(raw).ok())
    }

    /// The members of a list, each with the place it stands at.
    fn places(&self, key: &str, list: &Field<Vec<&'a RawValue>>) -> Vec<(String, &'a str)> {
        let members = list.value.iter().flatten().enumerate();
        members
            .map(|(index, raw)| (format!("{}[{index}]", path(&self.label, key)), raw.get()))
            .collect()
    }

    fn report_empty<T>(
        &self,
        file: &mut File<'a>,
        key: &str,
        list: &Field<Vec<T>>,
        sentence: &str,
    ) {
        if list.value.as_ref().is_some_and(Vec::is_empty) {
            file.report(list.line, path(&self.label, key), sentence);
        }
    }

    fn is_null(&self, key: &str) -> bool {
        self.peek(key) == Some("null")
    }

    fn null<T>(&mut self, file: &mut File<'a>, key: &str) -> Field<Option<T>> {
        self.typed(file, key, "null", |_| Some(None))
    }

    /// Reports the fields that nobody took.
    pub(crate) fn finish(self, file: &mut File<'a>) {
        for (key, raw) in &self.fields {
            let line = file.line_of(raw.get());
            file.report(line, path(&self.label, key), "the field is not known");
        }
    }
}

const NUMBER: &str = "a number from 0 to 65535";

const EMPTY_NULLABLE: &str = "the list is empty; write null for what is not published";

/// A field behind the object it stands in; the file itself goes without saying.
pub(crate) fn path(label: &str, key: &str) -> String {
    match label {
        "file" => key.to_owned(),
        _ => format!("{label}: {key}"),
    }
}
