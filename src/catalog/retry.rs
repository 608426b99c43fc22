//! Behaviour of [`Retry`].

use super::generated::Retry;
use super::vocabulary::vocabulary;

vocabulary!(Retry, "a piece of" "retry advice", serde = slug, "The slug is read too.");
