//! What a text means.

use plivo_hangup::{HangupCause, TelephonyCause};

use super::index::{Index, Subject};

/// How a text is read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading {
    /// A number alone: a code, or a number of the switch.
    Number(String),
    /// A number of Q.850, such as `q850:17`.
    Q850(String),
    /// A number of FreeSWITCH, such as `freeswitch:816`.
    FreeSwitch(String),
    /// A name, in any spelling.
    Name,
}

/// What a text means: nothing, a cause, a telephony word, or both.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) reading: Reading,
    pub(super) cause: Option<HangupCause>,
    pub(super) word: Option<TelephonyCause>,
}

impl Found {
    pub(super) fn new(text: &str, index: &Index) -> Self {
        let reading = Reading::of(text);
        let (cause, word) = match &reading {
            Reading::Number(number) => (
                number.parse().ok().and_then(HangupCause::from_code),
                by_number(number),
            ),
            Reading::Q850(number) => (None, by_number(number).filter(|word| word.is_q850())),
            Reading::FreeSwitch(number) => (None, by_number(number)),
            Reading::Name => named(text, index),
        };
        Self {
            reading,
            cause,
            word,
        }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.cause.is_none() && self.word.is_none()
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.cause, self.word) == (other.cause, other.word)
    }
}

impl Reading {
    fn of(text: &str) -> Self {
        const Q850: [&str; 2] = ["q.850", "q850"];
        const FREESWITCH: [&str; 1] = ["freeswitch"];
        let text = text.trim().to_ascii_lowercase();
        if is_number(&text) {
            Self::Number(text)
        } else if let Some(number) = number_after(&text, &Q850) {
            Self::Q850(number)
        } else if let Some(number) = number_after(&text, &FREESWITCH) {
            Self::FreeSwitch(number)
        } else {
            Self::Name
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `q850:17`, `q850 17`, and `q.850;cause=17` as SIP has it in a Reason header.
fn number_after(text: &str, prefixes: &[&str]) -> Option<String> {
    let rest = prefixes
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))?;
    let rest = rest.strip_prefix(";cause").unwrap_or(rest);
    let number = rest.trim_start_matches([':', '=', ' ', '-']);
    is_number(number).then(|| number.to_owned())
}

fn by_number(number: &str) -> Option<TelephonyCause> {
    TelephonyCause::from_number(number.parse().ok()?)
}

/// A variant may be written with its type, as cards show it.
fn named(text: &str, index: &Index) -> (Option<HangupCause>, Option<TelephonyCause>) {
    let (of, name) = text.rsplit_once("::").unwrap_or(("", text));
    let (mut cause, mut word) = (None, None);
    for subject in index.named(name) {
        match subject {
            Subject::Cause(named) if of != "TelephonyCause" => cause = Some(named),
            Subject::Word(named) if of != "HangupCause" => word = Some(named),
            _ => {}
        }
    }
    (cause, word)
}
