//! `plivo_calls` on files of every shape.

use datafusion::arrow::record_batch::RecordBatch;
use datafusion::prelude::ParquetReadOptions;

use crate::folder::{Folder, context, gzip, query};

const CODES: &str = "call_uuid, code, problem";

const THREE: [&str; 3] = ["c1|4000|null", "c2|3010|null", "c3|null|null"];

const C1: &str = r#"{"call_uuid": "c1", "hangup_cause_code": 4000}"#;
const C2: &str = r#"{"call_uuid": "c2", "hangup_cause_code": "3010"}"#;
const C3: &str = r#"{"call_uuid": "c3"}"#;

#[tokio::test]
async fn every_shape_has_the_same_calls() {
    let folder = Folder::new();
    let shapes = [
        ("lines", format!("{C1}\n{C2}\n{C3}\n")),
        ("no-last-line-break", format!("{C1}\n{C2}\n{C3}")),
        ("crlf", format!("{C1}\r\n\r\n{C2}\r\n{C3}\r\n")),
        ("mark", format!("\u{feff}{C1}\n{C2}\n{C3}\n")),
        ("mark-alone", format!("\u{feff}\n{C1}\n{C2}\n{C3}\n")),
        ("pages-on-lines", format!("{{\"objects\": [{C1}, {C2}]}}\n{{\"objects\": [{C3}]}}\n")),
        ("one-page", format!("{{\"meta\": {{}}, \"objects\": [{C1}, {C2}, {C3}]}}")),
        ("page", format!("{{\n  \"meta\": {{}},\n  \"objects\": [\n    {C1},\n    {C2},\n    {C3}\n  ]\n}}\n")),
        ("page-of-lines", format!("{{\"objects\": [\n{C1},\n{C2},\n{C3}]}}")),
        ("pages", format!("{{\n\"objects\": [{C1},\n{C2}]\n}}\n\n{{\n\"objects\": [{C3}]\n}}")),
        ("pages-closely", format!("{{\n\"objects\": [{C1},\n{C2}]\n}} {{\n\"objects\": [{C3}]\n}}")),
        ("list", format!("[{C1}, {C2}, {C3}]")),
        ("list-of-lines", format!("[\n{C1},\n{C2},\n{C3}\n]\n")),
        ("list-of-pages", format!("[{{\"objects\": [{C1}, {C2}]}},\n{C3}]")),
        ("records", format!("{}\n{}\n{}", C1.replace(", ", ",\n"), C2.replace(", ", ",\n"), C3)),
        ("mixed-lines", format!("{C1}\nCallUUID=c2&HangupCauseCode=3010\n[{C3}]\n")),
        (
            "brackets-in-text",
            format!("{{\n\"id\": \"\\\"}}\\\"\",\n{}\n{C2}\n{C3}", C1.trim_start_matches('{')),
        ),
        (
            "callbacks",
            "{\"CallUUID\": \"c1\", \"HangupCauseCode\": 4000}\n{\"CallUUID\": \"c2\", \"HangupCauseCode\": \"3010\"}\n\
             {\"CallUUID\": \"c3\", \"CallStatus\": \"completed\"}\n"
                .to_owned(),
        ),
        (
            "forms",
            "CallUUID=c1&HangupCauseCode=4000\n?CallUUID=c2&HangupCauseCode=3010\nCallUUID=c3&Event=Hangup".to_owned(),
        ),
        (
            "camel-case",
            "{\"callUuid\":\"c1\",\"hangupCauseCode\":4000}\n{\"callUuid\":\"c2\",\"hangupCauseCode\":3010}\n\
             {\"callUuid\":\"c3\"}"
                .to_owned(),
        ),
    ];
    for (name, body) in shapes {
        folder.add(name, &body);
        assert_eq!(folder.rows(CODES, name).await, THREE, "{name}");
        folder.add_gzip(name, &body);
        assert_eq!(folder.rows(CODES, name).await, THREE, "{name}, zipped");
    }
}

#[tokio::test]
async fn a_record_has_all_columns() {
    let folder = Folder::with(
        "a.ndjson",
        r#"{"call_uuid":"c1","hangup_cause_code":3010,"hangup_cause_name":"Busy Line","hangup_source":"Carrier","hangup_cause":"USER_BUSY","answer_time":null,"call_duration":0,"bill_duration":0,"billed_duration":0,"call_direction":"outbound","call_state":"BUSY","end_time":"2026-02-03 10:00:00+00:00","from_number":"+12025550123"}
{"call_uuid":"c2","hangup_cause_code":3000,"trunk_domain":"1.zt.example","call_duration":7,"bill_duration":7,"billed_duration":60,"answer_time":"2026-02-03 10:00:00+00:00"}
"#,
    );
    assert_eq!(
        folder.rows("*", "a.ndjson").await,
        [
            "c1|3010|Busy Line|Carrier|USER_BUSY|false|outbound|BUSY|2026-02-03 10:00:00+00:00|0|0|false|null",
            "c2|3000|null|null|null|true|null|null|null|7|60|true|null",
        ]
    );
}

