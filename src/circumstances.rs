//! What a payload says of its call, apart from the hangup.

use crate::catalog::{CallStatus, DialStatus, Meaning, Outcome};

/// All that is weighed with a hangup. `None` means that the payload does not say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Circumstances {
    pub(crate) answered: Option<bool>,
    pub(crate) status: Option<Status>,
    pub(crate) is_outbound: Option<bool>,
    /// `Some(false)` if the answer time is blank.
    pub(crate) has_answer_time: Option<bool>,
    pub(crate) talk_seconds: Option<u64>,
    pub(crate) billed_seconds: Option<u64>,
    pub(crate) machine_detected: bool,
}

/// What a status says of how a call ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Status {
    pub(crate) meaning: Meaning,
    /// A timeout while connecting also goes with a call that was not answered.
    pub(crate) is_timeout: bool,
}

impl Status {
    /// `None` for a status that says nothing of the end.
    fn new(meaning: Option<Meaning>, is_timeout: bool) -> Option<Self> {
        Some(Self {
            meaning: meaning?,
            is_timeout,
        })
    }

    /// Whether the status goes with an outcome. There are fewer statuses than outcomes, so some statuses go with
    /// several.
    pub(crate) fn goes_with(self, outcome: Outcome) -> bool {
        let own = self.meaning.outcome;
        match outcome {
            Outcome::Unknown => true,
            Outcome::Machine => own == Outcome::Completed,
            Outcome::Rejected if self.is_timeout => false,
            Outcome::Rejected => {
                matches!(own, Outcome::Busy | Outcome::Failed | Outcome::Canceled)
            }
            Outcome::Canceled => matches!(own, Outcome::Canceled | Outcome::NoAnswer),
            Outcome::NoAnswer if self.is_timeout => true,
            other => own == other,
        }
    }

    /// Whether the status denies an answer. It is asked if nothing else says.
    pub(crate) fn answered(self) -> Option<bool> {
        denies_answer(self.meaning.outcome).then_some(false)
    }
}

/// Whether a call with this outcome was not answered.
pub(crate) fn denies_answer(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Busy | Outcome::NoAnswer | Outcome::Rejected | Outcome::Canceled
    )
}

impl CallStatus {
    /// What the status says of the end; `None` if the call goes on.
    pub(crate) fn as_end(self) -> Option<Status> {
        Status::new(self.meaning(), self == Self::Timeout)
    }
}

impl DialStatus {
    /// What the status says of the end of the Dial.
    pub(crate) fn as_end(self) -> Option<Status> {
        Status::new(self.meaning(), self == Self::Timeout)
    }
}

/// Whether a field that is only filled after an answer is filled: an answer time, the id of a B leg.
///
/// `Some(true)` if it has a value, `Some(false)` if it is blank, `None` if it is absent.
pub(crate) fn has_trace(field: Option<&str>) -> Option<bool> {
    field.map(|text| !text.trim_ascii().is_empty())
}

/// Whether a call was answered, by what an answer leaves: a trace, talk seconds, billed seconds.
///
/// A trace or any seconds prove an answer; the lack of a trace or zero talk seconds deny it. Billed seconds
/// are rounded up, so they also prove an answer of less than a second.
pub(crate) fn answered(
    has_trace: Option<bool>,
    talk_seconds: Option<u64>,
    billed_seconds: Option<u64>,
) -> Option<bool> {
    let seconds = talk_seconds.max(billed_seconds);
    if has_trace == Some(true) || seconds > Some(0) {
        Some(true)
    } else if has_trace == Some(false) || talk_seconds == Some(0) {
        Some(false)
    } else {
        None
    }
}
