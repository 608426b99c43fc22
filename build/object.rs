//! An object of a data file, whose fields are taken one by one.

use super::file::{Field, File, path};
use super::json::{Kind, Value};

/// An object; the fields that are never taken are not known.
pub(crate) struct Object {
    /// What messages call this object.
    pub(crate) label: String,
    pub(crate) line: usize,
    fields: Vec<(String, Value)>,
}

impl Object {
    /// Reads an object, which is called `label` if there is one and by its `place` if not.
    pub(crate) fn read(
        file: &mut File,
        value: Value,
        place: &str,
        label: impl FnOnce(&Self) -> Option<String>,
    ) -> Option<Self> {
        let object = file.typed(value, place, "an object", Kind::into_object);
        let mut object = Self {
            label: place.to_owned(),
            line: object.line,
            fields: object.value?,
        };
        if let Some(label) = label(&object) {
            object.label = label;
        }
        object.report_repeated_fields(file);
        Some(object)
    }

    fn report_repeated_fields(&mut self, file: &mut File) {
        let mut seen: Vec<String> = Vec::new();
        self.fields.retain(|(key, value)| {
            let twice = seen.contains(key);
            if twice {
                let place = path(&self.label, key);
                file.report(value.line, place, "the field is here twice");
            }
            seen.push(key.clone());
            !twice
        });
    }

