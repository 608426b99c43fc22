//! The call detail record.

use super::callback::goes_on;
use super::core::Payload;
use super::error::PayloadError;
use super::fields::{Fields, Piece};
use super::json::{self, Json, Scanner};
use super::keys::has_key;
use super::macros::payload;
use crate::catalog::{CallStatus, Direction, Vocabulary as _};
use crate::circumstances::{Circumstances, answered, has_trace};
use crate::hangup::Hangup;
use crate::json_text;

/// A call detail record (CDR), as the API gives it for one call.
///
/// Plivo's own records have no telephony cause. A record of a call before 20 November 2018 has no hangup fields.
/// One that you fetch right after its call has ended may not have them yet: ask [`Hangup::is_reported`], and fetch
/// it again. All keys are kept: ask for them with [`get`](Self::get). Records of the official Node client, whose
/// keys are in camelCase, are read as well.
///
/// Records of SIP trunking, another product, have the same keys with other codes: see
/// [`is_sip_trunk`](Self::is_sip_trunk).
///
/// An accessor returns `None` if the value is absent, null, blank or not of its type.
/// [`get`](Self::get) still returns a value that is blank or not of its type, as it was sent.
///
/// ```
/// use plivo_hangup::{CallRecord, HangupCause, Outcome};
///
/// let record = CallRecord::from_json(br#"{
///     "call_uuid": "c1", "call_duration": 0, "answer_time": null,
///     "hangup_cause_code": 3000, "hangup_cause_name": "No Answer", "hangup_source": "Carrier"
/// }"#)?;
/// assert_eq!(record.hangup().cause(), Some(HangupCause::NoAnswer));
/// assert_eq!(record.outcome(), Some(Outcome::NoAnswer));
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct CallRecord(pub(super) Payload);

