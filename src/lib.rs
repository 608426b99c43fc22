//! Why a call on Plivo Voice ended: the typed catalog of hangup causes, and the payloads that carry
//! them.
//!
//! When a call ends, Plivo reports a code, a name, a source and a telephony word. This crate reads them
//! from callbacks and call detail records and says what they mean: how the call ended, whether to retry,
//! who can fix it, and what to do next.
//!
//! ```
//! # #[cfg(feature = "payload")] {
//! use plivo_hangup::{HangupCallback, HangupCause, Outcome, Party, Retry};
//!
//! let body = "HangupCauseCode=8011&HangupCauseName=Invalid+Answer+XML&HangupSource=Error";
//! let callback = HangupCallback::from_form(body)?;
//!
//! assert_eq!(callback.hangup().cause(), Some(HangupCause::InvalidAnswerXml));
//! let meaning = callback.meaning().expect("the call has ended");
//! assert_eq!(meaning.outcome, Outcome::Failed);
//! assert_eq!(meaning.retry, Retry::AfterFix);
//! assert_eq!(meaning.responsible, Some(Party::Application));
//! println!("{}", meaning.next_step);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to look
//!
//! - [`HangupCause`] is the catalog: every cause with what is known of it, and the whole table.
//! - [`Outcome`], [`Retry`] and [`Party`] are what call flows branch on. They are closed: a `match` on
//!   them stays exhaustive.
//! - [`HangupSource`], [`TelephonyCause`], [`CallType`], [`CallState`] and [`Category`] are the words
//!   around a cause. [`Evidence`] says which facts Plivo publishes, which are inferred, and which are this
//!   crate's.
//! - [`Callback`] is what a callback URL receives, told apart: [`HangupCallback`], [`DialCallback`],
//!   [`DialSummary`] or [`OtherCallback`]. [`CallRecord`], [`CallRecordPage`] and [`CallRecordLines`] are call
//!   detail records.
//! - [`Hangup`] is the four texts of a hangup read together, from a payload or from your own
//!   [`HangupTexts`]. [`Reported`] is a value that may not be listed yet.
//! - `meaning()`, `explain()` and `disagreements()` of a payload say what it means, in plain sentences, and
//!   where it contradicts itself. While the call goes on there is no meaning: `None`.
//! - `is_recognized()` of a payload says whether it has any key of its own. A form is always read, even if it
//!   was something else: ask before you store or count what came from outside.
//! - [`as_text`] reads and writes values in CSV, XML and query strings.
//! - [`signature`] proves that Plivo sent a callback, with the feature of that name.
//! - [`guide`] has the table of all keys, and what each reader keeps.
//!
//! # What is kept
//!
//! Nothing that arrives is lost: unknown keys, repeated keys, new values, odd spellings, the digits of
//! numbers and the text of nested JSON are kept, and written back as they came. A value that is not listed
//! is data, not an error. `Unknown` is an entry of Plivo's table (code 0); a code that is not listed is
//! something else, and gives no cause.
//!
//! Errors name the field, the kind found and what was expected, and never the content, except a code of at
//! most five digits; the `Debug` of a payload leaves out numbers, ids and names. The crate does not log,
//! does not panic on input, and has no global state.
//!
//! # Features
//!
//! - `payload` (default): payloads, `Hangup` and `Reported`. Needs std.
//! - `http`: `from_http` of every callback, from a request of the crate `http`, and `BodyLimit`.
//! - `axum`: every callback as an extractor of axum 0.8, and `CallbackRejection`.
//! - `signature`: proof that a callback came from Plivo.
//! - `serde`: serde for the catalog's enums, without std and without alloc.
//! - With neither, the catalog alone: no std, no alloc, no proc macro in the tree.
//!
//! # Out of scope
//!
//! The `termination_cause_code` of multiparty calls and the codes of Plivo's SIP trunking use the same numbers
//! with other meanings. Do not look those up here. A record of SIP trunking is known by its keys: see
//! [`CallRecord::is_sip_trunk`].

#![cfg_attr(not(feature = "payload"), doc = "")]
#![cfg_attr(not(feature = "payload"), doc = "[`HangupCallback`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`Callback`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`OtherCallback`]: #features")]
#![cfg_attr(
    not(feature = "payload"),
    doc = "[`CallRecord::is_sip_trunk`]: #features"
)]
#![cfg_attr(not(feature = "payload"), doc = "[`DialCallback`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`DialSummary`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`CallRecord`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`CallRecordPage`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`CallRecordLines`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`Hangup`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`HangupTexts`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`Reported`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`as_text`]: #features")]
#![cfg_attr(not(feature = "payload"), doc = "[`guide`]: #features")]
#![cfg_attr(not(feature = "signature"), doc = "[`signature`]: #features")]
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
#[cfg(any(feature = "axum", feature = "http"))]
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
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Meaning, Outcome, Party,
    PossibleSource, Retry, StirAttestation, StirVerification, TelephonyCause, Vocabulary,
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
pub use crate::payload::{
    CallRecord, CallRecordLines, CallRecordPage, Callback, DeliveryKey, DialCallback, DialSummary,
    HangupCallback, JsonKind, LineError, OtherCallback, PayloadError, RecordError,
};
#[cfg(feature = "payload")]
pub use crate::reported::Reported;

/// The README's Rust blocks, compiled with the tests of all features.
#[cfg(all(doctest, feature = "signature"))]
#[doc = include_str!("../README.md")]
struct Readme;
