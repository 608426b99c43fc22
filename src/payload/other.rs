//! A callback that reports no end.

use super::callback::HangupCallback;
use super::core::Payload;
use super::dial::DialCallback;
use super::dial_summary::DialSummary;
use super::macros::payload;
use crate::circumstances::Circumstances;

/// A request to a callback URL that reports neither a hangup nor anything of a Dial.
///
/// It is the request to the answer URL, a call that rings, a stream that stopped, or not a payload at all: ask
/// [`is_recognized`](Self::is_recognized). It has the keys that all callbacks share, and no hangup.
///
/// ```
/// use plivo_hangup::{Callback, CallbackEvent};
///
/// let callback = Callback::from_form("CallUUID=c1&Event=StartApp&CallStatus=ringing")?;
/// let Callback::Other(other) = callback else {
///     panic!("a call that begins is not a hangup");
/// };
/// assert_eq!(other.event().and_then(|event| event.known()), Some(CallbackEvent::StartApp));
/// # Ok::<(), plivo_hangup::PayloadError>(())
/// ```
#[derive(Clone)]
pub struct OtherCallback(pub(super) Payload);

payload! { OtherCallback: store, judged, form, a_leg; hangup {} }

impl OtherCallback {
    /// Whether the call has ended. Nothing here says so, so it has not.
    pub fn has_ended(&self) -> bool {
        false
    }

    #[expect(clippy::unused_self, reason = "the other callbacks have some")]
    fn weighed(&self) -> Circumstances {
        Circumstances::default()
    }

    fn circumstances(&self) -> Circumstances {
        self.weighed()
    }

    /// A key of any callback, since it may be one of which the rest is missing.
    fn is_own_key(key: &str) -> bool {
        HangupCallback::is_own_key(key)
            || DialCallback::is_own_key(key)
            || DialSummary::is_own_key(key)
    }
}
