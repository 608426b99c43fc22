//! The wire: payloads as Plivo sends them, with nothing lost.

mod callback;
mod dial;
mod error;
mod fields;
mod form;
mod json;
#[cfg(test)]
mod keys;
mod lines;
mod macros;
mod page;
mod read;
mod record;
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
