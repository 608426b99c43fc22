//! The call detail record.

use super::core::Payload;
use super::error::PayloadError;
use super::fields::{Fields, Piece};
use super::json::{self, Json, Scanner};
use super::macros::payload;
use crate::catalog::Direction;
use crate::circumstances::{Circumstances, answered, has_trace};
use crate::hangup::{Hangup, HangupText};
use crate::json_text;

/// A call detail record (CDR), as the API gives it for one call.
///
/// Records have no telephony cause. A record of a call before 20 November 2018 has no hangup fields, and one that is
/// fetched right after its call has ended may not have them yet: ask [`Hangup::is_reported`], and fetch it
/// again. All keys are kept: ask for them with [`get`](Self::get).
///
/// An accessor returns `None` if the value is absent, null or blank, or not of its type;
/// [`get`](Self::get) returns it all the same.
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
#[doc(alias = "CDR")]
pub struct CallRecord(Payload);

payload! { CallRecord: common, ended;
    hangup {
        Code = "hangup_cause_code",
        Name = "hangup_cause_name",
        Source = "hangup_source",
    }

    /// The id of the call.
    text call_uuid;
    /// The id of the API request that fetched the record. May be absent in a page.
    text api_id;
    /// The path of the record in the API.
    text resource_uri;
    /// The id of the A leg, if this is a B leg.
    text parent_call_uuid;
    /// The id of the conference that the call took part in.
    text conference_uuid;
    /// Which way the call went.
    word<Direction> call_direction;
    /// The state of the call, such as `ANSWER`. It decides nothing: go by the hangup.
    text reported_state = "call_state" | "call_status";
    /// When the call was placed, as sent: with its offset from UTC.
    time initiation_time;
    /// When the call was answered, as sent: with its offset from UTC. `None` if it never was.
    time answer_time;
    /// When the call ended, as sent: with its offset from UTC.
    time end_time;
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
    money total_amount;
    /// The price of a minute, as exact decimal text in the account's currency.
    money total_rate;
    /// Whether the caller's signed identity was verified.
    word<StirVerification> stir_verification;
    /// How far the caller's carrier vouches for the caller ID.
    word<StirAttestation> stir_attestation | "Stir_attestation";
    /// The group of networks that carried the call.
    text voice_network_group;
    /// The address that the call came from.
    text source_ip;
    /// The caller's name as looked up.
    text cnam_lookup;
}

impl CallRecord {
    /// Reads the hangup of a record and nothing else, for bulk.
    ///
    /// It is the hangup that [`from_json`](Self::from_json) reads. Does not allocate for listed values in
    /// plain JSON. [`CallRecordLines::hangups`](crate::CallRecordLines::hangups) and
    /// [`CallRecordPage::hangups_from_json`](crate::CallRecordPage::hangups_from_json) read those of many
    /// records.
    ///
    /// ```
    /// use plivo_hangup::{CallRecord, HangupCause};
    ///
    /// let hangup = CallRecord::hangup_from_json(r#"{"call_uuid": "c1", "hangup_cause_code": 3010}"#)?;
    /// assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json), without the limit of 4 GiB.
    pub fn hangup_from_json(body: impl AsRef<[u8]>) -> Result<Hangup, PayloadError> {
        json::read(body.as_ref(), Self::read_hangup)
    }

    /// Reads the hangup of the object at a place, and returns where the object ends.
    pub(super) fn read_hangup(scanner: Scanner<'_>, place: usize) -> Option<(Hangup, usize)> {
        let mut hangup = Hangup::default();
        // The first value of a repeated key counts.
        let mut is_seen = [false; Self::HANGUP_KEYS.len()];
        let end = scanner.object(place, |key, place| {
            let value = scanner.value(place)?;
            let key = key.text();
            for ((text, wanted), is_seen) in Self::HANGUP_KEYS.iter().zip(&mut is_seen) {
                if key == *wanted && !*is_seen {
                    *is_seen = report(&mut hangup, *text, value);
                }
            }
            Some(value.end)
        })?;
        Some((hangup, end))
    }

    /// Reads the object at a place, and returns where it ends.
    pub(super) fn read(
        scanner: Scanner<'_>,
        place: usize,
    ) -> Option<(Result<Self, PayloadError>, usize)> {
        let mut fields = Fields::default();
        let end = json::read_object(scanner, place, &mut fields)?;
        Some((fields.finish().map(Self::from_fields), end))
    }

    fn circumstances(&self) -> Circumstances {
        // A record writes null both for "never answered" and for "not known".
        let has_answer_time = has_trace(self.0.fields.scalar("answer_time"));
        let talk_seconds = self.talk_seconds().max(self.bill_duration_seconds());
        let billed_seconds = self.billed_seconds();
        Circumstances {
            answered: answered(has_answer_time, talk_seconds, billed_seconds),
            status: None,
            is_outbound: self.0.known("call_direction").map(Direction::is_outbound),
            has_answer_time,
            talk_seconds,
            billed_seconds,
        }
    }

    /// Whether the call was answered; `None` if the record does not say.
    ///
    /// Derived from `answer_time`, `call_duration`, `bill_duration` and `billed_duration`.
    pub fn answered(&self) -> Option<bool> {
        self.circumstances().answered
    }
}

/// Sets a text of a hangup to what a payload would have of a value; false for null, which says nothing.
fn report(hangup: &mut Hangup, text: HangupText, value: Json<'_>) -> bool {
    if let Some(plain) = value.plain() {
        hangup.report(text, plain);
    } else if json_text::is_number(value.raw()) {
        hangup.report(text, value.raw());
    } else {
        let mut fields = Fields::default();
        let key = fields.add_key(Piece::text(""));
        json::add_value(&mut fields, key, value);
        hangup.report(text, fields.text("").unwrap_or_default());
        return fields.len() > 0;
    }
    true
}
