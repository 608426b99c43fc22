//! Behaviour of [`Party`].

use super::generated::Party;
use super::vocabulary::vocabulary;

vocabulary!(Party, "a" "party", serde = slug, "The slug is read too.");
