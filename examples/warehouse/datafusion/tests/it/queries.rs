//! Every file of `sql/queries` on calls whose meaning was looked up by hand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::prelude::{ParquetReadOptions, SessionContext};
use plivo_hangup_datafusion::CallsTable;

use crate::folder::{Folder, context, query};

const RECORDS: &str = r#"
{"call_uuid":"c01","hangup_cause_code":4000,"hangup_source":"Callee","answer_time":"2026-02-02 08:59:00+01:00","call_duration":66,"billed_duration":120,"end_time":"2026-02-02 09:00:06+01:00"}
{"call_uuid":"c02","hangup_cause_code":4000,"hangup_source":"Callee","answer_time":null,"call_duration":0,"billed_duration":0,"end_time":"2026-02-02 09:01:00+01:00"}
{"call_uuid":"c03","call_direction":"inbound","hangup_cause_code":3010,"hangup_cause_name":"Busy Line","hangup_source":"Carrier","call_duration":0,"end_time":"2026-02-02 09:02:00+01:00"}
{"call_uuid":"c04","hangup_cause_code":3010,"hangup_cause_name":"Busy Line","hangup_source":"Answer XML","call_duration":0,"end_time":"2026-02-02 09:03:00+01:00"}
{"call_uuid":"c05","hangup_cause_code":8011,"hangup_source":"Error","call_duration":1,"billed_duration":60,"end_time":"2026-02-02 23:59:59+01:00"}
{"call_uuid":"c06","hangup_cause_code":3000,"trunk_domain":"1.zt.example","call_duration":5,"end_time":"2026-02-02 10:00:00+01:00"}
{"call_uuid":"c16","hangup_cause_code":8011,"trunk_domain":"1.zt.example","end_time":"2026-02-02 10:00:01+01:00"}
{"call_uuid":"c17","hangup_cause_code":4210,"trunk_domain":"1.zt.example","end_time":"2026-02-02 10:00:02+01:00"}
{"call_uuid":"c18","transport_protocol":"udp","end_time":"2026-02-02 10:00:03+01:00"}
{"call_uuid":"c07","call_duration":0,"end_time":"2026-02-02 09:05:00+01:00"}
{"call_uuid":"c15","call_state":"ringing","end_time":"2026-02-04 09:00:00+01:00"}
{"call_uuid":"cut off
"#;

const PAGE: &str = r#"{
  "meta": {"limit": 20, "offset": 0},
  "objects": [
    {"call_uuid":"c08","hangup_cause_code":4210,"hangup_source":"Carrier","call_duration":0,"end_time":"2026-02-03 09:00:00+01:00"},
    {"call_uuid":"c09","hangup_cause_code":3090,"hangup_source":"Carrier","call_duration":0,"end_time":"2026-02-03 09:01:00+01:00"},
    {"call_uuid":"c10","hangup_cause_code":8011,"hangup_source":"Error","call_duration":0,"billed_duration":60,"end_time":"2026-02-03 09:02:00+01:00"},
    {"call_uuid":"c11","hangup_cause_code":4000,"hangup_source":"Caller","call_duration":0,"billed_duration":60,"end_time":"2026-02-03 09:03:00+01:00"},
    {"call_uuid":"c12","hangup_cause_code":1010,"hangup_source":"Plivo","call_duration":0,"end_time":"2026-02-03 09:04:00+01:00"}
  ]
}
"#;

const CALLBACKS: &str = "\
CallUUID=c13&HangupCauseCode=3000&HangupSource=Carrier&HangupCause=NO_ANSWER&CallStatus=no-answer&AnswerTime=\
&Duration=0&EndTime=2026-02-03+10%3A00%3A00&To=12025550123
CallUUID=c14&HangupCauseCode=4210&HangupSource=Carrier&HangupCause=USER_BUSY&CallStatus=busy&AnswerTime=\
&Duration=0&EndTime=2026-02-03+10%3A01%3A00&To=12025550124
CallUUID=c13&Event=DialHangup&DialBLegUUID=b1&DialBLegHangupCauseCode=3000
";

