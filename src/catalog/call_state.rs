//! Behaviour of [`CallState`].

use super::generated::CallState;
use super::vocabulary::vocabulary;

vocabulary!(CallState, "a" "call state", serde = slug, "The slug is read too.");
