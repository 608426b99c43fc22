//! Form bodies read into what one would write for them.

use serde::{Deserialize, Serialize};

/// Every key of a hangup callback that is documented or common.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CallbackStrings {
    event: Option<String>,
    #[serde(rename = "CallUUID")]
    pub(crate) call_uuid: Option<String>,
    #[serde(rename = "RequestUUID")]
    request_uuid: Option<String>,
    #[serde(rename = "ALegRequestUUID")]
    a_leg_request_uuid: Option<String>,
    #[serde(rename = "ALegUUID")]
    a_leg_uuid: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    caller_name: Option<String>,
    direction: Option<String>,
    pub(crate) call_status: Option<String>,
    hangup_cause: Option<String>,
    hangup_cause_name: Option<String>,
    hangup_cause_code: Option<String>,
    hangup_source: Option<String>,
    duration: Option<String>,
    pub(crate) bill_duration: Option<String>,
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
    #[serde(rename = "X-PH-Campaign")]
    campaign: Option<String>,
    #[serde(rename = "X-PH-OrderId")]
    order: Option<String>,
}

/// The event of a B leg that has ended.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DialEventStrings {
    event: Option<String>,
    dial_action: Option<String>,
    dial_b_leg_status: Option<String>,
    #[serde(rename = "DialALegUUID")]
    dial_a_leg_uuid: Option<String>,
    #[serde(rename = "DialBLegUUID")]
    dial_b_leg_uuid: Option<String>,
    #[serde(rename = "CallUUID")]
    call_uuid: Option<String>,
    dial_b_leg_from: Option<String>,
    dial_b_leg_to: Option<String>,
    dial_b_leg_position: Option<String>,
    dial_b_leg_duration: Option<String>,
    dial_b_leg_bill_duration: Option<String>,
    dial_b_leg_bill_rate: Option<String>,
    dial_b_leg_total_cost: Option<String>,
    dial_b_leg_hangup_cause: Option<String>,
    dial_b_leg_hangup_cause_code: Option<String>,
    dial_b_leg_hangup_cause_name: Option<String>,
    dial_b_leg_hangup_source: Option<String>,
    from: Option<String>,
    to: Option<String>,
    direction: Option<String>,
    call_status: Option<String>,
}

/// The request to an action URL.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DialSummaryStrings {
    call_status: Option<String>,
    #[serde(rename = "CallUUID")]
    call_uuid: Option<String>,
    #[serde(rename = "DialALegUUID")]
    dial_a_leg_uuid: Option<String>,
    #[serde(rename = "DialBLegUUID")]
    dial_b_leg_uuid: Option<String>,
    dial_hangup_cause: Option<String>,
    dial_ring_status: Option<String>,
    dial_status: Option<String>,
    direction: Option<String>,
    event: Option<String>,
    from: Option<String>,
    to: Option<String>,
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
    Cancel,
}
