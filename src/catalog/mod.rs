//! What the data says: the enums, and the facts of their variants.

mod cause;
#[cfg(feature = "serde")]
mod cause_serde;
#[cfg(feature = "serde")]
pub(crate) mod de;
mod direction;
mod enums;
mod facts;
mod integers;
#[cfg(feature = "serde")]
mod meaning_serde;
mod outcome;
mod status;
#[cfg_attr(
    not(feature = "payload"),
    allow(dead_code, reason = "corrections are for hangups")
)]
#[expect(
    clippy::match_same_arms,
    clippy::too_many_lines,
    reason = "the generator writes one arm for each text"
)]
mod tables;
mod telephony;
mod vocabulary;

pub use self::enums::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, Category, DialAction, DialBLegStatus,
    DialStatus, Direction, Evidence, Fact, HangupCause, HangupSource, Outcome, Party, Retry,
    StirAttestation, StirVerification, TelephonyCause,
};
#[cfg(feature = "payload")]
pub(crate) use self::facts::Correction;
pub use self::facts::{Meaning, PossibleSource};
#[cfg(feature = "payload")]
pub(crate) use self::tables::CORRECTIONS;
pub use self::vocabulary::Vocabulary;
#[cfg(any(feature = "payload", feature = "schemars", feature = "arbitrary"))]
pub(crate) use self::vocabulary::for_each_enum;
#[cfg(feature = "payload")]
pub(crate) use self::vocabulary::sealed;
