//! What the data says: the enums, and the facts behind each of their variants.

mod call_state;
mod call_type;
mod category;
mod cause;
#[cfg(feature = "serde")]
mod cause_serde;
mod code_text;
#[cfg(feature = "serde")]
pub(crate) mod de;
mod evidence;
#[expect(
    clippy::match_same_arms,
    clippy::too_many_lines,
    reason = "the generator writes one arm for each text"
)]
#[cfg_attr(
    not(feature = "payload"),
    allow(dead_code, reason = "corrections are for hangups")
)]
mod generated;
pub(crate) mod hash;
mod numbers;
mod outcome;
mod party;
mod retry;
mod source;
pub(crate) mod spellings;
mod telephony;
pub(crate) mod vocabulary;

pub use self::cause::PossibleSource;
#[cfg(feature = "payload")]
pub(crate) use self::code_text::is_code;
pub(crate) use self::code_text::{CodeText, code};
#[cfg(feature = "payload")]
pub(crate) use self::generated::CORRECTIONS;
pub use self::generated::{
    CallState, CallType, Category, Evidence, Fact, HangupCause, HangupSource, Outcome, Party,
    Retry, TelephonyCause,
};
#[cfg(feature = "payload")]
pub(crate) use self::outcome::Correction;
pub use self::outcome::Meaning;
#[cfg(feature = "payload")]
pub use crate::payload::words::{
    CallLeg, CallStatus, CallbackEvent, DialAction, DialBLegStatus, DialStatus, Direction,
    StirAttestation, StirVerification,
};
#[cfg(feature = "payload")]
pub use crate::reported::Vocabulary;
