//! Inputs of every kind, and long ones.

use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use super::{report, tables};
use crate::decode::run::Run;

const BUSY: &str = "{\"call_uuid\":\"c1\",\"hangup_cause_code\":3010}\n";

fn zipped(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn gzip_is_told_by_its_content() {
    let twice = [zipped(BUSY), zipped(BUSY)].concat();
    let run = Run::new("report-gzip")
        .file("export.ndjson.gz", twice)
        .file(
            "named-otherwise",
            zipped("HangupCauseCode=3010&CallUUID=c1"),
        );
    tables(&run, "export.ndjson.gz named-otherwise").has("outcomes", "outcome", &[("Busy", 3)]);
}

#[test]
fn a_gzip_file_that_was_cut_off_is_counted_as_far_as_it_goes() {
    let long = zipped(&BUSY.repeat(100_000));
    let run = Run::new("report-cut").file("cut.gz", &long[..long.len() - 9]);
    let tables = tables(&run, "cut.gz");
    assert_eq!(tables.0["not_read"].as_array().unwrap().len(), 1);
}

/// Lines at the borders of pieces are read once, whole, and with their numbers.
#[test]
fn a_long_file_is_counted_to_the_last_line() {
    const LINES: usize = 150_000;
    let mut text = String::new();
    for line in 1..=LINES {
        text.push_str(match line {
            70_000 => "{\"call_uuid\":\n",
            _ if line % 3 == 0 => {
                "{\"call_uuid\":\"c1\",\"hangup_cause_code\":4000,\"call_duration\":5}\n"
            }
            _ => BUSY,
        });
    }
    text.truncate(text.len() - 1);
    let run = Run::new("report-long").file("long.ndjson", text);
    let tables = tables(&run, "long.ndjson");
    tables.has(
        "outcomes",
        "outcome",
        &[("Completed", 50_000), ("Busy", 99_999)],
    );
    assert_eq!(
        tables.0["not_read"],
        json!([{"where": "long.ndjson:70000", "why": "column 13: expected more JSON, found the end"}])
    );
}

#[test]
fn a_line_that_is_too_long_is_skipped() {
    let long = format!("{{\"call_uuid\":\"{}\"}}\n", "c".repeat(17 * 1024 * 1024));
    let run = Run::new("report-too-long").file("r.ndjson", [BUSY, &long, BUSY].concat());
    let tables = tables(&run, "r.ndjson");
    tables.has("outcomes", "outcome", &[("Busy", 2)]);
    assert_eq!(
        tables.0["not_read"],
        json!([{"where": "r.ndjson:2", "why": "expected a line of at most 16777216 bytes, found more"}])
    );
}

#[test]
fn only_so_many_places_are_kept() {
    let run = Run::new("report-places").file("r.ndjson", "{\"call_uuid\"\n".repeat(1234));
    let tables = tables(&run, "r.ndjson");
    let places = tables.0["not_read"].as_array().unwrap();
    assert_eq!(places.len(), 100);
    assert_eq!(places[99]["where"], "r.ndjson:100");
    let ended = report(&run, "r.ndjson");
    assert!(
        ended
            .out
            .contains("Payloads: 1,234. These are the first 100.\n"),
        "{}",
        ended.out
    );
    fs::remove_file(run.folder.join("r.ndjson")).unwrap();
}

/// A list and pages that are longer than what is held whole.
#[test]
fn a_long_input_that_is_not_on_lines_is_read_in_parts() {
    let record = format!(
        "{{\n  \"call_uuid\": \"{}\",\n  \"hangup_cause_code\": 3010\n}}",
        "c".repeat(1000)
    );
    let list = format!("[{}, 7]\n", vec![record.as_str(); 20_000].join(", "));
    let page = format!("{{\n\"objects\": [{record}, {record}]\n}}\n");
    let run = Run::new("report-parts")
        .file("one-line.json", list.replace('\n', ""))
        .file("list.json", list)
        .file("pages.json", page.repeat(10_000));
    let tables = tables(&run, "list.json one-line.json pages.json");
    tables.has("outcomes", "outcome", &[("Busy", 60_000)]);
    assert_eq!(
        tables.0["not_read"],
        json!([
            {"where": "list.json:60001[20000]", "why": "payload: expected an object, found a number"},
            {"where": "one-line.json:1[20000]", "why": "payload: expected an object, found a number"},
        ])
    );
}
