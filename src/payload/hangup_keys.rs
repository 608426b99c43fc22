//! The keys that a hangup is read from, and how it is read from them.

use super::fields::{Fields, Piece};
use crate::hangup::{Hangup, Part};

/// The keys of a payload for the four texts of a hangup, as far as it has them.
#[derive(Clone, Copy)]
pub(super) struct HangupKeys {
    pub(super) code: Option<&'static str>,
    pub(super) name: Option<&'static str>,
    pub(super) source: Option<&'static str>,
    pub(super) telephony: Option<&'static str>,
}

impl HangupKeys {
    pub(super) fn each(self) -> impl Iterator<Item = (Part, &'static str)> {
        let keys = [
            (Part::Code, self.code),
            (Part::Name, self.name),
            (Part::Source, self.source),
            (Part::Telephony, self.telephony),
        ];
        let keys = keys.into_iter();
        keys.filter_map(|(part, key)| key.map(|key| (part, key)))
    }

    /// The hangup of a payload that was read whole.
    pub(super) fn hangup_of(self, fields: &Fields) -> Hangup {
        let mut hangup = Hangup::unreported();
        for (part, key) in self.each() {
            if let Some(text) = fields.text(key) {
                hangup.report(part, text);
            }
        }
        hangup
    }
}

/// Reads a hangup from keys and values as they come in, without keeping anything else of them.
pub(super) struct HangupReader {
    keys: HangupKeys,
    /// The letter that all of the keys begin with, so that most others need no further look.
    pub(super) initial: u8,
    hangup: Hangup,
    /// Of a repeated key, the first value counts, even if it is blank.
    seen: [bool; 4],
}

impl HangupReader {
    pub(super) fn new(keys: HangupKeys) -> Self {
        let first = keys.each().next().and_then(|(_, key)| key.bytes().next());
        Self {
            keys,
            initial: first.unwrap_or_default(),
            hangup: Hangup::unreported(),
            seen: [false; 4],
        }
    }

    /// What a key tells of the hangup, if anything.
    pub(super) fn part(&self, key: &str) -> Option<Part> {
        let mut keys = self.keys.each();
        let found = keys.find(|(_, wanted)| *wanted == key);
        found.map(|(part, _)| part)
    }

    pub(super) fn add(&mut self, part: Part, value: Piece<'_>) {
        let Some(seen) = self.seen.get_mut(part as usize) else {
            return;
        };
        let is_first = !core::mem::replace(seen, true);
        if let Some(text) = value.scalar().filter(|_| is_first) {
            self.hangup.report(part, text);
        }
    }

    pub(super) fn finish(self) -> Hangup {
        self.hangup
    }
}
