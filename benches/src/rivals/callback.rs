//! Form bodies read into what one would write for them.

use serde::{Deserialize, Serialize};

/// The hangup alone.
#[derive(Serialize, Deserialize)]
pub(crate) struct FourFields {
    #[serde(rename = "HangupCauseCode")]
    code: Option<String>,
    #[serde(rename = "HangupCauseName")]
    name: Option<String>,
    #[serde(rename = "HangupSource")]
    source: Option<String>,
    #[serde(rename = "HangupCause")]
    telephony: Option<String>,
}

/// Every key of a hangup callback that is documented or common.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CallbackStrings {
    event: Option<String>,
    #[serde(rename = "CallUUID")]
    call_uuid: Option<String>,
    #[serde(rename = "RequestUUID")]
    request_uuid: Option<String>,
    #[serde(rename = "ALegRequestUUID")]
    a_leg_request_uuid: Option<String>,
    #[serde(rename = "ALegUUID")]
    a_leg_uuid: Option<String>,
    from: Option<String>,
    to: Option<String>,
    caller_name: Option<String>,
    direction: Option<String>,
    call_status: Option<String>,
    hangup_cause: Option<String>,
    hangup_cause_name: Option<String>,
    hangup_cause_code: Option<String>,
    hangup_source: Option<String>,
    duration: Option<String>,
    bill_duration: Option<String>,
    bill_rate: Option<String>,
    total_cost: Option<String>,
    start_time: Option<String>,
    answer_time: Option<String>,
    end_time: Option<String>,
    session_start: Option<String>,
    #[serde(rename = "ParentAuthID")]
    parent_auth_id: Option<String>,
    #[serde(rename = "STIRVerification")]
    stir_verification: Option<String>,
    #[serde(rename = "STIRAttestation")]
    stir_attestation: Option<String>,
    #[serde(rename = "X-PH-CustomerCall")]
    customer_call: Option<String>,
}

/// The event of a B leg that has ended.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DialEventStrings {
    event: Option<String>,
    dial_action: Option<String>,
    #[serde(rename = "DialBLegStatus")]
    dial_b_leg_status: Option<String>,
    #[serde(rename = "DialALegUUID")]
    dial_a_leg_uuid: Option<String>,
    #[serde(rename = "DialBLegUUID")]
    dial_b_leg_uuid: Option<String>,
    #[serde(rename = "CallUUID")]
    call_uuid: Option<String>,
    #[serde(rename = "DialBLegFrom")]
    dial_b_leg_from: Option<String>,
    #[serde(rename = "DialBLegTo")]
    dial_b_leg_to: Option<String>,
    #[serde(rename = "DialBLegPosition")]
    dial_b_leg_position: Option<String>,
    #[serde(rename = "DialBLegDuration")]
    dial_b_leg_duration: Option<String>,
    #[serde(rename = "DialBLegBillDuration")]
    dial_b_leg_bill_duration: Option<String>,
    #[serde(rename = "DialBLegBillRate")]
    dial_b_leg_bill_rate: Option<String>,
    #[serde(rename = "DialBLegTotalCost")]
    dial_b_leg_total_cost: Option<String>,
    #[serde(rename = "DialBLegHangupCause")]
    dial_b_leg_hangup_cause: Option<String>,
    #[serde(rename = "DialBLegHangupCauseCode")]
    dial_b_leg_hangup_cause_code: Option<String>,
    #[serde(rename = "DialBLegHangupCauseName")]
    dial_b_leg_hangup_cause_name: Option<String>,
    #[serde(rename = "DialBLegHangupSource")]
    dial_b_leg_hangup_source: Option<String>,
    from: Option<String>,
    to: Option<String>,
    direction: Option<String>,
    call_status: Option<String>,
}

/// The request to the `action` URL.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DialResultStrings {
    dial_status: Option<String>,
    dial_ring_status: Option<String>,
    dial_hangup_cause: Option<String>,
    #[serde(rename = "DialALegUUID")]
    dial_a_leg_uuid: Option<String>,
    #[serde(rename = "DialBLegUUID")]
    dial_b_leg_uuid: Option<String>,
    event: Option<String>,
    #[serde(rename = "CallUUID")]
    call_uuid: Option<String>,
}

/// How many marks a body has: one look at each byte.
pub(crate) fn scan(body: &[u8]) -> usize {
    body.iter()
        .filter(|byte| matches!(byte, b'&' | b'='))
        .count()
}

/// The status of a call.
#[derive(Clone, Copy, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Status {
    Completed,
    Busy,
    NoAnswer,
    Failed,
    Timeout,
    Canceled,
}
