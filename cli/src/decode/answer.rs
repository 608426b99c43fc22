//! What is said of one payload, in any format.

use std::borrow::Cow;

use plivo_hangup::{CallRecord, Callback, Disagreement, Hangup, Meaning};

use crate::printable::printable;

/// What is said of one payload.
pub(super) struct Answer<'a> {
    pub(super) kind: Kind,
    call_uuid: Option<&'a str>,
    b_leg_uuid: Option<&'a str>,
    /// `None` if the payload cannot report one.
    pub(super) hangup: Option<&'a Hangup>,
    /// `None` if the call goes on.
    pub(super) meaning: Option<Meaning>,
    pub(super) disagreements: Vec<Disagreement>,
}

/// What a payload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Hangup,
    DialEvent,
    DialResult,
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
            Self::DialResult => "Dial result",
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
            Self::DialResult => "dial_result",
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
                (Kind::DialResult, call_uuid, summary.b_leg_uuid())
            }
            Callback::Other(other) => (Kind::OtherCallback, other.call_uuid(), None),
            _ => (Kind::OtherCallback, None, None),
        };
        Self {
            kind,
            call_uuid,
            b_leg_uuid,
            hangup: callback.hangup(),
            meaning: callback.meaning(),
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
            meaning: record.meaning(),
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

    /// The hangup and its meaning; `None` while the call goes on.
    pub(super) fn end(&self) -> Option<(&'a Hangup, Meaning)> {
        self.hangup.zip(self.meaning)
    }

    /// The code of the cause, or else the one that is reported.
    pub(super) fn code(&self) -> Option<Cow<'a, str>> {
        let hangup = self.hangup?;
        match hangup.cause() {
            Some(cause) => Some(Cow::Owned(cause.code().to_string())),
            None => hangup.reported_code().map(printable),
        }
    }

    /// The name of the cause, or else the one that is reported.
    pub(super) fn name(&self) -> Option<Cow<'a, str>> {
        let hangup = self.hangup?;
        match hangup.cause() {
            Some(cause) => Some(Cow::Borrowed(cause.name())),
            None => hangup.reported_name().map(printable),
        }
    }

    /// Who ended the call, by the name that is listed, or else as reported.
    pub(super) fn source(&self) -> Option<Cow<'a, str>> {
        let hangup = self.hangup?;
        match hangup.source() {
            Some(source) => Some(Cow::Borrowed(source.name())),
            None => hangup.reported_source().map(printable),
        }
    }

    /// The switch's word as it is listed, or else as reported.
    pub(super) fn telephony(&self) -> Option<Cow<'a, str>> {
        let hangup = self.hangup?;
        match hangup.telephony() {
            Some(cause) => Some(Cow::Borrowed(cause.word())),
            None => hangup.reported_telephony().map(printable),
        }
    }
}
