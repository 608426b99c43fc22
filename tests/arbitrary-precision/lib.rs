//! See `Cargo.toml`.

#![cfg(test)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../it"]
mod it {
    pub mod callback;
    pub mod cause_texts;
    pub mod causes;
    pub mod dial;
    pub mod forms;
    pub mod hangup;
    pub mod hangup_alone;
    pub mod json;
    pub mod json_values;
    pub mod limits;
    pub mod lines;
    pub mod lossless;
    pub mod outcomes;
    pub mod page;
    pub mod payload;
    pub mod random;
    pub mod record;
    pub mod reference;
    pub mod reported;
    pub mod support;
    pub mod telephony;
    pub mod vocabularies;
}
use it::{payload, random, reference, support, vocabularies};

#[test]
fn the_features_are_on() {
    let number: serde_json::Value = serde_json::from_str("1.50").unwrap();
    assert_eq!(number.to_string(), "1.50");
}
