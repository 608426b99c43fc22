//! The callback to `hangup_url`.

use super::fields::Fields;
use super::macros::{form_payload, payload};
use super::words::{CallStatus, Direction, Event, StirAttestation, StirVerification};
use crate::hangup::Hangup;
use crate::meaning::{Circumstances, answered};
use crate::reported::Reported;

/// The callback that Plivo sends to `hangup_url` when a call (an A leg) has ended.
///
/// It comes as a form body, or as a query where the callback is a GET, and may be delivered more
/// than once. Every key is optional: old callbacks and relays leave many out. Whatever arrives is
/// kept and can be asked for by [`get`](Self::get), whether this crate knows the key or not.
///
/// Accessors give `None` for what is absent, null or blank.
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
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct HangupCallback {
    fields: Fields,
    hangup: Hangup,
    event: Option<Reported<Event>>,
    direction: Option<Reported<Direction>>,
    call_status: Option<Reported<CallStatus>>,
    stir_verification: Option<Reported<StirVerification>>,
    stir_attestation: Option<Reported<StirAttestation>>,
}

payload!(HangupCallback);
form_payload!(HangupCallback);

impl HangupCallback {
    fn from_fields(fields: Fields) -> Self {
        Self {
            hangup: Hangup::new(
                fields.text("HangupCauseCode"),
                fields.text("HangupCauseName"),
                fields.text("HangupSource"),
                fields.text("HangupCause"),
            ),
            event: fields.text("Event").map(Reported::from),
            direction: fields.text("Direction").map(Reported::from),
            call_status: fields.text("CallStatus").map(Reported::from),
            stir_verification: fields.text("STIRVerification").map(Reported::from),
            stir_attestation: fields.text("STIRAttestation").map(Reported::from),
            fields,
        }
    }

    fn circumstances(&self) -> Circumstances {
        let status = self.call_status().and_then(Reported::known);
        Circumstances {
            answered: self.answered(),
            status: status.and_then(CallStatus::outcome),
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

    /// What the callback is sent for (`Event`): `Hangup`. Old callbacks and relays leave it out.
    pub fn event(&self) -> Option<&Reported<Event>> {
        self.event.as_ref()
    }

    /// The id of the call (`CallUUID`, or `CallUuid`).
    pub fn call_uuid(&self) -> Option<&str> {
        self.fields.text_of_either("CallUUID", "CallUuid")
    }

    /// The id of the API request that placed the call (`RequestUUID`). Outbound calls only.
    pub fn request_uuid(&self) -> Option<&str> {
        self.fields.text("RequestUUID")
    }

    /// The id of the API request that placed the A leg (`ALegRequestUUID`). Outbound calls only.
    pub fn a_leg_request_uuid(&self) -> Option<&str> {
        self.fields.text("ALegRequestUUID")
    }

    /// The id of the A leg (`ALegUUID`). Outbound calls only.
    pub fn a_leg_uuid(&self) -> Option<&str> {
        self.fields.text("ALegUUID")
    }

    /// The caller (`From`): a number with or without a plus, or a SIP address.
    pub fn from(&self) -> Option<&str> {
        self.fields.text("From")
    }

    /// The callee (`To`): a number with or without a plus, or a SIP address.
    pub fn to(&self) -> Option<&str> {
        self.fields.text("To")
    }

    /// The caller's name (`CallerName`). Inbound calls only, and often blank.
    pub fn caller_name(&self) -> Option<&str> {
        self.fields.text("CallerName")
    }

    /// Which way the call went (`Direction`).
    pub fn direction(&self) -> Option<&Reported<Direction>> {
        self.direction.as_ref()
    }

    /// The status of the call (`CallStatus`). The hangup cause says more; where there is none,
    /// [`outcome`](Self::outcome) goes by this.
    pub fn call_status(&self) -> Option<&Reported<CallStatus>> {
        self.call_status.as_ref()
    }

    /// How long the call was answered (`Duration`), in seconds.
    pub fn talk_seconds(&self) -> Option<u64> {
        self.fields.number("Duration")
    }

    /// How long a call is billed (`BillDuration`), in seconds rounded up to the pulse: what a
    /// call detail record calls `billed_duration`.
    pub fn billed_seconds(&self) -> Option<u64> {
        self.fields.number("BillDuration")
    }

    /// The price of a minute (`BillRate`), as exact decimal text in the account's currency.
    pub fn bill_rate(&self) -> Option<&str> {
        self.fields.text("BillRate")
    }

    /// The price of the call (`TotalCost`), as exact decimal text in the account's currency.
    pub fn total_cost(&self) -> Option<&str> {
        self.fields.text("TotalCost")
    }

    /// When the call was placed (`StartTime`), as sent: the account's time zone, no offset.
    pub fn start_time(&self) -> Option<&str> {
        self.fields.text("StartTime")
    }

    /// When the call was answered (`AnswerTime`), as sent: the account's time zone, no offset.
    /// `None` where it never was.
    pub fn answer_time(&self) -> Option<&str> {
        self.fields.text("AnswerTime")
    }

    /// When the call ended (`EndTime`), as sent: the account's time zone, no offset.
    pub fn end_time(&self) -> Option<&str> {
        self.fields.text("EndTime")
    }

    /// When the session began (`SessionStart`), as sent: UTC, so in another zone than the three
    /// other times.
    pub fn session_start(&self) -> Option<&str> {
        self.fields.text("SessionStart")
    }

    /// The id of the main account (`ParentAuthID`).
    pub fn parent_auth_id(&self) -> Option<&str> {
        self.fields.text("ParentAuthID")
    }

    /// Whether the caller's signed identity was verified (`STIRVerification`).
    pub fn stir_verification(&self) -> Option<&Reported<StirVerification>> {
        self.stir_verification.as_ref()
    }

    /// How far the caller's carrier vouches for the caller ID (`STIRAttestation`).
    pub fn stir_attestation(&self) -> Option<&Reported<StirAttestation>> {
        self.stir_attestation.as_ref()
    }

    /// The number that the call was forwarded from (`ForwardedFrom`).
    pub fn forwarded_from(&self) -> Option<&str> {
        self.fields.text("ForwardedFrom")
    }

    /// Whether a machine was detected (`Machine`).
    pub fn machine(&self) -> Option<bool> {
        self.fields.boolean("Machine")
    }

    /// The type of the route (`RouteType`), which Plivo does not document.
    pub fn route_type(&self) -> Option<&str> {
        self.fields.text("RouteType")
    }

    /// The country of the call (`CountryCode`), which Plivo does not document.
    pub fn country_code(&self) -> Option<&str> {
        self.fields.text("CountryCode")
    }

    /// The compliance status (`ComplianceStatus`), which Plivo does not document.
    pub fn compliance_status(&self) -> Option<&str> {
        self.fields.text("ComplianceStatus")
    }

    /// The keys that begin with `X-PH-` or `SIP-H-`, with their values: the SIP headers of the
    /// call, where customers put ids of their own.
    ///
    /// ```
    /// use plivo_hangup::HangupCallback;
    ///
    /// let callback = HangupCallback::from_form(b"To=12025550123&X-PH-Order=77")?;
    /// assert!(callback.sip_headers().eq([("X-PH-Order", "77")]));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    pub fn sip_headers(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.iter()
            .filter(|(key, _)| key.starts_with("X-PH-") || key.starts_with("SIP-H-"))
    }
}
