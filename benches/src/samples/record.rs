//! Call detail records: one, a page of them, and the lines of an export.

use serde_json::{Value, json};

use super::{ACCOUNT, Call, PAGE, calls};

const API: &str = "9b1d0c3e-0000-4000-8000-000000000001";

/// What stands after a key and after a value.
type Marks = [&'static str; 2];

const OF_THE_API: Marks = [": ", ", "];
const COMPACT: Marks = [":", ","];

fn object(mut call: Call, [colon, comma]: Marks) -> String {
    let zoned = |time: &String| format!("{time}+05:30");
    let state = call.answer_time.as_ref().map(|_| "ANSWER");
    let [verification, attestation] = call.stir();
    let parent = call.random.percent(20).then_some(&call.other_leg);
    let is_sip = call.from.starts_with("sip");
    let address = if is_sip { "192.0.2.17" } else { "" };
    let path = format!("/v1/Account/{ACCOUNT}/Call/{}/", call.id);
    let pairs = [
        ("answer_time", json!(call.answer_time.as_ref().map(zoned))),
        ("api_id", json!(API)),
        ("bill_duration", json!(call.talk_seconds)),
        ("billed_duration", json!(call.billed_seconds)),
        ("call_direction", json!(call.direction)),
        ("call_duration", json!(call.talk_seconds)),
        ("call_state", json!(state)),
        ("call_uuid", json!(call.id)),
        ("cnam_lookup", json!("")),
        ("conference_uuid", Value::Null),
        ("end_time", json!(zoned(&call.end_time))),
        ("from_number", json!(call.from)),
        ("hangup_cause_code", json!(call.ending.code)),
        ("hangup_cause_name", json!(call.ending.name)),
        ("hangup_source", json!(call.ending.source)),
        ("initiation_time", json!(zoned(&call.start_time))),
        ("parent_call_uuid", json!(parent)),
        ("resource_uri", json!(path)),
        ("source_ip", json!(address)),
        ("stir_attestation", json!(attestation)),
        ("stir_verification", json!(verification)),
        ("to_number", json!(call.to)),
        ("total_amount", json!(call.cost)),
        ("total_rate", json!(call.rate)),
        ("voice_network_group", json!("group-1")),
    ];
    let pairs = pairs.map(|(key, value)| format!("\"{key}\"{colon}{value}"));
    format!("{{{}}}", pairs.join(comma))
}

/// Records with the blanks of the API, which is written in Python.
pub(crate) fn records() -> Vec<String> {
    calls().map(|call| object(call, OF_THE_API)).collect()
}

/// The same in pages.
pub(crate) fn pages() -> Vec<String> {
    let next = format!("/v1/Account/{ACCOUNT}/Call/?limit=20&offset=20");
    let meta = format!(
        r#"{{"limit": 20, "next": "{next}", "offset": 0, "previous": null, "total_count": 200}}"#
    );
    let records = records();
    let pages = records.chunks(PAGE).map(|records| {
        let records = records.join(", ");
        format!(r#"{{"api_id": "{API}", "meta": {meta}, "objects": [{records}]}}"#)
    });
    pages.collect()
}

/// So many records, each on a line and without blanks, as an export has them.
pub(crate) fn lines(count: usize) -> Vec<u8> {
    let lines: Vec<_> = calls().map(|call| object(call, COMPACT) + "\n").collect();
    let lines = lines.iter().cycle().take(count);
    lines.flat_map(|line| line.bytes()).collect()
}