/// The rows that a file's query returns, in their order.
const EXPECTED: &[(&str, &[&str])] = &[
    (
        "answered_not_completed",
        &["failed|invalid_answer_xml|2|120"],
    ),
    (
        "by_responsible",
        &[
            "account|failed|canceled_out_of_credits|1",
            "application|failed|invalid_answer_xml|2",
            "application|busy|busy_line|1",
            "callee|busy|busy_line|1",
            "callee|no_answer|no_answer|1",
            "callee|rejected|normal_hangup|1",
            "carrier|failed|network_congestion_from_carrier|1",
        ],
    ),
    (
        "changes_by_day",
        &[
            "2026-02-03|unlisted|2|28.57|0.0|28.57",
            "2026-02-03|canceled_out_of_credits|1|14.29|0.0|14.29",
            "2026-02-03|network_congestion_from_carrier|1|14.29|0.0|14.29",
            "2026-02-03|no_answer|1|14.29|0.0|14.29",
        ],
    ),
    (
        "left_out",
        &["judged|13", "sip_trunk|4", "not_read|2", "goes_on|1"],
    ),
    ("not_reported", &["c07|2026-02-02 09:05:00+01:00"]),
    (
        "ours_to_fix",
        &[
            "invalid_answer_xml|application|2|Look at the call's debug logs on the console, and validate the XML that \
             your answer URL returns.",
            "canceled_out_of_credits|account|1|Add credits to the account. Turn on auto-recharge under Billing on \
             the console to keep this from happening again.",
        ],
    ),
    (
        "outcomes_by_day",
        &[
            "2026-02-02|busy|2|33.33",
            "2026-02-02|completed|1|16.67",
            "2026-02-02|failed|1|16.67",
            "2026-02-02|rejected|1|16.67",
            "2026-02-02|unknown|1|16.67",
            "2026-02-03|failed|3|42.86",
            "2026-02-03|busy|1|14.29",
            "2026-02-03|completed|1|14.29",
            "2026-02-03|no_answer|1|14.29",
            "2026-02-03|unknown|1|14.29",
        ],
    ),
    (
        "problems",
        &[
            "callbacks.form.gz, line 3: expected a hangup callback, found an event of a Dial",
            "calls.ndjson, line 13, column 21: expected more JSON, found the end",
        ],
    ),
    (
        "retry_candidates",
        &[
            "with_backoff|network_congestion_from_carrier|2026-02-03 09:01:00+01:00|c09",
            "later|no_answer|2026-02-03 10:00:00|c13",
            "later|unlisted|2026-02-03 10:01:00|c14",
        ],
    ),
    (
        "under_a_second",
        &[
            "2026-02-02|Callee|1|0|0.0",
            "2026-02-02|Error|1|0|0.0",
            "2026-02-03|Caller|1|1|100.0",
            "2026-02-03|Error|1|1|100.0",
        ],
    ),
    (
        "unlisted_codes",
        &[
            "4210|null|Carrier|USER_BUSY|1|2026-02-03 10:01:00|2026-02-03 10:01:00",
            "4210|null|Carrier|null|1|2026-02-03 09:00:00+01:00|2026-02-03 09:00:00+01:00",
        ],
    ),
];

fn sql_files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sql/queries")
}

fn calls() -> Folder {
    let folder = Folder::with("calls.ndjson", RECORDS);
    folder.add("page.json", PAGE);
    folder.add_gzip("callbacks.form.gz", CALLBACKS);
    folder
}

#[test]
fn every_file_has_its_rows_here() {
    let files = fs::read_dir(sql_files()).unwrap();
    let files: BTreeSet<_> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let expected = EXPECTED.iter().map(|(name, _)| format!("{name}.sql"));
    assert_eq!(files, expected.collect());
}

async fn check(context: &SessionContext, folder: &Folder) {
    for (name, expected) in EXPECTED {
        let sql = fs::read_to_string(sql_files().join(format!("{name}.sql"))).unwrap();
        let rows = query(context, &sql)
            .await
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let rows: Vec<_> = rows
            .iter()
            .map(|row| row.replace(&folder.path(""), ""))
            .collect();
        assert_eq!(rows, *expected, "{name}");
    }
}

#[tokio::test]
async fn the_queries_answer_from_plivos_own_files() {
    let folder = calls();
    for partitions in [1, 4] {
        let context = context(partitions);
        let table = CallsTable::open([folder.path("")]).unwrap();
        context.register_table("calls", Arc::new(table)).unwrap();
        check(&context, &folder).await;
    }
}

#[tokio::test]
async fn a_row_is_judged_once_if_every_row_counts() {
    let folder = calls();
    let context = context(2);
    let table = CallsTable::open([folder.path("")]).unwrap();
    context.register_table("calls", Arc::new(table)).unwrap();
    let set = "SET datafusion.optimizer.enable_leaf_expression_pushdown = false";
    query(&context, set).await.unwrap();
    for name in ["changes_by_day", "left_out", "outcomes_by_day"] {
        let sql = fs::read_to_string(sql_files().join(format!("{name}.sql"))).unwrap();
        let plan = query(&context, &format!("EXPLAIN FORMAT INDENT {sql}"))
            .await
            .unwrap();
        let plan = plan
            .iter()
            .find_map(|row| row.strip_prefix("physical_plan|"))
            .unwrap();
        assert_eq!(plan.matches("hangup_meaning(").count(), 1, "{name}: {plan}");
        assert_eq!(
            plan.matches("StreamingTableExec").count(),
            1,
            "{name}: {plan}"
        );
    }
}

#[tokio::test]
async fn the_queries_answer_from_parquet() {
    let folder = calls();
    let context = context(2);
    let parquet = folder.path("calls.parquet");
    let copy = format!(
        "COPY (SELECT * FROM plivo_calls('{}')) TO '{parquet}'",
        folder.path("")
    );
    query(&context, &copy).await.unwrap();
    context
        .register_parquet("calls", &parquet, ParquetReadOptions::default())
        .await
        .unwrap();
    check(&context, &folder).await;
}
