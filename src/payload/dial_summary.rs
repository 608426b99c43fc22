//! The request to a Dial element's action URL.

use super::core::Payload;
use super::delivery_key::DeliveryKey;
use super::macros::payload;
use crate::catalog::{CallbackEvent, DialStatus, Outcome, TelephonyCause};
use crate::circumstances::{Circumstances, denies_answer, has_trace};

/// The request to a Dial's `action` URL when the Dial as a whole has ended.
///
/// It has a status and a telephony cause, but no code, name or source: those come with the Dial events and
/// with call detail records. [`hangup`](Self::hangup) has the telephony cause.
///
/// An accessor returns `None` if the value is absent, null, blank or not of its type.
/// [`get`](Self::get) still returns a value that is blank or not of its type, as it was sent.
///
/// ```
/// use plivo_hangup::{DialSummary, DialStatus, Outcome};
///
/// let summary = DialSummary::from_form(b"DialStatus=busy&DialHangupCause=USER_BUSY&DialBLegUUID=")?;
/// assert_eq!(summary.dial_status().and_then(|status| status.known()), Some(DialStatus::Busy));
/// assert_eq!(summary.outcome(), Some(Outcome::Busy));
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct DialSummary(pub(super) Payload);

payload! { DialSummary: store, judged, form, a_leg, kind;
    hangup { Telephony = "DialHangupCause" }

    /// How the Dial ended. `outcome()` uses the telephony cause first, and this status if the telephony cause
    /// says Completed or nothing.
    word<DialStatus> dial_status = "DialStatus";
    /// Whether any destination rang.
    flag dial_ring_status = "DialRingStatus";
    /// The id of the A leg.
    text dial_a_leg_uuid = "DialALegUUID";
    /// The id of the B leg that was connected; `None` if nobody answered.
    text b_leg_uuid = "DialBLegUUID";
}

impl DialSummary {
    /// Whether the Dial has ended. It always has: Plivo sends this when it ends.
    ///
    /// If it may be another callback, read it as a [`Callback`](crate::Callback) instead.
    pub fn has_ended(&self) -> bool {
        true
    }

    /// Whether a destination answered; `None` if the payload does not say.
    ///
    /// Returns `Some(false)` if `DialStatus` or `DialHangupCause` says that nobody answered and the other does
    /// not say otherwise, even if there is an id: some providers also send the id of a leg that was not answered.
    /// In all other cases, derived from `DialBLegUUID`, which is blank if nobody answered. Returns `None` if the
    /// id contradicts an outcome that both agree on.
    pub fn answered(&self) -> Option<bool> {
        self.weighed().answered
    }

    /// A key for dropping duplicate deliveries (an idempotency key).
    ///
    /// It is the id of the B leg and the event. Returns `None` if there is no `DialBLegUUID`: a call may dial
    /// several times, so its own id does not tell two unanswered Dials from a repeated delivery.
    #[doc(alias = "idempotency")]
    #[doc(alias = "duplicate")]
    pub fn delivery_key(&self) -> Option<DeliveryKey> {
        Some(DeliveryKey::new(
            self.b_leg_uuid()?,
            CallbackEvent::DialAction.name(),
        ))
    }

    pub(super) fn circumstances(&self) -> Circumstances {
        self.weighed()
    }

    /// Those that the meaning goes by: here, all of them.
    pub(super) fn weighed(&self) -> Circumstances {
        let status = self.0.known("DialStatus").and_then(DialStatus::as_end);
        let word = self.0.hangup.telephony().and_then(TelephonyCause::outcome);
        let has_b_leg = has_trace(self.0.fields.scalar("DialBLegUUID"));
        let said = status.map(|status| status.meaning.outcome);
        let mut reports = [said, word].into_iter().flatten().peekable();
        // Compatible providers also send the id of a leg that was not answered, so reports that agree outweigh
        // it.
        let answered = if reports.peek().is_some() && reports.all(denies_answer) {
            Some(false)
        } else if status
            .zip(word)
            .is_some_and(|(status, word)| status.goes_with(word))
        {
            has_b_leg.filter(|has_b_leg| *has_b_leg == (word == Some(Outcome::Completed)))
        } else {
            has_b_leg
        };
        Circumstances {
            answered,
            status,
            ..Circumstances::default()
        }
    }
}
