//! Accepting connections, with limits that `axum::serve` does not have: their number, their age, and the time for
//! headers.

use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use crate::refusal::Refusal;
use crate::web::Service;

/// How long requests may take that are in flight when the service stops.
const DRAIN: Duration = Duration::from_secs(15);

/// Serves until `stop` is true, then finishes what is in flight.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    service: Arc<Service>,
    mut stop: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(service.limits.connections));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            // If all places are taken, those that come wait in the queue of the system.
            accepted = async {
                let place = Arc::clone(&places).acquire_owned().await;
                (place, listener.accept().await)
            } => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        match accepted {
            (Ok(place), Ok((stream, _))) => {
                let connection =
                    connection(stream, router.clone(), Arc::clone(&service), stop.clone());
                connections.spawn(async move {
                    let _place = place;
                    connection.await;
                });
            }
            (_, Ok(_)) => break,
            (_, Err(error)) => {
                // No file descriptor is free, or the client has gone.
                tracing::warn!(kind = %error.kind(), "a connection is not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    let finished = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(DRAIN, finished).await.is_err() {
        tracing::warn!("connections are cut that did not end in time");
    }
}

async fn connection(
    stream: TcpStream,
    router: Router,
    service: Arc<Service>,
    mut stop: watch::Receiver<bool>,
) {
    let limits = service.limits;
    // Without it, it is only slower.
    let _ = stream.set_nodelay(true);
    service.metrics.connections.inc();
    let has_asked = Arc::new(AtomicBool::new(false));
    let asks = Arc::clone(&has_asked);
    let answer = service_fn(move |request: Request<Incoming>| {
        asks.store(true, Ordering::Relaxed);
        let router = router.clone();
        async move {
            Ok::<_, Infallible>(
                router
                    .oneshot(request.map(Body::new))
                    .await
                    .unwrap_or_else(|never| match never {}),
            )
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_timeout)
        .max_buf_size(64 << 10)
        .serve_connection(TokioIo::new(stream), answer);
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => Some(ended),
        _ = stop.wait_for(|stop| *stop) => None,
        () = tokio::time::sleep(limits.connection_age) => None,
    };
    let ended = if let Some(ended) = ended {
        ended
    } else {
        connection.as_mut().graceful_shutdown();
        // Whoever does not read the answer is cut off.
        let rest = tokio::time::timeout(DRAIN, connection);
        rest.await.unwrap_or(Ok(()))
    };
    service.metrics.connections.dec();
    let refusal = ended
        .err()
        .and_then(|error| refusal(&error, has_asked.load(Ordering::Relaxed)));
    if let Some(refusal) = refusal {
        service.refused(refusal);
    }
}

/// Why a connection failed before there was a request to answer; `None` if its request was counted, or if it was kept
/// open after one.
fn refusal(error: &hyper::Error, has_asked: bool) -> Option<Refusal> {
    if error.is_timeout() {
        (!has_asked).then_some(Refusal::HeadersSlow)
    } else if error.is_parse() {
        Some(Refusal::NotHttp)
    } else if error.is_body_write_aborted() || error.source().is_some() {
        Some(Refusal::Cut)
    } else {
        error.is_incomplete_message().then_some(Refusal::Cut)
    }
}
