//! Receiving a callback: verify, read, store, and only then answer 200.

use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use plivo_hangup::Callback;
use plivo_hangup::signature::{NonceStore as _, Verified};

use super::{App, Service, body};
use crate::event::{Event, digest};
use crate::log;
use crate::refusal::Refusal;
use crate::store::Added;

/// For a `hangup_url`: nobody reads what is answered.
pub(super) async fn hangup(State(app): State<App>, request: Request) -> Response {
    respond(
        receive(&app, request)
            .await
            .map(|()| StatusCode::OK.into_response()),
    )
}

/// For a URL that gets everything. Where Plivo asks what to do next, it expects XML.
pub(super) async fn any_callback(State(app): State<App>, request: Request) -> Response {
    respond(receive(&app, request).await.map(|()| {
        let xml = app.service.answer_xml.clone();
        ([(CONTENT_TYPE, "application/xml")], xml).into_response()
    }))
}

fn respond(result: Result<Response, Refusal>) -> Response {
    result.unwrap_or_else(|refusal| {
        let mut response = refusal.into_response();
        if refusal == Refusal::Method {
            let methods = HeaderValue::from_static("GET, POST");
            response.headers_mut().insert(ALLOW, methods);
        }
        response
    })
}

async fn receive(app: &App, request: Request) -> Result<(), Refusal> {
    let start = Instant::now();
    let (callback, form) = verified(app, request).await?;
    store(&app.service, callback, form).await?;
    app.service.metrics.answered(start.elapsed());
    Ok(())
}

/// The callback, and the form that it was read from: the extractor reads a body and keeps none.
async fn verified(app: &App, request: Request) -> Result<(Verified<Callback>, Bytes), Refusal> {
    let (parts, body) = request.into_parts();
    let limits = app.service.limits;
    let (form, body) = if parts.method == Method::GET {
        // Its body is neither signed nor read.
        let query = parts.uri.query().unwrap_or_default();
        (Bytes::copy_from_slice(query.as_bytes()), Bytes::new())
    } else {
        let body = body::read(body, limits.body_limit, limits.body_timeout).await?;
        (body.clone(), body)
    };
    let request = Request::from_parts(parts, Body::from(body));
    match Verified::<Callback>::from_request(request, app).await {
        Ok(callback) => Ok((callback, form)),
        Err(rejection) => Err(Refusal::from(&rejection)),
    }
}

/// Returns when the event is on the disk, now or since an earlier delivery.
async fn store(
    service: &Service,
    callback: Verified<Callback>,
    form: Bytes,
) -> Result<(), Refusal> {
    let added = match known(service, callback.nonce(), &form).await? {
        Some(added) => added,
        None => service.store.add(Event::new(&callback, form)).await?,
    };
    match added {
        Added::ChangedReplay => return Err(Refusal::ChangedReplay),
        Added::New(id) => log::callback(service, &callback, id, true),
        Added::Repeated(id) => log::callback(service, &callback, id, false),
    }
    Ok(())
}

/// Keeps copies of a request away from the writer. The database decides: a nonce that was seen may not be stored yet.
async fn known(service: &Service, nonce: &str, form: &[u8]) -> Result<Option<Added>, Refusal> {
    let Ok(is_new) = service.nonces.insert(nonce);
    if is_new {
        return Ok(None);
    }
    let delivery = service.store.delivery(nonce.to_owned()).await?;
    Ok(delivery.map(|(id, stored)| {
        if stored == digest(form) {
            Added::Repeated(id)
        } else {
            Added::ChangedReplay
        }
    }))
}
