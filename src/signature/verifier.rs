//! Verification of requests.

use core::fmt;

use subtle::{Choice, ConstantTimeEq as _};

use super::error::{ReadError, SignatureError};
use super::headers::{Claim, V2, V3};
use super::request::{CallbackRequest, Method};
use super::text;
use super::token::AuthToken;
use super::url::{PublicUrl, UnusableUrl, check_base, query};
use super::verified::{SignedForm, SignedPayload, Verified};

/// Verifies that requests come from Plivo, and reads them.
///
/// Make one when the service starts, and share it by reference or in an `Arc`.
///
/// ```
/// use plivo_hangup::HangupCallback;
/// use plivo_hangup::signature::{AuthToken, CallbackRequest, Verified, Verifier};
///
/// let verifier = Verifier::new(AuthToken::new("my_auth_token")?)
///     .with_base_url("https://calls.example.com")?;
///
/// let request = CallbackRequest {
///     method: "POST",
///     url: "/hangup",
///     headers: [
///         ("x-plivo-signature-v3", "T89oFiIqiiXabcwuNyAxpblvMOt67bsuGUBboRpUd0E="),
///         ("x-plivo-signature-v3-nonce", "31627761595286130198"),
///     ],
///     body: b"CallUUID=c1&HangupCauseCode=3010",
/// };
/// let callback: Verified<HangupCallback> = verifier.read(request)?;
/// assert_eq!(callback.call_uuid(), Some("c1"));
///
/// let forged = CallbackRequest { body: b"CallUUID=c1&HangupCauseCode=4000", ..request };
/// assert!(verifier.read::<HangupCallback>(forged).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Verifier {
    tokens: Vec<AuthToken>,
    main_account_tokens: Vec<AuthToken>,
    base_url: Option<Box<str>>,
    body_limit: usize,
}

/// Servers take no longer ones.
const URL_LIMIT: usize = 64 << 10;

impl Verifier {
    /// How many bytes a body may have unless another limit is set: 1 MiB. A callback has about one KiB.
    pub const BODY_LIMIT: usize = 1 << 20;

    /// Accepts requests that are signed with the token of the account or the subaccount that they belong to:
    /// `X-Plivo-Signature-V3`.
    pub fn new(token: AuthToken) -> Self {
        Self {
            tokens: vec![token],
            main_account_tokens: Vec::new(),
            base_url: None,
            body_limit: Self::BODY_LIMIT,
        }
    }

    /// Also accepts this token: the new one while you change tokens.
    ///
    /// Whoever has one of the tokens can sign any callback for your URL, and nothing says which token it was. So make
    /// a verifier for each account, unless the accounts trust each other.
    #[must_use]
    pub fn with_token(mut self, token: AuthToken) -> Self {
        self.tokens.push(token);
        self
    }

    /// Accepts requests that are signed with the token of the main account: `X-Plivo-Signature-Ma-V3`.
    ///
    /// Then the callbacks of all its subaccounts are accepted, and each of them can make Plivo call your URL with any
    /// parameters. Give this token only if you trust them all. One valid signature is enough, that of the main account
    /// or that of the account. You may give several tokens. If you give none, this header is ignored.
    #[must_use]
    pub fn with_main_account_token(mut self, token: AuthToken) -> Self {
        self.main_account_tokens.push(token);
        self
    }

    /// Sets what the public URL begins with, as it is configured at Plivo: `https://calls.example.com`.
    ///
    /// Plivo signs the URL that it was given. Behind a proxy a service sees another scheme, host, port or path, and
    /// what a request says of them may be forged. With a base URL, only path and query are taken from the request. If
    /// a proxy takes a prefix off the path, the base has it: `https://example.com/calls`.
    ///
    /// Nothing is normalized: give the host, the port and the letter case as they are configured.
    ///
    /// # Errors
    ///
    /// If it does not begin with `http://` or `https://` and a host, or has a query, a fragment or blanks.
    pub fn with_base_url(mut self, url: impl AsRef<str>) -> Result<Self, UnusableUrl> {
        self.base_url = Some(check_base(url.as_ref())?.into());
        Ok(self)
    }

    /// Sets how many bytes a body may have. Without it, the limit is [`BODY_LIMIT`](Self::BODY_LIMIT).
    ///
    /// Verification takes at most 24 times as much memory as body and query, and gives it back when it is done. The
    /// usual callback takes about four times as much. [`read`](Self::read) then takes what `from_form` takes.
    #[must_use]
    pub fn with_body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Returns how many bytes a body may have.
    pub fn body_limit(&self) -> usize {
        self.body_limit
    }

