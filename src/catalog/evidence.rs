//! Behaviour of [`Evidence`] and of [`Fact`].

use super::generated::{Evidence, Fact};
use super::vocabulary::vocabulary;

vocabulary!(Evidence, "a kind of" "evidence", serde = slug, "The slug is read too.");
vocabulary!(Fact, "a" "fact", serde = slug, "The slug is read too.");
