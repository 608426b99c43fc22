//! One file that several partitions read.

use datafusion::physical_plan::ExecutionPlanProperties as _;

use crate::folder::{Folder, context, query};

/// Lines of many lengths, with all that can be between two of them.
fn mixed() -> String {
    let lines = (0..40).map(|id: usize| {
        let line = match id % 8 {
            3 => "{\"call_uuid\": \"cut".to_owned(),
            5 => format!(
                "{{\"objects\": [{{\"call_uuid\": \"p{id}\"}}, {{\"call_uuid\": \"q{id}\"}}]}}"
            ),
            6 => format!("CallUUID=f{id}&HangupCauseCode=3010"),
            _ => format!("{{\"call_uuid\": \"c{id}\"{}}}", " ".repeat(id)),
        };
        let end = ["\n", "\r\n", "\n\n", "\n \r\n"][id % 4];
        line + end
    });
    lines.collect()
}

#[tokio::test]
async fn parts_have_the_rows_of_the_whole() {
    for body in [mixed(), mixed().trim_end().to_owned()] {
        let folder = Folder::with("a.ndjson", &body);
        let sql = format!(
            "SELECT call_uuid, code, problem FROM plivo_calls('{}')",
            folder.path("a.ndjson")
        );
        let whole = folder.query(&context(1), &sql).await.unwrap();
        assert_eq!(whole.len(), 45);
        let last = "null|null|a.ndjson, line 53, column 18: expected more JSON, found the end";
        assert!(whole.iter().any(|row| row == last), "{whole:#?}");
        for parts in [2, 3, 5, 7, 16, 40, 97, 333, body.len()] {
            let rows = folder.query(&context(parts), &sql).await.unwrap();
            assert_eq!(rows, whole, "{parts} parts");
        }
    }
}

/// How many partitions read the path.
async fn partitions(folder: &Folder, name: &str, most: usize) -> usize {
    let sql = format!("SELECT * FROM plivo_calls('{}')", folder.path(name));
    let plan = context(most).sql(&sql).await.unwrap();
    let plan = plan.create_physical_plan().await.unwrap();
    plan.output_partitioning().partition_count()
}

#[tokio::test]
async fn files_on_lines_are_cut_and_others_are_not() {
    let lines = "{\"call_uuid\": \"c1\"}\n".repeat(100);
    let folder = Folder::with("lines", &lines);
    folder.add(
        "page",
        format!(
            "{{\n\"objects\": [\n{}{{}}]}}",
            "{\"call_uuid\": \"c1\"},\n".repeat(100)
        ),
    );
    folder.add_gzip("zipped", &lines);
    assert_eq!(partitions(&folder, "lines", 4).await, 4);
    assert_eq!(partitions(&folder, "page", 4).await, 1);
    assert_eq!(partitions(&folder, "zipped", 4).await, 1);
    for name in ["lines", "page", "zipped"] {
        let sql = format!(
            "SELECT count(call_uuid) FROM plivo_calls('{}')",
            folder.path(name)
        );
        assert_eq!(query(&context(4), &sql).await.unwrap(), ["100"], "{name}");
    }
}

#[tokio::test]
async fn files_are_shared_out() {
    let folder = Folder::new();
    for id in 0..20 {
        folder.add(
            &format!("logs/{id}.json"),
            format!("{{\n\"call_uuid\": \"c{id}\"\n}}"),
        );
    }
    assert_eq!(partitions(&folder, "logs", 1).await, 1);
    assert_eq!(partitions(&folder, "logs", 4).await, 4);
    assert_eq!(partitions(&folder, "logs", 64).await, 20);
    assert_eq!(
        folder.rows("count(DISTINCT call_uuid)", "logs").await,
        ["20"]
    );
}

#[tokio::test]
async fn a_small_file_is_not_cut() {
    let folder = Folder::with("a.ndjson", "{\"call_uuid\": \"c1\"}\n".repeat(100));
    let context = context(4);
    let sql = format!("SELECT * FROM plivo_calls('{}')", folder.path("a.ndjson"));
    query(
        &context,
        "SET datafusion.optimizer.repartition_file_min_size = 10000",
    )
    .await
    .unwrap();
    let plan = context
        .sql(&sql)
        .await
        .unwrap()
        .create_physical_plan()
        .await
        .unwrap();
    assert_eq!(plan.output_partitioning().partition_count(), 1);
}
