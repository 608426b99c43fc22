//! Senders that do what strangers do.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::Target;
use crate::sender::wire::{self, Request};
use crate::serve::DEMO_TOKEN;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Forged,
    Malformed,
    Huge,
    Truncated,
    Slow,
    HalfOpen,
}

pub(super) const KINDS: [Kind; 6] = [
    Kind::Forged,
    Kind::Malformed,
    Kind::Huge,
    Kind::Truncated,
    Kind::Slow,
    Kind::HalfOpen,
];

const FORM: &str = "Event=Hangup&CallUUID=stranger&HangupCauseCode=4000&HangupSource=Callee";

impl Kind {
    /// `None` for the connections that send good callbacks: five of eight.
    pub(super) fn of(number: usize) -> Option<Self> {
        let place = (number % 8).checked_sub(5)?;
        let second = number / 8 % 2;
        KINDS.get(place * 2 + second).copied()
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Forged => "forged",
            Self::Malformed => "not HTTP",
            Self::Huge => "huge",
            Self::Truncated => "truncated",
            Self::Slow => "slow",
            Self::HalfOpen => "half open",
        }
    }
}

pub(super) async fn send(target: Arc<Target>, kind: Kind) {
    let place = KINDS.iter().position(|other| *other == kind);
    let counter = place.and_then(|place| target.bad.get(place));
    while Instant::now() < target.end {
        let limit = Duration::from_secs(10);
        let status = tokio::time::timeout(limit, once(&target, kind)).await;
        if matches!(status, Ok(Ok(Some(200)))) {
            target.accepted.fetch_add(1, Ordering::Relaxed);
        }
        if let Some(counter) = counter {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        // Strangers do not wait, but a load of refusals alone would say little of the good ones.
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Returns the status, if there is an answer.
async fn once(target: &Target, kind: Kind) -> io::Result<Option<u16>> {
    let mut stream = TcpStream::connect(&target.address).await?;
    let good = || Request::signed(DEMO_TOKEN, &target.base, "POST", "/hangup", FORM);
    match kind {
        Kind::Forged => {
            let forged = Request::signed("another-token", &target.base, "POST", "/hangup", FORM);
            wire::send_on(&mut stream, &forged)
                .await
                .map(|answer| Some(answer.status))
        }
        Kind::Malformed => {
            stream
                .write_all(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not HTTP\r\n\r\n")
                .await?;
            end(&mut stream).await
        }
        Kind::Huge => {
            // It does not say how large it is.
            let head = good().with("Transfer-Encoding", "chunked");
            let head = String::from_utf8_lossy(&head.bytes()).replace("Content-Length", "X-Length");
            let head = head
                .split_inclusive("\r\n\r\n")
                .next()
                .unwrap_or_default()
                .to_owned();
            stream.write_all(head.as_bytes()).await?;
            let chunk = [b"4000\r\n".as_slice(), &[b'a'; 0x4000], b"\r\n"].concat();
            for _ in 0..1024 {
                if stream.write_all(&chunk).await.is_err() {
                    break;
                }
            }
            end(&mut stream).await
        }
        Kind::Truncated => {
            let bytes = good().bytes();
            let half = bytes.len() - FORM.len() / 2;
            stream
                .write_all(bytes.get(..half).unwrap_or_default())
                .await?;
            stream.shutdown().await?;
            end(&mut stream).await
        }
        Kind::Slow => {
            let bytes = good().bytes();
            let most = bytes.len() - FORM.len();
            stream
                .write_all(bytes.get(..most).unwrap_or_default())
                .await?;
            for byte in bytes.get(most..).unwrap_or_default() {
                stream.write_all(&[*byte]).await?;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            end(&mut stream).await
        }
        Kind::HalfOpen => {
            stream
                .write_all(b"POST /hangup HTTP/1.1\r\nHost: x\r\nX-")
                .await?;
            end(&mut stream).await
        }
    }
}

/// Reads until the service closes the connection.
async fn end(stream: &mut TcpStream) -> io::Result<Option<u16>> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok()))
}
