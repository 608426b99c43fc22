//! Which files a path names.

use crate::folder::{Folder, context, query};

fn call(id: &str) -> String {
    format!("{{\"call_uuid\": \"{id}\"}}\n")
}

fn several() -> Folder {
    let folder = Folder::new();
    folder.add("logs/a.ndjson", call("a"));
    folder.add("logs/b.JSON", call("b"));
    folder.add("logs/2026/02/c.jsonl", call("c"));
    folder.add_gzip("logs/2026/d.ndjson.gz", call("d"));
    folder.add("logs/e.form", "CallUUID=e&Event=Hangup\n");
    folder.add("logs/f.query", "CallUUID=f&Event=Hangup\n");
    folder.add("logs/README", call("readme"));
    folder.add("logs/calls.gz", call("gz"));
    folder.add("logs/calls.csv", call("csv"));
    folder
}

#[tokio::test]
async fn a_folder_has_all_files_below_it_with_known_endings() {
    let folder = several();
    for name in ["logs", "logs/"] {
        assert_eq!(
            folder.rows("call_uuid", name).await,
            ["a", "b", "c", "d", "e", "f"]
        );
    }
}

#[tokio::test]
async fn a_glob_has_the_files_and_folders_that_match() {
    let folder = several();
    assert_eq!(folder.rows("call_uuid", "logs/*.ndjson").await, ["a"]);
    assert_eq!(
        folder.rows("call_uuid", "logs/**/*.ndjson*").await,
        ["a", "d"]
    );
    assert_eq!(folder.rows("call_uuid", "logs/20*").await, ["c", "d"]);
    // Whoever names a file wants it to be read.
    assert_eq!(folder.rows("call_uuid", "logs/calls.c?v").await, ["csv"]);
    assert_eq!(folder.rows("call_uuid", "logs/README").await, ["readme"]);
}

#[tokio::test]
async fn a_name_with_signs_of_a_glob_is_a_name_first() {
    let folder = Folder::with("a[1].ndjson", call("a"));
    assert_eq!(folder.rows("call_uuid", "a[1].ndjson").await, ["a"]);
}

#[tokio::test]
async fn several_paths_are_one_table() {
    let folder = several();
    let (one, two) = (folder.path("logs/a.ndjson"), folder.path("logs/2026"));
    let sql = format!("SELECT call_uuid FROM plivo_calls('{one}', '{two}')");
    assert_eq!(
        folder.query(&context(2), &sql).await.unwrap(),
        ["a", "c", "d"]
    );
}

#[tokio::test]
async fn a_path_without_files_is_an_error() {
    let folder = several();
    folder.add("empty/notes.txt", "");
    let missing = folder.failure("missing.ndjson").await;
    assert!(
        missing.contains("plivo_calls: missing.ndjson: No such file"),
        "{missing}"
    );
    for name in ["empty", "logs/*.xml"] {
        let none = folder.failure(name).await;
        assert!(
            none.contains(&format!("plivo_calls: found no file for '{name}'")),
            "{none}"
        );
    }
    let bad = folder.failure("a***b").await;
    assert!(bad.contains("'a***b' is not a glob"), "{bad}");
}

#[tokio::test]
async fn anything_but_paths_is_an_error() {
    let context = context(1);
    for (arguments, expected) in [
        ("", "expected the path of a file or folder, found none"),
        ("17", "expected paths in quotes"),
        ("NULL", "expected paths in quotes"),
    ] {
        let sql = format!("SELECT * FROM plivo_calls({arguments})");
        let error = query(&context, &sql).await.unwrap_err().to_string();
        assert!(error.contains(expected), "{arguments}: {error}");
    }
}

#[tokio::test]
async fn a_file_that_is_deleted_before_it_is_read_is_an_error() {
    let folder = Folder::with("a.ndjson", call("a"));
    let context = context(1);
    let path = folder.path("a.ndjson");
    let plan = context
        .sql(&format!("SELECT * FROM plivo_calls('{path}')"))
        .await
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    let error = plan.collect().await.unwrap_err().to_string();
    assert!(error.contains("a.ndjson: No such file"), "{error}");
}
