//! What is proven to come from Plivo.

use core::fmt;
use core::ops::Deref;

use super::error::ReplayError;
use super::nonces::NonceStore;
use crate::payload::{
    Callback, DialCallback, DialSummary, HangupCallback, OtherCallback, PayloadError,
};

/// What is proven to come from Plivo: a value that only a [`Verifier`](crate::signature::Verifier) makes.
///
/// A function that takes a `Verified<HangupCallback>` cannot be given anything else. The value is read from what
/// was signed, and from nothing else. It gives access to the value's methods, and [`into_inner`](Self::into_inner)
/// returns the value.
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

    /// Returns the value. It does not say any more that it was proven.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The nonce of the request, in digits: the number that Plivo made it unique with.
    ///
    /// It is signed, so a request that is sent again has the same one.
    pub fn nonce(&self) -> &str {
        &self.nonce
    }

    /// Lets a nonce pass once: remembers it in the store, and refuses it if it was there.
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

impl sealed::FromForm for Callback {
    fn from_signed_form(form: &[u8]) -> Result<Self, PayloadError> {
        Self::from_form(form)
    }
}

impl sealed::FromForm for HangupCallback {
    fn from_signed_form(form: &[u8]) -> Result<Self, PayloadError> {
        Self::from_form(form)
    }
}

impl sealed::FromForm for DialCallback {
    fn from_signed_form(form: &[u8]) -> Result<Self, PayloadError> {
        Self::from_form(form)
    }
}

impl sealed::FromForm for DialSummary {
    fn from_signed_form(form: &[u8]) -> Result<Self, PayloadError> {
        Self::from_form(form)
    }
}

impl sealed::FromForm for OtherCallback {
    fn from_signed_form(form: &[u8]) -> Result<Self, PayloadError> {
        Self::from_form(form)
    }
}
