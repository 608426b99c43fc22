//! Payloads through the readers that web services use.

use axum::body::{Body, to_bytes};
use axum::extract::Query;
use axum::http::{Method, Request, StatusCode, header};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use plivo_hangup::{CallRecord, CallRecordPage, DialCallback, DialSummary, HangupCallback};
use tower::ServiceExt as _;

use crate::payload::{Payload, form};

/// What a handler takes out of a payload.
fn answer(payload: &impl Payload) -> String {
    let hangup = payload.hangup();
    let text = hangup.reported_code().or(hangup.reported_telephony());
    text.unwrap_or("none").to_owned()
}

async fn of_form<P: Payload>(Form(payload): Form<P>) -> String {
    answer(&payload)
}

async fn of_query<P: Payload>(Query(payload): Query<P>) -> String {
    answer(&payload)
}

async fn of_json<P: Payload>(Json(payload): Json<P>) -> String {
    answer(&payload)
}

async fn of_page(Json(page): Json<CallRecordPage>) -> String {
    page.records.len().to_string()
}

async fn echo(Form(callback): Form<HangupCallback>) -> Json<HangupCallback> {
    Json(callback)
}

fn app() -> Router {
    Router::new()
        .route("/callback", post(of_form::<HangupCallback>))
        .route("/callback", get(of_query::<HangupCallback>))
        .route("/callback/json", post(of_json::<HangupCallback>))
        .route("/dial", post(of_form::<DialCallback>))
        .route("/dial", get(of_query::<DialCallback>))
        .route("/dial/json", post(of_json::<DialCallback>))
        .route("/result", post(of_form::<DialSummary>))
        .route("/result", get(of_query::<DialSummary>))
        .route("/result/json", post(of_json::<DialSummary>))
        .route("/record/json", post(of_json::<CallRecord>))
        .route("/page/json", post(of_page))
        .route("/echo", post(echo))
}

#[track_caller]
fn ask(method: Method, uri: &str, body: &str) -> (StatusCode, String) {
    let is_json = uri.ends_with("/json");
    let content_type = if is_json {
        "application/json"
    } else {
        "application/x-www-form-urlencoded"
    };
    let request = Request::builder().method(method).uri(uri);
    let request = request.header(header::CONTENT_TYPE, content_type);
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(async {
        let response = app().oneshot(request).await.unwrap();
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    })
}

#[track_caller]
fn post_to(uri: &str, body: &str) -> String {
    let (status, answer) = ask(Method::POST, uri, body);
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

#[test]
#[rustfmt::skip]
fn axum_reads_forms_and_queries() {
    for (path, body, expected) in [
        ("/callback", "CallUUID=c1&HangupCauseCode=3010&To=1&To=2&X-PH-Order=%2B7", "3010"),
        ("/dial", "Event=DialHangup&DialBLegHangupCauseCode=9000", "9000"),
        ("/result", "DialStatus=busy&DialHangupCause=USER_BUSY", "USER_BUSY"),
    ] {
        assert_eq!(post_to(path, body), expected);
        let (status, answer) = ask(Method::GET, &format!("{path}?{body}"), "");
        assert_eq!((status, answer.as_str()), (StatusCode::OK, expected));
    }
}

#[test]
#[rustfmt::skip]
fn axum_reads_json() {
    for (path, body, expected) in [
        ("/callback/json", r#"{"HangupCauseCode":3010,"extra":{"a":[1]}}"#, "3010"),
        ("/dial/json", r#"{"DialBLegHangupCauseCode":"9000"}"#, "9000"),
        ("/result/json", r#"{"DialHangupCause":"USER_BUSY"}"#, "USER_BUSY"),
        ("/record/json", r#"{"hangup_cause_code":6010}"#, "6010"),
        ("/page/json", r#"{"objects":[{},17]}"#, "2"),
    ] {
        assert_eq!(post_to(path, body), expected);
    }
}

#[test]
fn axum_writes_what_it_read() {
    let answer = post_to("/echo", "To=1&X=%C3%A9&To=2&HangupCauseCode=+3010+");
    let expected = r#"{"To":["1","2"],"X":"é","HangupCauseCode":" 3010 "}"#;
    assert_eq!(answer, expected);
}

#[test]
#[rustfmt::skip]
fn axum_rejects_what_is_not_a_payload_without_repeating_it() {
    for (path, body, status, message) in [
        ("/callback/json", "[]", 422, "expected an object, found a list"),
        ("/callback/json", "\"+12025550123\"", 422, "expected an object, found text"),
        ("/callback/json", "12025550123", 422, "expected an object, found a number"),
        ("/callback/json", "null", 422, "expected an object, found null"),
        ("/callback/json", r#"{"To":"+12025550123","HangupCauseCode":"#, 400, "EOF"),
        (
            "/page/json",
            r#"{"objects":"+12025550123"}"#,
            422,
            "objects: expected a list, found text",
        ),
    ] {
        let (found, answer) = ask(Method::POST, path, body);
        assert_eq!(found.as_u16(), status, "{answer}");
        assert!(answer.contains(message), "{answer}");
        assert!(!answer.contains("2025550123"), "{answer}");
    }
}

#[test]
fn serde_html_form_and_serde_urlencoded_write_the_payload() {
    let plain = "HangupCauseCode=3010&X=a+b%2B&empty=";
    let callback: HangupCallback = form(plain);
    assert_eq!(serde_urlencoded::to_string(&callback).unwrap(), plain);
    let repeated: HangupCallback = form("To=1&HangupCauseCode=3010&To=2&empty=&X=a+b%2B");
    assert_eq!(
        serde_html_form::to_string(&repeated).unwrap(),
        "To=1&To=2&HangupCauseCode=3010&empty=&X=a+b%2B"
    );
}

#[test]
fn a_reader_replaces_bytes_that_are_not_utf8_before_the_crate_sees_them() {
    let through: HangupCallback = serde_urlencoded::from_str("CallerName=%FF").unwrap();
    assert_eq!(through.get("CallerName"), Some("\u{fffd}"));
    let direct: HangupCallback = form("CallerName=%FF");
    assert_eq!(direct.get("CallerName"), Some("%FF"));
}
