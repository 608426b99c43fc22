//! Callbacks as extractors of axum.

use core::error::Error;
use std::sync::Arc;

use axum_core::RequestExt as _;
use axum_core::body::Body;
use axum_core::extract::{FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::ALLOW;
use http::{HeaderValue, StatusCode};
use http_body::Body as _;
use http_body_util::{BodyExt as _, LengthLimitError};

use super::http::{BodyLimit, HttpError, Place};
use crate::payload::for_each_callback;

for_each_callback! { [<S: Send + Sync> FromRequest<S> for] {
    type Rejection = CallbackRejection;

    async fn from_request(request: Request, _: &S) -> Result<Self, CallbackRejection> {
        Ok(Self::from_http(&collect(request, BodyLimit::default()).await?)?)
    }
} }

/// The request with its body in hand. The body is read if the payload is in it, and never beyond the limit.
///
/// Unless a [`BodyLimit`] is set, axum's own limit counts as well as the one that is given.
pub(super) async fn collect(
    request: Request,
    unless_set: BodyLimit,
) -> Result<http::Request<Bytes>, CallbackRejection> {
    let place = Place::of(request.method(), request.headers())?;
    let set = BodyLimit::set_in(request.extensions());
    let request = match set {
        Some(_) => request,
        None => request.with_limited_body(),
    };
    let (parts, body) = request.into_parts();
    let bytes = match place {
        Place::Query => Bytes::new(),
        Place::Form | Place::Json => Frames::new(body, set.unwrap_or(unless_set))?.join().await?,
    };
    Ok(http::Request::from_parts(parts, bytes))
}

/// The parts of a body as they arrive, up to the limit.
struct Frames {
    body: Body,
    limit: usize,
    left: usize,
}

impl Frames {
    fn new(body: Body, limit: BodyLimit) -> Result<Self, HttpError> {
        let hint = body.size_hint();
        // If a layer has limited the body, the hint's upper bound is that limit.
        let upper = hint.upper().and_then(|upper| usize::try_from(upper).ok());
        let limit = upper.map_or(limit.get(), |upper| limit.get().min(upper));
        if hint.lower() > limit as u64 {
            return Err(HttpError::BodyTooLarge { limit });
        }
        Ok(Self {
            body,
            limit,
            left: limit,
        })
    }

    async fn next(&mut self) -> Result<Option<Bytes>, CallbackRejection> {
        let too_large = HttpError::BodyTooLarge { limit: self.limit };
        while let Some(frame) = self.body.frame().await {
            let frame = match frame {
                Ok(frame) => frame,
                Err(error) if is_length_error(&error) => return Err(too_large.into()),
                Err(error) => return Err(CallbackRejection::unread(error)),
            };
            // What is not data are trailers.
            if let Ok(data) = frame.into_data() {
                self.left = self.left.checked_sub(data.len()).ok_or(too_large)?;
                return Ok(Some(data));
            }
        }
        Ok(None)
    }

    /// Most bodies are one part, which is not copied. Others are copied as they come: a list of parts of a few
    /// bytes takes many times the room of what they hold.
    async fn join(mut self) -> Result<Bytes, CallbackRejection> {
        let first = self.next().await?.unwrap_or_default();
        let Some(second) = self.next().await? else {
            return Ok(first);
        };
        let mut all = Vec::from(first);
        all.extend_from_slice(&second);
        while let Some(data) = self.next().await? {
            all.extend_from_slice(&data);
        }
        Ok(all.into())
    }
}

/// Whether a layer's limit of the body was exceeded. axum and its layers wrap that error several times.
fn is_length_error(error: &axum_core::Error) -> bool {
    let first: &(dyn Error + 'static) = error;
    core::iter::successors(Some(first), |error| (**error).source())
        .any(<dyn Error>::is::<LengthLimitError>)
}

/// Why an extractor refused a request.
///
/// As a response, it has the status and the message of the refusal. The message says what was expected and never
/// repeats what was sent. To log it in a layer, take the rejection from the response's extensions.
///
/// Take a `Result` to decide in the handler:
///
/// ```
/// use axum::http::StatusCode;
/// use plivo_hangup::{Callback, CallbackRejection};
///
/// async fn on_callback(callback: Result<Callback, CallbackRejection>) -> StatusCode {
///     match callback {
///         Ok(_) => StatusCode::NO_CONTENT,
///         Err(rejection) => {
///             eprintln!("refused: {rejection}");
///             rejection.status()
///         }
///     }
/// }
/// # let _: axum::Router = axum::Router::new().route("/", axum::routing::any(on_callback));
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallbackRejection {
    /// The request is not a callback.
    #[error(transparent)]
    Request(#[from] HttpError),
    /// The connection failed before the body had arrived.
    #[error("body: expected the whole body, found a connection that failed before its end")]
    #[non_exhaustive]
    Unread {
        /// Why it failed.
        source: Arc<axum_core::Error>,
    },
}

impl CallbackRejection {
    fn unread(error: axum_core::Error) -> Self {
        Self::Unread {
            source: Arc::new(error),
        }
    }

    /// The status of the response: 405, 415, 413 or 400.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Request(error) => error.status(),
            Self::Unread { .. } => StatusCode::BAD_REQUEST,
        }
    }
}

impl IntoResponse for CallbackRejection {
    fn into_response(self) -> Response {
        let mut response = (self.status(), self.to_string()).into_response();
        if matches!(self, Self::Request(HttpError::Method)) {
            let methods = HeaderValue::from_static("GET, POST");
            response.headers_mut().insert(ALLOW, methods);
        }
        response.extensions_mut().insert(self);
        response
    }
}
