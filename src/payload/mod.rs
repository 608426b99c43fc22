//! The wire: payloads as Plivo sends them, with nothing lost.

mod builder;
mod callback;
mod dial;
mod error;
mod fields;
mod form;
mod form_decoder;
mod hangup_keys;
mod json;
#[cfg(test)]
mod keys;
mod lines;
mod macros;
mod page;
mod page_reader;
mod read;
mod record;
mod scanner;
mod words;
mod write;

pub use self::callback::{DeliveryKey, HangupCallback};
pub use self::dial::{DialCallback, DialResult};
pub use self::error::{Kind, PayloadError, RecordError};
pub use self::lines::{CallRecordLines, LineError};
pub use self::page::CallRecordPage;
pub use self::record::CallRecord;
pub use self::words::{
    CallLeg, CallStatus, DialAction, DialBLegStatus, DialStatus, Direction, Event, StirAttestation,
    StirVerification,
};
