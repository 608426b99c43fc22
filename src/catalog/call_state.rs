//! Behaviour of [`CallState`].

use super::generated::CallState;
use super::spelling::Folded;
use super::vocabulary::vocabulary;

vocabulary!(CallState, "call state", serde = slug);
