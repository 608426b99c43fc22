//! Connections that are slow or send nothing come to an end.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::Service;

const SHORT: [&str; 4] = ["--header-timeout", "0.5", "--body-timeout", "0.5"];

async fn connect(service: &Service) -> TcpStream {
    TcpStream::connect(service.running.address()).await.unwrap()
}

/// What the service sends until it closes the connection, which it does in time.
async fn end(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    let read = tokio::time::timeout(Duration::from_secs(8), read).await;
    let _ = read.expect("the service closes the connection");
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn a_body_that_comes_byte_by_byte_is_not_waited_for() {
    let service = Service::start(&SHORT);
    let request = service.sign("POST", "/hangup", "CallUUID=c1&HangupCauseCode=3010");
    let bytes = request.bytes();
    let (head, body) = bytes.split_at(bytes.len() - request.body.len());
    let mut stream = connect(&service).await;
    stream.write_all(head).await.unwrap();
    let start = Instant::now();
    for byte in body.iter().take(9) {
        // Each comes sooner than the limit, and all of them do not.
        let _ = stream.write_all(&[*byte]).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(end(stream).await.starts_with("HTTP/1.1 408 "));
    assert!(start.elapsed() < Duration::from_secs(3));
    service.tallied("body_slow", 1).await;
    assert_eq!(service.rows(), 0);
}

#[tokio::test]
async fn headers_that_do_not_come_are_not_waited_for() {
    let service = Service::start(&SHORT);
    let silent = connect(&service).await;
    let mut half = connect(&service).await;
    half.write_all(b"POST /hangup HTTP/1.1\r\nHost: x\r\nX-Pl")
        .await
        .unwrap();
    assert!(!end(half).await.contains(" 200 "));
    assert_eq!(end(silent).await, "");
    service.tallied("headers_slow", 2).await;
}

#[tokio::test]
async fn a_connection_that_is_kept_open_is_not_kept_for_ever() {
    let service = Service::start(&["--connection-age", "1", "--header-timeout", "60"]);
    let mut stream = connect(&service).await;
    let request = service.sign("POST", "/hangup", "CallUUID=c1&HangupCauseCode=3010");
    stream.write_all(&request.bytes()).await.unwrap();
    let answer = end(stream).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

/// A client that keeps a connection open has done nothing wrong.
#[tokio::test]
async fn a_connection_that_is_kept_open_is_closed_and_not_refused() {
    let service = Service::start(&SHORT);
    let mut stream = connect(&service).await;
    let request = service.sign("POST", "/hangup", "CallUUID=c1&HangupCauseCode=3010");
    stream.write_all(&request.bytes()).await.unwrap();
    assert!(end(stream).await.starts_with("HTTP/1.1 200 "));
    let metrics = service.get("/metrics").await.body;
    let none = "plivo_requests_refused_total{reason=\"headers_slow\"} 0\n";
    assert!(metrics.contains(none), "{metrics}");
}

#[tokio::test]
async fn what_is_cut_off_is_refused() {
    let service = Service::start(&[]);
    let request = service.sign("POST", "/hangup", "CallUUID=c1&HangupCauseCode=3010");
    let bytes = request.bytes();
    let mut cut = connect(&service).await;
    cut.write_all(&bytes[..bytes.len() - 1]).await.unwrap();
    cut.shutdown().await.unwrap();
    assert!(!end(cut).await.contains(" 200 "));
    let mut other = connect(&service).await;
    other
        .write_all(b"\x16\x03\x01 not HTTP\r\n\r\n")
        .await
        .unwrap();
    assert!(end(other).await.starts_with("HTTP/1.1 400 "));
    service.tallied("body_broken", 1).await;
    service.tallied("not_http", 1).await;
    assert_eq!(service.rows(), 0);
}
