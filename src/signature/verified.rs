//! What is proven to come from Plivo.

use core::fmt;
use core::ops::Deref;

use super::error::ReplayError;
use super::nonces::NonceStore;
use crate::payload::{PayloadError, for_each_callback};

/// A value that is proven to come from Plivo. Only a [`Verifier`](crate::signature::Verifier) makes it.
///
/// A function that takes a `Verified<HangupCallback>` cannot be given anything else. The value is read from what
/// was signed, and from nothing else. Call the value's methods on it, or take the value out with
/// [`into_inner`](Self::into_inner).
///
/// ```compile_fail
/// use plivo_hangup::HangupCallback;
/// use plivo_hangup::signature::Verified;
///
/// fn forge(value: HangupCallback) -> Verified<HangupCallback> {
///     Verified { value, nonce: "1".into() }
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    nonce: Box<str>,
}

impl<T> Verified<T> {
    pub(super) fn new(value: T, nonce: Box<str>) -> Self {
        Self { value, nonce }
    }

    pub(super) fn into_parts(self) -> (T, Box<str>) {
        (self.value, self.nonce)
    }

    /// Returns the value without the proof.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The nonce of the request, in digits: the number that Plivo made it unique with.
    ///
    /// It is signed, so a request that is sent again has the same one.
    pub fn nonce(&self) -> &str {
        &self.nonce
    }

    /// Accepts each nonce once: adds it to the store, and fails if it was already there.
    ///
    /// # Errors
    ///
    /// If the nonce was seen before, or the store fails.
    pub fn once<S: NonceStore + ?Sized>(self, store: &S) -> Result<Self, ReplayError<S::Error>> {
        match store.insert(&self.nonce) {
            Ok(true) => Ok(self),
            Ok(false) => Err(ReplayError::Replayed),
            Err(error) => Err(ReplayError::Store(error)),
        }
    }
}

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Shows what the value shows, and hides the nonce.
impl<T: fmt::Debug> fmt::Debug for Verified<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Verified")
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}

/// A form that was signed, as its bytes: the body of a POST, or the query of a GET.
///
/// For payloads that this crate has no type for. Its `Debug` hides what is in it.
///
/// ```
/// use plivo_hangup::signature::{AuthToken, CallbackRequest, Verifier};
///
/// let verifier = Verifier::new(AuthToken::new("my_auth_token")?);
/// let form = verifier.verify(CallbackRequest {
///     method: "POST",
///     url: "https://calls.example.com/hangup",
///     headers: [
///         ("X-Plivo-Signature-V3", "T89oFiIqiiXabcwuNyAxpblvMOt67bsuGUBboRpUd0E="),
///         ("X-Plivo-Signature-V3-Nonce", "31627761595286130198"),
///     ],
///     body: b"CallUUID=c1&HangupCauseCode=3010",
/// })?;
/// assert_eq!(form.as_bytes(), b"CallUUID=c1&HangupCauseCode=3010");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SignedForm<'a>(&'a [u8]);

impl<'a> SignedForm<'a> {
    pub(super) fn new(form: &'a [u8]) -> Self {
        Self(form)
    }

    /// Returns the bytes as they were sent.
    pub fn as_bytes(self) -> &'a [u8] {
        self.0
    }
}

/// Shows how many bytes there are, and hides them.
impl fmt::Debug for SignedForm<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SignedForm")
            .field("bytes", &self.0.len())
            .finish_non_exhaustive()
    }
}

/// A payload that Plivo signs: every callback type.
///
/// The trait is sealed. For another payload, verify the request with
/// [`Verifier::verify`](crate::signature::Verifier::verify) and read the form that it returns.
pub trait SignedPayload: sealed::FromForm {}

pub(super) mod sealed {
    use super::PayloadError;

    pub trait FromForm: Sized {
        fn from_signed_form(form: &[u8]) -> Result<Self, PayloadError>;
    }
}

impl<T: sealed::FromForm> SignedPayload for T {}

for_each_callback! { [sealed::FromForm for] {
    fn from_signed_form(form: &[u8]) -> Result<Self, PayloadError> {
        Self::from_form(form)
    }
} }
