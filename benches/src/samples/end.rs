//! Ways in which calls end: so many that branch prediction cannot learn the payloads that tell them.

use plivo_hangup::{HangupCause, HangupSource, TelephonyCause};

/// How many there are: whole pages of them.
pub(super) const ENDS: u32 = 200;

/// How one call ended, with a number of its own that ids and figures are made of.
pub(super) struct End {
    number: u32,
}

/// All of them.
pub(super) fn ends() -> impl Iterator<Item = End> {
    (0..ENDS).map(|number| End { number })
}

impl End {
    pub(super) fn cause(&self) -> HangupCause {
        self.one_of(HangupCause::ALL, 31)
    }

    pub(super) fn source(&self) -> HangupSource {
        let sources = self.cause().sources().unwrap_or_default();
        sources
            .first()
            .map_or(HangupSource::Plivo, |possible| possible.source)
    }

    pub(super) fn telephony(&self) -> TelephonyCause {
        self.one_of(TelephonyCause::ALL, 13)
    }

    /// One of the words that a key has; a key with another step has them in another order.
    pub(super) fn one_of<T: Copy>(&self, words: &[T], step: usize) -> T {
        words[self.number as usize * step % words.len()]
    }

    pub(super) fn seconds(&self) -> u32 {
        self.number * 37 % 4000
    }

    pub(super) fn billed_seconds(&self) -> u32 {
        self.seconds().div_ceil(60) * 60
    }

    pub(super) fn cost(&self) -> String {
        format!("{:.5}", f64::from(self.billed_seconds()) / 60.0 * 0.005)
    }

    pub(super) fn time(&self) -> String {
        let number = self.number;
        format!(
            "2026-03-02 14:{:02}:{:02}",
            number * 7 % 60,
            number * 11 % 60
        )
    }

    pub(super) fn uuid(&self, role: char) -> String {
        let number = self.number.wrapping_mul(0x9E37_79B9);
        format!("{number:08x}-11aa-4e6e-9d0a-{role}{number:011}")
    }

    /// One of the numbers that are kept for fiction.
    pub(super) fn phone_number(&self, step: u32) -> String {
        format!("120255501{:02}", self.number * step % 100)
    }
}
