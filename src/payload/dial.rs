//! The callbacks of the Dial element: its events, and its result.

use super::fields::Fields;
use super::macros::{a_leg_accessors, accessors, form_payload, payload, weighed};
use super::words::{DialAction, DialBLegStatus, DialStatus, Event};
use crate::catalog::{Meaning, Outcome};
use crate::disagreement::Told;
use crate::explanation::Explanation;
use crate::hangup::Hangup;
use crate::meaning::{Circumstances, answered};
use crate::reported::{Reported, Vocabulary};

/// The callback that Plivo sends to a Dial's `callbackUrl` for each event of a B leg.
///
/// There are four events: a B leg was answered, was connected to the A leg, has digits that match,
/// or has ended. [`hangup`](Self::hangup) is the B leg's, and is reported at its end alone; where
/// several destinations are dialed at once, each B leg ends with an event of its own, the losing
/// ones with 9000.
///
/// Accessors give `None` for what is absent, null or blank, and for what is not of their type;
/// [`get`](Self::get) gives what came.
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
pub struct DialCallback {
    fields: Fields,
    hangup: Hangup,
}

payload!(DialCallback {
    code: "DialBLegHangupCauseCode",
    name: "DialBLegHangupCauseName",
    source: "DialBLegHangupSource",
    telephony: "DialBLegHangupCause",
});
form_payload!(DialCallback);
a_leg_accessors!(DialCallback);

accessors! { DialCallback as Own {
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
} }

impl DialCallback {
    /// Which of the three keys that say what happened say one of these.
    fn says(&self, event: &[Event], action: &[DialAction], status: &[DialBLegStatus]) -> bool {
        fn is_one_of<T: Vocabulary>(reported: Option<Reported<T>>, values: &[T]) -> bool {
            let known = reported.and_then(|reported| reported.known());
            known.is_some_and(|known| values.contains(&known))
        }
        is_one_of(self.event(), event)
            || is_one_of(self.dial_action(), action)
            || is_one_of(self.b_leg_status(), status)
    }

    /// Whether the event is the end of the B leg.
    ///
    /// Told by `Event`, `DialAction` or `DialBLegStatus`, whichever is there, or by a hangup that
    /// is reported.
    pub fn has_ended(&self) -> bool {
        self.hangup.is_reported()
            || self.says(
                &[Event::DialHangup],
                &[DialAction::Hangup],
                &[DialBLegStatus::Hangup],
            )
    }

    /// Whether the B leg was answered; `None` where nothing in the payload tells.
    ///
    /// Before the end, `Event`, `DialAction` and `DialBLegStatus` tell of an answer or of a
    /// connection, which comes after one; at the end, the durations tell.
    pub fn answered(&self) -> Option<bool> {
        if self.has_ended() {
            let (talk, billed) = (self.b_leg_talk_seconds(), self.b_leg_billed_seconds());
            return answered(None, talk, billed);
        }
        let says_so = self.says(
            &[Event::DialAnswer, Event::DialConnected],
            &[DialAction::Answer, DialAction::Connected],
            &[DialBLegStatus::Answer, DialBLegStatus::Connected],
        );
        says_so.then_some(true)
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            answered: self.answered(),
            status: None,
        }
    }

    fn told(&self) -> Told<'_> {
        Told {
            // A B leg is placed by Plivo; the direction in the payload is the A leg's.
            is_outbound: Some(true),
            answered: self.answered(),
            talk_seconds: self.b_leg_talk_seconds(),
            billed_seconds: self.b_leg_billed_seconds(),
            ..Told::default()
        }
    }

    /// How the B leg ended; `None` before the end.
    ///
    /// A listed cause other than [`HangupCause::Unknown`](crate::HangupCause::Unknown) decides;
    /// else the telephony cause. Completed takes an answer: without one, it is mostly corrected to
    /// canceled.
    pub fn outcome(&self) -> Option<Outcome> {
        self.has_ended()
            .then(|| self.hangup.outcome_in(self.circumstances()))
    }

    /// Outcome, retry advice, responsible party and next step of the B leg; `None` before the end.
    pub fn meaning(&self) -> Option<Meaning> {
        self.has_ended()
            .then(|| self.hangup.meaning_in(self.circumstances()))
    }

    /// Explains the end of the B leg in plain sentences without personal data; `None` before the
    /// end.
    pub fn explain(&self) -> Option<Explanation> {
        self.has_ended()
            .then(|| self.hangup.explain_in(self.circumstances()))
    }
}

/// The request to a Dial's `action` URL when the Dial as a whole has ended.
///
/// It carries a status and a telephony cause, and neither code, name nor source: those come with
/// the Dial events and with call detail records. [`hangup`](Self::hangup) has the telephony cause.
///
/// Accessors give `None` for what is absent, null or blank, and for what is not of their type;
/// [`get`](Self::get) gives what came.
///
/// ```
/// use plivo_hangup::{DialResult, DialStatus, Outcome};
///
/// let result = DialResult::from_form(b"DialStatus=busy&DialHangupCause=USER_BUSY&DialBLegUUID=")?;
/// assert_eq!(result.dial_status().and_then(|status| status.known()), Some(DialStatus::Busy));
/// assert_eq!(result.outcome(), Outcome::Busy);
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct DialResult {
    fields: Fields,
    hangup: Hangup,
}

payload!(DialResult {
    telephony: "DialHangupCause",
});
weighed!(DialResult);
form_payload!(DialResult);
a_leg_accessors!(DialResult);

accessors! { DialResult as Own {
    /// How the Dial ended. The telephony cause says more; where there is none, the outcome goes by
    /// this.
    word<DialStatus> dial_status = "DialStatus";
    /// Whether any destination rang.
    flag dial_ring_status = "DialRingStatus";
    /// The id of the A leg.
    text dial_a_leg_uuid = "DialALegUUID";
    /// The id of the B leg that was connected; `None` where nobody answered.
    text b_leg_uuid = "DialBLegUUID";
} }

impl DialResult {
    /// Whether a destination answered; `None` where nothing in the payload tells.
    ///
    /// Told by `DialBLegUUID`, which is blank where nobody did.
    pub fn answered(&self) -> Option<bool> {
        answered(self.fields.scalar("DialBLegUUID"), None, None)
    }

    fn told(&self) -> Told<'_> {
        let status = self.circumstances().status;
        Told {
            outcomes: status.map(|status| (self.outcome(), status)),
            ..Told::default()
        }
    }

    fn circumstances(&self) -> Circumstances {
        let status = self.dial_status().and_then(|status| status.known());
        Circumstances {
            answered: self.answered(),
            status: status.map(DialStatus::outcome),
        }
    }
}
