//! Why a request was turned away.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use plivo_hangup::signature::SignatureError;
use plivo_hangup::{CallbackRejection, HttpError, UnverifiedRejection};

use crate::store::StoreError;

/// Why a request was turned away: a closed set, so that strangers cannot add to what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Refusal {
    NoMatch,
    NoSignature,
    BadSignature,
    ChangedReplay,
    Url,
    Method,
    ContentType,
    BodyTooLarge,
    BodySlow,
    BodyBroken,
    Unreadable,
    HeadersSlow,
    NotHttp,
    Cut,
    Overloaded,
    TooLong,
    Busy,
    Full,
    Failed,
}

impl Refusal {
    pub(crate) const ALL: [Self; 19] = [
        Self::NoMatch,
        Self::NoSignature,
        Self::BadSignature,
        Self::ChangedReplay,
        Self::Url,
        Self::Method,
        Self::ContentType,
        Self::BodyTooLarge,
        Self::BodySlow,
        Self::BodyBroken,
        Self::Unreadable,
        Self::HeadersSlow,
        Self::NotHttp,
        Self::Cut,
        Self::Overloaded,
        Self::TooLong,
        Self::Busy,
        Self::Full,
        Self::Failed,
    ];

    /// For metrics and the database. It never changes.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::NoMatch => "signature_no_match",
            Self::NoSignature => "signature_missing",
            Self::BadSignature => "signature_malformed",
            Self::ChangedReplay => "replay_changed",
            Self::Url => "url",
            Self::Method => "method",
            Self::ContentType => "content_type",
            Self::BodyTooLarge => "body_too_large",
            Self::BodySlow => "body_slow",
            Self::BodyBroken => "body_broken",
            Self::Unreadable => "unreadable",
            Self::HeadersSlow => "headers_slow",
            Self::NotHttp => "not_http",
            Self::Cut => "connection_cut",
            Self::Overloaded => "overloaded",
            Self::TooLong => "timeout",
            Self::Busy => "database_busy",
            Self::Full => "database_full",
            Self::Failed => "database_failed",
        }
    }

    /// For the page.
    pub(crate) const fn sentence(self) -> &'static str {
        match self {
            Self::NoMatch => {
                "The signature does not match any known token: the request is forged, or the token or the public URL \
                 is wrong."
            }
            Self::NoSignature => "There is no signature.",
            Self::BadSignature => "The headers of the signature are damaged.",
            Self::ChangedReplay => {
                "A nonce came again with other content: a captured request that was changed."
            }
            Self::Url => "The URL cannot be a signed one.",
            Self::Method => "The method is not GET or POST.",
            Self::ContentType => "The body is not a form.",
            Self::BodyTooLarge => "The body is too large.",
            Self::BodySlow => "The body did not arrive in time.",
            Self::BodyBroken => "The connection ended before the body.",
            Self::Unreadable => "It is signed, and cannot be read.",
            Self::HeadersSlow => "The headers did not arrive in time.",
            Self::NotHttp => "It is not HTTP.",
            Self::Cut => "The connection was cut.",
            Self::Overloaded => "There were too many at a time. The sender was asked to try again.",
            Self::TooLong => "It took too long. The sender was asked to try again.",
            Self::Busy => "The database was locked. The sender was asked to try again.",
            Self::Full => "The database was full. The sender was asked to try again.",
            Self::Failed => "The database failed. The sender was asked to try again.",
        }
    }

    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::NoMatch | Self::NoSignature | Self::BadSignature | Self::ChangedReplay => {
                StatusCode::FORBIDDEN
            }
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodySlow | Self::HeadersSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Url | Self::BodyBroken | Self::Unreadable | Self::NotHttp | Self::Cut => {
                StatusCode::BAD_REQUEST
            }
            Self::Overloaded | Self::TooLong | Self::Busy | Self::Full | Self::Failed => {
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }

    pub(crate) fn from_slug(slug: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|refusal| refusal.slug() == slug)
    }
}

impl From<&UnverifiedRejection> for Refusal {
    fn from(rejection: &UnverifiedRejection) -> Self {
        match rejection {
            UnverifiedRejection::NotProven(error) => error.into(),
            UnverifiedRejection::Request(CallbackRejection::Request(error)) => error.into(),
            UnverifiedRejection::Request(_) => Self::BodyBroken,
            _ => Self::Unreadable,
        }
    }
}

impl From<&SignatureError> for Refusal {
    fn from(error: &SignatureError) -> Self {
        match error {
            SignatureError::NoMatch => Self::NoMatch,
            SignatureError::MissingHeader { .. } => Self::NoSignature,
            SignatureError::Method => Self::Method,
            SignatureError::Url(_) | SignatureError::UrlTooLong { .. } => Self::Url,
            SignatureError::BodyTooLarge { .. } => Self::BodyTooLarge,
            _ => Self::BadSignature,
        }
    }
}

impl From<&HttpError> for Refusal {
    fn from(error: &HttpError) -> Self {
        match error {
            HttpError::Method => Self::Method,
            HttpError::ContentType { .. } => Self::ContentType,
            HttpError::BodyTooLarge { .. } => Self::BodyTooLarge,
            _ => Self::Unreadable,
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::Full,
            StoreError::QueueFull => Self::Overloaded,
            StoreError::Failed | StoreError::Stopped => Self::Failed,
        }
    }
}

/// The status alone: whoever sent it learns nothing. The reason is in its extensions, for the layer that counts.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
