#![doc = include_str!("guide.md")]

mod error;
mod headers;
mod nonces;
mod request;
mod text;
mod token;
mod url;
mod verified;
mod verifier;

pub use self::error::{ReadError, ReplayError, SignatureError};
pub use self::nonces::{NonceStore, RecentNonces};
pub use self::request::CallbackRequest;
pub use self::token::{AuthToken, BlankToken};
pub use self::url::UnusableUrl;
pub use self::verified::{SignedForm, SignedPayload, Verified};
pub use self::verifier::Verifier;
