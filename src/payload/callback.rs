//! The callback to `hangup_url`.

use core::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::fields::Fields;
use super::macros::{a_leg_accessors, accessors, form_payload, payload, weighed};
use super::words::{CallStatus, Direction};
use crate::disagreement::Told;
use crate::hangup::Hangup;
use crate::meaning::{Circumstances, answered};

/// The callback that Plivo sends to `hangup_url` when a call (an A leg) has ended.
///
/// It comes as a form body, or as a query where the callback is a GET, and may be delivered more
/// than once: tell repeated ones by [`delivery_key`](Self::delivery_key). Every key is optional:
/// old callbacks and relays leave many out. Whatever arrives is kept and can be asked for by
/// [`get`](Self::get), whether this crate knows the key or not.
///
/// Accessors give `None` for what is absent, null or blank, and for what is not of their type;
/// [`get`](Self::get) gives what came.
///
/// ```
/// use plivo_hangup::{HangupCallback, HangupCause, Outcome};
///
/// let body = b"CallUUID=c1&From=12025550123&HangupCauseCode=3010&HangupCauseName=Busy+Line\
///     &HangupSource=Carrier&HangupCause=USER_BUSY&CallStatus=busy&X-PH-Order=77";
/// let callback = HangupCallback::from_form(body)?;
/// assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
/// assert_eq!(callback.outcome(), Outcome::Busy);
/// assert_eq!(callback.get("X-PH-Order"), Some("77"));
/// assert!(callback.sip_headers().eq([("X-PH-Order", "77")]));
///
/// // Where nothing else counts:
/// let hangup = HangupCallback::hangup_from_form(body);
/// assert_eq!(&hangup, callback.hangup());
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct HangupCallback {
    fields: Fields,
    hangup: Hangup,
}

payload!(HangupCallback {
    code: "HangupCauseCode",
    name: "HangupCauseName",
    source: "HangupSource",
    telephony: "HangupCause",
});
weighed!(HangupCallback);
form_payload!(HangupCallback);
a_leg_accessors!(HangupCallback);

accessors! { HangupCallback as Own {
    /// How long the call was answered, in seconds.
    seconds talk_seconds = "Duration";
    /// How long the call is billed, in seconds rounded up to the pulse: what a call detail record
    /// calls `billed_duration`.
    seconds billed_seconds = "BillDuration";
    /// The price of the call, as exact decimal text in the account's currency.
    money total_cost = "TotalCost";
    /// When the call ended, as sent: in the account's time zone, without an offset.
    time end_time = "EndTime";
    /// Whether a machine was detected.
    flag machine = "Machine";
} }

impl HangupCallback {
    fn circumstances(&self) -> Circumstances {
        let status = self.call_status().and_then(|status| status.known());
        Circumstances {
            answered: self.answered(),
            status: status.and_then(CallStatus::outcome),
        }
    }

    fn told(&self) -> Told<'_> {
        let direction = self.direction().and_then(|direction| direction.known());
        Told {
            is_outbound: direction.map(Direction::is_outbound),
            outcomes: self
                .circumstances()
                .status
                .map(|status| (self.outcome(), status)),
            answered: self.answered(),
            answer_time: self.fields.scalar("AnswerTime"),
            talk_seconds: self.talk_seconds(),
            billed_seconds: self.billed_seconds(),
        }
    }

    /// Whether the call was answered; `None` where nothing in the payload tells.
    ///
    /// Told by `AnswerTime`, which is blank where the call never was, `Duration` and
    /// `BillDuration`.
    pub fn answered(&self) -> Option<bool> {
        answered(
            self.fields.scalar("AnswerTime"),
            self.talk_seconds(),
            self.billed_seconds(),
        )
    }

    /// What is equal for repeated deliveries of one callback, and different for different ones.
    ///
    /// It is made of the call's id and the event, so a store of keys may be shared by several
    /// callback URLs. A callback without an event counts as a hangup. `None` where there is no
    /// `CallUUID`: then nothing tells.
    ///
    /// ```
    /// use std::collections::HashSet;
    /// use plivo_hangup::HangupCallback;
    ///
    /// let mut seen = HashSet::new();
    /// let first = HangupCallback::from_form(b"CallUUID=c1&Event=Hangup&Duration=66")?;
    /// let again = HangupCallback::from_form(b"Duration=66&Event=Hangup&CallUUID=c1")?;
    /// assert!(seen.insert(first.delivery_key()));
    /// assert!(!seen.insert(again.delivery_key()));
    /// assert_eq!(first.delivery_key().map(|key| key.to_string()).as_deref(), Some("c1/Hangup"));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    pub fn delivery_key(&self) -> Option<DeliveryKey> {
        let call_uuid = self.call_uuid()?.trim_ascii();
        let event = self.event();
        let event = match &event {
            None => super::words::Event::Hangup.name(),
            Some(event) => event
                .known()
                .map_or(event.as_str().trim_ascii(), |known| known.name()),
        };
        let call_uuid = utf8_percent_encode(call_uuid, SEPARATORS);
        Some(DeliveryKey(format!("{call_uuid}/{event}").into()))
    }
}

/// What would make the id of one delivery run into its event.
const SEPARATORS: &AsciiSet = &CONTROLS.add(b'/').add(b'%');

/// What tells one delivery of a callback from a repeated one; see
/// [`HangupCallback::delivery_key`].
///
/// `Display` writes it as text for a store of your own, as `CallUUID/Event`, with percent escapes for
/// what no UUID has; `Debug` hides the id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryKey(Box<str>);

impl fmt::Display for DeliveryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for DeliveryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DeliveryKey")
            .finish_non_exhaustive()
    }
}
