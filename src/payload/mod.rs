//! The wire: payloads as Plivo sends them, with nothing lost.

mod any_callback;
mod callback;
mod core;
mod de;
mod delivery_key;
mod dial;
mod dial_summary;
mod error;
mod fields;
#[cfg(any(feature = "http", feature = "signature"))]
mod for_each_callback;
mod form;
mod hangup_serde;
mod json;
mod keys;
mod line_error;
mod lines;
mod macros;
mod other;
mod page;
mod record;
mod ser;

pub use self::any_callback::Callback;
pub use self::callback::HangupCallback;
pub use self::delivery_key::DeliveryKey;
pub use self::dial::DialCallback;
pub use self::dial_summary::DialSummary;
pub use self::error::{JsonKind, PayloadError, RecordError};
#[cfg(any(feature = "http", feature = "signature"))]
pub(crate) use self::for_each_callback::for_each_callback;
#[cfg(feature = "signature")]
pub(crate) use self::form::{decode_pairs, most_pairs};
pub use self::line_error::LineError;
pub use self::lines::CallRecordLines;
pub use self::other::OtherCallback;
pub use self::page::CallRecordPage;
pub use self::record::CallRecord;
