//! Verified callbacks as extractors of axum.

use std::sync::Arc;

use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;

use super::axum::{CallbackRejection, collect};
use super::http::BodyLimit;
use crate::PayloadError;
use crate::signature::{
    CallbackRequest, ReadError, SignatureError, SignedPayload, Verified, Verifier,
};

/// Takes the verifier from the state, which needs a [base URL](Verifier::with_base_url). In a nested router, the
/// base URL has the prefix of the nest.
///
/// The body has at most the [verifier's limit](Verifier::with_body_limit), or that of a [`BodyLimit`] if it is smaller.
/// If no `BodyLimit` is set, axum's `DefaultBodyLimit` counts too, which is 2 MB unless you set it. A request whose
/// headers or URL cannot be right is refused before its body has arrived.
///
/// ```
/// use std::sync::Arc;
///
/// use axum::{Router, routing::post};
/// use plivo_hangup::HangupCallback;
/// use plivo_hangup::signature::{AuthToken, Verified, Verifier};
///
/// async fn on_hangup(callback: Verified<HangupCallback>) {
///     println!("{:?}", callback.outcome());
/// }
///
/// # let token = "my_auth_token";
/// let verifier = Verifier::new(AuthToken::new(token)?)
///     .with_base_url("https://calls.example.com")?;
/// let app: Router = Router::new()
///     .route("/hangup", post(on_hangup))
///     .with_state(Arc::new(verifier));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// If the state has other things in it as well, implement `FromRef` so that it gives an `Arc<Verifier>`.
impl<S, T> FromRequest<S> for Verified<T>
where
    S: Send + Sync,
    T: SignedPayload,
    Arc<Verifier>: FromRef<S>,
{
    type Rejection = UnverifiedRejection;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, UnverifiedRejection> {
        let verifier = Arc::<Verifier>::from_ref(state);
        let of_verifier = verifier.body_limit();
        if let Some(set) = BodyLimit::set_in(request.extensions()) {
            let smaller = BodyLimit::bytes(set.get().min(of_verifier));
            request.extensions_mut().insert(smaller);
        }
        let (parts, body) = request.into_parts();
        // What is wrong without a body is wrong with any body, so a stranger's is not waited for.
        verifier.check_head(CallbackRequest::from_parts(&parts, b""))?;
        let request = Request::from_parts(parts, body);
        let request = collect(request, BodyLimit::bytes(of_verifier)).await?;
        let (parts, body) = request.into_parts();
        let request = CallbackRequest::from_parts(&parts, &body);
        Ok(verifier.read(request)?)
    }
}

/// Why the extractor of [`Verified`] refused a request.
///
/// As a response it is a 403 without a body: whoever sent it learns nothing. Its message is the reason, for the log. To
/// log it in a layer, take the rejection from the response's extensions; or take a `Result` in the handler:
///
/// ```
/// use axum::http::StatusCode;
/// use plivo_hangup::{HangupCallback, UnverifiedRejection};
/// use plivo_hangup::signature::Verified;
///
/// async fn on_hangup(
///     callback: Result<Verified<HangupCallback>, UnverifiedRejection>,
/// ) -> Result<(), StatusCode> {
///     let callback = callback.map_err(|rejection| {
///         eprintln!("refused: {rejection}");
///         rejection.status()
///     })?;
///     println!("{:?}", callback.outcome());
///     Ok(())
/// }
/// # let _: axum::Router<std::sync::Arc<plivo_hangup::signature::Verifier>> =
/// #     axum::Router::new().route("/", axum::routing::post(on_hangup));
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnverifiedRejection {
    /// The request is not a callback, or did not arrive.
    #[error(transparent)]
    Request(#[from] CallbackRejection),
    /// The request is not proven to come from Plivo.
    #[error(transparent)]
    NotProven(#[from] SignatureError),
    /// Plivo sent it, but it cannot be read.
    #[error(transparent)]
    Unreadable(#[from] PayloadError),
}

impl UnverifiedRejection {
    /// The status of the response: 403; 400 if Plivo sent it and it cannot be read, or the connection failed.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Request(CallbackRejection::Unread { .. }) | Self::Unreadable(_) => {
                StatusCode::BAD_REQUEST
            }
            Self::Request(_) | Self::NotProven(_) => StatusCode::FORBIDDEN,
        }
    }
}

impl From<ReadError> for UnverifiedRejection {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NotProven(error) => Self::NotProven(error),
            ReadError::Unreadable(error) => Self::Unreadable(error),
        }
    }
}

impl IntoResponse for UnverifiedRejection {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
