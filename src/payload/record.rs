//! The call detail record.

use super::fields::Fields;
use super::macros::{accessors, payload, weighed};
use super::words::Direction;
use crate::disagreement::Told;
use crate::hangup::Hangup;
use crate::meaning::{Circumstances, answered};

/// A call detail record (CDR), as the API gives it for one call.
///
/// Records carry no telephony cause. Those of calls before 2018 have no hangup fields, and one
/// that is fetched right after its call ended may not have them yet: ask
/// [`Hangup::is_reported`], and fetch it again. Whatever arrives is kept and can be asked for by
/// [`get`](Self::get).
///
/// Accessors give `None` for what is absent, null or blank, and for what is not of their type;
/// [`get`](Self::get) gives what came.
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
}

payload!(CallRecord {
    code: "hangup_cause_code",
    name: "hangup_cause_name",
    source: "hangup_source",
});
weighed!(CallRecord);

accessors! { CallRecord as Own {
    /// The id of the call.
    text call_uuid = "call_uuid";
    /// The id of the API request that fetched the record. May be absent in a page.
    text api_id = "api_id";
    /// The path of the record in the API.
    text resource_uri = "resource_uri";
    /// The id of the A leg, where this is a B leg.
    text parent_call_uuid = "parent_call_uuid";
    /// The id of the conference that the call took part in.
    text conference_uuid = "conference_uuid";
    /// Which way the call went.
    word<Direction> call_direction = "call_direction";
    /// The state of the call, such as `ANSWER`. It decides nothing: go by the hangup.
    text call_state = "call_state" | "call_status";
    /// When the call was placed, as sent: with its offset from UTC.
    time initiation_time = "initiation_time";
    /// When the call was answered, as sent: with its offset from UTC. `None` where it never was.
    time answer_time = "answer_time";
    /// When the call ended, as sent: with its offset from UTC.
    time end_time = "end_time";
    /// How long the call was answered, in seconds.
    seconds talk_seconds = "call_duration";
    /// The talk time again, in seconds; not what a callback calls `BillDuration`. What is billed
    /// is [`billed_seconds`](Self::billed_seconds).
    seconds bill_duration_seconds = "bill_duration";
    /// How long the call is billed, in seconds rounded up to the pulse.
    seconds billed_seconds = "billed_duration";
    /// The caller: a number with or without a plus, or a SIP address.
    text from = "from_number";
    /// The callee: a number with or without a plus, or a SIP address.
    text to = "to_number";
    /// The price of the call, as exact decimal text in the account's currency.
    money total_amount = "total_amount";
    /// The price of a minute, as exact decimal text in the account's currency.
    money total_rate = "total_rate";
    /// Whether the caller's signed identity was verified.
    word<StirVerification> stir_verification = "stir_verification";
    /// How far the caller's carrier vouches for the caller ID.
    word<StirAttestation> stir_attestation = "stir_attestation" | "Stir_attestation";
    /// The group of networks that carried the call.
    text voice_network_group = "voice_network_group";
    /// The address that the call came from.
    text source_ip = "source_ip";
    /// The caller's name as looked up.
    text cnam_lookup = "cnam_lookup";
} }

impl CallRecord {
    fn circumstances(&self) -> Circumstances {
        Circumstances {
            answered: self.answered(),
            status: None,
        }
    }

    fn told(&self) -> Told<'_> {
        let direction = self
            .call_direction()
            .and_then(|direction| direction.known());
        Told {
            is_outbound: direction.map(Direction::is_outbound),
            outcomes: None,
            answered: self.answered(),
            // Null is how a record says that there was none, and how it says nothing.
            answer_time: self.fields.scalar("answer_time"),
            talk_seconds: self.talk_seconds().max(self.bill_duration_seconds()),
            billed_seconds: self.billed_seconds(),
        }
    }

    /// Whether the call was answered; `None` where nothing in the record tells.
    ///
    /// Told by `answer_time`, `call_duration`, `bill_duration` and `billed_duration`.
    pub fn answered(&self) -> Option<bool> {
        answered(
            self.fields.scalar("answer_time"),
            self.talk_seconds().max(self.bill_duration_seconds()),
            self.billed_seconds(),
        )
    }
}
