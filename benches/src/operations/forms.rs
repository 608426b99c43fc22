//! From a form body to what it says.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::BuildHasherDefault;

use plivo_hangup::{DialCallback, DialResult, Hangup, HangupCallback, HangupSource, Reported};
use serde::de::DeserializeOwned;

use super::goal::{Goal, Measure};
use super::group::{Group, Rows, texts};
use crate::rivals::{CallbackStrings, DialEventStrings, DialResultStrings, FourFields, scan};
use crate::samples;
use crate::shuffled::evenly;

/// Hashes alike in every run, so that the instructions of one can be compared with another's.
pub(super) type Map = HashMap<String, String, BuildHasherDefault<DefaultHasher>>;

/// All groups of this concern.
pub fn groups() -> Vec<Group> {
    vec![
        callback_to_hangup(),
        callback(),
        callback_through_serde(),
        dial_event_to_hangup(),
        dial_event(),
        dial_result_to_hangup(),
        dial_result(),
        callback_from_json(),
        texts_to_hangup(),
        text_to_reported(),
    ]
}

fn bodies(bodies: Vec<Vec<u8>>) -> Vec<&'static [u8]> {
    bodies.into_iter().map(|body| &*body.leak()).collect()
}

fn callbacks() -> impl Iterator<Item = HangupCallback> {
    let bodies = samples::callbacks().into_iter();
    bodies.map(|body| HangupCallback::from_form(&body).unwrap())
}

fn parsed<T: DeserializeOwned>(body: &[u8]) -> T {
    serde_urlencoded::from_bytes(body).unwrap()
}

fn callback_to_hangup() -> Group {
    Rows::new("callback_to_hangup", &bodies(samples::callbacks()))
        .ours(HangupCallback::hangup_from_form)
        .rival("four_fields", parsed::<FourFields>)
        .rival("hash_map", parsed::<Map>)
        .rival("scan", scan)
        .goals([
            Goal::share(Measure::Time, "four_fields", 0.2),
            Goal::at_most(Measure::Allocations, 0.0),
        ])
}

fn callback() -> Group {
    Rows::new("callback", &bodies(samples::callbacks()))
        .ours(|body| HangupCallback::from_form(body).unwrap())
        .rival("strings", parsed::<CallbackStrings>)
        .rival("hash_map", parsed::<Map>)
        .goals([
            Goal::share(Measure::Time, "strings", 0.45),
            Goal::share(Measure::Instructions, "strings", 0.4),
        ])
}

fn callback_through_serde() -> Group {
    Rows::new("callback_through_serde", &bodies(samples::callbacks()))
        .ours(parsed::<HangupCallback>)
        .rival("strings", parsed::<CallbackStrings>)
        .rival("hash_map", parsed::<Map>)
        .goals(Goal::faster_than("strings"))
}

fn dial_event_to_hangup() -> Group {
    Rows::new("dial_event_to_hangup", &bodies(samples::dial_events()))
        .ours(DialCallback::hangup_from_form)
        .rival("strings", parsed::<DialEventStrings>)
        .goals(Goal::faster_than("strings"))
}

fn dial_event() -> Group {
    Rows::new("dial_event", &bodies(samples::dial_events()))
        .ours(|body| DialCallback::from_form(body).unwrap())
        .rival("strings", parsed::<DialEventStrings>)
        .goals(Goal::faster_than("strings"))
}

fn dial_result_to_hangup() -> Group {
    Rows::new("dial_result_to_hangup", &bodies(samples::dial_results()))
        .ours(DialResult::hangup_from_form)
        .rival("strings", parsed::<DialResultStrings>)
        .goals(Goal::faster_than("strings"))
}

fn dial_result() -> Group {
    Rows::new("dial_result", &bodies(samples::dial_results()))
        .ours(|body| DialResult::from_form(body).unwrap())
        .rival("strings", parsed::<DialResultStrings>)
        .goals(Goal::faster_than("strings"))
}

/// As from a relay.
fn callback_from_json() -> Group {
    let json = callbacks().map(|callback| serde_json::to_vec(&callback).unwrap());
    Rows::new("callback_from_json", &bodies(json.collect()))
        .ours(|json| HangupCallback::from_json(json).unwrap())
        // Faster than `from_slice`, which looks at each string whether it is UTF-8.
        .rival("strings", |json| {
            let json = std::str::from_utf8(json).unwrap();
            serde_json::from_str::<CallbackStrings>(json).unwrap()
        })
        .goals(Goal::faster_than("strings"))
}

/// As from the columns of a database.
fn texts_to_hangup() -> Group {
    let columns = [
        "HangupCauseCode",
        "HangupCauseName",
        "HangupSource",
        "HangupCause",
    ];
    let rows = callbacks().map(|callback| {
        let row = texts(columns.map(|key| callback.get(key).unwrap()));
        <[&str; 4]>::try_from(row).unwrap()
    });
    let rows: Vec<_> = rows.collect();
    Rows::new("texts_to_hangup", &rows)
        .ours(|[code, name, source, telephony]: [&str; 4]| {
            Hangup::new(code, name, source, telephony)
        })
        .rival("strings", |texts| texts.map(str::to_owned))
        .goals(Goal::faster_than("strings"))
}

fn text_to_reported() -> Group {
    let names = texts(HangupSource::ALL.iter().map(|source| source.name()));
    Rows::new("text_to_reported", &evenly(&names))
        .ours(|name: &str| Reported::<HangupSource>::from(name))
        .rival("string", str::to_owned)
        .goals(Goal::faster_than("string"))
}
