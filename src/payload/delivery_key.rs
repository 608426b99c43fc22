//! Telling repeated deliveries apart.

use core::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Identifies a callback, so that you can drop repeated deliveries of it. See
/// [`HangupCallback::delivery_key`](crate::HangupCallback::delivery_key) and
/// [`DialCallback::delivery_key`](crate::DialCallback::delivery_key).
///
/// `Display` writes the id of the leg, a slash and the event, for a store of your own. Characters that no UUID has
/// become percent escapes. `Debug` hides the id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryKey(Box<str>);

/// Would make the id of one delivery run into its event.
const SEPARATORS: &AsciiSet = &CONTROLS.add(b'/').add(b'%');

impl DeliveryKey {
    pub(super) fn new(id: &str, event: &str) -> Self {
        let id = utf8_percent_encode(id.trim_ascii(), SEPARATORS);
        Self(format!("{id}/{}", event.trim_ascii()).into())
    }
}

impl fmt::Display for DeliveryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for DeliveryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DeliveryKey")
            .finish_non_exhaustive()
    }
}
