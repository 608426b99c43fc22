//! `warehouse query` as it is run.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const CALLS: &str = "{\"call_uuid\":\"c1\",\"hangup_cause_code\":3010}\n{\"call_uuid\":\"c2\"}\n";

fn warehouse(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warehouse"));
    command.current_dir(folder).arg("query").args(arguments);
    command.output().unwrap()
}

/// What it prints if all is well.
#[track_caller]
fn prints(folder: &Path, arguments: &[&str]) -> String {
    let output = warehouse(folder, arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    assert_eq!(errors, "");
    String::from_utf8(output.stdout).unwrap()
}

/// What it says if it fails.
#[track_caller]
fn fails(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = warehouse(folder, arguments);
    assert_eq!(output.status.code(), Some(code));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    String::from_utf8(output.stderr).unwrap()
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("calls.ndjson"), CALLS).unwrap();
    folder
}

#[test]
fn every_statement_prints_a_table() {
    let folder = folder();
    let sql =
        "SELECT code FROM calls WHERE code = '3010'; -- the end; of it\nSELECT ';' AS semicolon;";
    assert_eq!(
        prints(folder.path(), &["--table", "calls=calls.ndjson", sql]),
        "+------+\n| code |\n+------+\n| 3010 |\n+------+\n\
         +-----------+\n| semicolon |\n+-----------+\n| ;         |\n+-----------+\n"
    );
}

#[test]
fn tables_are_read_by_their_endings() {
    let folder = folder();
    let path = folder.path();
    let parquet = "COPY (SELECT * FROM plivo_calls('calls.ndjson')) TO 'calls.parquet'";
    assert!(prints(path, &[parquet]).contains("| 2     |"));
    fs::create_dir(path.join("parts")).unwrap();
    fs::copy(path.join("calls.parquet"), path.join("parts/1.parquet")).unwrap();
    fs::copy(path.join("calls.parquet"), path.join("parts/2.parquet")).unwrap();
    let csv = prints(
        path,
        &[
            "--format",
            "csv",
            "SELECT * FROM plivo_calls('calls.ndjson')",
        ],
    );
    fs::write(path.join("calls.csv"), csv).unwrap();
    for (table, calls) in [
        ("calls=calls.ndjson", "2"),
        ("calls=calls.parquet", "2"),
        ("calls=calls.csv", "2"),
        ("calls=parts", "4"),
        ("calls=parts/*.parquet", "4"),
        ("calls=*.ndjson", "2"),
    ] {
        let count = prints(
            path,
            &[
                "--table",
                table,
                "--format",
                "csv",
                "SELECT count(*) AS n FROM calls",
            ],
        );
        assert_eq!(count, format!("n\n{calls}\n"), "{table}");
    }
    // Neither kind is taken for the whole.
    let count = "SELECT count(*) FROM calls";
    let error = fails(path, &["--table", "calls=.", count], 1);
    assert!(error.contains("files of more than one kind"), "{error}");
}

#[test]
fn rows_are_written_as_csv_and_json() {
    let folder = folder();
    let run = |format, sql| {
        let arguments = ["--table", "calls=calls.ndjson", "--format", format, sql];
        prints(folder.path(), &arguments)
    };
    let sql = "SELECT call_uuid, code FROM calls ORDER BY call_uuid";
    assert_eq!(run("csv", sql), "call_uuid,code\nc1,3010\nc2,\n");
    assert_eq!(
        run("json", sql),
        "{\"call_uuid\":\"c1\",\"code\":\"3010\"}\n{\"call_uuid\":\"c2\",\"code\":null}\n"
    );
    let none = "SELECT call_uuid, code FROM calls WHERE code = '1'";
    assert_eq!(run("csv", none), "call_uuid,code\n");
    assert_eq!(run("json", none), "");
}

#[test]
fn only_a_table_for_people_is_cut() {
    let folder = folder();
    let sql = "SELECT value FROM generate_series(1, 1001)";
    let output = warehouse(folder.path(), &[sql]);
    assert!(output.status.success());
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(shown.lines().count(), 1004);
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "warehouse: only the first 1000 rows are shown; --format csv or json writes all of them\n"
    );
    assert_eq!(
        prints(folder.path(), &["--format", "csv", sql])
            .lines()
            .count(),
        1002
    );
    let exactly = "SELECT value FROM generate_series(1, 1000)";
    assert_eq!(prints(folder.path(), &[exactly]).lines().count(), 1004);
}

#[test]
fn statements_are_read_from_a_file() {
    let folder = folder();
    let sql = "CREATE VIEW busy AS SELECT * FROM plivo_calls('calls.ndjson') WHERE code = '3010';\n\
               SELECT count(*) AS n FROM busy;\n";
    fs::write(folder.path().join("busy.sql"), sql).unwrap();
    assert_eq!(
        prints(folder.path(), &["--format", "csv", "--file", "busy.sql"]),
        "n\n1\n"
    );
}

#[test]
fn sorting_may_use_the_disk() {
    let folder = folder();
    let sql = "SELECT max(n) FROM (SELECT row_number() OVER (ORDER BY -value) AS n FROM generate_series(1, 3000000))";
    let arguments = [
        "--memory",
        "64",
        "--partitions",
        "1",
        "--format",
        "csv",
        sql,
    ];
    assert!(prints(folder.path(), &arguments).ends_with("\n3000000\n"));
}

#[test]
fn errors_are_plain() {
    let folder = folder();
    let path = folder.path();
    let error = fails(path, &["SELECT"], 1);
    assert!(error.contains("SQL"), "{error}");
    let error = fails(path, &["SELECT * FROM calls"], 1);
    assert!(error.contains("calls' not found"), "{error}");
    let error = fails(path, &["--table", "calls=missing.ndjson", "SELECT 1"], 1);
    assert!(error.contains("missing.ndjson: No such file"), "{error}");
    let error = fails(path, &["--table", "calls=missing.parquet", "SELECT 1"], 1);
    assert!(error.contains("missing.parquet"), "{error}");
    let error = fails(path, &["--file", "missing.sql"], 1);
    assert!(error.contains("missing.sql: No such file"), "{error}");
    let error = fails(path, &["--table", "calls", "SELECT 1"], 2);
    assert!(
        error.contains("expected a name and a path, such as calls=calls.parquet"),
        "{error}"
    );
    fails(path, &[], 2);
}
