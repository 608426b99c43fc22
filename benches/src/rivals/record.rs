//! Call records read into what one would write for them.

use serde::{Deserialize, Serialize};

/// Every key of a call record, text as owned text.
#[derive(Serialize, Deserialize)]
pub(crate) struct RecordStrings {
    answer_time: Option<String>,
    api_id: Option<String>,
    bill_duration: Option<u64>,
    billed_duration: Option<u64>,
    call_direction: Option<String>,
    call_duration: Option<u64>,
    call_state: Option<String>,
    call_uuid: Option<String>,
    cnam_lookup: Option<String>,
    conference_uuid: Option<String>,
    end_time: Option<String>,
    from_number: Option<String>,
    hangup_cause_code: Option<u64>,
    hangup_cause_name: Option<String>,
    hangup_source: Option<String>,
    initiation_time: Option<String>,
    parent_call_uuid: Option<String>,
    resource_uri: Option<String>,
    source_ip: Option<String>,
    stir_attestation: Option<String>,
    stir_verification: Option<String>,
    to_number: Option<String>,
    total_amount: Option<String>,
    total_rate: Option<String>,
    voice_network_group: Option<String>,
}

/// A page of records of some type; its `meta` is passed over.
#[derive(Deserialize)]
pub(crate) struct PageOf<T> {
    pub(crate) objects: Vec<T>,
}
