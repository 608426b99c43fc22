//! Content must not be shown: a text that is planted in the input must not be in any message.

use std::fmt::{Debug, Display};

/// A text that is nowhere in the crate.
pub const MARKER: &str = "QzmarkerzQ";

/// The input with the marker somewhere in it: the input itself says where.
pub fn planted(input: &[u8]) -> Vec<u8> {
    // FNV-1a, so that each byte changes the place.
    let hash = input.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    });
    let places = u64::try_from(input.len()).unwrap_or(u64::MAX);
    let place = usize::try_from((hash >> 16) % (places + 1)).unwrap_or_default();
    let (before, after) = input.split_at(place);
    [before, MARKER.as_bytes(), after].concat()
}

/// Checks that the `Debug` of a value does not show the marker, neither as text nor as a list of its bytes.
#[track_caller]
pub fn is_hidden(value: &impl Debug) {
    let shown = format!("{value:?}");
    let bytes = format!("{:?}", MARKER.as_bytes());
    let bytes = bytes.trim_matches(['[', ']']);
    let is_shown = shown.contains(MARKER) || shown.contains(bytes);
    assert!(!is_shown, "Debug shows what was sent");
}

/// Checks that neither the message nor the `Debug` of an error shows the marker.
#[track_caller]
pub fn is_hidden_in_error(error: &(impl Debug + Display)) {
    let shown = error.to_string();
    assert!(!shown.contains(MARKER), "a message shows what was sent");
    is_hidden(error);
}

/// Checks the `Debug` of what was read, or the error.
#[track_caller]
pub fn is_hidden_in<T: Debug, E: Debug + Display>(read: &Result<T, E>) {
    match read {
        Ok(value) => is_hidden(value),
        Err(error) => is_hidden_in_error(error),
    }
}
