//! Why a request is not proven, or was not read.

use super::url::UnusableUrl;
use crate::payload::PayloadError;

/// Why a request is not proven to come from Plivo.
///
/// It names what is wrong and never repeats what was sent, so it can be logged. Do not send it back: a sender who
/// is not Plivo needs no hint.
///
/// [Nothing matches](crate::signature#nothing-matches) has a list of usual reasons.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureError {
    /// The method is not GET or POST. Plivo signs no other.
    #[error("method: expected GET or POST, found another one")]
    Method,
    /// The URL cannot be the public URL of the request.
    #[error(transparent)]
    Url(#[from] UnusableUrl),
    /// The URL is longer than the limit.
    #[error("URL: expected at most {limit} bytes, found {bytes} bytes")]
    #[non_exhaustive]
    UrlTooLong {
        /// The limit in bytes.
        limit: usize,
        /// Its length in bytes.
        bytes: usize,
    },
    /// The body is larger than the limit. See
    /// [`Verifier::with_body_limit`](crate::signature::Verifier::with_body_limit).
    #[error("body: expected at most {limit} bytes, found {bytes} bytes")]
    #[non_exhaustive]
    BodyTooLarge {
        /// The limit in bytes.
        limit: usize,
        /// Its size in bytes.
        bytes: usize,
    },
    /// A header is missing. If no signature came at all, it is that of the account's signature.
    #[error("{header}: expected a value, found no such header")]
    #[non_exhaustive]
    MissingHeader {
        /// The name of the header.
        header: &'static str,
    },
    /// A header is empty or blank.
    #[error("{header}: expected a value, found an empty one")]
    #[non_exhaustive]
    EmptyHeader {
        /// The name of the header.
        header: &'static str,
    },
    /// A header comes more than once. Plivo sends several signatures in one.
    #[error("{header}: expected one header, found several")]
    #[non_exhaustive]
    RepeatedHeader {
        /// The name of the header.
        header: &'static str,
    },
    /// A header is longer than the limit.
    #[error("{header}: expected at most {limit} bytes, found {bytes} bytes")]
    #[non_exhaustive]
    OversizedHeader {
        /// The name of the header.
        header: &'static str,
        /// The limit in bytes.
        limit: usize,
        /// Its length in bytes.
        bytes: usize,
    },
    /// A signature is not the base64 of 32 bytes.
    #[error("{header}: expected base64 of 32 bytes, found something else")]
    #[non_exhaustive]
    MalformedSignature {
        /// The name of the header.
        header: &'static str,
    },
    /// A nonce is not made of decimal digits.
    #[error("{header}: expected decimal digits, found something else")]
    #[non_exhaustive]
    MalformedNonce {
        /// The name of the header.
        header: &'static str,
    },
    /// No token makes any of the signatures: the request was forged or changed, or the URL or the token is not
    /// the one that it was signed with.
    #[error(
        "signature: expected one that a known token makes from this URL and these parameters, found another"
    )]
    NoMatch,
}

/// Why [`Verifier::read`](crate::signature::Verifier::read) returned nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The request is not proven to come from Plivo. Answer 403, and log the reason.
    #[error(transparent)]
    NotProven(#[from] SignatureError),
    /// Plivo sent it, but it cannot be read.
    #[error(transparent)]
    Unreadable(#[from] PayloadError),
}

/// Why [`Verified::once`](crate::signature::Verified::once) refused a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError<E> {
    /// A request with this nonce came before: a replay, or the same request delivered again.
    #[error("nonce: expected a new one, found one that was seen before")]
    Replayed,
    /// The store failed, so it is not known whether the nonce is new.
    #[error("store of nonces: {0}")]
    Store(#[source] E),
}
