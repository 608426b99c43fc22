//! The events of a Dial element's B legs.

use super::core::Payload;
use super::macros::payload;
use crate::catalog::{CallbackEvent, DialAction, DialBLegStatus, Meaning, Outcome};
use crate::circumstances::{Circumstances, answered};
use crate::explanation::Explanation;

/// The callback that Plivo sends to a Dial's `callbackUrl` for each event of a B leg.
///
/// There are four events: a B leg was answered, was connected to the A leg, has digits that match, or has
/// ended. [`hangup`](Self::hangup) is the B leg's, and is only reported at its end. If several destinations
/// are dialed at once, each B leg ends with an event of its own, and the losing ones end with 9000.
///
/// An accessor returns `None` if the value is absent, null or blank, or not of its type;
/// [`get`](Self::get) returns it all the same.
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
#[doc(alias = "callbackUrl")]
pub struct DialCallback(Payload);

payload! { DialCallback: common, form, a_leg;
    hangup {
        Code = "DialBLegHangupCauseCode",
        Name = "DialBLegHangupCauseName",
        Source = "DialBLegHangupSource",
        Telephony = "DialBLegHangupCause",
    }

    /// What happened to the B leg.
    word<DialAction> dial_action = "DialAction";
    /// The status of the B leg. The oldest callbacks have this alone of the three that say what
    /// happened.
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
    /// How long the B leg was answered, in seconds.
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
    /// Whether one of the three keys that say what happened says one of these.
    fn says(
        &self,
        events: &[CallbackEvent],
        actions: &[DialAction],
        statuses: &[DialBLegStatus],
    ) -> bool {
        self.0
            .known("Event")
            .is_some_and(|event| events.contains(&event))
            || self
                .0
                .known("DialAction")
                .is_some_and(|action| actions.contains(&action))
            || self
                .0
                .known("DialBLegStatus")
                .is_some_and(|status| statuses.contains(&status))
    }

    /// Whether the event is the end of the B leg.
    ///
    /// Derived from `Event`, `DialAction` or `DialBLegStatus`, or from a hangup that is reported.
    pub fn has_ended(&self) -> bool {
        self.0.hangup.is_reported()
            || self.says(
                &[CallbackEvent::DialHangup],
                &[DialAction::Hangup],
                &[DialBLegStatus::Hangup],
            )
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
        let says_so = self.says(
            &[CallbackEvent::DialAnswer, CallbackEvent::DialConnected],
            &[DialAction::Answer, DialAction::Connected],
            &[DialBLegStatus::Answer, DialBLegStatus::Connected],
        );
        says_so.then_some(true)
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            answered: self.answered(),
            // Plivo places the B leg; the direction in the payload is the A leg's.
            is_outbound: Some(true),
            talk_seconds: self.b_leg_talk_seconds(),
            billed_seconds: self.b_leg_billed_seconds(),
            ..Circumstances::default()
        }
    }

    /// How the B leg ended; `None` before the end.
    ///
    /// A listed cause other than [`HangupCause::Unknown`](crate::HangupCause::Unknown) decides; else the
    /// telephony cause. A B leg that was never answered is not completed: such a cause is corrected,
    /// mostly to canceled.
    pub fn outcome(&self) -> Option<Outcome> {
        self.has_ended()
            .then(|| self.0.hangup.outcome_in(self.circumstances()))
    }

    /// Outcome, retry advice, responsible party and next step of the B leg; `None` before the end.
    pub fn meaning(&self) -> Option<Meaning> {
        self.has_ended()
            .then(|| self.0.hangup.meaning_in(self.circumstances()))
    }

    /// Explains the end of the B leg in plain sentences without personal data; `None` before the end.
    pub fn explain(&self) -> Option<Explanation> {
        self.has_ended()
            .then(|| self.0.hangup.explain_in(self.circumstances()))
    }
}
