//! Call detail records: one, a page of them, and a line of an export.

use plivo_hangup::{HangupCause, HangupSource};
use serde_json::json;

use super::{ACCOUNT, CALL, CALLEE, CALLER, PAGE, Repeated};

const API: &str = "9b1d0c3e-0000-4000-8000-000000000001";

/// A record of a call that ended as planned.
pub fn record() -> Vec<u8> {
    record_of(HangupCause::NormalHangup).into_bytes()
}

/// A page of records, each with another cause.
pub fn page() -> Vec<u8> {
    let meta = r#"{"limit": 20, "next": null, "offset": 0, "previous": null, "total_count": 20}"#;
    let records = different_records().join(", ");
    let page = format!(r#"{{"api_id": "{API}", "meta": {meta}, "objects": [{records}]}}"#);
    page.into_bytes()
}

/// A reader of so many records, whole pages of them, one on each line.
pub fn records(count: u32) -> Repeated {
    let mut lines = different_records().join("\n");
    lines.push('\n');
    Repeated::new(lines.as_bytes(), count / PAGE)
}

/// As many as a page has.
fn different_records() -> Vec<String> {
    let causes = HangupCause::ALL.iter().step_by(2).take(PAGE as usize);
    causes.map(|cause| record_of(*cause)).collect()
}

/// The keys in the order and with the blanks of the API, which is written in Python.
fn record_of(cause: HangupCause) -> String {
    let sources = cause.sources().unwrap_or_default();
    let source = sources
        .first()
        .map_or(HangupSource::Plivo, |possible| possible.source);
    let pairs = [
        ("answer_time", json!("2026-03-02 19:35:15+05:30")),
        ("api_id", json!(API)),
        ("bill_duration", json!(66)),
        ("billed_duration", json!(120)),
        ("call_direction", json!("outbound")),
        ("call_duration", json!(66)),
        ("call_state", json!("ANSWER")),
        ("call_uuid", json!(CALL)),
        ("cnam_lookup", json!("")),
        ("conference_uuid", json!(null)),
        ("end_time", json!("2026-03-02 19:36:21+05:30")),
        ("from_number", json!(CALLER)),
        ("hangup_cause_code", json!(cause.code())),
        ("hangup_cause_name", json!(cause.name())),
        ("hangup_source", json!(source.name())),
        ("initiation_time", json!("2026-03-02 19:35:08+05:30")),
        ("parent_call_uuid", json!(null)),
        (
            "resource_uri",
            json!(format!("/v1/Account/{ACCOUNT}/Call/{CALL}/")),
        ),
        ("source_ip", json!("")),
        ("stir_attestation", json!("A")),
        ("stir_verification", json!("Verified")),
        ("to_number", json!(CALLEE)),
        ("total_amount", json!("0.01000")),
        ("total_rate", json!("0.00500")),
        ("voice_network_group", json!("group-1")),
    ];
    let pairs = pairs.map(|(key, value)| format!(r#""{key}": {value}"#));
    format!("{{{}}}", pairs.join(", "))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage, HangupCause};

    use super::{PAGE, page, record, records};

    #[test]
    fn the_record_has_all_keys_and_a_known_hangup() {
        let read = CallRecord::from_json(&record()).unwrap();
        let nulls = 2;
        assert_eq!(read.iter().count(), 25 - nulls);
        assert_eq!(read.hangup().cause(), Some(HangupCause::NormalHangup));
        assert!(read.hangup().source().is_some());
        assert_eq!(read.disagreements().count(), 0);
    }

    #[test]
    fn the_records_of_a_page_have_different_causes() {
        let read = CallRecordPage::from_json(&page()).unwrap();
        let records = read.objects.iter().flatten();
        let causes: HashSet<_> = records.map(|record| record.hangup().cause()).collect();
        assert_eq!(causes.len(), PAGE as usize);
    }

    #[test]
    fn a_reader_has_the_records_of_a_page_over_and_over() {
        let page = CallRecordPage::from_json(&page()).unwrap();
        let page = page.objects.iter().flatten();
        let read: Vec<_> = CallRecordLines::new(records(1000))
            .map(Result::unwrap)
            .collect();
        assert_eq!(read.len(), 1000);
        assert!(read.iter().eq(page.cycle().take(1000)));
    }
}
