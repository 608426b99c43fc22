//! A payload read through each of its readers, and what it concludes.

use std::fmt::Debug;

use plivo_hangup::{
    CallRecord, CallRecordLines, CallRecordPage, Callback, DialCallback, DialSummary, Explanation,
    HangupCallback, HangupCause, Outcome, Party, Retry,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Outcome, retry advice and responsible party.
pub type Verdict = (Outcome, Retry, Option<Party>);

/// The verdict of an end of which nothing is known, and those of words and statuses.
pub const UNKNOWN: Verdict = (Outcome::Unknown, Retry::AfterFix, None);
pub const BUSY: Verdict = (Outcome::Busy, Retry::Later, Some(Party::Callee));
pub const UNANSWERED: Verdict = (Outcome::NoAnswer, Retry::Later, Some(Party::Callee));
pub const FAILED: Verdict = (Outcome::Failed, Retry::AfterFix, None);
pub const TIMEOUT: Verdict = (Outcome::Failed, Retry::WithBackoff, None);
pub const CANCELED: Verdict = (Outcome::Canceled, Retry::NotNeeded, None);
pub const COMPLETED: Verdict = (Outcome::Completed, Retry::NotNeeded, None);

/// The verdict of what someone has to put right.
pub fn to_fix(outcome: Outcome, party: Party) -> Verdict {
    (outcome, Retry::AfterFix, Some(party))
}

/// The verdict of what the application did itself.
pub fn own(outcome: Outcome) -> Verdict {
    (outcome, Retry::NotNeeded, Some(Party::Application))
}

/// What a payload concludes.
pub trait Judged: Clone + PartialEq + Debug + Serialize + DeserializeOwned {
    /// One reading by each of the type's own readers.
    fn own_readings(body: &str) -> Vec<Self>;
    fn cause(&self) -> Option<HangupCause>;
    fn reported_code(&self) -> Option<&str>;
    fn has_ended(&self) -> bool;
    fn explain(&self) -> Option<Explanation>;
    /// The verdict of `meaning()`, which is also that of `outcome()`.
    fn verdict(&self) -> Option<Verdict>;
    /// The slug of each disagreement, and whether it is marked as seen in practice.
    fn found(&self) -> Vec<(&'static str, bool)>;

    /// One reading by each reader, serde's formats included.
    fn readings(body: &str) -> Vec<Self> {
        let mut readings = Self::own_readings(body);
        let json = serde_json::to_string(&readings[0]).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let mut cbor = Vec::new();
        ciborium::into_writer(&readings[0], &mut cbor).unwrap();
        readings.push(serde_json::from_str(&json).unwrap());
        readings.push(serde_json::from_value(value).unwrap());
        readings.push(ciborium::from_reader(&cbor[..]).unwrap());
        readings
    }
}

macro_rules! judged {
    ($($type:ident by $readings:ident, $hangup:ident;)+) => {$(
        impl Judged for $type {
            fn own_readings(body: &str) -> Vec<Self> {
                $readings!($type, body)
            }

            fn cause(&self) -> Option<HangupCause> {
                $hangup!(self)?.cause()
            }

            fn reported_code(&self) -> Option<&str> {
                $hangup!(self)?.reported_code()
            }

            fn has_ended(&self) -> bool {
                $type::has_ended(self)
            }

            fn explain(&self) -> Option<Explanation> {
                $type::explain(self)
            }

            fn verdict(&self) -> Option<Verdict> {
                let meaning = self.meaning();
                assert_eq!(self.outcome(), meaning.map(|meaning| meaning.outcome));
                assert_eq!($type::explain(self).map(|explanation| explanation.meaning), meaning);
                meaning.map(|meaning| (meaning.outcome, meaning.retry, meaning.responsible))
            }

            fn found(&self) -> Vec<(&'static str, bool)> {
                $type::disagreements(self)
                    .map(|found| (found.kind.slug(), found.seen_in_practice))
                    .collect()
            }
        }
    )+};
}

/// A form, the same as a query, and as JSON.
macro_rules! form_readings {
    ($type:ident, $body:ident) => {
        vec![
            $type::from_form($body).unwrap(),
            $type::from_query(format!("?{}", $body)).unwrap(),
            $type::from_json(as_json($body)).unwrap(),
            serde_urlencoded::from_str($body).unwrap(),
        ]
    };
}

/// A record alone, in a page and in a line.
macro_rules! record_readings {
    ($type:ident, $body:ident) => {{
        let mut page =
            CallRecordPage::from_json(format!("{{\"objects\":[{}]}}", $body)).expect($body);
        let line = $body.replace('\n', " ");
        let mut lines = CallRecordLines::new(line.as_bytes());
        vec![
            $type::from_json($body).expect($body),
            page.records.remove(0).expect($body),
            lines.next().unwrap().expect($body),
        ]
    }};
}

macro_rules! always {
    ($payload:ident) => {
        Some($payload.hangup())
    };
}

macro_rules! perhaps {
    ($payload:ident) => {
        $payload.hangup()
    };
}

judged! {
    HangupCallback by form_readings, always;
    DialCallback by form_readings, always;
    DialSummary by form_readings, always;
    Callback by form_readings, perhaps;
    CallRecord by record_readings, always;
}

/// A form without repeated keys as a JSON object of texts.
pub fn as_json(form: &str) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(form).unwrap();
    let object: serde_json::Map<_, _> = pairs
        .into_iter()
        .map(|(key, text)| (key, text.into()))
        .collect();
    serde_json::to_string(&object).unwrap()
}

/// Checks cause, verdict and disagreements of a payload, through each reader.
///
/// Each disagreement is checked by its slug. One that is marked as seen in practice has an asterisk.
#[track_caller]
pub fn check<P: Judged>(
    body: &str,
    cause: impl Into<Option<u16>>,
    verdict: Verdict,
    disagreements: &[&str],
) {
    let cause = cause.into();
    for reading in P::readings(body) {
        let found: Vec<_> = reading
            .found()
            .into_iter()
            .map(|(slug, seen)| format!("{slug}{}", if seen { "*" } else { "" }))
            .collect();
        assert_eq!(reading.cause().map(HangupCause::code), cause, "{body}");
        assert_eq!(reading.verdict(), Some(verdict), "{body}");
        assert_eq!(found, disagreements, "{body}");
        assert!(reading.has_ended(), "{body}");
    }
}

/// Checks that a payload is of a call that goes on, through each reader.
#[track_caller]
pub fn check_goes_on<P: Judged>(body: &str) {
    for reading in P::readings(body) {
        assert!(!reading.has_ended(), "{body}");
        assert_eq!(reading.verdict(), None, "{body}");
        assert_eq!(reading.found(), [], "{body}");
    }
}

/// What a payload is called in its explanation, through each reader.
#[track_caller]
pub fn check_title<P: Judged>(body: &str, title: &str) {
    for reading in P::readings(body) {
        let explanation = reading.explain().expect(body);
        for text in [explanation.to_string(), explanation.short().to_string()] {
            assert!(text.starts_with(title), "{body}: {text}");
        }
    }
}
