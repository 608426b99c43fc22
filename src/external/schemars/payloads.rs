//! Reported values, hangups and payloads.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ::schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{flag, text, written_struct};
use crate::catalog::{
    Evidence, HangupCause, HangupSource, Meaning, TelephonyCause, Vocabulary, for_each_type,
};
use crate::disagreement::{Disagreement, DisagreementKind};
use crate::explanation::Explanation;
use crate::hangup::{Hangup, HangupText};
use crate::payload::{
    CallRecord, CallRecordPage, Callback, DialCallback, DialSummary, HangupCallback, OtherCallback,
};
use crate::reported::Reported;

/// A value of the vocabulary, or any other text or number.
impl<T: Vocabulary + JsonSchema> JsonSchema for Reported<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Reported_{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("plivo_hangup::Reported<{}>", T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let other = json_schema!({
            "description": "Any other spelling, and what is not listed: as it was reported.",
            "type": ["string", "number"],
        });
        json_schema!({ "anyOf": [generator.subschema_for::<T>(), other] })
    }
}

/// For writing, the texts that are reported. For reading, any object.
impl JsonSchema for Hangup {
    fn schema_name() -> Cow<'static, str> {
        "Hangup".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "plivo_hangup::Hangup".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let is_written = generator.contract().is_serialize();
        let keys = Self::KEYS.iter().map(|(key_of, key)| {
            let mut schema = any(about(*key_of));
            if is_written {
                schema.insert("type".into(), "string".into());
            }
            (*key, schema)
        });
        let mut trunk =
            any("Whether the record is of SIP trunking, whose codes mean something else.");
        if is_written {
            trunk.insert("const".into(), true.into());
        }
        let properties: BTreeMap<_, _> = keys.chain([(Self::IS_SIP_TRUNK, trunk)]).collect();
        let mut schema = object("Why a call ended, as far as it is reported.", &properties);
        if is_written {
            schema.insert("additionalProperties".into(), false.into());
        }
        schema
    }
}

/// What is written. It is not read.
impl JsonSchema for Explanation {
    fn schema_name() -> Cow<'static, str> {
        "Explanation".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "plivo_hangup::Explanation".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        written_struct(
            "A hangup for a person to read.",
            &[
                ("cause", generator.subschema_for::<Option<HangupCause>>()),
                ("unlisted_code", generator.subschema_for::<Option<u16>>()),
                ("source", generator.subschema_for::<Option<HangupSource>>()),
                (
                    "telephony",
                    generator.subschema_for::<Option<TelephonyCause>>(),
                ),
                (
                    "is_cause_unlisted",
                    flag("Whether what is reported in place of a cause is not listed."),
                ),
                (
                    "is_source_reported",
                    flag("Whether a source is reported, listed or not."),
                ),
                (
                    "is_sip_trunk",
                    flag("Whether the record is of SIP trunking, whose codes mean something else."),
                ),
                ("machine_detected", flag("Whether a machine was detected.")),
                ("meaning", generator.subschema_for::<Meaning>()),
                ("short", text("The explanation in one line.")),
                ("text", text("The explanation in whole sentences.")),
            ],
        )
    }
}

/// What is written. It is not read.
impl JsonSchema for Disagreement {
    fn schema_name() -> Cow<'static, str> {
        "Disagreement".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "plivo_hangup::Disagreement".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        written_struct(
            "A contradiction in a hangup or a payload.",
            &[
                ("kind", generator.subschema_for::<DisagreementKind>()),
                ("evidence", generator.subschema_for::<Evidence>()),
                (
                    "seen_in_practice",
                    flag("Whether real payloads are known to have this contradiction."),
                ),
                ("text", text("What was expected and what was found.")),
            ],
        )
    }
}

/// The slug, as a [`Disagreement`] writes it.
impl JsonSchema for DisagreementKind {
    fn schema_name() -> Cow<'static, str> {
        "DisagreementKind".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "plivo_hangup::DisagreementKind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What contradicts what.",
            "type": "string",
            "enum": SLUGS,
        })
    }
}

/// The slugs of the kinds of disagreement.
const SLUGS: [&str; 11] = [
    "name",
    "word_in_name",
    "cause_in_telephony",
    "sip_trunk",
    "source",
    "telephony",
    "direction",
    "status",
    "answer",
    "answer_time",
    "duration",
];

for_each_type! {{
    /// An object with any keys, of which those that have an accessor are described. Their values may be of any kind:
    /// text in a form, any JSON in JSON, and a list if a key is repeated.
    impl JsonSchema for This {
        fn schema_name() -> Cow<'static, str> {
            NAME.into()
        }

        fn schema_id() -> Cow<'static, str> {
            format!("plivo_hangup::{NAME}").into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let hangup = Self::HANGUP_KEYS.iter();
            let hangup = hangup.map(|(text, key)| (*key, any(about(*text))));
            let keys = Self::KEYS.iter().copied().flatten();
            let keys = keys.flat_map(|key| key.wire.iter().map(|wire| (*wire, any(&described(key.docs)))));
            object(Self::ABOUT, &hangup.chain(keys).collect())
        }
    }
} HangupCallback DialCallback DialSummary OtherCallback CallRecord }

/// Any callback.
impl JsonSchema for Callback {
    fn schema_name() -> Cow<'static, str> {
        "Callback".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "plivo_hangup::Callback".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "What a callback URL receives.",
            "anyOf": [
                generator.subschema_for::<HangupCallback>(),
                generator.subschema_for::<DialCallback>(),
                generator.subschema_for::<DialSummary>(),
                generator.subschema_for::<OtherCallback>(),
            ],
        })
    }
}

/// An object with the list `objects`, whose members are kept even if they are not records.
impl JsonSchema for CallRecordPage {
    fn schema_name() -> Cow<'static, str> {
        "CallRecordPage".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "plivo_hangup::CallRecordPage".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let record = generator.subschema_for::<CallRecord>();
        let other = any("Anything else that is in the place of a record.");
        let records = json_schema!({
            "description": "The call detail records.",
            "type": "array",
            "items": { "anyOf": [record, other] },
        });
        let mut schema = object(
            "A page of call detail records.",
            &BTreeMap::from([("objects", records)]),
        );
        schema.insert("required".into(), ["objects"].as_slice().into());
        schema
    }
}

fn object(description: &str, properties: &BTreeMap<&str, Schema>) -> Schema {
    json_schema!({
        "description": description,
        "type": "object",
        "properties": properties,
    })
}

fn any(description: &str) -> Schema {
    json_schema!({ "description": description })
}

fn about(text: HangupText) -> &'static str {
    match text {
        HangupText::Code => "The code of the hangup cause, such as 3010.",
        HangupText::Name => "The name of the hangup cause, such as Busy Line.",
        HangupText::Source => "Who ended the call, such as Carrier.",
        HangupText::Telephony => "The word of the telephony switch, such as USER_BUSY.",
    }
}

/// What the docs of an accessor say of its key, without what they say of Rust.
fn described(docs: &str) -> String {
    let (about, _) = docs.split_once("`None`").unwrap_or((docs, ""));
    about.trim().trim_end_matches(';').to_owned()
}
