//! The hangups of call records in bulk.

use super::core::hangup_of;
use super::error::PayloadError;
use super::fields::Fields;
use super::json::{self, Scanner};
use super::record::CallRecord;
use crate::hangup::Hangup;

/// Reads the hangups of many records and nothing else of them, in the same room.
#[derive(Default)]
pub(super) struct HangupReader {
    fields: Fields,
}

impl HangupReader {
    /// Reads the record at a place, and returns where it ends.
    pub(super) fn read(&mut self, scanner: Scanner<'_>, place: usize) -> Option<(Hangup, usize)> {
        let is_wanted = |key: &str| {
            let mut keys = CallRecord::HANGUP_KEYS.iter();
            keys.any(|(_, wanted)| *wanted == key)
        };
        self.fields.clear();
        let end = json::read_object(scanner, place, &mut self.fields, is_wanted)?;
        Some((hangup_of(&self.fields, CallRecord::HANGUP_KEYS), end))
    }

    pub(super) fn read_body(&mut self, body: &[u8]) -> Result<Hangup, PayloadError> {
        json::read(body, |scanner, place| self.read(scanner, place))
    }
}
