//! The routes, and the layers around them.

mod body;
mod overload;
mod page;
mod receive;

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use plivo_hangup::signature::{RecentNonces, Verifier};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use self::overload::{Most, PAGES};
use crate::metrics::Metrics;
use crate::refusal::Refusal;
use crate::settings::Limits;
use crate::store::{Store, Tally};

/// What handlers share.
pub(crate) struct Service {
    pub(crate) store: Store,
    pub(crate) nonces: RecentNonces,
    pub(crate) tally: Arc<Tally>,
    pub(crate) metrics: Metrics,
    pub(crate) limits: Limits,
    pub(crate) answer_xml: String,
    pub(crate) show_calls: bool,
}

impl Service {
    pub(crate) fn refused(&self, refusal: Refusal) {
        self.tally.refused(refusal);
        self.metrics.refused(refusal);
    }
}

/// The state of the handlers. The verifier is made when the address is known.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) service: Arc<Service>,
    pub(crate) verifier: Arc<Verifier>,
}

/// The extractor of `Verified` asks for it.
impl FromRef<App> for Arc<Verifier> {
    fn from_ref(app: &App) -> Self {
        Self::clone(&app.verifier)
    }
}

/// What Plivo calls, and what a load balancer asks.
pub(crate) fn callbacks(app: &App) -> Router {
    let router = Router::new()
        .route("/hangup", any(receive::hangup))
        .route("/callback", any(receive::any_callback))
        .with_state(app.clone());
    let Limits {
        in_flight, rate, ..
    } = app.service.limits;
    // One limit for both URLs.
    let limited = overload::limited(router, &app.service, Most { in_flight, rate });
    let health = Router::new()
        .route("/healthz", get(healthz))
        .with_state(app.clone());
    finished(
        Router::new()
            .route_service("/hangup", limited.clone())
            .route_service("/callback", limited)
            .route_service("/healthz", overload::limited(health, &app.service, PAGES)),
    )
}

/// What people and Prometheus read.
pub(crate) fn pages(app: &App) -> Router {
    let router = Router::new()
        .route("/", get(page::overview))
        .route("/events/{id}", get(page::event))
        .route("/style.css", get(page::style))
        .route("/metrics", get(metrics))
        .with_state(app.clone())
        .layer(SetResponseHeaderLayer::overriding(
            CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ));
    let limited = overload::limited(router, &app.service, PAGES);
    finished(Router::new().fallback_service(limited))
}

/// Layers for all answers, also for those of the limits.
fn finished(router: Router) -> Router {
    router
        .layer(CatchPanicLayer::new())
        .layer(SetResponseHeaderLayer::if_not_present(
            RETRY_AFTER,
            |response: &Response| {
                let is_unavailable = response.status() == StatusCode::SERVICE_UNAVAILABLE;
                is_unavailable.then_some(HeaderValue::from_static("1"))
            },
        ))
}

/// Whether the database can be read.
async fn healthz(State(app): State<App>) -> Response {
    let read = app.service.store.read(|connection| {
        connection
            .query_row("SELECT id FROM events ORDER BY id LIMIT 1", [], |_| Ok(()))
            .or_else(|error| match error {
                rusqlite::Error::QueryReturnedNoRows => Ok(()),
                error => Err(error),
            })
    });
    match read.await {
        Ok(()) => "ok\n".into_response(),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")).into_response(),
    }
}

async fn metrics(State(app): State<App>) -> Response {
    match app.service.metrics.text() {
        Ok(text) => ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
