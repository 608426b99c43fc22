//! See `Cargo.toml`.

#![cfg(test)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../it/callback.rs"]
mod callback;
#[path = "../it/causes.rs"]
mod causes;
#[path = "../it/dial.rs"]
mod dial;
#[path = "../it/hangup.rs"]
mod hangup;
#[path = "../it/hangup_alone.rs"]
mod hangup_alone;
#[path = "../it/json.rs"]
mod json;
#[path = "../it/limits.rs"]
mod limits;
#[path = "../it/lines.rs"]
mod lines;
#[path = "../it/lossless.rs"]
mod lossless;
#[path = "../it/page.rs"]
mod page;
#[path = "../it/record.rs"]
mod record;
#[path = "../it/reported.rs"]
mod reported;
#[path = "../it/support.rs"]
mod support;
#[path = "../it/telephony.rs"]
mod telephony;
#[path = "../it/vocabularies.rs"]
mod vocabularies;

#[test]
fn the_features_are_on() {
    let number: serde_json::Value = serde_json::from_str("1.50").unwrap();
    assert_eq!(number.to_string(), "1.50");
}
