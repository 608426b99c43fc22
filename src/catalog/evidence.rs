//! Behaviour of [`Evidence`] and of [`Fact`].

use super::generated::{Evidence, Fact};
use super::spelling::Folded;
use super::vocabulary::vocabulary;

vocabulary!(Evidence, "evidence", serde = slug);
vocabulary!(Fact, "fact", serde = slug);
