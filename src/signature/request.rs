//! What a handler has in hand.

use core::fmt;

/// A request as it came, before anything of it is believed.
///
/// `headers` are pairs of names and values, in any case and any order: what iterating over a `HeaderMap` gives, or
/// pairs of texts. Headers that have nothing to do with signatures are passed over.
///
/// ```
/// use plivo_hangup::signature::CallbackRequest;
///
/// let request = CallbackRequest {
///     method: "POST",
///     url: "/hangup?tenant=7",
///     headers: [("X-Plivo-Signature-V3-Nonce", "31627761595286130198")],
///     body: b"HangupCauseCode=3010",
/// };
/// assert_eq!(format!("{request:?}"), "CallbackRequest { body: 20, .. }");
/// ```
#[derive(Clone, Copy)]
pub struct CallbackRequest<'a, H> {
    /// The method, in upper case: `GET` or `POST`.
    pub method: &'a str,
    /// The path and the query as they came, if the verifier has a
    /// [base URL](crate::signature::Verifier::with_base_url). Otherwise the whole public URL.
    pub url: &'a str,
    /// The headers.
    pub headers: H,
    /// The body as it came. Of a GET it is neither signed nor read.
    pub body: &'a [u8],
}

/// Shows how many bytes the body has. The rest may have numbers and names of people in it.
impl<H> fmt::Debug for CallbackRequest<'_, H> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallbackRequest")
            .field("body", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// The methods that are signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
}

impl Method {
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "GET" => Some(Self::Get),
            "POST" => Some(Self::Post),
            _ => None,
        }
    }
}
