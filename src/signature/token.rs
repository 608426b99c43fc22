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
    /// Has taken in the token, and nothing that was signed. In a box, since a list that grows moves its tokens and
    /// does not wipe where they were.
    key: Box<Hmac<Sha256>>,
}

impl AuthToken {
    /// Takes a token. Blanks around it, such as the end of a line in a file of secrets, do not count.
    ///
    /// A `String` is wiped from memory. If you pass a `&str`, wipe the original yourself.
    ///
    /// # Errors
    ///
    /// If the token is blank. Anyone can sign with an empty token, so a forgotten setting must not pass.
    pub fn new(token: impl Into<String>) -> Result<Self, BlankToken> {
        let token = Zeroizing::new(token.into());
        let token = token.trim_ascii();
        if token.is_empty() {
            return Err(BlankToken);
        }
        let key = Hmac::new_from_slice(token.as_bytes()).map_err(|_| BlankToken)?;
        Ok(Self { key: Box::new(key) })
    }

    pub(super) fn sign(&self, text: &[u8]) -> [u8; SIGNATURE] {
        let mut mac = Hmac::clone(&self.key);
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

const _: fn(&AuthToken) = |token| {
    /// `Hmac` has no such implementation of its own. All it keeps are states of its hash, in a `Core`.
    fn is_wiped<D: EagerHash<Core: ZeroizeOnDrop>>(_: &Hmac<D>) {}
    is_wiped(&token.key);
};

/// A token was empty, or nothing but blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("auth token: expected text, found nothing")]
#[non_exhaustive]
pub struct BlankToken;
