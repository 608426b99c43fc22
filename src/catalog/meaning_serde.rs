//! [`Meaning`] through serde.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::facts::Meaning;

/// Writes `outcome`, `retry` and `responsible` as slugs, `is_ours_to_fix`, and the three texts.
impl Serialize for Meaning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Meaning", 7)?;
        fields.serialize_field("outcome", &self.outcome)?;
        fields.serialize_field("retry", &self.retry)?;
        fields.serialize_field("responsible", &self.responsible)?;
        fields.serialize_field("is_ours_to_fix", &self.is_ours_to_fix())?;
        fields.serialize_field("description", self.description)?;
        fields.serialize_field("next_step", self.next_step)?;
        fields.serialize_field("rationale", self.rationale)?;
        fields.end()
    }
}
