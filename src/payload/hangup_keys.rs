//! The keys that a hangup is read from, and how it is read from them.

use super::fields::{Fields, Piece};
use crate::hangup::{Hangup, Part};

/// The keys of a payload for the four texts of a hangup, as far as it has them.
#[derive(Clone, Copy)]
pub(super) struct HangupKeys {
    /// Of code, name, source and telephony cause.
    keys: [Option<&'static str>; 4],
    /// The letter that they begin with, so that most other keys need no further look.
    pub(super) initial: u8,
}

impl HangupKeys {
    /// Stops the build where the keys do not begin with the same letter.
    pub(super) const fn of(keys: [Option<&'static str>; 4]) -> Self {
        let mut initial = 0;
        let mut rest: &[_] = &keys;
        while let [key, behind @ ..] = rest {
            if let Some(key) = key {
                let first = match key.as_bytes() {
                    [first, ..] => *first,
                    [] => 0,
                };
                assert!(initial == 0 || initial == first, "keys begin alike");
                initial = first;
            }
            rest = behind;
        }
        Self { keys, initial }
    }

    pub(super) fn each(self) -> impl Iterator<Item = (Part, &'static str)> {
        let parts = [Part::Code, Part::Name, Part::Source, Part::Telephony];
        let keys = parts.into_iter().zip(self.keys);
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
    hangup: Hangup,
    /// Of a repeated key, the first value counts, even if it is blank.
    seen: [bool; 4],
}

impl HangupReader {
    pub(super) fn new(keys: HangupKeys) -> Self {
        Self {
            keys,
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
