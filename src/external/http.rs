//! Callbacks from requests of the crate `http`.

use http::header::{CONTENT_TYPE, HeaderMap};
use http::{Extensions, Method, Request, StatusCode};

use crate::PayloadError;
use crate::payload::for_each_callback;

for_each_callback! { [] {
    /// Reads a request whose body is in hand.
    ///
    /// A POST is read from its body: a form or JSON, by its content type, whose parameters such as `charset` are
    /// ignored. `application/json` is JSON, and so is any `application/` type that ends with `+json`. A GET is read
    /// from its query; its body and content type are ignored.
    ///
    /// The body has at most 1 MiB, unless a [`BodyLimit`](crate::BodyLimit) is set.
    ///
    /// # Errors
    ///
    /// Fails if the method is not GET or POST (HEAD is refused too: it does not report a call), if a POST has no
    /// content type or one that is neither a form nor JSON, if the body is too large, or if the payload cannot be
    /// read.
    ///
    /// # Example
    ///
    /// Every callback type has this function:
    ///
    /// ```
    /// use plivo_hangup::{Callback, HangupCause};
    ///
    /// let request = http::Request::post("/callback")
    ///     .header("content-type", "application/x-www-form-urlencoded")
    ///     .body("Event=Hangup&HangupCauseCode=3010")?;
    /// let callback = Callback::from_http(&request)?;
    /// let hangup = callback.hangup().expect("the event is a hangup");
    /// assert_eq!(hangup.cause(), Some(HangupCause::BusyLine));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_http<B: AsRef<[u8]>>(request: &Request<B>) -> Result<Self, HttpError> {
        Ok(match Place::of(request.method(), request.headers())? {
            // A GET's query has no question mark before it: one that it begins with belongs to the first key.
            Place::Query => Self::from_form(request.uri().query().unwrap_or_default()),
            Place::Form => Self::from_form(limited_body(request)?),
            Place::Json => Self::from_json(limited_body(request)?),
        }?)
    }
} }

/// Where a request has its payload.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Query,
    Form,
    Json,
}

impl Place {
    pub(super) fn of(method: &Method, headers: &HeaderMap) -> Result<Self, HttpError> {
        match *method {
            Method::GET => Ok(Self::Query),
            Method::POST => Self::of_body(headers),
            _ => Err(HttpError::Method),
        }
    }

    fn of_body(headers: &HeaderMap) -> Result<Self, HttpError> {
        let content_type = headers.get(CONTENT_TYPE).map_or(&b""[..], AsRef::as_ref);
        let essence = content_type.split(|byte| *byte == b';').next();
        let essence = essence.unwrap_or_default().trim_ascii();
        if essence.eq_ignore_ascii_case(b"application/x-www-form-urlencoded") {
            Ok(Self::Form)
        } else if is_json(essence) {
            Ok(Self::Json)
        } else {
            Err(HttpError::ContentType {
                is_absent: essence.is_empty(),
            })
        }
    }
}

fn is_json(essence: &[u8]) -> bool {
    let parts = essence.split_at_checked("application/".len());
    parts.is_some_and(|(kind, subtype)| {
        let suffix = subtype.last_chunk::<5>();
        kind.eq_ignore_ascii_case(b"application/")
            && (subtype.eq_ignore_ascii_case(b"json")
                || suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case(b"+json")))
    })
}

fn limited_body<B: AsRef<[u8]>>(request: &Request<B>) -> Result<&[u8], HttpError> {
    let body = request.body().as_ref();
    let BodyLimit(limit) = BodyLimit::set_in(request.extensions()).unwrap_or_default();
    if body.len() > limit {
        return Err(HttpError::BodyTooLarge { limit });
    }
    Ok(body)
}

/// How many bytes the body of a callback may have: 1 MiB unless set.
///
/// Set it in the extensions of the request. `from_http` and the extractors of axum look for it there.
///
/// ```
/// use plivo_hangup::{BodyLimit, Callback, HttpError};
///
/// let mut request = http::Request::post("/callback")
///     .header("content-type", "application/json")
///     .body(r#"{"Event": "Hangup"}"#)?;
/// assert!(Callback::from_http(&request).is_ok());
///
/// request.extensions_mut().insert(BodyLimit::bytes(16));
/// assert_eq!(Callback::from_http(&request), Err(HttpError::BodyTooLarge { limit: 16 }));
/// # Ok::<(), http::Error>(())
/// ```
///
/// With axum, a layer sets it for all routes that it is around:
///
/// ```
/// # #[cfg(feature = "axum")] {
/// use axum::{Extension, Router, routing::post};
/// use plivo_hangup::{BodyLimit, Callback};
///
/// async fn on_callback(_: Callback) {}
///
/// let app: Router = Router::new()
///     .route("/callback", post(on_callback))
///     .layer(Extension(BodyLimit::bytes(4 << 20)));
/// # }
/// ```
///
/// It takes the place of axum's `DefaultBodyLimit`. Where it is not set, the smaller of 1 MiB and
/// `DefaultBodyLimit` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLimit(usize);

impl BodyLimit {
    /// Creates a limit of this many bytes. A body of exactly this size is still read.
    pub const fn bytes(bytes: usize) -> Self {
        Self(bytes)
    }

    /// Returns how many bytes a body may have.
    pub const fn get(self) -> usize {
        self.0
    }

    pub(super) fn set_in(extensions: &Extensions) -> Option<Self> {
        extensions.get().copied()
    }
}

/// 1 MiB.
impl Default for BodyLimit {
    fn default() -> Self {
        Self(1 << 20)
    }
}

/// Why a request could not be read as a callback.
///
/// It says what was expected, and never repeats what was sent.
///
/// ```
/// use plivo_hangup::{Callback, HttpError};
///
/// let request = http::Request::put("/callback").body("")?;
/// let error = Callback::from_http(&request).expect_err("Plivo does not send PUT");
/// assert_eq!(error, HttpError::Method);
/// assert_eq!(error.to_string(), "method: expected GET or POST, found another one");
/// assert_eq!(error.status(), http::StatusCode::METHOD_NOT_ALLOWED);
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HttpError {
    /// The method is neither GET nor POST.
    #[error("method: expected GET or POST, found another one")]
    Method,
    /// A POST has neither the content type of a form nor one of JSON.
    #[error(
        "content type: expected application/x-www-form-urlencoded or application/json, found {}",
        if *.is_absent { "none" } else { "another one" }
    )]
    ContentType {
        /// Whether it has none, or a blank one.
        is_absent: bool,
    },
    /// The body is larger than the [limit](BodyLimit).
    #[error("body: expected at most {limit} bytes, found more")]
    BodyTooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The payload cannot be read.
    #[error(transparent)]
    Payload(#[from] PayloadError),
}

impl HttpError {
    /// The status to answer with: 405, 415, 413 or 400.
    ///
    /// An answer of 405 needs the header `Allow: GET, POST`.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::ContentType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge { .. } | Self::Payload(PayloadError::TooLarge { .. }) => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Self::Payload(_) => StatusCode::BAD_REQUEST,
        }
    }
}
