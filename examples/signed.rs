//! A service that takes callbacks only from Plivo, and each of them once, with axum.
//!
//! ```sh
//! export PLIVO_AUTH_TOKEN=my_auth_token PUBLIC_URL=https://calls.example.com
//! cargo run --example signed --features axum,signature
//! ```
//!
//! `docs/trust.md` has the commands that sign a callback by hand, forge one and send one again.

use std::env;
use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::post;
use plivo_hangup::signature::{AuthToken, RecentNonces, ReplayError, Verified, Verifier};
use plivo_hangup::{Callback, UnverifiedRejection};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let verifier = Verifier::new(AuthToken::new(env::var("PLIVO_AUTH_TOKEN")?)?)
        .with_base_url(env::var("PUBLIC_URL")?)?
        // Plivo's callbacks have less than 4 KiB.
        .with_body_limit(64 << 10);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8081").await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app(verifier)).await?;
    Ok(())
}

#[derive(Clone)]
struct Service {
    verifier: Arc<Verifier>,
    nonces: Arc<RecentNonces>,
}

/// Gives the extractor its verifier.
impl FromRef<Service> for Arc<Verifier> {
    fn from_ref(service: &Service) -> Self {
        Arc::clone(&service.verifier)
    }
}

fn app(verifier: Verifier) -> Router {
    let service = Service {
        verifier: Arc::new(verifier),
        // As many as arrive in the days in which a copy would do harm.
        nonces: Arc::new(RecentNonces::with_capacity(100_000)),
    };
    Router::new()
        .route("/hangup", post(on_callback))
        .with_state(service)
}

/// The sender gets a status and no word. The log gets the reason.
async fn on_callback(
    State(service): State<Service>,
    callback: Result<Verified<Callback>, UnverifiedRejection>,
) -> StatusCode {
    let callback = match callback {
        Ok(callback) => callback,
        Err(rejection) => {
            println!("refused: {rejection}");
            return rejection.status();
        }
    };
    match callback.once(&*service.nonces) {
        Ok(callback) => {
            println!("accepted: {}", line(&callback));
            StatusCode::NO_CONTENT
        }
        // Plivo may have delivered it again, so it is not told to try once more.
        Err(error @ ReplayError::Replayed) => {
            println!("passed over: {error}");
            StatusCode::NO_CONTENT
        }
        Err(error) => {
            println!("failed: {error}");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// Takes only what is proven.
fn line(callback: &Verified<Callback>) -> String {
    match callback.meaning() {
        Some(meaning) => format!("{}. {}", meaning.outcome, meaning.next_step),
        None => "the call goes on".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use axum::http::header::CONTENT_TYPE;
    use tower::ServiceExt as _;

    use super::*;

    /// The signature is of the first body: made with openssl, as docs/trust.md has it.
    async fn status(app: &Router, body: &'static str) -> u16 {
        let request = Request::post("/hangup")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(
                "X-Plivo-Signature-V3",
                "T89oFiIqiiXabcwuNyAxpblvMOt67bsuGUBboRpUd0E=",
            )
            .header("X-Plivo-Signature-V3-Nonce", "31627761595286130198");
        let request = request.body(Body::from(body)).expect("a request");
        let response = app.clone().oneshot(request).await.expect("infallible");
        response.status().as_u16()
    }

    #[tokio::test]
    async fn what_is_signed_is_taken_and_what_is_forged_is_refused() {
        let token = AuthToken::new("my_auth_token").expect("a token");
        let verifier = Verifier::new(token).with_base_url("https://calls.example.com");
        let app = app(verifier.expect("a base URL"));
        assert_eq!(status(&app, "CallUUID=c1&HangupCauseCode=4000").await, 403);
        for _ in 0..2 {
            assert_eq!(status(&app, "CallUUID=c1&HangupCauseCode=3010").await, 204);
        }
    }
}
