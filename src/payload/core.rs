//! What every payload type has inside: what came, and the hangup in it.

use core::fmt;

use super::fields::Fields;
use crate::catalog::Vocabulary;
use crate::hangup::{Hangup, HangupText};
use crate::reported::Reported;

/// The keys that a payload has for the texts of its hangup.
pub(crate) type HangupKeys = &'static [(HangupText, &'static str)];

#[derive(Clone)]
pub(super) struct Payload {
    pub(super) fields: Fields,
    pub(super) hangup: Hangup,
}

impl Payload {
    pub(super) fn new(fields: Fields, keys: HangupKeys) -> Self {
        let hangup = hangup_of(&fields, keys);
        Self { fields, hangup }
    }

    pub(super) fn word<T: Vocabulary>(&self, key: &str) -> Option<Reported<T>> {
        self.fields.text(key).map(Reported::from)
    }

    /// A word, if it is listed.
    pub(super) fn known<T: Vocabulary>(&self, key: &str) -> Option<T> {
        self.fields.known(key)
    }

    pub(super) fn debug(&self, name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct(name)
            .field("hangup", &self.hangup)
            .field("fields", &self.fields.len())
            .finish_non_exhaustive()
    }
}

fn hangup_of(fields: &Fields, keys: HangupKeys) -> Hangup {
    let mut hangup = Hangup::default();
    for (text, key) in keys {
        if hangup.reported(*text).is_none() {
            hangup.report(*text, fields.text(key).unwrap_or_default());
        }
    }
    hangup
}
