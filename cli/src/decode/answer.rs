//! What is said of one payload, in any format.

use std::borrow::Cow;

use plivo_hangup::{CallRecord, Callback, Disagreement, Explanation, Hangup};

use crate::masked;
use crate::printable::printable;

/// What is said of one payload.
pub(super) struct Answer<'a> {
    pub(super) kind: Kind,
    call_uuid: Option<&'a str>,
    b_leg_uuid: Option<&'a str>,
    /// `None` if the payload cannot report one.
    pub(super) hangup: Option<&'a Hangup>,
    /// `None` if the call goes on.
    pub(super) explanation: Option<Explanation>,
    pub(super) disagreements: Vec<Disagreement>,
}

/// What a payload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Hangup,
    DialEvent,
    DialSummary,
    OtherCallback,
    Record,
    SipTrunkRecord,
}

impl Kind {
    /// For people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Hangup => "hangup callback",
            Self::DialEvent => "Dial event of a B leg",
            Self::DialSummary => "Dial summary",
            Self::OtherCallback => "callback of a call",
            Self::Record => "call record",
            Self::SipTrunkRecord => "record of SIP trunking",
        }
    }

    /// For programs.
    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::Hangup => "hangup",
            Self::DialEvent => "dial_event",
            Self::DialSummary => "dial_summary",
            Self::OtherCallback => "other_callback",
            Self::Record => "record",
            Self::SipTrunkRecord => "sip_trunk_record",
        }
    }
}

impl<'a> Answer<'a> {
    pub(super) fn of_callback(callback: &'a Callback) -> Self {
        let (kind, call_uuid, b_leg_uuid) = match callback {
            Callback::Hangup(hangup) => (Kind::Hangup, hangup.call_uuid(), None),
            Callback::Dial(event) => {
                let call_uuid = event.call_uuid().or_else(|| event.dial_a_leg_uuid());
                (Kind::DialEvent, call_uuid, event.b_leg_uuid())
            }
            Callback::DialSummary(summary) => {
                let call_uuid = summary.call_uuid().or_else(|| summary.dial_a_leg_uuid());
                (Kind::DialSummary, call_uuid, summary.b_leg_uuid())
            }
            Callback::Other(other) => (Kind::OtherCallback, other.call_uuid(), None),
            _ => (Kind::OtherCallback, None, None),
        };
        Self {
            kind,
            call_uuid,
            b_leg_uuid,
            hangup: callback.hangup(),
            explanation: callback.explain(),
            disagreements: callback.disagreements().collect(),
        }
    }

    pub(super) fn of_record(record: &'a CallRecord) -> Self {
        Self {
            kind: if record.is_sip_trunk() {
                Kind::SipTrunkRecord
            } else {
                Kind::Record
            },
            call_uuid: record.call_uuid(),
            b_leg_uuid: None,
            hangup: Some(record.hangup()),
            explanation: record.explain(),
            disagreements: record.disagreements().collect(),
        }
    }

    /// The id of the call; of a Dial, that of its A leg.
    pub(super) fn call_uuid(&self) -> Option<Cow<'a, str>> {
        self.call_uuid.map(printable)
    }

    /// The id of the B leg of a Dial.
    pub(super) fn b_leg_uuid(&self) -> Option<Cow<'a, str>> {
        self.b_leg_uuid.map(printable)
    }

    /// The hangup and what it means; `None` while the call goes on.
    pub(super) fn end(&self) -> Option<(&'a Hangup, Explanation)> {
        self.hangup.zip(self.explanation)
    }

    /// The code of the cause, or else the one that is reported.
    pub(super) fn code(&self) -> Option<Text<'a>> {
        let hangup = self.hangup?;
        match hangup.cause() {
            Some(cause) => Some(Text::Listed(cause.code().to_string().into())),
            None => hangup.reported_code().map(Text::Reported),
        }
    }

    /// The name of the cause, or else the one that is reported.
    pub(super) fn name(&self) -> Option<Text<'a>> {
        let hangup = self.hangup?;
        match hangup.cause() {
            Some(cause) => Some(Text::Listed(cause.name().into())),
            None => hangup.reported_name().map(Text::Reported),
        }
    }

    /// Who ended the call, by the name that is listed, or else as reported.
    pub(super) fn source(&self) -> Option<Text<'a>> {
        let hangup = self.hangup?;
        match hangup.source() {
            Some(source) => Some(Text::Listed(source.name().into())),
            None => hangup.reported_source().map(Text::Reported),
        }
    }

    /// The switch's word as it is listed, or else as reported.
    pub(super) fn telephony(&self) -> Option<Text<'a>> {
        let hangup = self.hangup?;
        match hangup.telephony() {
            Some(cause) => Some(Text::Listed(cause.word().into())),
            None => hangup.reported_telephony().map(Text::Reported),
        }
    }
}

/// A text of the catalog, or one that was reported.
pub(super) enum Text<'a> {
    Listed(Cow<'a, str>),
    Reported(&'a str),
}

impl<'a> Text<'a> {
    /// The text for a terminal; `None` if it may say who called, which is shown only with ids.
    pub(super) fn shown(self, with_ids: bool) -> Option<Cow<'a, str>> {
        match self {
            Self::Listed(text) => Some(text),
            Self::Reported(text) if with_ids => Some(printable(text)),
            Self::Reported(text) => masked::shown(text).map(printable),
        }
    }
}