    /// A field that the object can be named by: a text, in quotes, or a number.
    pub(crate) fn name(&self, key: &str) -> Option<String> {
        match self.peek(key)? {
            Kind::Text(text) => Some(format!("{text:?}")),
            Kind::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A field, left where it is.
    fn peek(&self, key: &str) -> Option<&Kind> {
        let (_, value) = self.fields.iter().find(|(name, _)| name == key)?;
        Some(&value.kind)
    }

    fn take(&mut self, file: &mut File, key: &str) -> Option<Value> {
        let Some(index) = self.fields.iter().position(|(name, _)| name == key) else {
            file.report(self.line, path(&self.label, key), "the field is missing");
            return None;
        };
        Some(self.fields.remove(index).1)
    }

    /// A field that `read` reads from its value and its place.
    fn field<T>(
        &mut self,
        file: &mut File,
        key: &str,
        read: impl FnOnce(&mut File, Value, &str) -> Field<T>,
    ) -> Field<T> {
        match self.take(file, key) {
            Some(value) => read(file, value, &path(&self.label, key)),
            None => Field {
                line: self.line,
                value: None,
            },
        }
    }

    /// A field that is null, or that `read` reads.
    fn nullable<T>(
        &mut self,
        file: &mut File,
        key: &str,
        read: impl FnOnce(&mut File, Value, &str) -> Field<T>,
    ) -> Field<Option<T>> {
        self.field(file, key, |file, value, place| {
            let line = value.line;
            let value = match value.kind {
                Kind::Null => Some(None),
                _ => read(file, value, place).value.map(Some),
            };
            Field { line, value }
        })
    }

    pub(crate) fn text(&mut self, file: &mut File, key: &str) -> Field<String> {
        self.field(file, key, File::text)
    }

    /// A text, or null for none.
    pub(crate) fn nullable_text(&mut self, file: &mut File, key: &str) -> Field<Option<String>> {
        self.field(file, key, File::text_or_null)
    }

    /// A field that `read` reads, or no field at all.
    pub(crate) fn optional<T>(
        &mut self,
        file: &mut File,
        key: &str,
        read: impl FnOnce(&mut Self, &mut File, &str) -> Field<T>,
    ) -> Option<Field<T>> {
        self.peek(key)?;
        Some(read(self, file, key))
    }

    /// A reference to an entry of a vocabulary.
    pub(crate) fn reference(
        &mut self,
        file: &mut File,
        key: &str,
        vocabulary: &'static str,
    ) -> Field<String> {
        self.field(file, key, |file, value, place| {
            file.reference(value, place, vocabulary)
        })
    }

    /// A reference, or null for none.
    pub(crate) fn nullable_reference(
        &mut self,
        file: &mut File,
        key: &str,
        vocabulary: &'static str,
    ) -> Field<Option<String>> {
        self.field(file, key, |file, value, place| {
            let field = file.text_or_null(value, place);
            let slug = field.value.as_ref().and_then(Option::as_deref);
            file.refer(place, field.line, vocabulary, slug);
            field
        })
    }

    pub(crate) fn number(&mut self, file: &mut File, key: &str) -> Field<u16> {
        self.field(file, key, File::number)
    }

    pub(crate) fn flag(&mut self, file: &mut File, key: &str) -> Field<bool> {
        self.field(file, key, |file, value, place| {
            file.typed(value, place, "true or false", Kind::into_flag)
        })
    }

    /// True, false, or null for either.
    pub(crate) fn nullable_flag(&mut self, file: &mut File, key: &str) -> Field<Option<bool>> {
        self.field(file, key, |file, value, place| {
            file.typed(value, place, "true, false or null", |kind| {
                kind.or_null(Kind::into_flag)
            })
        })
    }

    pub(crate) fn object(&mut self, file: &mut File, key: &str) -> Option<Object> {
        let value = self.take(file, key)?;
        Object::read(file, value, &path(&self.label, key), |_| None)
    }

    /// The objects of a list that is not empty, each named by `label` where that can tell.
    pub(crate) fn objects(
        &mut self,
        file: &mut File,
        key: &str,
        label: impl Fn(&Object) -> Option<String>,
    ) -> Field<Vec<Object>> {
        self.field(file, key, |file, value, place| {
            file.list(value, place, OBJECTS, Some(EMPTY), |file, value, place| {
                Object::read(file, value, place, &label)
            })
        })
    }

    /// Objects as in [`objects`](Self::objects), or null for what is not known.
    pub(crate) fn nullable_objects(
        &mut self,
        file: &mut File,
        key: &str,
    ) -> Field<Option<Vec<Object>>> {
        self.nullable(file, key, |file, value, place| {
            file.list(
                value,
                place,
                OBJECTS,
                Some(EMPTY_NULLABLE),
                |file, value, place| Object::read(file, value, place, |_| None),
            )
        })
    }

    /// Texts, of which there may be none.
    pub(crate) fn texts(&mut self, file: &mut File, key: &str) -> Field<Vec<Field<String>>> {
        self.field(file, key, |file, value, place| {
            file.list(value, place, TEXTS, None, |file, value, place| {
                Some(file.text(value, place))
            })
        })
    }

    /// Texts, or no field at all.
    pub(crate) fn optional_texts(&mut self, file: &mut File, key: &str) -> Vec<Field<String>> {
        match self.peek(key) {
            Some(_) => self.texts(file, key).value.unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// One or more references, or no field at all.
    pub(crate) fn optional_references(
        &mut self,
        file: &mut File,
        key: &str,
        vocabulary: &'static str,
    ) -> Vec<Field<String>> {
        if self.peek(key).is_none() {
            return Vec::new();
        }
        let slugs = self.field(file, key, |file, value, place| {
            file.references(value, place, vocabulary, EMPTY_OPTIONAL)
        });
        slugs.value.unwrap_or_default()
    }

    /// One or more references, or null for what is not known.
    pub(crate) fn nullable_references(
        &mut self,
        file: &mut File,
        key: &str,
        vocabulary: &'static str,
    ) -> Field<Option<Vec<Field<String>>>> {
        self.nullable(file, key, |file, value, place| {
            file.references(value, place, vocabulary, EMPTY_NULLABLE)
        })
    }

    /// Numbers that are at least one.
    pub(crate) fn numbers(&mut self, file: &mut File, key: &str) -> Field<Vec<Field<u16>>> {
        self.field(file, key, |file, value, place| {
            file.list(
                value,
                place,
                "a list of numbers",
                Some(EMPTY),
                |file, value, place| Some(file.number(value, place)),
            )
        })
    }

    /// Reports the fields that were not taken.
    pub(crate) fn finish(self, file: &mut File) {
        for (key, value) in &self.fields {
            let place = path(&self.label, key);
            file.report(value.line, place, "the field is not known");
        }
    }
}

const TEXTS: &str = "a list of texts";
const OBJECTS: &str = "a list of objects";

const EMPTY: &str = "the list is empty";
const EMPTY_OPTIONAL: &str = "the list is empty; leave the field out";
const EMPTY_NULLABLE: &str = "the list is empty; write null for what is not published";
