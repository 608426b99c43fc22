//! What the data says: the enums, and the facts behind each of their variants.

mod call_state;
mod call_type;
mod category;
mod cause;
#[cfg(feature = "serde")]
pub(crate) mod de;
mod evidence;
#[expect(
    clippy::match_same_arms,
    clippy::too_many_lines,
    reason = "the generator writes one arm for each spelling and each row"
)]
#[cfg_attr(
    not(feature = "payload"),
    allow(dead_code, reason = "corrections are for hangups")
)]
mod generated;
mod outcome;
mod party;
mod retry;
mod source;
mod spelling;
mod telephony;
pub(crate) mod vocabulary;

pub use self::cause::PossibleSource;
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
pub(crate) use self::spelling::is_code;
pub(crate) use self::spelling::{CodeText, code};