#[tokio::test]
async fn a_callback_has_all_columns() {
    let folder = Folder::with(
        "a.form",
        "CallUUID=c1&HangupCauseCode=4000&HangupCauseName=Normal+Hangup&HangupSource=Callee&HangupCause=NORMAL_CLEARING\
         &AnswerTime=2026-02-03+10%3A00%3A00&Duration=66&BillDuration=120&Direction=inbound&CallStatus=completed\
         &EndTime=2026-02-03+10%3A01%3A06&To=12025550123",
    );
    assert_eq!(
        folder.rows("*", "a.form").await,
        [
            "c1|4000|Normal Hangup|Callee|NORMAL_CLEARING|true|inbound|completed|2026-02-03 10:01:06|66|120|false|null"
        ]
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_a_row_with_the_problem() {
    let folder = Folder::with(
        "a.ndjson",
        "{\"call_uuid\": \"c1\"}\n{\"call_uuid\": \n\n{'id'}\n17\n[17, {}]\n{\"id\": 1}\nid=1\n\
         {\"error\": \"not found\"}\n{\"objects\": [17, {\"id\": 1}, {\"call_uuid\": \"c2\"}]}\n{\"objects\": 1}\n\
         Event=DialHangup&CallUUID=a1\nDialStatus=busy&CallUUID=a1\nEvent=Ring&CallUUID=a1\n\"\n",
    );
    assert_eq!(
        folder.rows("call_uuid, problem", "a.ndjson").await,
        [
            "c1|null",
            "c2|null",
            "null|a.ndjson, line 10, objects[0]: expected an object, found a number",
            "null|a.ndjson, line 10, objects[1]: expected a callback or a call detail record, found no key of either",
            "null|a.ndjson, line 11: objects: expected a list, found a number",
            "null|a.ndjson, line 12: expected a hangup callback, found an event of a Dial",
            "null|a.ndjson, line 13: expected a hangup callback, found a Dial's action request",
            "null|a.ndjson, line 14: expected a hangup callback, found one of a call that goes on",
            "null|a.ndjson, line 15: expected a callback or a call detail record, found no key of either",
            "null|a.ndjson, line 2, column 13: expected more JSON, found the end",
            "null|a.ndjson, line 4, column 2: expected JSON",
            "null|a.ndjson, line 5: expected a callback or a call detail record, found no key of either",
            "null|a.ndjson, line 6, element [0]: expected an object, found a number",
            "null|a.ndjson, line 6, element [1]: expected a callback or a call detail record, found no key of either",
            "null|a.ndjson, line 7: expected a callback or a call detail record, found no key of either",
            "null|a.ndjson, line 8: expected a callback or a call detail record, found no key of either",
            "null|a.ndjson, line 9: expected a call detail record, found the API's error answer",
        ]
    );
}

#[tokio::test]
async fn problems_of_documents_name_the_line_in_the_file() {
    let folder = Folder::with(
        "a.json",
        "{\n\"call_uuid\":\n\"c1\"}\n\n{\n\"call_uuid\":\n17 18}\n{\n\"id\": 1}\n{\n\"call_uuid\":",
    );
    assert_eq!(
        folder.rows("call_uuid, problem", "a.json").await,
        [
            "c1|null",
            "null|a.json, line 11, column 12: expected more JSON, found the end",
            "null|a.json, line 7, column 4: expected JSON",
            "null|a.json, line 8: expected a callback or a call detail record, found no key of either",
        ]
    );
}

#[tokio::test]
async fn a_file_that_is_cut_off_or_of_another_kind_has_its_problem() {
    let folder = Folder::new();
    // The end of a gzip file is its checksum and size.
    let zipped = gzip(format!("{C1}\n{C2}\n").as_bytes());
    folder.add("a.gz", &zipped[..zipped.len() - 4]);
    let rows = folder.rows(CODES, "a.gz").await;
    assert_eq!(rows[..2], THREE[..2]);
    assert!(
        rows[2].starts_with("null|null|a.gz, line 3: "),
        "{}",
        rows[2]
    );
    assert!(
        rows[2].ends_with("; what follows was not read"),
        "{}",
        rows[2]
    );

    folder.add("b", "PAR1\0\x15\n=\n");
    let problem = "null|null|b, line 1: expected text, found a zero byte";
    assert_eq!(folder.rows(CODES, "b").await, [problem]);
}

#[tokio::test]
async fn what_is_too_long_is_skipped() {
    let long = "a".repeat(16 * 1024 * 1024);
    let folder = Folder::with("a.ndjson", format!("{C1}\n{{\"id\": \"{long}\"}}\n{C2}\n"));
    let problem =
        "null|null|a.ndjson, line 2: expected a line of at most 16777216 bytes, found more";
    assert_eq!(
        folder.rows(CODES, "a.ndjson").await,
        [THREE[0], THREE[1], problem]
    );

    // The line break is the last byte that is read of it.
    let just = "a".repeat(16 * 1024 * 1024 + 1);
    folder.add_gzip("c.gz", format!("{just}\n{C1}\n"));
    let problem = "null|null|c.gz, line 1: expected a line of at most 16777216 bytes, found more";
    assert_eq!(folder.rows(CODES, "c.gz").await, [THREE[0], problem]);

    folder.add(
        "b.json",
        format!("{{\n\"call_uuid\": \"c1\"}}\n{{\n\"id\":\n\"{long}\"\n}}\n{C2}\n"),
    );
    assert_eq!(
        folder.rows("call_uuid, problem", "b.json").await,
        [
            "c1|null",
            "null|b.json, line 3: expected a document of at most 16777216 bytes, found more; what follows was not read",
        ]
    );
}

#[tokio::test]
async fn nothing_has_no_rows() {
    for body in [
        "",
        "\n",
        "\r\n\r\n \n",
        "\u{feff}",
        "[]",
        "{\"objects\": []}",
        "[\n]",
    ] {
        let folder = Folder::with("a.json", body);
        assert_eq!(folder.rows("*", "a.json").await, [""; 0], "{body:?}");
        assert_eq!(folder.rows("count(*)", "a.json").await, ["0"], "{body:?}");
    }
}

#[tokio::test]
async fn only_the_columns_that_are_asked_for_are_built() {
    let folder = Folder::with(
        "a.ndjson",
        format!("{C1}\n{{\"objects\": [{C2}, 17, {C3}]}}\n"),
    );
    assert_eq!(folder.rows("count(*)", "a.ndjson").await, ["4"]);
    assert_eq!(
        folder.rows("count(code), count(problem)", "a.ndjson").await,
        ["2|1"]
    );
    assert_eq!(folder.rows("answered", "a.ndjson").await, ["null"; 4]);

    let context = context(1);
    let sql = format!(
        "SELECT problem, code FROM plivo_calls('{}') WHERE answered",
        folder.path("a.ndjson")
    );
    let plan = context
        .sql(&sql)
        .await
        .unwrap()
        .create_physical_plan()
        .await
        .unwrap();
    let mut leaf = &plan;
    while let Some(child) = leaf.children().first() {
        leaf = child;
    }
    let schema = leaf.schema();
    let mut names: Vec<_> = schema
        .fields()
        .iter()
        .map(|field| field.name().as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["answered", "code", "problem"]);
}

#[tokio::test]
async fn batches_and_limits_neither_lose_nor_repeat_rows() {
    let lines: Vec<_> = (0..20_000)
        .map(|id| format!("{{\"call_uuid\": \"c{id}\"}}\n"))
        .collect();
    let lines = lines.concat();
    let folder = Folder::with("a.ndjson", lines);
    let path = folder.path("a.ndjson");
    for partitions in [1, 3] {
        let context = context(partitions);
        let count =
            format!("SELECT count(*), count(DISTINCT call_uuid) FROM plivo_calls('{path}')");
        assert_eq!(query(&context, &count).await.unwrap(), ["20000|20000"]);
        let limited = format!("SELECT call_uuid FROM plivo_calls('{path}') LIMIT 9000");
        assert_eq!(query(&context, &limited).await.unwrap().len(), 9000);
    }
}

#[tokio::test]
async fn a_batch_of_long_values_has_fewer_rows() {
    let id = "a".repeat(1024 * 1024);
    let folder = Folder::with(
        "a.ndjson",
        format!("{{\"call_uuid\": \"{id}\"}}\n").repeat(40),
    );
    let sql = format!(
        "SELECT call_uuid FROM plivo_calls('{}')",
        folder.path("a.ndjson")
    );
    let batches = context(1).sql(&sql).await.unwrap().collect().await.unwrap();
    let rows: Vec<_> = batches.iter().map(RecordBatch::num_rows).collect();
    assert_eq!(rows, [16, 16, 8]);
}

#[tokio::test]
async fn parquet_of_a_table_has_the_same_rows() {
    let folder = Folder::with("a.ndjson", format!("{C1}\n{C2}\n{{\n"));
    let context = context(2);
    let (calls, parquet) = (folder.path("a.ndjson"), folder.path("calls.parquet"));
    query(
        &context,
        &format!("COPY (SELECT * FROM plivo_calls('{calls}')) TO '{parquet}'"),
    )
    .await
    .unwrap();
    let rows = folder
        .query(&context, &format!("SELECT * FROM '{parquet}'"))
        .await;
    // Without a name for it, the file is not a table.
    assert!(rows.is_err());
    context
        .register_parquet("calls", &parquet, ParquetReadOptions::default())
        .await
        .unwrap();
    let rows = folder.query(&context, "SELECT * FROM calls").await.unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows, folder.rows("*", "a.ndjson").await);
}
