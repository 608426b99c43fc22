//! From a callback's body to what it says.

use plivo_hangup::{DialCallback, DialSummary, HangupCallback};
use serde::de::DeserializeOwned;

use super::{Inputs, Operation, leaked};
use crate::rivals::{CallbackStrings, DialEventStrings, DialSummaryStrings};
use crate::samples;

const FORM_STRUCT: &str = "serde_urlencoded, struct";
const JSON_STRUCT: &str = "serde_json, struct";

pub(super) fn operations() -> Vec<Operation> {
    let callbacks = Inputs::new(leaked(samples::callbacks()));
    let json = Inputs::new(leaked::<str>(samples::relayed_callbacks()));
    let events = Inputs::new(leaked(samples::dial_events()));
    let summaries = Inputs::new(leaked(samples::dial_summaries()));
    vec![
        Operation::new(
            "callback",
            callbacks.ours(|body| HangupCallback::from_form(body).unwrap()),
            [callbacks.way(FORM_STRUCT, read::<CallbackStrings>)],
        )
        .goal(FORM_STRUCT, 0.4),
        // As the `Form` of a web framework reads it.
        Operation::new(
            "callback through serde_urlencoded",
            callbacks.ours(read::<HangupCallback>),
            [callbacks.way(FORM_STRUCT, read::<CallbackStrings>)],
        )
        .goal(FORM_STRUCT, 1.0),
        Operation::new(
            "callback in JSON",
            json.ours(|json| HangupCallback::from_json(json.as_bytes()).unwrap()),
            [json.way(JSON_STRUCT, |json| {
                serde_json::from_str::<CallbackStrings>(json).unwrap()
            })],
        ),
        Operation::new(
            "Dial event",
            events.ours(|body| DialCallback::from_form(body).unwrap()),
            [events.way(FORM_STRUCT, read::<DialEventStrings>)],
        ),
        Operation::new(
            "Dial summary",
            summaries.ours(|body| DialSummary::from_form(body).unwrap()),
            [summaries.way(FORM_STRUCT, read::<DialSummaryStrings>)],
        ),
    ]
}

pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> T {
    serde_urlencoded::from_bytes(body).unwrap()
}
