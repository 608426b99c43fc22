//! What the tests share.

use jsonschema::Validator;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schemas of a type.
pub(crate) struct Schemas {
    pub(crate) written: Validator,
    pub(crate) read: Validator,
}

impl Schemas {
    pub(crate) fn of<T: JsonSchema>() -> Self {
        Self {
            written: validator(&written::<T>()),
            read: validator(&read::<T>()),
        }
    }

    /// Checks that a value that serde has written is valid, and so is reading it again.
    #[track_caller]
    pub(crate) fn accept(&self, value: &Value) {
        if let Err(error) = self.written.validate(value) {
            panic!("written: {value}: {error}");
        }
        if let Err(error) = self.read.validate(value) {
            panic!("read: {value}: {error}");
        }
    }
}

pub(crate) fn written<T: JsonSchema>() -> Value {
    schema_of::<T>(SchemaSettings::draft2020_12().for_serialize())
}

pub(crate) fn read<T: JsonSchema>() -> Value {
    schema_of::<T>(SchemaSettings::draft2020_12().for_deserialize())
}

fn schema_of<T: JsonSchema>(settings: SchemaSettings) -> Value {
    settings.into_generator().into_root_schema_for::<T>().into()
}

pub(crate) fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).expect("a schema");
    jsonschema::draft202012::new(schema).expect("a schema")
}

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
