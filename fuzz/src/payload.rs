//! What the targets need of every kind of payload.

use std::fmt::Debug;

use plivo_hangup::{
    CallRecord, Callback, DialCallback, DialSummary, Disagreement, Explanation, Hangup,
    HangupCallback, Meaning, OtherCallback, Outcome, PayloadError,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A key or a value of each pair.
pub type Pairs = Vec<(String, String)>;

pub trait Payload: Serialize + DeserializeOwned + Clone + PartialEq + Debug {
    /// The keys of the hangup's code, the first one first.
    const CODE_KEYS: &[&str];

    fn read_json(body: &[u8]) -> Result<Self, PayloadError>;
    fn hangup(&self) -> Option<&Hangup>;
    fn has_ended(&self) -> bool;
    /// `None` if the type does not say.
    fn answered(&self) -> Option<bool>;
    fn outcome(&self) -> Option<Outcome>;
    fn meaning(&self) -> Option<Meaning>;
    fn explain(&self) -> Option<Explanation>;
    fn disagreements(&self) -> Vec<Disagreement>;
    fn is_recognized(&self) -> bool;
    fn get(&self, key: &str) -> Option<&str>;
    fn iter(&self) -> impl Iterator<Item = (&str, &str)>;

    fn pairs(&self) -> Pairs {
        let pairs = self.iter();
        pairs
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect()
    }
}

/// A payload that comes in forms, too.
pub trait FormPayload: Payload {
    fn read_form(body: &[u8]) -> Self;
    fn read_query(query: &[u8]) -> Self;
    fn to_form(&self) -> String;
}

macro_rules! payloads {
    ($($type:ident { $($code_key:literal),* } $hangup:expr, $answered:expr $(, $form:ident)?;)+) => {$(
        impl Payload for $type {
            const CODE_KEYS: &[&str] = &[$($code_key),*];

            fn read_json(body: &[u8]) -> Result<Self, PayloadError> {
                Self::from_json(body)
            }

            fn hangup(&self) -> Option<&Hangup> {
                let hangup: fn(&Self) -> Option<&Hangup> = $hangup;
                hangup(self)
            }

            fn has_ended(&self) -> bool {
                self.has_ended()
            }

            fn answered(&self) -> Option<bool> {
                let answered: fn(&Self) -> Option<bool> = $answered;
                answered(self)
            }

            fn outcome(&self) -> Option<Outcome> {
                self.outcome()
            }

            fn meaning(&self) -> Option<Meaning> {
                self.meaning()
            }

            fn explain(&self) -> Option<Explanation> {
                self.explain()
            }

            fn disagreements(&self) -> Vec<Disagreement> {
                self.disagreements().collect()
            }

            fn is_recognized(&self) -> bool {
                self.is_recognized()
            }

            fn get(&self, key: &str) -> Option<&str> {
                self.get(key)
            }

            fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
                self.iter()
            }
        }

        $(impl $form for $type {
            fn read_form(body: &[u8]) -> Self {
                Self::from_form(body).expect("a form is always read")
            }

            fn read_query(query: &[u8]) -> Self {
                Self::from_query(query).expect("a query is always read")
            }

            fn to_form(&self) -> String {
                self.to_form()
            }
        })?
    )+};
}

payloads! {
    HangupCallback { "HangupCauseCode" } |it| Some(it.hangup()), Self::answered, FormPayload;
    DialCallback { "DialBLegHangupCauseCode" } |it| Some(it.hangup()), Self::answered, FormPayload;
    DialSummary {} |it| Some(it.hangup()), Self::answered, FormPayload;
    OtherCallback {} |_| None, |_| None, FormPayload;
    Callback { "HangupCauseCode", "DialBLegHangupCauseCode" } Self::hangup, Self::answered, FormPayload;
    CallRecord { "hangup_cause_code", "hangupCauseCode" } |it| Some(it.hangup()), Self::answered;
}
