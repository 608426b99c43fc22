//! Other crates' types and traits, one file for each crate. Nothing else in this crate imports them. Each has its own
//! feature. The folder has none: docs.rs would show it on every item, next to the item's own.

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "axum")]
mod axum;
#[cfg(all(feature = "axum", feature = "signature"))]
mod axum_verified;
#[cfg(feature = "http")]
mod http;
#[cfg(all(feature = "http", feature = "signature"))]
mod http_signed;
#[cfg(feature = "schemars")]
mod schemars;

#[cfg(feature = "axum")]
pub use self::axum::CallbackRejection;
#[cfg(all(feature = "axum", feature = "signature"))]
pub use self::axum_verified::UnverifiedRejection;
#[cfg(feature = "http")]
pub use self::http::{BodyLimit, HttpError};
