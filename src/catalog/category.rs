//! Behaviour of [`Category`].

use super::generated::Category;
use super::spelling::Folded;
use super::vocabulary::vocabulary;

vocabulary!(Category, "category", serde = slug);
