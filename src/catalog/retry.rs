//! Behaviour of [`Retry`].

use super::generated::Retry;
use super::spelling::Folded;
use super::vocabulary::vocabulary;

vocabulary!(Retry, "retry advice", serde = slug);
