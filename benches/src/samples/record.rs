//! Call detail records: one, a page of them, and a line of an export.

use serde_json::json;

use super::end::{ENDS, End, ends};
use super::{ACCOUNT, PAGE, Repeated};

const API: &str = "9b1d0c3e-0000-4000-8000-000000000001";

/// Records, each of another end.
pub fn records() -> Vec<String> {
    ends().map(|end| record(&end)).collect()
}

/// The same in pages.
pub fn pages() -> Vec<String> {
    let meta = r#"{"limit": 20, "next": null, "offset": 0, "previous": null, "total_count": 20}"#;
    let records = records();
    let pages = records.chunks(PAGE as usize).map(|records| {
        let records = records.join(", ");
        format!(r#"{{"api_id": "{API}", "meta": {meta}, "objects": [{records}]}}"#)
    });
    pages.collect()
}

/// A reader of so many records, one on each line: the same over and over.
pub fn stream(count: u32) -> Repeated {
    let mut lines = records().join("\n");
    lines.push('\n');
    Repeated::new(lines.as_bytes(), count / ENDS)
}

/// The keys in the order and with the blanks of the API, which is written in Python.
fn record(end: &End) -> String {
    let (call, time) = (end.uuid('1'), format!("{}+05:30", end.time()));
    let pairs = [
        ("answer_time", json!(time)),
        ("api_id", json!(API)),
        ("bill_duration", json!(end.seconds())),
        ("billed_duration", json!(end.billed_seconds())),
        (
            "call_direction",
            json!(end.one_of(&["outbound", "inbound"], 1)),
        ),
        ("call_duration", json!(end.seconds())),
        (
            "call_state",
            json!(end.one_of(&["ANSWER", "BUSY", "NOANSWER"], 1)),
        ),
        ("call_uuid", json!(call)),
        ("cnam_lookup", json!("")),
        ("conference_uuid", json!(null)),
        ("end_time", json!(time)),
        ("from_number", json!(format!("+{}", end.phone_number(3)))),
        ("hangup_cause_code", json!(end.cause().code())),
        ("hangup_cause_name", json!(end.cause().name())),
        ("hangup_source", json!(end.source().name())),
        ("initiation_time", json!(time)),
        ("parent_call_uuid", json!(null)),
        (
            "resource_uri",
            json!(format!("/v1/Account/{ACCOUNT}/Call/{call}/")),
        ),
        ("source_ip", json!("")),
        ("stir_attestation", json!(end.one_of(&["A", "B", "C"], 2))),
        ("stir_verification", json!("Verified")),
        ("to_number", json!(format!("+{}", end.phone_number(7)))),
        ("total_amount", json!(end.cost())),
        ("total_rate", json!("0.00500")),
        ("voice_network_group", json!("group-1")),
    ];
    let pairs = pairs.map(|(key, value)| format!(r#""{key}": {value}"#));
    format!("{{{}}}", pairs.join(", "))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage};

    use super::{ENDS, PAGE, pages, records, stream};

    #[test]
    fn records_have_all_keys_and_known_hangups() {
        for record in records() {
            let read = CallRecord::from_json(record.as_bytes()).unwrap();
            let nulls = 2;
            assert_eq!(read.iter().count(), 25 - nulls);
            assert!(read.hangup().cause().is_some());
            assert!(read.hangup().source().is_some());
        }
    }

    #[test]
    fn pages_and_streams_have_different_records_over_and_over() {
        let pages = pages();
        let pages = pages.iter().map(|page| {
            let page = CallRecordPage::from_json(page.as_bytes()).unwrap();
            assert_eq!(page.objects.len(), PAGE as usize);
            page
        });
        let records: Vec<_> = pages.flat_map(|page| page.objects).flatten().collect();
        assert_eq!(records.len(), ENDS as usize);
        let calls: HashSet<_> = records.iter().map(|record| record.call_uuid()).collect();
        assert_eq!(calls.len(), records.len());
        let read: Vec<_> = CallRecordLines::new(stream(1000))
            .map(Result::unwrap)
            .collect();
        assert_eq!(read.len(), 1000);
        assert!(read.iter().eq(records.iter().cycle().take(1000)));
    }
}
