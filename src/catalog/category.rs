//! Behaviour of [`Category`].

use super::generated::Category;
use super::vocabulary::vocabulary;

vocabulary!(Category, "a" "category", serde = slug, "The slug is read too.");
