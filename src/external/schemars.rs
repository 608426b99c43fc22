//! JSON Schemas of what serde writes and reads, with the crate `schemars`.

extern crate alloc;

#[cfg(feature = "payload")]
mod payloads;
mod spelled;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use ::schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::catalog::{Meaning, Outcome, Party, Retry, Vocabulary, for_each_type};

for_each_type! {{
    /// For writing, one of the values. For reading, also any other spelling of them, as text.
    impl JsonSchema for This {
        fn schema_name() -> Cow<'static, str> {
            NAME.into()
        }

        fn schema_id() -> Cow<'static, str> {
            format!("plivo_hangup::{NAME}").into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let values = Self::ALL.iter().map(|value| json_schema!({
                "const": value,
                "title": value.to_string(),
                "description": value.description(),
            }));
            let listed = json_schema!({ "oneOf": values.collect::<Vec<_>>() });
            if generator.contract().is_serialize() {
                return listed;
            }
            // Codes are not among the spellings.
            let codes = Self::ALL.iter().filter(|_| Self::MAY_BE_CODE);
            let codes = codes.map(|value| value.canonical());
            let spelled = json_schema!({
                "description": "Another spelling: also a slug, in any case, with or without blanks around it.",
                "type": "string",
                "pattern": spelled::pattern(codes.chain(Self::SPELLINGS.iter())),
            });
            json_schema!({ "anyOf": [listed, spelled] })
        }
    }
}}

/// What is written. It is not read.
impl JsonSchema for Meaning {
    fn schema_name() -> Cow<'static, str> {
        "Meaning".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "plivo_hangup::Meaning".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        written_struct(
            "What a hangup means for whoever placed the call.",
            &[
                ("outcome", generator.subschema_for::<Outcome>()),
                ("retry", generator.subschema_for::<Retry>()),
                ("responsible", generator.subschema_for::<Option<Party>>()),
                (
                    "is_ours_to_fix",
                    flag("Whether your own side has to fix something."),
                ),
                ("description", text("What happened.")),
                ("next_step", text("What to do next.")),
                ("rationale", text("Why all of this is so.")),
            ],
        )
    }
}

/// An object that always has these keys and no other.
fn written_struct(description: &str, fields: &[(&str, Schema)]) -> Schema {
    json_schema!({
        "description": description,
        "type": "object",
        "properties": fields.iter().cloned().collect::<BTreeMap<_, _>>(),
        "required": fields.iter().map(|(key, _)| *key).collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

fn text(description: &str) -> Schema {
    json_schema!({ "description": description, "type": "string" })
}

fn flag(description: &str) -> Schema {
    json_schema!({ "description": description, "type": "boolean" })
}
