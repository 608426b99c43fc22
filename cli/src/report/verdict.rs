//! What the report counts of one payload.

use plivo_hangup::{
    CallRecord, Callback, Disagreement, Hangup, HangupCause, Meaning, Reported, TelephonyCause,
};

/// What a payload is for the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A leg that has ended: a hangup callback, the end of a B leg, or a call detail record.
    Call,
    /// What became of a Dial as a whole. Its legs are reported as well, so it is not one more call.
    DialResult,
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
    /// The slugs of their kinds.
    pub(super) disagreements: Vec<&'static str>,
    /// Texts that are not listed.
    pub(super) unlisted: Vec<(What, String)>,
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
            answered: None,
            talk_seconds: None,
            machine_detected: false,
        };
        match callback {
            Callback::Hangup(hangup) => {
                parts.answered = hangup.answered();
                parts.talk_seconds = hangup.talk_seconds();
                parts.machine_detected = hangup.machine_detected() == Some(true);
            }
            Callback::Dial(event) => {
                parts.answered = event.answered();
                parts.talk_seconds = event.b_leg_talk_seconds();
            }
            Callback::DialSummary(_) => parts.kind = Kind::DialResult,
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
                disagreements.map(|found| found.kind.slug()).collect()
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

fn unlisted(hangup: &Hangup) -> Vec<(What, String)> {
    let code = hangup
        .reported_code()
        .filter(|code| Reported::<HangupCause>::from(*code).known().is_none());
    let name = hangup.reported_name().filter(|name| {
        HangupCause::from_name(name).is_none() && TelephonyCause::from_word(name).is_none()
    });
    let source = hangup
        .reported_source()
        .filter(|_| hangup.source().is_none());
    // The name of a cause in its place is a disagreement instead.
    let word = hangup
        .reported_telephony()
        .filter(|word| hangup.telephony().is_none() && HangupCause::from_name(word).is_none());
    let all = [
        (What::Code, code),
        (What::Name, name),
        (What::Source, source),
        (What::Word, word),
    ];
    all.into_iter()
        .filter_map(|(what, text)| Some((what, shown(text?))))
        .collect()
}

/// A text that a page may show. A number, an id or a name of a person may have come in any place.
fn shown(text: &str) -> String {
    const LONGEST: usize = 48;
    let text = text.trim_ascii();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" _-./()".contains(&byte);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 5 && text.len() <= LONGEST && text.bytes().all(is_plain) {
        text.to_owned()
    } else {
        "(a text that is not shown)".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_may_be_a_number_or_an_id_is_not_shown() {
        assert_eq!(shown(" 4210 "), "4210");
        assert_eq!(shown("NEW_WORD"), "NEW_WORD");
        for hidden in ["+12025550123", "202-555-0123", "a@example.com", "<b>"] {
            assert_eq!(shown(hidden), "(a text that is not shown)");
        }
    }
}
