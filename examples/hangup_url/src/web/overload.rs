//! The layers that turn requests away before they cost much, and the one that counts what was turned away.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use axum::{BoxError, Router};
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::util::BoxCloneSyncService;
use tower::{ServiceBuilder, ServiceExt as _};

use super::Service;
use crate::refusal::Refusal;

/// How many requests are in flight, and how many are taken in a second.
#[derive(Clone, Copy)]
pub(super) struct Most {
    pub(super) in_flight: usize,
    pub(super) rate: u64,
}

/// Pages read much of the database, and people and Prometheus ask seldom.
pub(super) const PAGES: Most = Most {
    in_flight: 16,
    rate: 100,
};

pub(super) type Limited = BoxCloneSyncService<Request, Response, std::convert::Infallible>;

/// Limits how many requests are in flight, how many are taken in a second, and how long one takes.
///
/// A request above the rate waits, and holds its place in flight. If all places are taken, a request is answered 503
/// at once.
pub(super) fn limited(router: Router, service: &Arc<Service>, most: Most) -> Limited {
    let inner = ServiceBuilder::new()
        .load_shed()
        .layer(GlobalConcurrencyLimitLayer::new(most.in_flight))
        .timeout(service.limits.request_timeout)
        // Shared by all connections. It has room for all that are in flight, so it is never full.
        .buffer(most.in_flight)
        .rate_limit(most.rate.div_ceil(10), Duration::from_millis(100))
        .service(router);
    let service = Arc::clone(service);
    let counted = tower::service_fn(move |request: Request| {
        let inner = inner.clone();
        let service = Arc::clone(&service);
        async move {
            let response = match inner.oneshot(request).await {
                Ok(response) => response,
                Err(error) => reason(&error).into_response(),
            };
            if let Some(refusal) = response.extensions().get::<Refusal>() {
                service.refused(*refusal);
            }
            Ok(response)
        }
    });
    BoxCloneSyncService::new(counted)
}

fn reason(error: &BoxError) -> Refusal {
    if error.is::<tower::timeout::error::Elapsed>() {
        Refusal::TooLong
    } else {
        Refusal::Overloaded
    }
}
