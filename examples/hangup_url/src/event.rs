//! What is stored of a callback.

use axum::body::Bytes;
use plivo_hangup::Callback;
use plivo_hangup::signature::Verified;
use sha2::{Digest as _, Sha256};

/// A callback that Plivo sent, ready to be stored.
///
/// Only a [`Verified`] callback becomes one.
pub(crate) struct Event {
    /// The same for each delivery of one event.
    pub(crate) key: String,
    pub(crate) nonce: String,
    /// Of the form: whether a repeated nonce came with the same one.
    pub(crate) digest: [u8; 32],
    pub(crate) conclusions: Conclusions,
    pub(crate) code: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) telephony: Option<String>,
    /// The body of a POST or the query of a GET, as it came.
    pub(crate) form: Bytes,
}

impl Event {
    pub(crate) fn new(callback: &Verified<Callback>, form: Bytes) -> Self {
        let hangup = callback.hangup();
        let text = |text: Option<&str>| text.map(str::to_owned);
        Self {
            key: key(callback),
            nonce: callback.nonce().to_owned(),
            digest: digest(&form),
            conclusions: Conclusions::of(callback),
            code: text(hangup.and_then(|hangup| hangup.reported_code())),
            source: text(hangup.and_then(|hangup| hangup.reported_source())),
            telephony: text(hangup.and_then(|hangup| hangup.reported_telephony())),
            form,
        }
    }
}

/// A callback without a delivery key is told apart by its nonce: two requests of a call that goes on can say the same
/// (a key pressed twice), and to lose one is worse than to have one twice.
fn key(callback: &Verified<Callback>) -> String {
    match callback.delivery_key() {
        Some(key) => format!("event:{key}"),
        None => format!("nonce:{}", callback.nonce()),
    }
}

pub(crate) fn digest(form: &[u8]) -> [u8; 32] {
    Sha256::digest(form).into()
}

/// What this version of the catalog concludes, for counting in SQL. It is computed again from the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Conclusions {
    pub(crate) kind: Kind,
    /// `None` if nothing has ended.
    pub(crate) outcome: Option<&'static str>,
    pub(crate) label: &'static str,
}

impl Conclusions {
    pub(crate) fn of(callback: &Callback) -> Self {
        Self {
            kind: Kind::of(callback),
            outcome: callback.outcome().map(plivo_hangup::Outcome::slug),
            label: callback.hangup().map_or("", |hangup| hangup.label()),
        }
    }
}

/// What a callback is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A call, or its A leg.
    Call,
    /// A leg that a Dial placed.
    DialLeg,
    /// A Dial as a whole. Its legs have reported already.
    Dial,
    /// A call that goes on.
    Other,
    /// Plivo signed it, and this version does not know it.
    Unrecognized,
}

impl Kind {
    pub(crate) const ALL: [Self; 5] = [
        Self::Call,
        Self::DialLeg,
        Self::Dial,
        Self::Other,
        Self::Unrecognized,
    ];

    pub(crate) fn of(callback: &Callback) -> Self {
        match callback {
            _ if !callback.is_recognized() => Self::Unrecognized,
            Callback::Hangup(_) => Self::Call,
            Callback::Dial(_) => Self::DialLeg,
            Callback::DialSummary(_) => Self::Dial,
            _ => Self::Other,
        }
    }

    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::DialLeg => "dial_leg",
            Self::Dial => "dial",
            Self::Other => "other",
            Self::Unrecognized => "unrecognized",
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Call => "Call",
            Self::DialLeg => "Dial leg",
            Self::Dial => "Dial",
            Self::Other => "Call that goes on",
            Self::Unrecognized => "Not recognized",
        }
    }

    pub(crate) fn from_slug(slug: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.slug() == slug)
            .unwrap_or(Self::Unrecognized)
    }
}
