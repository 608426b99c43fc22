//! The wire: payloads as Plivo sends them, with nothing lost.

mod callback;
mod error;
mod fields;
mod form;
mod json;
mod macros;
mod page;
mod read;
mod record;
mod words;
mod write;

pub use self::callback::HangupCallback;
pub use self::error::{Kind, PayloadError, RecordError};
pub use self::page::CallRecordPage;
pub use self::record::CallRecord;
pub use self::words::{CallStatus, Direction, Event, StirAttestation, StirVerification};
pub(crate) use self::write::serialize_json;
