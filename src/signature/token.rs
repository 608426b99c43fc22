//! The secret that callbacks are signed with.

use core::fmt;

use hmac::{EagerHash, Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// How many bytes a signature has.
pub(super) const SIGNATURE: usize = 32;

/// The auth token of an account or a subaccount: the secret that its callbacks are signed with.
///
/// It is also the password of Plivo's API, so this type keeps a key made of it and not its text. It cannot be
/// printed, compared, copied or taken out again, and it is wiped from memory when it is dropped.
///
/// ```
/// use plivo_hangup::signature::AuthToken;
///
/// # let from_environment = String::from("my_auth_token");
/// let token = AuthToken::new(from_environment)?;
/// assert_eq!(format!("{token:?}"), "AuthToken { .. }");
/// # Ok::<(), plivo_hangup::signature::BlankToken>(())
/// ```
pub struct AuthToken {
    /// Has taken in the token, and nothing that was signed.
    key: Hmac<Sha256>,
}

impl AuthToken {
    /// Takes a token. Blanks around it, such as the end of a line in a file of secrets, do not count.
    ///
    /// A `String` is wiped. If you give a `&str`, wiping that is up to you.
    ///
    /// # Errors
    ///
    /// If the token is blank. Everyone can sign with nothing, so a setting that was forgotten must not pass.
    pub fn new(token: impl Into<String>) -> Result<Self, BlankToken> {
        let token = Zeroizing::new(token.into());
        let token = token.trim_ascii();
        if token.is_empty() {
            return Err(BlankToken);
        }
        let key = Hmac::new_from_slice(token.as_bytes());
        Ok(Self {
            key: key.map_err(|_| BlankToken)?,
        })
    }

    pub(super) fn sign(&self, text: &[u8]) -> [u8; SIGNATURE] {
        let mut mac = self.key.clone();
        mac.update(text);
        mac.finalize().into_bytes().into()
    }
}

/// Hides the token.
impl fmt::Debug for AuthToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AuthToken").finish_non_exhaustive()
    }
}

/// The key is two states of the hash, and they wipe themselves.
impl ZeroizeOnDrop for AuthToken {}

const _: fn() = || {
    fn is_wiped<T: ZeroizeOnDrop>() {}
    is_wiped::<<Sha256 as EagerHash>::Core>();
};

/// A token was empty, or nothing but blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("auth token: expected text, found nothing")]
#[non_exhaustive]
pub struct BlankToken;