payload! { CallRecord: store, judged;
    hangup {
        Code = "hangup_cause_code" | "hangupCauseCode",
        Name = "hangup_cause_name" | "hangupCauseName",
        Source = "hangup_source" | "hangupSource",
        Telephony = "hangup_cause" | "hangupCause",
    }

    /// The id of the call.
    text call_uuid | "callUuid";
    /// The id of the API request that fetched the record. May be absent in a page.
    text api_id | "apiId";
    /// The path of the record in the API.
    text resource_uri | "resourceUri";
    /// The id of the A leg, if this is a B leg.
    text parent_call_uuid | "parentCallUuid";
    /// The id of the conference that the call took part in.
    text conference_uuid | "conferenceUuid";
    /// Which way the call went.
    word<Direction> call_direction | "callDirection";
    /// The state of the call as text, such as `ANSWER`. It decides only whether the call has ended; how it ended, the
    /// hangup says. It is not a [`CallState`](crate::CallState), which only Plivo's table of causes has.
    text reported_state = "call_state" | "call_status" | "callState" | "callStatus";
    /// When the call was placed, as sent: with its offset from UTC.
    time initiation_time | "initiationTime";
    /// When the call was answered, as sent: with its offset from UTC. `None` if it never was.
    time answer_time | "answerTime";
    /// When the call ended, as sent: with its offset from UTC.
    time end_time | "endTime";
    /// How long the call lasted after the answer, in seconds.
    seconds talk_seconds = "call_duration" | "callDuration";
    /// The talk time again, in seconds; not what a callback calls `BillDuration`. What is billed
    /// is `billed_duration`.
    seconds bill_duration_seconds = "bill_duration" | "billDuration";
    /// How long the call is billed, in seconds rounded up to the pulse.
    seconds billed_seconds = "billed_duration" | "billedDuration";
    /// The caller: a number with or without a plus, or a SIP address.
    text from = "from_number" | "fromNumber";
    /// The callee: a number with or without a plus, or a SIP address.
    text to = "to_number" | "toNumber";
    /// The price of the call, as exact decimal text in the account's currency. A callback names this
    /// `TotalCost`.
    money total_amount | "totalAmount";
    /// The price of a minute, as exact decimal text in the account's currency. A callback names this
    /// `BillRate`.
    money total_rate | "totalRate";
    /// Whether the caller's signed identity was verified.
    word<StirVerification> stir_verification | "stirVerification";
    /// How far the caller's carrier vouches for the caller ID.
    word<StirAttestation> stir_attestation | "Stir_attestation" | "stirAttestation";
    /// The group of networks that carried the call.
    text voice_network_group | "voiceNetworkGroup";
    /// The address that the call came from.
    text source_ip | "sourceIp";
    /// The caller's name as looked up.
    text cnam_lookup | "cnamLookup";
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
    /// Fails as [`from_json`](Self::from_json) does, without the limit of 4 GiB.
    pub fn hangup_from_json(body: impl AsRef<[u8]>) -> Result<Hangup, PayloadError> {
        json::read(body.as_ref(), Self::read_hangup)?
    }

    /// Reads the hangup of the object at a place, and returns where the object ends.
    pub(super) fn read_hangup(
        scanner: Scanner<'_>,
        place: usize,
    ) -> Option<(Result<Hangup, PayloadError>, usize)> {
        let mut values = [None; Self::HANGUP_KEYS.len()];
        let mut resources = [None; RESOURCE_KEYS.len()];
        let mut is_sip_trunk = false;
        let mut may_be_api_error = false;
        let end = scanner.object(place, |key, place| {
            let value = scanner.value(place)?;
            let key = key.text();
            if let Some(place) = place_of_hangup_key(&key) {
                keep_first(&mut values, place, value);
            } else if let Some(place) = RESOURCE_KEYS.iter().position(|resource| *resource == key) {
                keep_first(&mut resources, place, value);
            } else {
                is_sip_trunk |= SIP_TRUNK_KEYS.contains(&key.as_ref())
                    && is_of_sip_trunk(&fields_of(SIP_TRUNK_KEYS[0], value));
                may_be_api_error |= key == "error";
            }
            Some(value.end)
        })?;
        if may_be_api_error {
            let (record, end) = Self::read(scanner, place)?;
            return Some((record.map(|record| record.0.hangup), end));
        }
        let mut hangup = Hangup::default();
        for ((text, _), value) in Self::HANGUP_KEYS.iter().zip(values) {
            match value {
                Some(value) if hangup.reported(*text).is_none() => {
                    with_text(value, |value| hangup.report(*text, value));
                }
                _ => {}
            }
        }
        let mut resources = resources.into_iter().flatten();
        if is_sip_trunk || resources.any(is_resource_of_sip_trunk) {
            hangup.mark_as_sip_trunk();
        }
        Some((Ok(hangup), end))
    }

    /// Reads the object at a place, and returns where it ends.
    pub(super) fn read(
        scanner: Scanner<'_>,
        place: usize,
    ) -> Option<(Result<Self, PayloadError>, usize)> {
        let mut fields = Fields::default();
        let end = json::read_object(scanner, place, &mut fields)?;
        Some((fields.finish().and_then(Self::from_fields), end))
    }

    pub(super) fn from_fields(fields: Fields) -> Result<Self, PayloadError> {
        let mut payload = Payload::new(fields, Self::HANGUP_KEYS);
        if !payload.hangup.is_reported() && is_api_error(&payload.fields) {
            return Err(PayloadError::ApiError {
                expected: "a call detail record",
            });
        }
        if is_of_sip_trunk(&payload.fields) {
            payload.hangup.mark_as_sip_trunk();
        }
        Ok(Self(payload))
    }

    /// Every answer of the API has an `api_id`, so that does not make a record.
    fn is_own_key(key: &str) -> bool {
        if matches!(key, "api_id" | "apiId") {
            return false;
        }
        SIP_TRUNK_KEYS.contains(&key) || has_key(Self::HANGUP_KEYS, &[Self::OWN], key)
    }

    fn circumstances(&self) -> Circumstances {
        Circumstances {
            is_outbound: self.direction().map(Direction::is_outbound),
            ..self.weighed()
        }
    }

    /// Those that the meaning goes by.
    fn weighed(&self) -> Circumstances {
        // A record writes null both for "never answered" and for "not known".
        let answer_time = self.0.fields.scalar("answer_time");
        let has_answer_time = has_trace(answer_time.or_else(|| self.0.fields.scalar("answerTime")));
        let talk_seconds = self.talk_seconds().max(self.bill_duration_seconds());
        let billed_seconds = self.billed_seconds();
        Circumstances {
            answered: answered(has_answer_time, talk_seconds, billed_seconds),
            has_answer_time,
            talk_seconds,
            billed_seconds,
            ..Circumstances::default()
        }
    }

    fn direction(&self) -> Option<Direction> {
        self.call_direction()?.known()
    }

    /// Whether the call has ended. A record has, unless its [`reported_state`](Self::reported_state) is that of a
    /// call that goes on: queued, ringing or in-progress.
    pub fn has_ended(&self) -> bool {
        let state = self.reported_state().and_then(CallStatus::recognize);
        !state.is_some_and(goes_on)
    }

    /// Whether the call was answered; `None` if the record does not say.
    ///
    /// Derived from `answer_time`, `call_duration`, `bill_duration` and `billed_duration`.
    pub fn answered(&self) -> Option<bool> {
        self.weighed().answered
    }

    /// Whether this is a record of SIP trunking, another product, whose codes mean something else.
    ///
    /// Its keys are the same and its codes are the same numbers: 3000 is a normal hangup there, and No Answer
    /// here. So its hangup has no cause, its outcome is Unknown, and [`explain`](Self::explain) and
    /// [`disagreements`](Self::disagreements) say why. Nothing of it is lost: ask
    /// [`reported_code`](Hangup::reported_code) and [`get`](Self::get).
    ///
    /// Recognized by the keys `trunk_domain` and `transport_protocol`, and by `/Zentrunk/` in `resource_uri`.
    ///
    /// ```
    /// use plivo_hangup::{CallRecord, Outcome};
    ///
    /// let record = CallRecord::from_json(r#"{"hangup_cause_code": 3000, "trunk_domain": "1.zt.example"}"#)?;
    /// assert!(record.is_sip_trunk());
    /// assert_eq!(record.hangup().cause(), None);
    /// assert_eq!(record.outcome(), Some(Outcome::Unknown));
    /// # Ok::<(), plivo_hangup::PayloadError>(())
    /// ```
    #[doc(alias = "Zentrunk")]
    #[doc(alias = "trunk_domain")]
    #[doc(alias = "transport_protocol")]
    pub fn is_sip_trunk(&self) -> bool {
        self.0.hangup.is_sip_trunk()
    }
}

