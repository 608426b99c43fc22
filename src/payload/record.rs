//! The call detail record.

use super::fields::Fields;
use super::macros::payload;
use super::words::{Direction, StirAttestation, StirVerification};
use crate::hangup::Hangup;
use crate::meaning::{Circumstances, answered};
use crate::reported::Reported;

/// A call detail record (CDR), as the API gives it for one call.
///
/// Records carry no telephony cause. Those of calls before 2018 have no hangup fields, and one
/// that is fetched right after its call ended may not have them yet: ask
/// [`Hangup::is_reported`], and fetch it again. Whatever arrives is kept and can be asked for by
/// [`get`](Self::get).
///
/// Accessors give `None` for what is absent, null or blank.
///
/// ```
/// use plivo_hangup::{CallRecord, HangupCause, Outcome};
///
/// let record = CallRecord::from_json(br#"{
///     "call_uuid": "c1", "call_duration": 0, "answer_time": null,
///     "hangup_cause_code": 3000, "hangup_cause_name": "No Answer", "hangup_source": "Carrier"
/// }"#)?;
/// assert_eq!(record.hangup().cause(), Some(HangupCause::NoAnswer));
/// assert_eq!(record.outcome(), Outcome::NoAnswer);
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct CallRecord {
    fields: Fields,
    hangup: Hangup,
    call_direction: Option<Reported<Direction>>,
    stir_verification: Option<Reported<StirVerification>>,
    stir_attestation: Option<Reported<StirAttestation>>,
}

payload!(CallRecord);

impl CallRecord {
    fn from_fields(fields: Fields) -> Self {
        let stir_attestation = fields.text_of_either("stir_attestation", "Stir_attestation");
        Self {
            hangup: Hangup::new(
                fields.text("hangup_cause_code"),
                fields.text("hangup_cause_name"),
                fields.text("hangup_source"),
                None,
            ),
            call_direction: fields.text("call_direction").map(Reported::from),
            stir_verification: fields.text("stir_verification").map(Reported::from),
            stir_attestation: stir_attestation.map(Reported::from),
            fields,
        }
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            answered: self.answered(),
            status: None,
        }
    }

    /// Whether the call was answered; `None` where nothing in the record tells.
    ///
    /// Told by `answer_time`, `call_duration` and `billed_duration`.
    pub fn answered(&self) -> Option<bool> {
        answered(
            self.fields.scalar("answer_time"),
            self.talk_seconds(),
            self.billed_seconds(),
        )
    }

    /// The id of the call (`call_uuid`).
    pub fn call_uuid(&self) -> Option<&str> {
        self.fields.text("call_uuid")
    }

    /// The id of the API request that fetched the record (`api_id`). May be absent in a page.
    pub fn api_id(&self) -> Option<&str> {
        self.fields.text("api_id")
    }

    /// The path of the record in the API (`resource_uri`).
    pub fn resource_uri(&self) -> Option<&str> {
        self.fields.text("resource_uri")
    }

    /// The id of the A leg, where this is a B leg (`parent_call_uuid`).
    pub fn parent_call_uuid(&self) -> Option<&str> {
        self.fields.text("parent_call_uuid")
    }

    /// The id of the conference that the call took part in (`conference_uuid`).
    pub fn conference_uuid(&self) -> Option<&str> {
        self.fields.text("conference_uuid")
    }

    /// Which way the call went (`call_direction`).
    pub fn call_direction(&self) -> Option<&Reported<Direction>> {
        self.call_direction.as_ref()
    }

    /// The state of the call (`call_state`, or `call_status`), such as `ANSWER`. It decides
    /// nothing: go by the hangup.
    pub fn call_state(&self) -> Option<&str> {
        self.fields.text_of_either("call_state", "call_status")
    }

    /// When the call was placed (`initiation_time`), as sent: with its offset from UTC.
    pub fn initiation_time(&self) -> Option<&str> {
        self.fields.text("initiation_time")
    }

    /// When the call was answered (`answer_time`), as sent: with its offset from UTC. `None` where
    /// it never was.
    pub fn answer_time(&self) -> Option<&str> {
        self.fields.text("answer_time")
    }

    /// When the call ended (`end_time`), as sent: with its offset from UTC.
    pub fn end_time(&self) -> Option<&str> {
        self.fields.text("end_time")
    }

    /// How long the call was answered (`call_duration`), in seconds.
    pub fn talk_seconds(&self) -> Option<u64> {
        self.fields.number("call_duration")
    }

    /// `bill_duration`, in seconds: the talk time again, and not what a callback calls
    /// `BillDuration`. What is billed is [`billed_seconds`](Self::billed_seconds).
    pub fn bill_duration_seconds(&self) -> Option<u64> {
        self.fields.number("bill_duration")
    }

    /// How long the call is billed (`billed_duration`), in seconds rounded up to the pulse.
    pub fn billed_seconds(&self) -> Option<u64> {
        self.fields.number("billed_duration")
    }

    /// The caller (`from_number`): a number with or without a plus, or a SIP address.
    pub fn from(&self) -> Option<&str> {
        self.fields.text("from_number")
    }

    /// The callee (`to_number`): a number with or without a plus, or a SIP address.
    pub fn to(&self) -> Option<&str> {
        self.fields.text("to_number")
    }

    /// The price of the call (`total_amount`), as exact decimal text in the account's currency.
    pub fn total_amount(&self) -> Option<&str> {
        self.fields.text("total_amount")
    }

    /// The price of a minute (`total_rate`), as exact decimal text in the account's currency.
    pub fn total_rate(&self) -> Option<&str> {
        self.fields.text("total_rate")
    }

    /// Whether the caller's signed identity was verified (`stir_verification`).
    pub fn stir_verification(&self) -> Option<&Reported<StirVerification>> {
        self.stir_verification.as_ref()
    }

    /// How far the caller's carrier vouches for the caller ID (`stir_attestation`, or
    /// `Stir_attestation`).
    pub fn stir_attestation(&self) -> Option<&Reported<StirAttestation>> {
        self.stir_attestation.as_ref()
    }

    /// The group of networks that carried the call (`voice_network_group`).
    pub fn voice_network_group(&self) -> Option<&str> {
        self.fields.text("voice_network_group")
    }

    /// The address that the call came from (`source_ip`).
    pub fn source_ip(&self) -> Option<&str> {
        self.fields.text("source_ip")
    }

    /// The caller's name as looked up (`cnam_lookup`).
    pub fn cnam_lookup(&self) -> Option<&str> {
        self.fields.text("cnam_lookup")
    }
}
