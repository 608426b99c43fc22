//! Callbacks as extractors of axum.

use std::collections::VecDeque;
use std::error::Error as _;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use axum::routing::{any, post};
use axum::{Extension, Router};
use http_body::{Frame, SizeHint};
use http_body_util::Limited;
use plivo_hangup::{
    BodyLimit, Callback, CallbackRejection, DialCallback, DialSummary, HangupCallback, HttpError,
    OtherCallback,
};
use tower::ServiceExt as _;

const FORM: &str = "application/x-www-form-urlencoded";

fn app() -> Router {
    Router::new()
        .route(
            "/hangup",
            any(|it: HangupCallback| async move { it.to_form() }),
        )
        .route("/dial", any(|it: DialCallback| async move { it.to_form() }))
        .route(
            "/summary",
            any(|it: DialSummary| async move { it.to_form() }),
        )
        .route(
            "/other",
            any(|it: OtherCallback| async move { it.to_form() }),
        )
        .route("/any", any(|it: Callback| async move { it.to_form() }))
}

fn request(method: &str, uri: &str, content_type: &str, body: impl Into<Body>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(uri);
    if !content_type.is_empty() {
        request = request.header(header::CONTENT_TYPE, content_type);
    }
    request.body(body.into()).unwrap()
}

fn form(body: impl Into<Body>) -> Request<Body> {
    request("POST", "/any", FORM, body)
}

fn respond(app: Router, request: Request<Body>) -> Response {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(app.oneshot(request)).unwrap()
}

fn text(response: Response) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let body = runtime
        .unwrap()
        .block_on(to_bytes(response.into_body(), usize::MAX));
    String::from_utf8(body.unwrap().to_vec()).unwrap()
}

#[track_caller]
fn assert_answer(app: Router, request: Request<Body>, status: u16, expected: &str) {
    let response = respond(app, request);
    let found = response.status();
    let content_type = response.headers()[header::CONTENT_TYPE].clone();
    let answer = text(response);
    assert_eq!((found.as_u16(), answer.as_str()), (status, expected));
    assert_eq!(content_type, "text/plain; charset=utf-8");
}

#[track_caller]
fn assert_too_large(app: Router, request: Request<Body>, limit: usize) {
    let expected = format!("body: expected at most {limit} bytes, found more");
    assert_answer(app, request, 413, &expected);
}

/// A body that comes in parts without saying how long it is, and counts how much of it was asked for.
struct Parts {
    parts: VecDeque<Result<Frame<Bytes>, io::Error>>,
    taken: Arc<AtomicUsize>,
}

impl http_body::Body for Parts {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let frame = self.parts.pop_front();
        if let Some(data) = frame
            .as_ref()
            .and_then(|frame| frame.as_ref().ok()?.data_ref())
        {
            self.taken.fetch_add(data.len(), Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }
}

/// A body that says how long it is.
struct OfLength(u64, Body);

impl http_body::Body for OfLength {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.1).poll_frame(context)
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0)
    }
}

fn in_parts(parts: impl IntoIterator<Item = &'static [u8]>) -> (Body, Arc<AtomicUsize>) {
    let parts = parts.into_iter().map(|part| Ok(Frame::data(part.into())));
    let taken = Arc::<AtomicUsize>::default();
    let body = Parts {
        parts: parts.collect(),
        taken: Arc::clone(&taken),
    };
    (Body::new(body), taken)
}

#[test]
fn every_callback_is_extracted_from_a_form_a_query_and_json() {
    let body = "Event=Hangup&HangupCauseCode=3010&X-PH-Order=%FF";
    for path in ["/hangup", "/dial", "/summary", "/other", "/any"] {
        assert_answer(app(), request("POST", path, FORM, body), 200, body);
        let uri = format!("{path}?{body}");
        assert_answer(app(), request("GET", &uri, "", ""), 200, body);
        let json = r#"{"Event":"Hangup","HangupCauseCode":3010,"Cost":0.0500}"#;
        let request = request("POST", path, "application/json; charset=utf-8", json);
        assert_answer(
            app(),
            request,
            200,
            "Event=Hangup&HangupCauseCode=3010&Cost=0.0500",
        );
    }
}

#[test]
fn bytes_that_are_not_utf8_are_kept() {
    let body = &b"CallerName=\xFFJos%E9&To=1&To=2"[..];
    assert_answer(app(), form(body), 200, "CallerName=%FFJos%E9&To=1&To=2");
}

#[test]
fn a_rejection_has_the_status_and_says_what_was_expected() {
    let content_type = |found| {
        format!(
            "content type: expected application/x-www-form-urlencoded or application/json, \
             found {found}"
        )
    };
    for (method, content_type, body, status, expected) in [
        (
            "PUT",
            FORM,
            "a=1",
            405,
            "method: expected GET or POST, found another one",
        ),
        ("HEAD", FORM, "a=1", 405, ""),
        (
            "POST",
            "text/plain",
            "a=1",
            415,
            &*content_type("another one"),
        ),
        ("POST", "", "a=1", 415, &*content_type("none")),
        (
            "POST",
            "application/json",
            "[\"+12025550123\"]",
            400,
            "payload: expected an object, found a list",
        ),
    ] {
        let request = request(method, "/hangup", content_type, body);
        assert_answer(app(), request, status, expected);
    }
}

#[test]
fn only_a_wrong_method_is_told_which_are_allowed() {
    let allow = |method, content_type| {
        let response = respond(app(), request(method, "/any", content_type, "a=1"));
        response.headers().get(header::ALLOW).cloned()
    };
    assert_eq!(allow("DELETE", FORM).unwrap(), "GET, POST");
    assert_eq!(allow("POST", "text/plain"), None);
    assert_eq!(allow("POST", FORM), None);
}