    /// Verifies a request and reads it: the body of a POST, or the query of a GET.
    ///
    /// A query of a POST is verified too, but is not part of what is read. The content type does not count: what is
    /// signed is a form, so a form is what is read. A JSON body is not refused as such, but Plivo does not sign JSON.
    ///
    /// # Errors
    ///
    /// [`ReadError::NotProven`] if the request is not proven to come from Plivo, and [`ReadError::Unreadable`] if it
    /// is proven but too large to be read.
    pub fn read<T: SignedPayload>(
        &self,
        request: CallbackRequest<'_, impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>>,
    ) -> Result<Verified<T>, ReadError> {
        let (form, nonce) = self.verify(request)?.into_parts();
        Ok(Verified::new(T::from_signed_form(form.as_bytes())?, nonce))
    }

    /// Verifies a request and returns the form that was signed: the body of a POST, or the query of a GET.
    ///
    /// Use it for payloads that have no type in this crate. For the others, [`read`](Self::read) verifies and reads.
    ///
    /// # Errors
    ///
    /// If the request is not proven to come from Plivo.
    pub fn verify<'a>(
        &self,
        request: CallbackRequest<'a, impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>>,
    ) -> Result<Verified<SignedForm<'a>>, SignatureError> {
        let method = Method::of(request.method).ok_or(SignatureError::Method)?;
        let bytes = request.body.len();
        if bytes > self.body_limit {
            let limit = self.body_limit;
            return Err(SignatureError::BodyTooLarge { limit, bytes });
        }
        let (url, claim) = self.claim(request.url, request.headers)?;
        self.check(&claim, &text::v3(method, &url, request.body, &claim.nonce))?;
        let form = match method {
            Method::Get => query(request.url).as_bytes(),
            Method::Post => request.body,
        };
        Ok(Verified::new(SignedForm::new(form), claim.nonce))
    }

    /// Verifies the older signature, which covers **neither the body nor the query**: `X-Plivo-Signature-V2`.
    ///
    /// It proves that Plivo once sent something to this URL. It proves nothing about the content of this request:
    /// anyone who has seen one such request can send any body with its headers. So this function returns no payload.
    /// Voice callbacks have the signature that [`read`](Self::read) verifies; use this only for requests that have no
    /// other.
    ///
    /// # Errors
    ///
    /// If no token makes the signature, or a header or the URL cannot be used.
    pub fn verify_v2(
        &self,
        url: &str,
        headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
    ) -> Result<(), SignatureError> {
        let url = self.public_url(url)?;
        let claim = V2.read(headers, !self.main_account_tokens.is_empty())?;
        self.check(&claim, &text::v2(&url, &claim.nonce))
    }

    /// Checks what can be refused before the body has arrived: method, URL and headers. Hashes nothing.
    #[cfg(feature = "axum")]
    pub(crate) fn check_head(
        &self,
        request: CallbackRequest<'_, impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>>,
    ) -> Result<(), SignatureError> {
        Method::of(request.method).ok_or(SignatureError::Method)?;
        self.claim(request.url, request.headers).map(drop)
    }

    /// The URL that is signed, and what the headers of V3 say.
    fn claim<'a>(
        &'a self,
        url: &'a str,
        headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
    ) -> Result<(PublicUrl<'a>, Claim), SignatureError> {
        let url = self.public_url(url)?;
        let claim = V3.read(headers, !self.main_account_tokens.is_empty())?;
        Ok((url, claim))
    }

    fn public_url<'a>(&'a self, url: &'a str) -> Result<PublicUrl<'a>, SignatureError> {
        if url.len() > URL_LIMIT {
            return Err(SignatureError::UrlTooLong {
                limit: URL_LIMIT,
                bytes: url.len(),
            });
        }
        Ok(PublicUrl::new(self.base_url.as_deref(), url)?)
    }

    /// Compares every token's signature with every one that was sent. It takes the same time whichever matches.
    fn check(&self, claim: &Claim, text: &[u8]) -> Result<(), SignatureError> {
        let mut matches = Choice::from(0);
        for (tokens, signatures) in [
            (&self.tokens, &claim.account),
            (&self.main_account_tokens, &claim.main_account),
        ] {
            for token in tokens {
                let expected = token.sign(text);
                for signature in signatures {
                    matches |= expected.ct_eq(signature);
                }
            }
        }
        if bool::from(matches) {
            Ok(())
        } else {
            Err(SignatureError::NoMatch)
        }
    }
}

/// Shows how many tokens there are, and hides them.
impl fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Verifier")
            .field("tokens", &self.tokens.len())
            .field("main_account_tokens", &self.main_account_tokens.len())
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}
