//! The events of a Dial element's B legs.

use super::core::Payload;
use super::delivery_key::DeliveryKey;
use super::macros::payload;
use crate::catalog::{CallLeg, CallbackEvent, DialAction, DialBLegStatus};
use crate::circumstances::{Circumstances, answered};

/// The callback that Plivo sends to a Dial's `callbackUrl` for each event of a B leg.
///
/// There are four events: a B leg was answered, a B leg was connected to the A leg, a party pressed digits that
/// match, or a B leg ended. [`hangup`](Self::hangup) is that of the B leg, and is reported only at its end. If
/// several destinations are dialed at once, each B leg ends with an event of its own, and the losing ones end
/// with 9000.
///
/// An accessor returns `None` if the value is absent, null, blank or not of its type.
/// [`get`](Self::get) still returns a value that is blank or not of its type, as it was sent.
///
/// ```
/// use plivo_hangup::{DialCallback, HangupCause, Outcome};
///
/// let body = b"Event=DialHangup&DialAction=hangup&DialBLegUUID=b1&DialBLegHangupCauseCode=9000\
///     &DialBLegHangupCause=LOSE_RACE&DialBLegHangupSource=Plivo&CallUUID=a1";
/// let event = DialCallback::from_form(body)?;
/// assert!(event.has_ended());
/// assert_eq!(event.hangup().cause(), Some(HangupCause::LostRace));
/// assert_eq!(event.outcome(), Some(Outcome::Canceled));
///
/// let answer = DialCallback::from_form(b"Event=DialAnswer&DialBLegUUID=b1&CallUUID=a1")?;
/// assert_eq!(answer.outcome(), None);
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct DialCallback(pub(super) Payload);

payload! { DialCallback: store, judged, form, a_leg, kind;
    hangup {
        Code = "DialBLegHangupCauseCode",
        Name = "DialBLegHangupCauseName",
        Source = "DialBLegHangupSource",
        Telephony = "DialBLegHangupCause",
    }

    /// What happened to the B leg.
    word<DialAction> dial_action = "DialAction";
    /// The status of the B leg. Of the three keys that say what happened, the oldest callbacks have only this
    /// one.
    word<DialBLegStatus> b_leg_status = "DialBLegStatus";
    /// The id of the A leg.
    text dial_a_leg_uuid = "DialALegUUID";
    /// The id of the B leg.
    text b_leg_uuid = "DialBLegUUID";
    /// The caller ID of the B leg.
    text b_leg_from = "DialBLegFrom";
    /// The callee of the B leg: a number with or without a plus, or a SIP address.
    text b_leg_to = "DialBLegTo";
    /// The place of the B leg among the destinations of the Dial, counted from 1.
    number b_leg_position = "DialBLegPosition";
    /// The price of a minute of the B leg, as exact decimal text in the account's currency.
    money b_leg_bill_rate = "DialBLegBillRate";
    /// The digits that matched.
    text digits_match = "DialDigitsMatch";
    /// Which leg pressed the digits.
    word<CallLeg> digits_pressed_by = "DialDigitsPressedBy";
    /// How long the B leg lasted after the answer, in seconds.
    seconds b_leg_talk_seconds = "DialBLegDuration";
    /// How long the B leg is billed, in seconds rounded up to the pulse.
    seconds b_leg_billed_seconds = "DialBLegBillDuration";
    /// The price of the B leg, as exact decimal text in the account's currency.
    money b_leg_total_cost = "DialBLegTotalCost";
    /// Whether the signed identity of the B leg's caller was verified.
    word<StirVerification> b_leg_stir_verification = "DialBLegSTIRVerification";
    /// How far the carrier vouches for the caller ID of the B leg.
    word<StirAttestation> b_leg_stir_attestation = "DialBLegSTIRAttestation";
}

impl DialCallback {
    /// What happened to the B leg, by the first of the three keys that says it.
    fn b_leg_event(&self) -> Option<CallbackEvent> {
        let event = self.0.known("Event");
        let event = event.filter(|event: &CallbackEvent| event.leg() == Some(CallLeg::B));
        let by_action = || self.0.known("DialAction").map(event_of_action);
        let by_status = || self.0.known("DialBLegStatus").map(event_of_status);
        event.or_else(by_action).or_else(by_status)
    }

    /// Whether the event is the end of the B leg.
    ///
    /// Derived from `Event`, `DialAction` or `DialBLegStatus`. If none of them says, it is the end if a hangup
    /// is reported.
    pub fn has_ended(&self) -> bool {
        match self.b_leg_event() {
            Some(event) => event.is_end(),
            None => self.0.hangup.is_reported(),
        }
    }

    /// Whether the B leg was answered; `None` if the payload does not say.
    ///
    /// Before the end, derived from `Event`, `DialAction` and `DialBLegStatus`: an answer, or a
    /// connection, which comes after one. At the end, derived from the durations.
    pub fn answered(&self) -> Option<bool> {
        if self.has_ended() {
            let (talk, billed) = (self.b_leg_talk_seconds(), self.b_leg_billed_seconds());
            return answered(None, talk, billed);
        }
        let is_answer = matches!(
            self.b_leg_event(),
            Some(CallbackEvent::DialAnswer | CallbackEvent::DialConnected)
        );
        is_answer.then_some(true)
    }

    /// A key for dropping duplicate deliveries (an idempotency key).
    ///
    /// It is the id of the B leg and the event: the B legs of a Dial share the id of the call. Returns `None` if
    /// there is no `DialBLegUUID` or no event, and for `DialDigitsMatch`, which may happen several times.
    ///
    /// ```
    /// use plivo_hangup::DialCallback;
    ///
    /// let ended = DialCallback::from_form("CallUUID=a1&DialBLegUUID=b1&DialBLegStatus=hangup")?;
    /// assert_eq!(ended.delivery_key().map(|key| key.to_string()).as_deref(), Some("b1/DialHangup"));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    #[doc(alias = "idempotency")]
    #[doc(alias = "duplicate")]
    pub fn delivery_key(&self) -> Option<DeliveryKey> {
        match self.b_leg_event()? {
            CallbackEvent::DialDigitsMatch => None,
            event => Some(DeliveryKey::new(self.b_leg_uuid()?, event.name())),
        }
    }

    pub(super) fn circumstances(&self) -> Circumstances {
        Circumstances {
            // Plivo places the B leg; the direction in the payload is the A leg's.
            is_outbound: Some(true),
            ..self.weighed()
        }
    }

    /// Those that the meaning goes by.
    pub(super) fn weighed(&self) -> Circumstances {
        Circumstances {
            answered: self.answered(),
            talk_seconds: self.b_leg_talk_seconds(),
            billed_seconds: self.b_leg_billed_seconds(),
            ..Circumstances::default()
        }
    }
}

/// The event that an action is sent with.
fn event_of_action(action: DialAction) -> CallbackEvent {
    match action {
        DialAction::Answer => CallbackEvent::DialAnswer,
        DialAction::Connected => CallbackEvent::DialConnected,
        DialAction::Digits => CallbackEvent::DialDigitsMatch,
        DialAction::Hangup => CallbackEvent::DialHangup,
    }
}

fn event_of_status(status: DialBLegStatus) -> CallbackEvent {
    match status {
        DialBLegStatus::Answer => CallbackEvent::DialAnswer,
        DialBLegStatus::Connected => CallbackEvent::DialConnected,
        DialBLegStatus::Hangup => CallbackEvent::DialHangup,
    }
}
