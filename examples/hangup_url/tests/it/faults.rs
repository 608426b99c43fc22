//! The database fails, or the service is stopped: what was answered 200 is there.

use std::time::{Duration, Instant};

use hangup_url_service::sender::wire::{Request, read_answer};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::support::Service;

#[tokio::test]
async fn a_locked_database_gives_503_until_it_is_unlocked() {
    let service = Service::start(&[]);
    let request = service.sign("POST", "/hangup", "CallUUID=c1&HangupCauseCode=3010");
    let other = service.connection();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = service.send(&request).await;
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (503, Some("1"))
    );
    // Readers do not wait for a writer.
    assert_eq!(service.get("/").await.status, 200);
    assert_eq!(service.get("/healthz").await.status, 200);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(service.rows(), 0);
    assert_eq!(service.send(&request).await.status, 200);
    assert_eq!(service.rows(), 1);
    service.tallied("database_busy", 1).await;
}

#[tokio::test]
async fn a_full_database_gives_503_until_there_is_room() {
    let service = Service::start(&["--database-limit", "1"]);
    let padding = "x".repeat(50_000);
    let request = |number: usize| {
        let form = format!("CallUUID=c{number}&HangupCauseCode=3010&X={padding}");
        service.sign("POST", "/hangup", &form)
    };
    let mut stored = 0;
    let full = loop {
        let answer = service.send(&request(stored)).await;
        if answer.status != 200 {
            break answer;
        }
        stored += 1;
        assert!(stored < 30, "1 MiB has no room for as many");
    };
    assert_eq!((full.status, full.header("retry-after")), (503, Some("1")));
    assert!(stored > 5, "{stored}");
    assert_eq!(service.rows(), i64::try_from(stored).unwrap());
    assert_eq!(service.get("/").await.status, 200);
    let other = service.connection();
    other
        .execute_batch("DELETE FROM events WHERE id <= 2")
        .unwrap();
    assert_eq!(service.send(&request(stored)).await.status, 200);
    service.tallied("database_full", 1).await;
}

#[tokio::test]
async fn what_was_accepted_is_finished_before_the_service_ends() {
    let service = Service::start(&[]);
    let request = service.sign("POST", "/hangup", "CallUUID=c1&HangupCauseCode=3010");
    let bytes = request.bytes();
    let (first, rest) = bytes.split_at(bytes.len() - 5);
    let mut stream = TcpStream::connect(service.running.address()).await.unwrap();
    stream.write_all(first).await.unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    service.running.ask_to_stop().unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(TcpStream::connect(service.running.address()).await.is_err());
    stream.write_all(rest).await.unwrap();
    assert_eq!(read_answer(&mut stream).await.unwrap().status, 200);
    assert_eq!(service.rows(), 1);
    let start = Instant::now();
    assert!(service.running.wait().unwrap().success());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn what_is_too_much_is_answered_503_at_once() {
    let service = Service::start(&["--in-flight", "1"]);
    let request = service.sign("POST", "/hangup", "CallUUID=c1&HangupCauseCode=3010");
    let bytes = request.bytes();
    let (first, rest) = bytes.split_at(bytes.len() - 5);
    let mut slow = TcpStream::connect(service.running.address()).await.unwrap();
    slow.write_all(first).await.unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    let other = service.sign("POST", "/callback", "CallUUID=c2&HangupCauseCode=3010");
    let start = Instant::now();
    let answer = service.send(&other).await;
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (503, Some("1"))
    );
    assert!(start.elapsed() < Duration::from_secs(2));
    slow.write_all(rest).await.unwrap();
    assert_eq!(read_answer(&mut slow).await.unwrap().status, 200);
    assert_eq!(service.send(&other).await.status, 200);
    service.tallied("overloaded", 1).await;
}

#[tokio::test]
async fn the_rate_is_limited() {
    // One in 100 ms, of both URLs together.
    let service = Service::start(&["--rate", "10"]);
    let start = Instant::now();
    for number in 0..8 {
        let path = ["/hangup", "/callback"][number % 2];
        let form = format!("CallUUID=c{number}&HangupCauseCode=3010");
        let request: Request = service.sign("POST", path, &form);
        assert_eq!(service.send(&request).await.status, 200);
    }
    assert!(
        start.elapsed() > Duration::from_millis(650),
        "{:?}",
        start.elapsed()
    );
}