#[test]
fn a_body_may_have_a_mebibyte_or_what_is_set() {
    let limited = |bytes| app().layer(Extension(BodyLimit::bytes(bytes)));
    for (app, limit) in [
        (app(), 1_048_576),
        (limited(20), 20),
        (limited(3_000_000), 3_000_000),
        (app().layer(DefaultBodyLimit::max(1000)), 1000),
        (app().layer(DefaultBodyLimit::max(3_000_000)), 1_048_576),
        (app().layer(DefaultBodyLimit::disable()), 1_048_576),
        // What is set for this crate's extractors takes the place of what is set for all.
        (limited(2000).layer(DefaultBodyLimit::max(1000)), 2000),
        (limited(1000).layer(DefaultBodyLimit::max(2000)), 1000),
    ] {
        let whole = vec![b'a'; limit];
        let response = respond(app.clone(), form(whole.clone()));
        assert_eq!(response.status(), StatusCode::OK, "{limit}");
        assert_too_large(app.clone(), form(vec![b'a'; limit + 1]), limit);
        let (first, last) = whole.split_at(limit / 2);
        let (first, last): (&[u8], &[u8]) = (first.to_vec().leak(), last.to_vec().leak());
        let response = respond(app.clone(), form(in_parts([first, last]).0));
        assert_eq!(text(response).len(), limit + 1, "an equals sign is added");
        assert_too_large(app, form(in_parts([first, last, b"b"]).0), limit);
    }
}

#[test]
fn a_body_over_the_limit_is_not_read_to_its_end() {
    let app = app().layer(Extension(BodyLimit::bytes(100)));
    let (body, taken) = in_parts([&[b'a'; 40][..]; 50]);
    assert_too_large(app.clone(), form(body), 100);
    assert_eq!(taken.load(Ordering::Relaxed), 120);

    // A length that is known beforehand decides before anything is read.
    let (body, taken) = in_parts([&[b'a'; 40][..]; 3]);
    assert_too_large(app, form(Body::new(OfLength(120, body))), 100);
    assert_eq!(taken.load(Ordering::Relaxed), 0);
}

#[test]
fn a_limit_that_a_layer_puts_around_the_body_counts() {
    for app in [app(), app().layer(Extension(BodyLimit::bytes(1000)))] {
        let (body, _) = in_parts([&[b'a'; 40][..]; 3]);
        assert_too_large(app.clone(), form(Body::new(Limited::new(body, 100))), 100);
        let (body, _) = in_parts([&[b'a'; 40][..]; 2]);
        let limited = form(Body::new(Limited::new(body, 100)));
        assert_eq!(respond(app, limited).status(), StatusCode::OK);
    }
}

#[test]
fn parts_are_joined_and_trailers_are_not_part_of_the_body() {
    let frames = [
        Frame::data(Bytes::from_static(b"a=1")),
        Frame::data(Bytes::new()),
        Frame::data(Bytes::from_static(b"&b=%")),
        Frame::data(Bytes::from_static(b"2B")),
        Frame::trailers(
            [(header::ETAG, "c=3".parse().unwrap())]
                .into_iter()
                .collect(),
        ),
    ];
    let parts = Parts {
        parts: frames.map(Ok).into(),
        taken: Arc::default(),
    };
    assert_answer(app(), form(Body::new(parts)), 200, "a=1&b=%2B");
}

#[test]
fn the_body_of_a_get_is_not_read() {
    let (body, taken) = in_parts([&[b'a'; 40][..]; 3]);
    assert_answer(app(), request("GET", "/any?a=1", "", body), 200, "a=1");
    assert_eq!(taken.load(Ordering::Relaxed), 0);
}

#[test]
fn a_connection_that_fails_says_why_to_the_log_alone() {
    let parts = Parts {
        parts: [
            Ok(Frame::data(Bytes::from_static(b"a=1"))),
            Err(io::Error::other("connection reset")),
        ]
        .into(),
        taken: Arc::default(),
    };
    let response = respond(app(), form(Body::new(parts)));
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let rejection = response
        .extensions()
        .get::<CallbackRejection>()
        .cloned()
        .unwrap();
    let CallbackRejection::Unread { source, .. } = &rejection else {
        panic!("{rejection:?}");
    };
    assert_eq!(source.to_string(), "connection reset");
    assert!(rejection.source().is_some());
    let expected = "body: expected the whole body, found a connection that failed before its end";
    assert_eq!(text(response), expected);
}

#[test]
fn the_rejection_is_in_the_response_and_in_a_result() {
    async fn handler(callback: Result<Callback, CallbackRejection>) -> String {
        callback.map_or_else(|rejection| rejection.to_string(), |_| String::new())
    }

    let response = respond(app(), request("PUT", "/any", "", ""));
    let rejection = response.extensions().get::<CallbackRejection>().unwrap();
    assert!(matches!(
        rejection,
        CallbackRejection::Request(HttpError::Method)
    ));
    assert_eq!(rejection.status(), StatusCode::METHOD_NOT_ALLOWED);

    let app = Router::new().route("/any", post(handler));
    let request = request("POST", "/any", "", "");
    let answer = text(respond(app, request));
    assert!(answer.ends_with("found none"), "{answer}");
}

#[test]
fn a_handler_with_state_takes_a_callback_last() {
    async fn handler(
        axum::extract::State(state): axum::extract::State<&'static str>,
        method: Method,
        callback: HangupCallback,
    ) -> String {
        format!("{state} {method} {}", callback.to_form())
    }
    let app = Router::new()
        .route("/any", any(handler))
        .with_state("state");
    assert_answer(app, form("a=1"), 200, "state POST a=1");
}
