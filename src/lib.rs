//! Why a call on Plivo Voice ended: the typed catalog of hangup causes, and the payloads that carry
//! them.
//!
//! # I have a code. What does it mean, and what do I do?
//!
//! - Search this page for the code (press `S` and type `3010`), or read
//!   [the table of all causes](HangupCause#every-cause). Each cause says what it means and what to do.
//! - In a terminal: `plivo-hangup explain 3010`, the tool in `cli/` of the repository. It takes codes, names and
//!   the switch's words.
//! - In Rust:
//!
//! ```
//! use plivo_hangup::{HangupCause, Outcome, Party, Retry};
//!
//! let cause = HangupCause::from_code(8011).expect("a listed code");
//! assert_eq!(cause.name(), "Invalid Answer XML");
//! assert_eq!(cause.outcome(), Outcome::Failed);
//! assert_eq!(cause.retry(), Retry::AfterFix);
//! assert_eq!(cause.responsible(), Some(Party::Application));
//! println!("{}\n{}", cause.description(), cause.next_step());
//! ```
//!
//! A word such as `USER_BUSY` is a [`TelephonyCause`]. A code that is not listed gives no cause: look it up on
//! Plivo's page of hangup causes.
#![cfg_attr(feature = "payload", doc = "")]
#![cfg_attr(feature = "payload", doc = include_str!("payloads.md"))]
//!
//! # The catalog
//!
//! - [`HangupCause`] lists every cause and what is known about it. [`Meaning`] says what follows: outcome,
//!   retry advice, responsible party and next step.
//! - [`Outcome`], [`Retry`] and [`Party`] are what your code branches on. They are closed: a `match` on
//!   them needs no catch-all arm.
//! - [`HangupSource`], [`TelephonyCause`], [`CallType`], [`CallState`] and [`Category`] are the words that
//!   describe a cause. [`Evidence`] says which facts Plivo publishes, which are inferred, and which are this
//!   crate's.
//! - [`CallStatus`], [`CallbackEvent`], [`Direction`], [`DialStatus`], [`DialAction`], [`DialBLegStatus`],
//!   [`CallLeg`], [`StirVerification`] and [`StirAttestation`] are the other words of payloads.
//!
//! # What is kept
//!
//! Nothing that arrives is lost. Unknown keys, repeated keys, new values, odd spellings, the digits of
//! numbers and the text of nested JSON are kept, and written back as they came. A value that is not listed
//! is data, not an error. `Unknown` is an entry of Plivo's table (code 0); a code that is not listed is
//! something else, and gives no cause.
//!
//! Errors name the field, the kind found and what was expected. They never repeat the content, except a code of
//! at most five digits. The `Debug` of a payload leaves out numbers, ids and names. The crate does not log,
//! does not panic on input, and has no global state.
//!
//! # Features
//!
//! - `payload` (default): callbacks, call detail records, `Hangup` and `Reported`. Needs std.
//! - `http`: `from_http` for every callback, from a request of the crate `http`, and `BodyLimit`.
//! - `axum`: an axum 0.8 extractor for every callback, and `CallbackRejection`.
//! - `signature`: proof that a callback came from Plivo. With `axum`, also an extractor for verified callbacks.
//! - `serde`: serde for the catalog's enums, without std and without alloc.
//! - `schemars`: `JsonSchema` for every type that serde writes or reads, with and without `payload`. A schema for
//!   writing has the values that serde writes; one for reading has every spelling that it reads. See schemars'
//!   `SchemaSettings::for_serialize` and `for_deserialize`.
//! - `arbitrary`: `Arbitrary` for every enum of the catalog and for `Reported`, with and without `payload`.
//! - Without any of them you get the catalog alone: no std, no alloc, and no proc macro among the dependencies.
//!
//! # Out of scope
//!
//! The `termination_cause_code` of multiparty calls and the codes of Plivo's SIP trunking use the same numbers
//! with other meanings. Do not look those up here. `CallRecord::is_sip_trunk` says whether a record is one of SIP
//! trunking.
//!
//! This crate is not made or endorsed by Plivo.

#![cfg_attr(not(feature = "payload"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "payload")]
pub mod as_text;
mod catalog;
#[cfg(feature = "payload")]
mod circumstances;
#[cfg(feature = "payload")]
mod disagreement;
mod error;
#[cfg(feature = "payload")]
mod explanation;
mod external;
#[cfg(feature = "payload")]
pub mod guide;
#[cfg(feature = "payload")]
mod hangup;
#[cfg(feature = "payload")]
mod json_text;
mod lookup;
#[cfg(feature = "payload")]
mod meaning;
#[cfg(feature = "payload")]
mod payload;
#[cfg(feature = "payload")]
mod reported;
#[cfg(feature = "signature")]
pub mod signature;

pub use crate::catalog::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupSource, Meaning, Party, PossibleSource,
    StirAttestation, StirVerification, Vocabulary,
};
#[cfg(feature = "payload")]
pub use crate::disagreement::{Disagreement, DisagreementKind};
pub use crate::error::{UnlistedNumber, UnrecognizedText};
#[cfg(feature = "payload")]
pub use crate::explanation::Explanation;
#[cfg(feature = "axum")]
pub use crate::external::CallbackRejection;
#[cfg(all(feature = "axum", feature = "signature"))]
pub use crate::external::UnverifiedRejection;
#[cfg(feature = "http")]
pub use crate::external::{BodyLimit, HttpError};
#[cfg(feature = "payload")]
pub use crate::hangup::{Hangup, HangupTexts};
#[cfg(feature = "payload")]
pub use crate::payload::{DeliveryKey, JsonKind, LineError, PayloadError, RecordError};
#[cfg(feature = "payload")]
pub use crate::reported::Reported;

// What people search the docs for. rustdoc shows an alias of a type only if it is at the re-export.
#[doc(alias = "termination cause")]
#[doc(alias = "hangup cause code")]
pub use crate::catalog::HangupCause;
#[doc(alias = "disposition")]
pub use crate::catalog::Outcome;
#[doc(alias = "redial")]
pub use crate::catalog::Retry;
#[doc(alias = "Q.850")]
#[doc(alias = "q850")]
#[doc(alias = "SIP")]
pub use crate::catalog::TelephonyCause;
#[cfg(feature = "payload")]
#[doc(alias = "CDR")]
pub use crate::payload::CallRecord;
#[cfg(feature = "payload")]
#[doc(alias = "NDJSON")]
#[doc(alias = "CDR")]
pub use crate::payload::CallRecordLines;
#[cfg(feature = "payload")]
#[doc(alias = "CDR")]
pub use crate::payload::CallRecordPage;
#[cfg(feature = "payload")]
#[doc(alias = "webhook")]
#[doc(alias = "answer_url")]
pub use crate::payload::Callback;
#[cfg(feature = "payload")]
#[doc(alias = "callbackUrl")]
#[doc(alias = "webhook")]
pub use crate::payload::DialCallback;
#[cfg(feature = "payload")]
#[doc(alias = "action")]
#[doc(alias = "webhook")]
pub use crate::payload::DialSummary;
#[cfg(feature = "payload")]
#[doc(alias = "hangup_url")]
#[doc(alias = "webhook")]
pub use crate::payload::HangupCallback;
#[cfg(feature = "payload")]
#[doc(alias = "answer_url")]
pub use crate::payload::OtherCallback;

/// The README's Rust blocks, compiled with the tests of all features.
#[cfg(all(doctest, feature = "signature"))]
#[doc = include_str!("../README.md")]
struct Readme;
