//! What the data refers to, as Rust paths.

use super::data::Data;
use super::file::Field;
use super::rust::option;

impl Data {
    pub(crate) fn by_code(&self, code: u16) -> String {
        let causes = self.causes.iter();
        let mut found = causes.filter(|cause| *cause.code.get() == code);
        let variant = found.next().map(|cause| cause.variant.get().as_str());
        format!("HangupCause::{}", variant.unwrap_or_default())
    }

    pub(crate) fn word(&self, slug: &str) -> String {
        let words = self.words.iter();
        let mut found = words.filter(|word| word.slug().as_deref() == Some(slug));
        let variant = found.next().map(|word| word.variant.get().as_str());
        format!("TelephonyCause::{}", variant.unwrap_or_default())
    }

    pub(crate) fn nullable(&self, key: &str, slug: &Field<Option<String>>) -> String {
        option(slug.get().as_deref().map(|slug| self.by_slug(key, slug)))
    }

    /// The Rust path of the term with a slug.
    #[expect(
        clippy::expect_used,
        reason = "a build-time assertion: rules come first"
    )]
    pub(crate) fn by_slug(&self, key: &str, slug: &str) -> String {
        let found = self.vocabulary(key).and_then(|list| {
            let term = list.terms.iter().find(|term| term.slug.get() == slug)?;
            Some(format!("{}::{}", list.type_name, term.variant.get()))
        });
        found.expect("references were checked before")
    }
}
