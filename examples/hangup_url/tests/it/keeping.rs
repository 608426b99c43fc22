//! What becomes of a database over time.

use std::os::unix::fs::MetadataExt as _;
use std::time::Duration;

use hangup_url_service::sender::running::Running;

use crate::support::{Service, program};

const FORM: &str = "Event=Hangup&CallUUID=c1&HangupCauseCode=3010";

#[tokio::test]
async fn old_callbacks_are_deleted() {
    let service = Service::start(&["--keep-days", "2"]);
    for number in 1..=3 {
        let form = format!("Event=Hangup&CallUUID=c{number}&HangupCauseCode=3010");
        assert_eq!(service.post(&form).await, 200);
    }
    let age = "UPDATE events SET received_at = received_at - 2 * 86400000 - 1000 WHERE id <= 2";
    service.connection().execute_batch(age).unwrap();
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        if service.rows() == 1 {
            break;
        }
    }
    assert_eq!(service.rows(), 1);
    let deliveries = "SELECT count(*) FROM deliveries";
    let deliveries = service
        .connection()
        .query_row(deliveries, [], |row| row.get(0));
    assert_eq!(deliveries, Ok(1));
}

/// As after an update of the catalog.
#[tokio::test]
async fn todays_conclusions_are_drawn_anew_by_a_new_build() {
    let service = Service::start(&[]);
    assert_eq!(service.post(FORM).await, 200);
    let older = "UPDATE events SET label = 'unlisted', outcome = 'unknown'";
    service.connection().execute_batch(older).unwrap();
    // The same build would conclude the same.
    let service = service.kill_and_start();
    assert_eq!(concluded(&service), "unknown unlisted");
    let other = "UPDATE concluded SET build = 'other'";
    service.connection().execute_batch(other).unwrap();
    let service = service.kill_and_start();
    assert_eq!(concluded(&service), "busy busy_line");
    // A code that was not listed is looked up again, however old it is.
    let older = "UPDATE events SET label = 'unlisted', outcome = 'unknown', received_at = 0;
        UPDATE concluded SET build = 'other'";
    service.connection().execute_batch(older).unwrap();
    let service = service.kill_and_start();
    assert_eq!(concluded(&service), "busy busy_line");
}

fn concluded(service: &Service) -> String {
    let select = "SELECT outcome || ' ' || label FROM events";
    let found = service.connection().query_row(select, [], |row| row.get(0));
    found.unwrap()
}

#[test]
fn others_cannot_read_the_database() {
    let service = Service::start(&[]);
    for path in [
        service.database(),
        service.database().with_extension("sqlite-wal"),
    ] {
        assert_eq!(std::fs::metadata(path).unwrap().mode() & 0o777, 0o600);
    }
}

#[test]
fn the_database_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.sqlite");
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute_batch("CREATE TABLE a (b); PRAGMA user_version = 7")
        .unwrap();
    let log = folder.path().join("log");
    let started = Running::start(program(), &["--database", path.to_str().unwrap()], &log);
    assert!(started.is_err());
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("user_version: expected 1, found 7"), "{log}");
}
