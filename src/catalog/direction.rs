//! Which way calls go.

use super::enums::{CallType, Direction};

impl CallType {
    /// Whether Plivo placed the call: true for `Outbound` and its three kinds.
    ///
    /// The two types of multiparty legs say nothing of the direction, so this is false for them.
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

impl Direction {
    /// Whether Plivo places the call.
    ///
    /// ```
    /// use plivo_hangup::Direction;
    ///
    /// assert!(Direction::Outbound.is_outbound());
    /// ```
    pub const fn is_outbound(self) -> bool {
        matches!(self, Self::Outbound)
    }
}
