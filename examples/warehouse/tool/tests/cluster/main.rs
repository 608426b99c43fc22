//! The hangup functions on a cluster: a scheduler and two executors as processes of their own.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics has failed"
)]

mod calls;
mod processes;

use std::process::Output;

use calls::Calls;
use processes::{Running, all_end, is_empty, processes, run, warehouse};

/// What the code alone says, what the whole row says, and the label.
const QUERY: &str = "
    SELECT by_code, meaning['outcome'] AS outcome, meaning['label'] AS label, count(*) AS calls
    FROM (
        SELECT
            hangup_outcome(code) AS by_code,
            hangup_meaning(code, NULL, source, NULL, answered, NULL, NULL) AS meaning
        FROM calls
    )
    GROUP BY 1, 2, 3
    ORDER BY 1, 2, 3";

/// Of each eight rows of the calls one is in each line.
const RESULT: &str = "\
+-----------+-----------+---------------------------------+--------+
| by_code   | outcome   | label                           | calls  |
+-----------+-----------+---------------------------------+--------+
| busy      | busy      | busy_line                       | 400000 |
| completed | completed | end_of_xml_instructions         | 400000 |
| completed | completed | normal_hangup                   | 400000 |
| completed | rejected  | normal_hangup                   | 400000 |
| failed    | failed    | network_congestion_from_carrier | 400000 |
| no_answer | no_answer | no_answer                       | 400000 |
|           | unknown   | not_reported                    | 400000 |
|           | unknown   | unlisted                        | 400000 |
+-----------+-----------+---------------------------------+--------+
";

fn lines(text: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(text)
        .lines()
        .map(str::to_owned)
        .collect()
}

fn assert_result(output: &Output, expected: &str) {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        expected,
        "{errors}"
    );
    all_end(&processes(&lines(&output.stderr)));
}

#[tokio::test]
async fn a_cluster_answers_as_one_machine_does() {
    let calls = Calls::new().await;
    let output = run(
        &["cluster", &calls.table(), "--check", QUERY],
        calls.temporary(),
    );
    assert_result(&output, RESULT);
    assert!(is_empty(calls.temporary()));
}

#[tokio::test]
async fn a_killed_executor_does_not_change_the_answer() {
    let calls = Calls::new().await;
    let output = run(
        &["cluster", &calls.table(), "--kill-one", QUERY],
        calls.temporary(),
    );
    assert_result(&output, RESULT);
    let errors = String::from_utf8_lossy(&output.stderr);
    let tasks = "It had begun 2 tasks and finished at least 1 of them. Others did 2 of them again.";
    assert!(errors.contains(tasks), "{errors}");
    assert!(errors.contains("The result is the same."), "{errors}");
    assert!(is_empty(calls.temporary()));
}

/// Dictionaries as keys of groups, of joins and of an order, and as they are, within a structure and without.
#[tokio::test]
async fn dictionaries_survive_the_way_between_executors() {
    let calls = Calls::new().await;
    for query in [
        "SELECT code, hangup_name(code) AS name FROM calls ORDER BY name, code LIMIT 5",
        "SELECT DISTINCT hangup_meaning(code, NULL, source, NULL, answered, NULL, NULL) AS meaning FROM calls",
        "SELECT one.outcome, count(*) AS calls
            FROM (SELECT DISTINCT hangup_outcome(code) AS outcome FROM calls) AS one
            JOIN (SELECT hangup_outcome(code) AS outcome FROM calls) AS other ON one.outcome = other.outcome
            GROUP BY 1",
        "SELECT hangup_retry(code) AS retry, hangup_responsible(code) AS responsible
            FROM calls WHERE hangup_outcome(code) = 'busy'",
    ] {
        let output = run(&["cluster", &calls.table(), "--check", query], calls.temporary());
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{query}: {errors}");
        assert!(errors.contains("The result is the same."), "{errors}");
    }
}

#[tokio::test]
async fn nothing_outlives_a_query_that_fails() {
    let calls = Calls::new().await;
    let output = run(
        &[
            "cluster",
            &calls.table(),
            "SELECT no_such_function(code) FROM calls",
        ],
        calls.temporary(),
    );
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    all_end(&processes(&lines(&output.stderr)));
    assert!(is_empty(calls.temporary()));
}

/// So many rows that the query is still at work when the signal comes.
const LONG_QUERY: &str =
    "SELECT count(DISTINCT hangup_name(one.code)) FROM calls AS one, calls AS other";

#[tokio::test]
async fn nothing_outlives_a_command_that_is_stopped() {
    let calls = Calls::new().await;
    for signal in ["INT", "TERM"] {
        let command = warehouse(&["cluster", &calls.table(), LONG_QUERY], calls.temporary());
        let mut running = Running::with_stderr(command);
        let lines = running.until("All were up");
        running.signal(signal);
        assert_eq!(running.child.wait().unwrap().code(), Some(1));
        all_end(&processes(&lines));
        assert!(is_empty(calls.temporary()));
    }
}

#[tokio::test]
async fn no_process_outlives_a_command_that_is_killed() {
    let calls = Calls::new().await;
    let command = warehouse(&["cluster", &calls.table(), LONG_QUERY], calls.temporary());
    let mut running = Running::with_stderr(command);
    let lines = running.until("All were up");
    running.signal("KILL");
    running.child.wait().unwrap();
    all_end(&processes(&lines));
}

#[tokio::test]
async fn a_scheduler_and_an_executor_stop_when_asked_to() {
    let temporary = tempfile::tempdir().unwrap();
    let scheduler = warehouse(&["scheduler", "--bind=127.0.0.1:0"], temporary.path());
    let mut scheduler = Running::with_stdout(scheduler);
    let listening = scheduler.until("listening on ").remove(0);
    let address = listening.strip_prefix("listening on ").unwrap();
    let arguments = [
        "executor",
        "--scheduler",
        address,
        "--flight-port=0",
        "--grpc-port=0",
    ];
    let mut executor = Running::with_stdout(warehouse(&arguments, temporary.path()));
    executor.until("ready");

    executor.signal("TERM");
    assert!(executor.child.wait().unwrap().success());
    scheduler.signal("TERM");
    assert!(scheduler.child.wait().unwrap().success());
    assert!(is_empty(temporary.path()));
}
