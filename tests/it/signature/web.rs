//! Verified callbacks in a service: axum, and the parts of a request.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::http::{Request, header};
use axum::response::Response;
use axum::routing::any;
use axum::{Extension, Router};
use http_body::Frame;
use plivo_hangup::signature::{CallbackRequest, ReadError, SignatureError, Verified, Verifier};
use plivo_hangup::{BodyLimit, Callback, HangupCallback, UnverifiedRejection};
use tower::ServiceExt as _;

use super::{NONCE, SIGNATURE, sign, verifier};

const FORM: &str = "application/x-www-form-urlencoded";

fn with_base_url() -> Verifier {
    verifier().with_base_url("https://example.com").unwrap()
}

/// A state that has more than the verifier in it.
#[derive(Clone)]
struct State {
    verifier: Arc<Verifier>,
    name: &'static str,
}

impl FromRef<State> for Arc<Verifier> {
    fn from_ref(state: &State) -> Self {
        Arc::clone(&state.verifier)
    }
}

async fn on_hangup(
    axum::extract::State(state): axum::extract::State<State>,
    callback: Verified<HangupCallback>,
) -> String {
    format!("{} {} {}", state.name, callback.nonce(), callback.to_form())
}

fn app_of(verifier: Verifier) -> Router {
    let state = State {
        verifier: Arc::new(verifier),
        name: "app",
    };
    Router::new()
        .route("/hangup", any(on_hangup))
        .with_state(state)
}

fn app() -> Router {
    app_of(with_base_url())
}

/// A request of which the text is said to be signed, with the nonce 7.
fn request(method: &str, uri: &str, body: impl Into<Body>, text: &str) -> Request<Body> {
    let request = Request::builder().method(method).uri(uri);
    let request = request
        .header(header::CONTENT_TYPE, FORM)
        .header(SIGNATURE, sign(text))
        .header(NONCE, "7");
    request.body(body.into()).unwrap()
}

fn respond(app: Router, request: Request<Body>) -> Response {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(app.oneshot(request)).unwrap()
}

