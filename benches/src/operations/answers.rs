//! What is asked of a callback that has been read, and what is written of it.

use plivo_hangup::HangupCallback;

use super::payloads::read;
use super::{Inputs, Operation};
use crate::rivals::{CallbackStrings, Status};
use crate::samples;

/// One callback, as this crate and as a struct of strings holds it.
type Both = (&'static HangupCallback, &'static CallbackStrings);

pub(super) fn operations() -> Vec<Operation> {
    let bodies = samples::callbacks().into_iter();
    let callbacks = bodies.map(|body| {
        let ours = HangupCallback::from_form(&body).unwrap();
        let strings = Box::leak(Box::new(read(&body)));
        (&*Box::leak(Box::new(ours)), &*strings)
    });
    let callbacks: Inputs<Both> = Inputs::new(callbacks.collect::<Vec<_>>());
    vec![
        Operation::new(
            "callback → meaning",
            callbacks.ours(|(callback, _)| callback.meaning()),
            [],
        ),
        Operation::new(
            "callback → explanation",
            callbacks.ours(|(callback, _)| callback.explain()),
            [],
        ),
        Operation::new(
            "callback → disagreements",
            callbacks.ours(|(callback, _)| callback.disagreements().count()),
            [],
        ),
        accessors(&callbacks),
        Operation::new(
            "callback → form",
            callbacks.ours(|(callback, _)| callback.to_form()),
            [callbacks.way("serde_urlencoded, struct", |(_, strings)| {
                serde_urlencoded::to_string(strings)
            })],
        ),
        Operation::new(
            "callback → JSON",
            callbacks.ours(|(callback, _)| serde_json::to_string(callback)),
            [callbacks.way("serde_json, struct", |(_, strings)| {
                serde_json::to_string(strings)
            })],
        ),
    ]
}

fn accessors(callbacks: &Inputs<Both>) -> Operation {
    Operation::new(
        "three texts, a status and seconds of a callback",
        callbacks.ours(|(callback, _)| {
            let texts = [callback.call_uuid(), callback.from(), callback.to()];
            let status = callback.call_status().map(|status| status.known());
            (texts, status, callback.billed_seconds())
        }),
        [callbacks.way("struct, strum and parse", |(_, strings)| {
            let texts = [&strings.call_uuid, &strings.from, &strings.to];
            let status = strings.call_status.as_deref().map(str::parse::<Status>);
            let seconds = strings.bill_duration.as_deref().map(str::parse::<u64>);
            (texts.map(Option::as_deref), status, seconds)
        })],
    )
}
