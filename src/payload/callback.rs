//! The callback to `hangup_url`.

use super::core::Payload;
use super::delivery_key::DeliveryKey;
use super::macros::payload;
use crate::catalog::{CallStatus, CallbackEvent, Direction};
use crate::circumstances::{Circumstances, answered, has_trace};

/// The callback that Plivo sends to `hangup_url` when a call (an A leg) has ended.
///
/// It is a form body, or the query of a GET request. It may be delivered more than once: drop duplicates by
/// their [`delivery_key`](Self::delivery_key). Every key is optional: old callbacks and relays leave many
/// out. All keys are kept, also those that this crate does not know: ask for them with
/// [`get`](Self::get).
///
/// An accessor returns `None` if the value is absent, null, blank or not of its type.
/// [`get`](Self::get) still returns a value that is blank or not of its type, as it was sent.
///
/// ```
/// use plivo_hangup::{HangupCallback, HangupCause, Outcome};
///
/// let body = b"CallUUID=c1&From=12025550123&HangupCauseCode=3010&HangupCauseName=Busy+Line\
///     &HangupSource=Carrier&HangupCause=USER_BUSY&CallStatus=busy&X-PH-Order=77";
/// let callback = HangupCallback::from_form(body)?;
/// assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
/// assert_eq!(callback.outcome(), Some(Outcome::Busy));
/// assert_eq!(callback.get("X-PH-Order"), Some("77"));
/// assert!(callback.sip_headers().eq([("X-PH-Order", "77")]));
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct HangupCallback(pub(super) Payload);

payload! { HangupCallback: store, judged, form, a_leg, kind;
    hangup {
        Code = "HangupCauseCode",
        Name = "HangupCauseName",
        Source = "HangupSource",
        Telephony = "HangupCause",
    }

    /// How long the call lasted after the answer, in seconds.
    seconds talk_seconds = "Duration";
    /// How long the call is billed, in seconds rounded up to the pulse. A call detail record names this
    /// `billed_duration`.
    seconds billed_seconds = "BillDuration";
    /// The price of the call, as exact decimal text in the account's currency. A call detail record names
    /// this `total_amount`.
    money total_cost = "TotalCost";
    /// When the call ended, as sent: in the account's time zone, without an offset.
    time end_time = "EndTime";
    /// Whether a machine was detected.
    flag machine_detected = "Machine";
}

impl HangupCallback {
    pub(super) fn circumstances(&self) -> Circumstances {
        Circumstances {
            is_outbound: self.0.known("Direction").map(Direction::is_outbound),
            machine_detected: self.machine_detected() == Some(true),
            ..self.weighed()
        }
    }

    /// Those that the meaning goes by.
    pub(super) fn weighed(&self) -> Circumstances {
        let has_answer_time = has_trace(self.0.fields.scalar("AnswerTime"));
        let (talk_seconds, billed_seconds) = (self.talk_seconds(), self.billed_seconds());
        let status = self.0.known("CallStatus").and_then(CallStatus::as_end);
        let answered = answered(has_answer_time, talk_seconds, billed_seconds);
        Circumstances {
            answered: answered.or_else(|| status?.answered()),
            status,
            has_answer_time,
            talk_seconds,
            billed_seconds,
            ..Circumstances::default()
        }
    }

    /// Whether the call has ended.
    ///
    /// Other callbacks of a call often come to the same URL, and a call that rings has no outcome yet.
    ///
    /// The call goes on if `Event` is a known one other than `Hangup` and `Redirect`, or, without such an event, if
    /// `CallStatus` is `queued`, `ringing` or `in-progress` and no hangup is reported.
    ///
    /// ```
    /// use plivo_hangup::HangupCallback;
    ///
    /// let ringing = HangupCallback::from_form("CallUUID=c1&Event=StartApp&CallStatus=ringing")?;
    /// assert!(!ringing.has_ended());
    /// assert_eq!(ringing.outcome(), None);
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    pub fn has_ended(&self) -> bool {
        let event = self.0.known::<CallbackEvent>("Event");
        match event.filter(|event| event.leg().is_some() || event.is_end()) {
            Some(event) => event == CallbackEvent::Hangup,
            None => self.0.hangup.is_reported() || !self.0.known("CallStatus").is_some_and(goes_on),
        }
    }

    /// Whether the call was answered; `None` if the payload does not say.
    ///
    /// Derived from `AnswerTime`, which is blank if the call was never answered, `Duration` and
    /// `BillDuration`; without them, from a `CallStatus` of busy, no-answer or cancel.
    pub fn answered(&self) -> Option<bool> {
        self.weighed().answered
    }

    /// A key for dropping duplicate deliveries (an idempotency key).
    ///
    /// It is the call's id and the event, so several callback URLs may share a store of keys. Without an event,
    /// a call that has ended counts as a hangup. The id is `CallUUID`, or `RequestUUID` if that is missing, as in some
    /// callbacks of calls that the API placed.
    ///
    /// Returns `None` if there is no id, and if duplicates cannot be told apart: for a known event that may happen
    /// several times in a call, such as `Record`, and without an event while the call goes on.
    ///
    /// ```
    /// use std::collections::HashSet;
    /// use plivo_hangup::HangupCallback;
    ///
    /// let mut seen = HashSet::new();
    /// let first = HangupCallback::from_form("CallUUID=c1&Event=Hangup&Duration=66")?;
    /// let again = HangupCallback::from_form("Duration=66&Event=Hangup&CallUUID=c1")?;
    /// assert!(seen.insert(first.delivery_key()));
    /// assert!(!seen.insert(again.delivery_key()));
    /// assert_eq!(first.delivery_key().map(|key| key.to_string()).as_deref(), Some("c1/Hangup"));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    #[doc(alias = "idempotency")]
    #[doc(alias = "duplicate")]
    pub fn delivery_key(&self) -> Option<DeliveryKey> {
        let event = match self.event() {
            Some(event) => event,
            None if self.has_ended() => CallbackEvent::Hangup.into(),
            None => return None,
        };
        let name = match event.known() {
            Some(
                once @ (CallbackEvent::StartApp | CallbackEvent::Ring | CallbackEvent::Hangup),
            ) => once.name(),
            Some(_) => return None,
            None => event.as_str(),
        };
        let id = self.call_uuid().or_else(|| self.request_uuid())?;
        Some(DeliveryKey::new(id, name))
    }
}

/// Whether a call with this status goes on.
pub(super) fn goes_on(status: CallStatus) -> bool {
    status.as_end().is_none()
}
