//! Payloads through the readers that web services use.

use axum::body::{Body, to_bytes};
use axum::extract::Query;
use axum::http::{Request, StatusCode, header};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use plivo_hangup::{CallRecord, CallRecordPage, DialCallback, DialResult, HangupCallback};
use tower::ServiceExt as _;

/// What a handler took out of each payload.
fn app() -> Router {
    let code = |hangup: &plivo_hangup::Hangup| {
        let text = hangup.reported_code().or(hangup.reported_telephony());
        text.unwrap_or("none").to_owned()
    };
    Router::new()
        .route(
            "/callback",
            post(move |Form(body): Form<HangupCallback>| async move { code(body.hangup()) }),
        )
        .route(
            "/callback",
            get(move |Query(body): Query<HangupCallback>| async move { code(body.hangup()) }),
        )
        .route(
            "/callback-json",
            post(move |Json(body): Json<HangupCallback>| async move { code(body.hangup()) }),
        )
        .route(
            "/dial",
            post(move |Form(body): Form<DialCallback>| async move { code(body.hangup()) }),
        )
        .route(
            "/dial",
            get(move |Query(body): Query<DialCallback>| async move { code(body.hangup()) }),
        )
        .route(
            "/dial-json",
            post(move |Json(body): Json<DialCallback>| async move { code(body.hangup()) }),
        )
        .route(
            "/result",
            post(move |Form(body): Form<DialResult>| async move { code(body.hangup()) }),
        )
        .route(
            "/result",
            get(move |Query(body): Query<DialResult>| async move { code(body.hangup()) }),
        )
        .route(
            "/result-json",
            post(move |Json(body): Json<DialResult>| async move { code(body.hangup()) }),
        )
        .route(
            "/record-json",
            post(move |Json(body): Json<CallRecord>| async move { code(body.hangup()) }),
        )
        .route(
            "/page-json",
            post(|Json(body): Json<CallRecordPage>| async move { body.objects.len().to_string() }),
        )
        .route(
            "/echo",
            post(|Form(body): Form<HangupCallback>| async move { Json(body) }),
        )
}

#[track_caller]
fn ask(request: Request<Body>) -> (StatusCode, String) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let response = app().oneshot(request).await.unwrap();
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    })
}

#[track_caller]
fn send(path: &str, content_type: &str, body: &str) -> (StatusCode, String) {
    let request = Request::post(path).header(header::CONTENT_TYPE, content_type);
    ask(request.body(Body::from(body.to_owned())).unwrap())
}

#[track_caller]
fn form(path: &str, body: &str) -> String {
    let (status, answer) = send(path, "application/x-www-form-urlencoded", body);
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

#[track_caller]
fn query(path: &str, query: &str) -> String {
    let request = Request::get(format!("{path}?{query}"));
    let (status, answer) = ask(request.body(Body::empty()).unwrap());
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

#[track_caller]
fn json(path: &str, body: &str) -> String {
    let (status, answer) = send(path, "application/json", body);
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

#[test]
fn axum_reads_forms_queries_and_json() {
    let callback = "CallUUID=c1&HangupCauseCode=3010&To=1&To=2&X-PH-Order=%2B7";
    assert_eq!(form("/callback", callback), "3010");
    assert_eq!(query("/callback", callback), "3010");
    assert_eq!(
        json(
            "/callback-json",
            r#"{"HangupCauseCode":3010,"extra":{"a":[1]}}"#
        ),
        "3010"
    );
    let event = "Event=DialHangup&DialBLegHangupCauseCode=9000";
    assert_eq!(form("/dial", event), "9000");
    assert_eq!(query("/dial", event), "9000");
    assert_eq!(
        json("/dial-json", r#"{"DialBLegHangupCauseCode":"9000"}"#),
        "9000"
    );
    let result = "DialStatus=busy&DialHangupCause=USER_BUSY";
    assert_eq!(form("/result", result), "USER_BUSY");
    assert_eq!(query("/result", result), "USER_BUSY");
    assert_eq!(
        json("/result-json", r#"{"DialHangupCause":"USER_BUSY"}"#),
        "USER_BUSY"
    );
    assert_eq!(
        json("/record-json", r#"{"hangup_cause_code":6010}"#),
        "6010"
    );
    assert_eq!(json("/page-json", r#"{"objects":[{},17]}"#), "2");
}

#[test]
fn axum_writes_what_it_read() {
    let answer = form("/echo", "To=1&X=%C3%A9&To=2&HangupCauseCode=+3010+");
    assert_eq!(
        answer,
        r#"{"To":["1","2"],"X":"é","HangupCauseCode":" 3010 "}"#
    );
}

#[test]
fn axum_rejects_what_is_no_payload_without_repeating_it() {
    for (body, message) in [
        ("[]", "expected an object, found a list"),
        ("\"+12025550123\"", "expected an object, found text"),
        ("12025550123", "expected an object, found a number"),
        ("null", "expected an object, found nothing"),
    ] {
        let (status, answer) = send("/callback-json", "application/json", body);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.contains(message), "{answer}");
        assert!(!answer.contains("2025550123"), "{answer}");
    }
    let truncated = r#"{"To":"+12025550123","HangupCauseCode":"#;
    let (status, answer) = send("/callback-json", "application/json", truncated);
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(!answer.contains("2025550123"), "{answer}");
    let (status, answer) = send(
        "/page-json",
        "application/json",
        r#"{"objects":"+12025550123"}"#,
    );
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.contains("objects: expected a list, found text"),
        "{answer}"
    );
}

#[test]
fn serde_html_form_and_serde_urlencoded_read_the_same() {
    let body = "To=1&HangupCauseCode=3010&To=2&empty=&X=a+b%2B";
    let direct = HangupCallback::from_form(body.as_bytes()).unwrap();
    assert_eq!(
        serde_html_form::from_str::<HangupCallback>(body).unwrap(),
        direct
    );
    assert_eq!(
        serde_urlencoded::from_str::<HangupCallback>(body).unwrap(),
        direct
    );
    let plain = "HangupCauseCode=3010&X=a+b%2B";
    let callback = HangupCallback::from_form(plain.as_bytes()).unwrap();
    assert_eq!(serde_urlencoded::to_string(&callback).unwrap(), plain);
    assert_eq!(
        serde_html_form::to_string(&direct).unwrap(),
        "To=1&To=2&HangupCauseCode=3010&empty=&X=a+b%2B"
    );
}

#[test]
fn a_reader_replaces_bytes_that_are_not_utf8_before_the_crate_sees_them() {
    let body = "CallerName=%FF";
    let through: HangupCallback = serde_urlencoded::from_str(body).unwrap();
    assert_eq!(through.get("CallerName"), Some("\u{fffd}"));
    let direct = HangupCallback::from_form(body.as_bytes()).unwrap();
    assert_eq!(direct.get("CallerName"), Some("%FF"));
}
