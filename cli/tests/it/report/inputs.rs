//! Inputs of every kind, and long ones.

use std::fs;

use serde_json::json;

use super::{report, tables};
use crate::decode::run::Run;
use crate::support::{zipped, zipped_in_part};

const BUSY: &str = "{\"call_uuid\":\"c1\",\"hangup_cause_code\":3010}\n";

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

/// Lines that count up, so that a compressor has something to do.
fn counted_up(lines: usize) -> String {
    let lines: Vec<_> = (1..=lines)
        .map(|line| format!("{{\"call_uuid\":\"c{line}\",\"hangup_cause_code\":3010}}\n"))
        .collect();
    lines.concat()
}

/// The calls that are counted, and what could not be read.
fn counted(run: &Run, file: &str) -> (u64, serde_json::Value) {
    let tables = tables(run, file);
    let calls = tables.counts("outcomes", "outcome", "calls");
    (
        calls.iter().map(|(_, calls)| calls).sum(),
        tables.0["not_read"].clone(),
    )
}

/// Without its trailer of 8 bytes, a gzip file still has all of its text.
#[test]
fn a_gzip_file_that_was_cut_off_is_counted_as_far_as_it_goes() {
    let why = "expected more of a gzip file, found the end";
    for lines in [3, 100_000] {
        let text = counted_up(lines);
        let long = zipped(&text);
        let run = Run::new("report-cut")
            .file("trailer.ndjson.gz", &long[..long.len() - 1])
            .file(
                "half.ndjson.gz",
                zipped_in_part(text.split_at(text.len() - 9).0),
            );
        let total = u64::try_from(lines).unwrap();
        assert_eq!(
            counted(&run, "trailer.ndjson.gz"),
            (
                total,
                json!([{"where": format!("trailer.ndjson.gz:{}", lines + 1), "why": why}])
            )
        );
        assert_eq!(
            counted(&run, "half.ndjson.gz"),
            (
                total - 1,
                json!([{"where": format!("half.ndjson.gz:{lines}"), "why": why}])
            )
        );
    }
}

#[test]
fn documents_before_the_cut_are_counted() {
    let page = "{\n\"objects\": [\n{\"call_uuid\":\"c1\",\"hangup_cause_code\":3010}\n]\n}\n";
    let why = "expected more of a gzip file, found the end";
    let padded = format!("{page}{}", " ".repeat(1000));
    for pages in [2, 20_000] {
        let text = format!("{}{}", padded.repeat(pages), page.split_at(20).0);
        let run = Run::new("report-cut-pages").file("pages.json.gz", zipped_in_part(&text));
        let line = 5 * pages + 1;
        assert_eq!(
            counted(&run, "pages.json.gz"),
            (
                u64::try_from(pages).unwrap(),
                json!([{"where": format!("pages.json.gz:{line}"), "why": why}])
            )
        );
    }
}

#[test]
fn a_byte_order_mark_on_a_line_of_its_own_is_blank() {
    let text = format!("\u{feff}\n{BUSY}{BUSY}");
    let run = Run::new("report-mark").file("r.ndjson", text);
    assert_eq!(counted(&run, "r.ndjson"), (2, json!([])));
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

/// A record on a line of so many bytes, without the line break.
fn record_of(bytes: usize) -> String {
    let [before, after] = ["{\"hangup_cause_code\":3010,\"call_uuid\":\"", "\"}"];
    let id = "c".repeat(bytes - before.len() - after.len());
    format!("{before}{id}{after}")
}

#[test]
fn a_line_may_have_16_mib_and_not_a_byte_more() {
    const MOST: usize = 16 * 1024 * 1024;
    for line_break in ["\n", "\r\n"] {
        let longest = record_of(MOST);
        let run = Run::new("report-longest")
            .file("r.ndjson", [BUSY, &longest, line_break, BUSY].concat());
        assert_eq!(counted(&run, "r.ndjson"), (3, json!([])));
        let run = run.file("r.ndjson", [&longest, line_break, BUSY].concat());
        assert_eq!(counted(&run, "r.ndjson"), (2, json!([])));
        for bytes in [MOST + 1, MOST + 1024 * 1024] {
            let longer = record_of(bytes);
            let run = Run::new("report-longest")
                .file("r.ndjson", [BUSY, &longer, line_break, BUSY].concat());
            assert_eq!(
                counted(&run, "r.ndjson"),
                (
                    2,
                    json!([{"where": "r.ndjson:2", "why": "expected a line of at most 16777216 bytes, found more"}])
                ),
                "{bytes}"
            );
        }
    }
}

#[test]
fn a_page_may_have_16_mib_and_not_a_byte_more() {
    const MOST: usize = 16 * 1024 * 1024;
    let page = |bytes: usize| {
        let [before, after] = ["{\n\"objects\": [\n", "\n]}"];
        let record = record_of(bytes - before.len() - after.len());
        format!("{before}{record}{after}\n")
    };
    let run = Run::new("report-page")
        .file("most.json", page(MOST))
        .file("more.json", page(MOST + 1));
    assert_eq!(counted(&run, "most.json"), (1, json!([])));
    assert_eq!(
        counted(&run, "more.json"),
        (
            0,
            json!([{
                "where": "more.json:1",
                "why": "expected JSON values of at most 16777216 bytes, found a longer one; what follows it was not read",
            }])
        )
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
