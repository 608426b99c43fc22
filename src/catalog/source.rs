//! Behaviour of [`HangupSource`].

use super::generated::HangupSource;
use super::vocabulary::vocabulary;

vocabulary!(
    HangupSource,
    "a" "hangup source",
    serde = name,
    "The wording of the published page is read too."
);

impl HangupSource {
    /// The wording of the published page, which differs from the wire's for `Callee` alone.
    ///
    /// ```
    /// use plivo_hangup::HangupSource;
    ///
    /// assert_eq!(HangupSource::Callee.published_name(), "Call recipient");
    /// assert_eq!(HangupSource::AnswerXml.published_name(), "Answer XML");
    /// ```
    pub const fn published_name(self) -> &'static str {
        Self::published_name_at(self as usize)
    }
}
