//! Behaviour of [`CallType`].

use super::generated::CallType;
use super::vocabulary::vocabulary;

vocabulary!(CallType, "a" "call type", serde = slug, "The slug is read too.");

impl CallType {
    /// Whether Plivo placed the call: true of `Outbound` and its three kinds.
    ///
    /// The two types of multiparty legs say nothing of direction, so this is false for them.
    ///
    /// ```
    /// use plivo_hangup::CallType;
    ///
    /// assert!(CallType::OutboundSip.is_outbound());
    /// assert!(!CallType::MpcApi.is_outbound());
    /// ```
    pub const fn is_outbound(self) -> bool {
        matches!(
            self,
            Self::Outbound | Self::OutboundApi | Self::OutboundDialXml | Self::OutboundSip
        )
    }
}
