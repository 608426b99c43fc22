//! A sender that does what Plivo does: it sends a callback until it is answered 200.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use super::Target;
use crate::sender::sign;
use crate::sender::wire::{self, Request};
use crate::serve::DEMO_TOKEN;

/// How long a sender tries after the end of the load.
const PATIENCE: Duration = Duration::from_secs(20);

/// What was sent and answered.
#[derive(Default)]
pub(super) struct Sent {
    /// The ids of the calls that were answered 200.
    pub(super) stored: Vec<String>,
    pub(super) took: Vec<Duration>,
    pub(super) repeated: u64,
    pub(super) unavailable: u64,
    pub(super) failed: u64,
}

impl Sent {
    pub(super) fn add(&mut self, other: Self) {
        self.stored.extend(other.stored);
        self.took.extend(other.took);
        self.repeated += other.repeated;
        self.unavailable += other.unavailable;
        self.failed += other.failed;
    }
}

pub(super) async fn send(target: Arc<Target>, number: usize) -> Sent {
    let mut sent = Sent::default();
    let mut connection = None;
    let mut call = 0_u64;
    while Instant::now() < target.end {
        call += 1;
        let id = format!("load-{number}-{call}");
        let form = format!(
            "Event=Hangup&CallUUID={id}&From=12025550123&To=12025550145&Direction=outbound&CallStatus=busy\
             &HangupCause=USER_BUSY&HangupCauseName=Busy+Line&HangupCauseCode=3010&HangupSource=Carrier&Duration=0"
        );
        let nonce = sign::nonce();
        if !deliver(&target, &mut connection, &form, &nonce, &mut sent).await {
            continue;
        }
        sent.stored.push(id);
        // Again, with the same signature or with a new one.
        if call.is_multiple_of(8) {
            let nonce = if call.is_multiple_of(16) {
                nonce
            } else {
                sign::nonce()
            };
            let is_answered = deliver(&target, &mut connection, &form, &nonce, &mut sent).await;
            sent.repeated += u64::from(is_answered);
        }
    }
    sent
}

/// Sends it until it is answered 200. Returns whether it was.
async fn deliver(
    target: &Target,
    connection: &mut Option<TcpStream>,
    form: &str,
    nonce: &str,
    sent: &mut Sent,
) -> bool {
    while Instant::now() < target.end + PATIENCE {
        let request =
            Request::signed_with_nonce(DEMO_TOKEN, &target.base, "POST", "/hangup", form, nonce);
        let start = Instant::now();
        match attempt(target, connection, &request).await {
            Ok(200) => {
                sent.took.push(start.elapsed());
                return true;
            }
            Ok(_) => sent.unavailable += 1,
            Err(_) => sent.failed += 1,
        }
        *connection = None;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

async fn attempt(
    target: &Target,
    connection: &mut Option<TcpStream>,
    request: &Request,
) -> std::io::Result<u16> {
    let stream = if let Some(stream) = connection {
        stream
    } else {
        let stream = TcpStream::connect(&target.address).await?;
        stream.set_nodelay(true)?;
        connection.insert(stream)
    };
    let answer = wire::send_on(stream, request);
    let answer = tokio::time::timeout(Duration::from_secs(15), answer).await??;
    Ok(answer.status)
}