fn answer(app: Router, request: Request<Body>) -> (u16, String) {
    let response = respond(app, request);
    let status = response.status().as_u16();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let body = to_bytes(response.into_body(), usize::MAX);
    let body = runtime.unwrap().block_on(body).unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[test]
fn what_plivo_signed_is_extracted() {
    let text = "https://example.com/hangup?a=b.HangupCauseCode3010.7";
    let post = request("POST", "/hangup?a=b", "HangupCauseCode=3010", text);
    assert_eq!(
        answer(app(), post),
        (200, "app 7 HangupCauseCode=3010".to_owned())
    );
    let text = "https://example.com/hangup?HangupCauseCode=3010&a=b.7";
    let get = request("GET", "/hangup?a=b&HangupCauseCode=3010", "", text);
    let form = "app 7 a=b&HangupCauseCode=3010".to_owned();
    assert_eq!(answer(app(), get), (200, form));
}

#[test]
fn the_verifier_itself_may_be_the_state() {
    async fn on_callback(callback: Verified<Callback>) -> String {
        callback.into_inner().to_form()
    }
    let app = Router::new()
        .route("/", any(on_callback))
        .with_state(Arc::new(with_base_url()));
    let request = request("POST", "/", "k=v", "https://example.com/?kv.7");
    assert_eq!(answer(app, request), (200, "k=v".to_owned()));
}

/// Refused with a status and without a word, and with the reason for the log.
#[track_caller]
fn is_refused(app: Router, request: Request<Body>, reason: &str) {
    let response = respond(app, request);
    assert_eq!(response.status().as_u16(), 403);
    assert_eq!(response.headers().get(header::CONTENT_TYPE), None);
    let rejection = response.extensions().get::<UnverifiedRejection>().unwrap();
    assert_eq!(rejection.to_string(), reason);
    assert_eq!(rejection.status().as_u16(), 403);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let body = to_bytes(response.into_body(), usize::MAX);
    assert_eq!(runtime.unwrap().block_on(body).unwrap(), "");
}

#[test]
fn everything_else_is_refused_alike_and_says_why_to_the_log_only() {
    let text = "https://example.com/hangup?kv.7";
    let none = "signature: expected one that a known token makes from this URL and these parameters, found another";
    is_refused(app(), request("POST", "/hangup", "k=w", text), none);
    is_refused(app(), request("POST", "/hangup?a=b", "k=v", text), none);
    is_refused(app(), request("GET", "/hangup", "k=v", text), none);

    let mut without = request("POST", "/hangup", "k=v", text);
    without.headers_mut().remove(SIGNATURE);
    let reason = "X-Plivo-Signature-V3: expected a value, found no such header";
    is_refused(app(), without, reason);
    let mut repeated = request("POST", "/hangup", "k=v", text);
    repeated.headers_mut().append(NONCE, "7".parse().unwrap());
    let reason = "X-Plivo-Signature-V3-Nonce: expected one header, found several";
    is_refused(app(), repeated, reason);
    let mut json = request("POST", "/hangup", r#"{"k":"v"}"#, text);
    json.headers_mut()
        .insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
    is_refused(app(), json, none);

    let reason = "method: expected GET or POST, found another one";
    is_refused(app(), request("PUT", "/hangup", "k=v", text), reason);
    let mut text_plain = request("POST", "/hangup", "k=v", text);
    text_plain
        .headers_mut()
        .insert(header::CONTENT_TYPE, "text/plain".parse().unwrap());
    let reason = "content type: expected application/x-www-form-urlencoded or application/json, \
                  found another one";
    is_refused(app(), text_plain, reason);
    let reason =
        "URL: expected a whole URL, since the verifier has no base URL, found something else";
    is_refused(
        app_of(verifier()),
        request("POST", "/hangup", "k=v", text),
        reason,
    );
}

#[test]
fn a_body_in_json_is_read_as_the_form_that_was_signed() {
    let text = r#"https://example.com/hangup?{"k":"v"}.7"#;
    let mut request = request("POST", "/hangup", r#"{"k":"v"}"#, text);
    request
        .headers_mut()
        .insert(header::CONTENT_TYPE, "application/json".parse().unwrap());
    let form = "app 7 %7B%22k%22%3A%22v%22%7D=".to_owned();
    assert_eq!(answer(app(), request), (200, form));
}

#[test]
fn the_smaller_limit_counts() {
    let body = "k".repeat(100);
    let text = format!("https://example.com/hangup?{body}.7");
    let request = || request("POST", "/hangup", body.clone(), &text);
    let too_large = |limit| format!("body: expected at most {limit} bytes, found more");
    let limited = |bytes| app_of(with_base_url().with_body_limit(bytes));
    assert_eq!(answer(limited(100), request()).0, 200);
    is_refused(limited(99), request(), &too_large(99));
    is_refused(
        limited(100).layer(Extension(BodyLimit::bytes(50))),
        request(),
        &too_large(50),
    );
    is_refused(
        limited(50).layer(Extension(BodyLimit::bytes(100))),
        request(),
        &too_large(50),
    );

    let body = "k".repeat(3 << 20);
    let text = format!("https://example.com/hangup?{body}.7");
    let request = || super::web::request("POST", "/hangup", body.clone(), &text);
    is_refused(app(), request(), &too_large(1 << 20));
    // axum takes 2 MB unless it is told otherwise, in one of these ways.
    is_refused(limited(3 << 20), request(), &too_large(2_097_152));
    let layered = limited(3 << 20).layer(DefaultBodyLimit::max(3 << 20));
    assert_eq!(answer(layered, request()).0, 200);
    let layered = limited(3 << 20).layer(Extension(BodyLimit::bytes(3 << 20)));
    assert_eq!(answer(layered, request()).0, 200);
}

#[test]
fn axums_limit_counts_unless_a_body_limit_is_set() {
    let body = "k".repeat(100);
    let text = format!("https://example.com/hangup?{body}.7");
    let request = || request("POST", "/hangup", body.clone(), &text);
    let reason = "body: expected at most 99 bytes, found more";
    for of_verifier in [100, 512 << 10, Verifier::BODY_LIMIT] {
        let app = || app_of(with_base_url().with_body_limit(of_verifier));
        let layered = |bytes| app().layer(DefaultBodyLimit::max(bytes));
        assert_eq!(answer(layered(100), request()).0, 200);
        is_refused(layered(99), request(), reason);
        let disabled = app().layer(DefaultBodyLimit::disable());
        assert_eq!(answer(disabled, request()).0, 200);
        let set = layered(99).layer(Extension(BodyLimit::bytes(100)));
        assert_eq!(answer(set, request()).0, 200);
    }
}

/// A body that must not be asked for.
struct Unwanted;

impl http_body::Body for Unwanted {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        panic!("the body was read");
    }
}

#[test]
fn a_body_is_not_read_if_no_body_can_be_right() {
    let unwanted = || request("POST", "/hangup", Body::new(Unwanted), "text");
    let mut without = unwanted();
    without.headers_mut().remove(SIGNATURE);
    let reason = "X-Plivo-Signature-V3: expected a value, found no such header";
    is_refused(app(), without, reason);
    let mut malformed = unwanted();
    let nonce = malformed.headers_mut().get_mut(NONCE).unwrap();
    *nonce = "x".parse().unwrap();
    let reason = "X-Plivo-Signature-V3-Nonce: expected decimal digits, found something else";
    is_refused(app(), malformed, reason);
}

#[test]
fn a_nest_takes_its_prefix_off_the_path() {
    let nested = |base: &str| {
        let verifier = verifier().with_base_url(base).unwrap();
        Router::new().nest("/calls", app_of(verifier))
    };
    let text = "https://example.com/calls/hangup?kv.7";
    let request = || request("POST", "/calls/hangup", "k=v", text);
    assert_eq!(
        answer(nested("https://example.com/calls"), request()).0,
        200
    );
    assert_eq!(answer(nested("https://example.com"), request()).0, 403);
}

#[test]
fn the_parts_of_a_request_are_a_request() {
    let text = "https://example.com/hangup?a=b.kv.7";
    for uri in ["/hangup?a=b", "http://evil.example/hangup?a=b"] {
        let (parts, _) = request("POST", uri, "", text).into_parts();
        let read = |body: &[u8]| {
            let request = CallbackRequest::from_parts(&parts, body);
            with_base_url()
                .read::<HangupCallback>(request)
                .map(Verified::into_inner)
        };
        assert_eq!(read(b"k=v"), Ok(HangupCallback::from_form("k=v").unwrap()));
        assert_eq!(
            read(b"k=w"),
            Err(ReadError::NotProven(SignatureError::NoMatch))
        );
    }
    let (parts, _) = request(
        "POST",
        "http://example.com",
        "",
        "https://example.com/?kv.7",
    )
    .into_parts();
    let request = CallbackRequest::from_parts(&parts, b"k=v");
    assert!(with_base_url().verify(request).is_ok());
}
