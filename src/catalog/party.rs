//! Behaviour of [`Party`].

use super::generated::Party;
use super::spelling::Folded;
use super::vocabulary::vocabulary;

vocabulary!(Party, "party", serde = slug);
