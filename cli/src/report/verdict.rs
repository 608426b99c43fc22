//! What the report counts of one payload.

use plivo_hangup::{
    CallRecord, Callback, Disagreement, DisagreementKind, Hangup, HangupCause, HangupTexts, Meaning,
};

use crate::masked::{self, NOT_SHOWN};

/// What a payload is for the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A leg that has ended: a hangup callback, the end of a B leg, or a call detail record.
    Call,
    /// What became of a Dial as a whole. Its legs are reported as well, so it is not one more call.
    DialSummary,
    /// A call that goes on.
    GoesOn,
    /// A record of SIP trunking.
    SipTrunk,
}

/// All that is said of a payload. There are few different ones, however many calls there are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Verdict {
    pub(super) kind: Kind,
    pub(super) label: &'static str,
    pub(super) cause: Option<HangupCause>,
    /// `None` if the call goes on.
    pub(super) meaning: Option<Meaning>,
    /// Answered, and over before a second had passed.
    pub(super) is_sub_second: bool,
    pub(super) machine_answered: bool,
    pub(super) disagreements: Vec<Contradiction>,
    /// Texts that are not listed.
    pub(super) unlisted: Vec<(What, String)>,
}

/// A kind of disagreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Contradiction {
    pub(super) slug: &'static str,
    pub(super) description: &'static str,
}

/// What a text that is not listed was sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum What {
    Code,
    Name,
    Source,
    Word,
}

/// The parts of a payload that a verdict is made of.
struct Parts<'a> {
    kind: Kind,
    hangup: Option<&'a Hangup>,
    meaning: Option<Meaning>,
    answered: Option<bool>,
    talk_seconds: Option<u64>,
    machine_detected: bool,
}

impl Verdict {
    pub(super) fn of_record(record: &CallRecord) -> Self {
        let kind = match record.meaning() {
            _ if record.is_sip_trunk() => Kind::SipTrunk,
            Some(_) => Kind::Call,
            None => Kind::GoesOn,
        };
        let parts = Parts {
            kind,
            hangup: Some(record.hangup()),
            meaning: record.meaning(),
            answered: record.answered(),
            talk_seconds: record.talk_seconds(),
            machine_detected: false,
        };
        Self::new(&parts, record.disagreements())
    }

    pub(super) fn of_callback(callback: &Callback) -> Self {
        let mut parts = Parts {
            kind: Kind::Call,
            hangup: callback.hangup(),
            meaning: callback.meaning(),
            answered: callback.answered(),
            talk_seconds: None,
            machine_detected: false,
        };
        match callback {
            Callback::Hangup(hangup) => {
                parts.talk_seconds = hangup.talk_seconds();
                parts.machine_detected = hangup.machine_detected() == Some(true);
            }
            Callback::Dial(event) => {
                parts.talk_seconds = event.b_leg_talk_seconds();
            }
            Callback::DialSummary(_) => parts.kind = Kind::DialSummary,
            _ => parts.kind = Kind::GoesOn,
        }
        if parts.meaning.is_none() {
            parts.kind = Kind::GoesOn;
        }
        Self::new(&parts, callback.disagreements())
    }

    fn new(parts: &Parts<'_>, disagreements: impl Iterator<Item = Disagreement>) -> Self {
        let is_call = parts.kind == Kind::Call;
        let cause = parts.hangup.and_then(Hangup::cause);
        Self {
            kind: parts.kind,
            label: parts.hangup.map_or("not_reported", Hangup::label),
            cause,
            meaning: parts.meaning,
            is_sub_second: is_call && parts.answered == Some(true) && parts.talk_seconds == Some(0),
            machine_answered: is_call
                && (parts.machine_detected || cause == Some(HangupCause::MachineDetected)),
            disagreements: if is_call {
                disagreements
                    .map(|found| Contradiction::of(found.kind))
                    .collect()
            } else {
                Vec::new()
            },
            unlisted: match parts.hangup {
                Some(hangup) if is_call => unlisted(hangup),
                _ => Vec::new(),
            },
        }
    }
}

impl Contradiction {
    fn of(kind: DisagreementKind) -> Self {
        Self {
            slug: kind.slug(),
            description: kind.description(),
        }
    }
}

/// What the library does not know when it is reported alone. In another place it may be known: the name of a
/// cause in the place of the word is a disagreement instead.
fn unlisted(hangup: &Hangup) -> Vec<(What, String)> {
    let none = HangupTexts::default();
    let texts = [
        (
            What::Code,
            HangupTexts {
                code: hangup.reported_code(),
                ..none
            },
        ),
        (
            What::Name,
            HangupTexts {
                name: hangup.reported_name(),
                ..none
            },
        ),
        (
            What::Word,
            HangupTexts {
                telephony: hangup.reported_telephony(),
                ..none
            },
        ),
    ];
    let of_cause = texts.into_iter().filter_map(|(what, texts)| {
        let is_unlisted = Hangup::from(texts).explain().is_cause_unlisted;
        let text = texts.code.or(texts.name).or(texts.telephony)?;
        is_unlisted.then_some((what, text))
    });
    let source = hangup.reported_source();
    let source = source.filter(|_| hangup.source().is_none());
    of_cause
        .chain(source.map(|text| (What::Source, text)))
        .map(|(what, text)| (what, masked::shown(text).unwrap_or(NOT_SHOWN).to_owned()))
        .collect()
}
