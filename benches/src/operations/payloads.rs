//! From a callback's body to what it says.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use plivo_hangup::{DialCallback, DialSummary, HangupCallback};
use serde::de::DeserializeOwned;

use super::{Inputs, Operation, leaked};
use crate::rivals::{CallbackStrings, DialEventStrings, DialSummaryStrings};
use crate::samples;

const FORM_STRUCT: &str = "serde_urlencoded, struct";
const JSON_STRUCT: &str = "serde_json, struct";
const AXUM_STRUCT: &str = "axum's Form, struct";

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
            "callback through axum",
            callbacks.ours(extract::<HangupCallback>),
            [callbacks.way(AXUM_STRUCT, extract::<Form<CallbackStrings>>)],
        )
        .goal(AXUM_STRUCT, 0.5),
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

/// Makes a request of a body and extracts from it, as axum does when a server has read the body.
fn extract<T: FromRequest<()>>(body: &'static [u8]) -> T {
    let request = Request::post("/hangup")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(Bytes::from_static(body)))
        .unwrap();
    let extraction = pin!(T::from_request(request, &()));
    let mut context = Context::from_waker(Waker::noop());
    match extraction.poll(&mut context) {
        Poll::Ready(Ok(extracted)) => extracted,
        Poll::Ready(Err(_)) => panic!("the request is a callback"),
        Poll::Pending => panic!("the body is in memory"),
    }
}
