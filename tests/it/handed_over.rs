//! Values as formats hand them over that have options, newtypes and enums of their own.

use serde::de::value::Error;
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

#[derive(Clone, Copy)]
pub enum HandedOver {
    Nothing,
    Some(&'static str),
    Newtype(&'static str),
    Enum(&'static str),
}

impl<'de> Deserializer<'de> for HandedOver {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Nothing => visitor.visit_none(),
            Self::Some(text) => visitor.visit_some(text.into_deserializer()),
            Self::Newtype(text) => visitor.visit_newtype_struct(text.into_deserializer()),
            Self::Enum(text) => visitor.visit_enum(text.into_deserializer()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_> for HandedOver {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
