//! The integration tests, in one binary so that they are linked once.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a test fails by panicking"
)]

mod advice;
#[cfg(feature = "arbitrary")]
mod any_value;
mod callback;
mod case_kinds;
mod case_reports;
mod cases;
mod cause_texts;
mod causes;
mod columns;
mod conclusions;
mod constants;
mod decision_table;
mod descriptions;
mod dial;
mod disagreements;
mod explanations;
#[cfg(feature = "axum")]
mod extractors;
mod formats;
mod forms;
mod generator;
mod handed_over;
mod hangup;
mod hangup_alone;
#[cfg(feature = "http")]
mod http_requests;
mod integers;
mod json;
mod json_values;
mod kinds;
mod limits;
mod lines;
mod lossless;
mod meanings;
mod never_calm;
mod outcomes;
mod page;
mod payload;
mod promises;
mod random;
mod readings;
mod recognized;
mod record;
mod reference;
mod reported;
mod responsible;
mod returned;
mod searches;
#[cfg(feature = "signature")]
mod signature;
mod sip_trunk;
mod slugs;
mod spellings;
mod support;
mod telephony;
mod texts;
mod told_apart;
mod vocabularies;
mod web;
mod wire_words;