/// Keys that only records of SIP trunking have.
const SIP_TRUNK_KEYS: [&str; 4] = [
    "trunk_domain",
    "transport_protocol",
    "trunkDomain",
    "transportProtocol",
];

const RESOURCE_KEYS: [&str; 2] = ["resource_uri", "resourceUri"];

fn is_of_sip_trunk(fields: &Fields) -> bool {
    let mut resources = RESOURCE_KEYS.iter().filter_map(|key| fields.text(key));
    fields.has_any(SIP_TRUNK_KEYS) || resources.any(is_path_of_sip_trunk)
}

fn is_path_of_sip_trunk(path: &str) -> bool {
    path.contains("/Zentrunk/")
}

fn is_resource_of_sip_trunk(resource: Json<'_>) -> bool {
    with_text(resource, is_path_of_sip_trunk)
}

/// Whether an object is the API's own error answer: an error, and no key of a record or page but `api_id`.
pub(super) fn is_api_error(fields: &Fields) -> bool {
    let mut keys = fields.iter().map(|(key, _)| key);
    fields.get("error").is_some()
        && keys.all(|key| match key {
            "meta" | "objects" => false,
            key => !CallRecord::is_own_key(key),
        })
}

fn place_of_hangup_key(key: &str) -> Option<usize> {
    let mut keys = CallRecord::HANGUP_KEYS.iter();
    keys.position(|(_, hangup_key)| *hangup_key == key)
}

/// The first value of a repeated key counts, and null is no value.
fn keep_first<'a>(values: &mut [Option<Json<'a>>], place: usize, value: Json<'a>) {
    if let Some(first @ None) = values.get_mut(place) {
        *first = (value.raw() != "null").then_some(value);
    }
}

/// The text of a value, as a payload would have it.
fn with_text<T>(value: Json<'_>, ask: impl FnOnce(&str) -> T) -> T {
    if let Some(plain) = value.plain() {
        return ask(plain);
    }
    if json_text::is_number(value.raw()) {
        return ask(value.raw());
    }
    ask(fields_of("", value).text("").unwrap_or_default())
}

/// What a payload would have of one value.
fn fields_of(key: &str, value: Json<'_>) -> Fields {
    let mut fields = Fields::default();
    let key = fields.add_key(Piece::text(key));
    json::add_value(&mut fields, key, value);
    fields
}
