//! The request to a Dial element's action URL.

use super::core::Payload;
use super::macros::payload;
use crate::catalog::DialStatus;
use crate::circumstances::{Circumstances, has_trace};

/// The request to a Dial's `action` URL when the Dial as a whole has ended.
///
/// It has a status and a telephony cause, but no code, name or source: those come with the Dial events and
/// with call detail records. [`hangup`](Self::hangup) has the telephony cause.
///
/// An accessor returns `None` if the value is absent, null or blank, or not of its type;
/// [`get`](Self::get) returns it all the same.
///
/// ```
/// use plivo_hangup::{DialSummary, DialStatus, Outcome};
///
/// let summary = DialSummary::from_form(b"DialStatus=busy&DialHangupCause=USER_BUSY&DialBLegUUID=")?;
/// assert_eq!(summary.dial_status().and_then(|status| status.known()), Some(DialStatus::Busy));
/// assert_eq!(summary.outcome(), Outcome::Busy);
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct DialSummary(Payload);

payload! { DialSummary: common, form, ended, a_leg;
    hangup { Telephony = "DialHangupCause" }

    /// How the Dial ended. The outcome goes by this only if there is no telephony cause, which says more.
    word<DialStatus> dial_status = "DialStatus";
    /// Whether any destination rang.
    flag dial_ring_status = "DialRingStatus";
    /// The id of the A leg.
    text dial_a_leg_uuid = "DialALegUUID";
    /// The id of the B leg that was connected; `None` if nobody answered.
    text b_leg_uuid = "DialBLegUUID";
}

impl DialSummary {
    /// Whether a destination answered; `None` if the payload does not say.
    ///
    /// Derived from `DialBLegUUID`, which is blank if nobody answered.
    pub fn answered(&self) -> Option<bool> {
        has_trace(self.0.fields.scalar("DialBLegUUID"))
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            answered: self.answered(),
            status: self.0.known("DialStatus").and_then(DialStatus::outcome),
            ..Circumstances::default()
        }
    }
}
