//! A service that receives what Plivo sends, with axum.
//!
//! ```sh
//! cargo run --example axum --features axum
//! curl -i localhost:8080/plivo -d 'Event=Hangup&CallUUID=c1&HangupCauseCode=3010'
//! ```

use axum::http::StatusCode;
use axum::routing::{any, post};
use axum::{Extension, Form, Router};
use plivo_hangup::{BodyLimit, Callback};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app()).await
}

fn app() -> Router {
    Router::new()
        .route("/plivo", any(on_callback))
        .route("/plivo-form", post(on_form))
        // Plivo's callbacks have less than 4 KiB.
        .layer(Extension(BodyLimit::bytes(64 << 10)))
}

/// Takes POST and GET, a form and JSON, and loses nothing. Anything else is refused with the right status.
async fn on_callback(callback: Callback) -> StatusCode {
    println!("{}", log_line(&callback));
    StatusCode::NO_CONTENT
}

/// The same with axum's own `Form`, for which the feature `axum` is not needed: forms only, bytes that are not
/// UTF-8 are replaced, and axum's own limit holds.
async fn on_form(Form(callback): Form<Callback>) -> StatusCode {
    println!("{}", log_line(&callback));
    StatusCode::NO_CONTENT
}

/// A line without phone numbers and names.
fn log_line(callback: &Callback) -> String {
    // Anyone may send one, so it may hold line breaks.
    let id = callback.get("CallUUID").unwrap_or("without an id");
    let id = id.escape_debug();
    match callback.meaning() {
        Some(meaning) => format!(
            "call {id}: {}, retry: {}. {}",
            meaning.outcome, meaning.retry, meaning.next_step
        ),
        None if callback.is_recognized() => format!("call {id}: goes on"),
        None => "not a callback of Plivo".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use axum::http::header::CONTENT_TYPE;
    use tower::ServiceExt as _;

    use super::*;

    const FORM: &str = "application/x-www-form-urlencoded";
    const BUSY: &str = "Event=Hangup&CallUUID=c1&HangupCauseCode=3010";

    async fn status(method: &str, uri: &str, content_type: &str, body: String) -> u16 {
        let request = Request::builder().method(method).uri(uri);
        let request = request.header(CONTENT_TYPE, content_type);
        let request = request.body(Body::from(body)).expect("a request");
        let response = app().oneshot(request).await.expect("infallible");
        response.status().as_u16()
    }

    #[tokio::test]
    async fn the_extractor_takes_what_plivo_and_relays_send() {
        let json = r#"{"Event":"Hangup"}"#;
        let query = format!("/plivo?{BUSY}");
        assert_eq!(status("POST", "/plivo", FORM, BUSY.to_owned()).await, 204);
        assert_eq!(status("GET", &query, "", String::new()).await, 204);
        assert_eq!(
            status("POST", "/plivo", "application/json", json.to_owned()).await,
            204
        );
        assert_eq!(status("PUT", "/plivo", FORM, BUSY.to_owned()).await, 405);
        assert_eq!(
            status("POST", "/plivo", "text/plain", BUSY.to_owned()).await,
            415
        );
        assert_eq!(
            status("POST", "/plivo", FORM, "a".repeat(65_537)).await,
            413
        );
    }

    #[tokio::test]
    async fn form_takes_forms() {
        assert_eq!(
            status("POST", "/plivo-form", FORM, BUSY.to_owned()).await,
            204
        );
        assert_eq!(
            status("POST", "/plivo-form", "application/json", "{}".to_owned()).await,
            415
        );
    }

    #[test]
    fn a_line_says_what_to_do() {
        for (form, expected) in [
            (BUSY, "call c1: Busy, retry: Later. "),
            ("CallUUID=c1&Event=StartApp", "call c1: goes on"),
            ("CallUUID=c1%0Acall+c2", "call c1\\ncall c2: goes on"),
            ("a=1", "not a callback of Plivo"),
        ] {
            let callback = Callback::from_form(form).expect("forms are always read");
            let line = log_line(&callback);
            assert!(line.starts_with(expected), "{line}");
        }
    }
}
