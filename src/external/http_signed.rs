//! Requests of the crate `http`, to be verified.

use http::HeaderMap;
use http::request::Parts;

use crate::signature::CallbackRequest;

impl<'a> CallbackRequest<'a, &'a HeaderMap> {
    /// Takes method, path, query and headers from the parts of a request.
    ///
    /// Host and scheme are not taken: the verifier needs a
    /// [base URL](crate::signature::Verifier::with_base_url).
    ///
    /// ```
    /// use plivo_hangup::Callback;
    /// use plivo_hangup::signature::{AuthToken, CallbackRequest, Verifier};
    ///
    /// # let (token, signature) = ("my_auth_token", "T89oFiIqiiXabcwuNyAxpblvMOt67bsuGUBboRpUd0E=");
    /// let verifier = Verifier::new(AuthToken::new(token)?)
    ///     .with_base_url("https://calls.example.com")?;
    ///
    /// let request = http::Request::post("/hangup")
    ///     .header("X-Plivo-Signature-V3", signature)
    ///     .header("X-Plivo-Signature-V3-Nonce", "31627761595286130198")
    ///     .body("CallUUID=c1&HangupCauseCode=3010")?;
    /// let (parts, body) = request.into_parts();
    /// let callback = verifier.read::<Callback>(CallbackRequest::from_parts(&parts, body.as_ref()))?;
    /// assert!(callback.has_ended());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_parts(parts: &'a Parts, body: &'a [u8]) -> Self {
        Self {
            method: parts.method.as_str(),
            url: parts.uri.path_and_query().map_or("/", |url| url.as_str()),
            headers: &parts.headers,
            body,
        }
    }
}
