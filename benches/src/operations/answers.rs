//! What is asked of a callback that has been read, and what is written of it.

use plivo_hangup::HangupCallback;

use super::forms::Map;
use super::goal::Goal;
use super::group::{Group, Rows};
use crate::rivals::{CallbackStrings, Status};
use crate::samples;

/// One callback, as each of us holds it.
#[derive(Clone, Copy)]
struct Read {
    ours: &'static HangupCallback,
    strings: &'static CallbackStrings,
    map: &'static Map,
}

fn read() -> Vec<Read> {
    let callbacks = samples::callbacks().into_iter();
    let read = callbacks.map(|body| Read {
        ours: Box::leak(Box::new(HangupCallback::from_form(&body).unwrap())),
        strings: Box::leak(Box::new(serde_urlencoded::from_bytes(&body).unwrap())),
        map: Box::leak(Box::new(serde_urlencoded::from_bytes(&body).unwrap())),
    });
    read.collect()
}

/// All groups of this concern.
pub fn groups() -> Vec<Group> {
    let read = read();
    vec![
        Rows::new("callback_outcome", &read)
            .ours(|read: Read| read.ours.outcome())
            .goals([]),
        Rows::new("callback_meaning", &read)
            .ours(|read: Read| read.ours.meaning())
            .goals([]),
        Rows::new("callback_disagreements", &read)
            .ours(|read: Read| read.ours.disagreements().count())
            .goals([]),
        Rows::new("callback_explain", &read)
            .ours(|read: Read| read.ours.explain())
            .goals([]),
        Rows::new("callback_fields", &read)
            .ours(|read: Read| {
                let callback = read.ours;
                let texts = [callback.call_uuid(), callback.from(), callback.to()];
                let status = callback.call_status().map(|status| status.known());
                (texts, status, callback.billed_seconds())
            })
            .rival("hash_map", |read| {
                let get = |key| read.map.get(key).map(String::as_str);
                let texts = ["CallUUID", "From", "To"].map(get);
                let status = get("CallStatus").map(|status| status.parse::<Status>().ok());
                let seconds = get("BillDuration").map(|digits| digits.parse::<u64>().ok());
                (texts, status, seconds)
            })
            .goals(Goal::faster_than("hash_map")),
        Rows::new("callback_get_unlisted", &read)
            .ours(|read: Read| read.ours.get("X-PH-CustomerCall"))
            .rival("hash_map", |read| read.map.get("X-PH-CustomerCall"))
            .goals(Goal::faster_than("hash_map")),
        Rows::new("callback_to_form", &read)
            .ours(|read: Read| read.ours.to_form())
            .rival("strings", |read| serde_urlencoded::to_string(read.strings))
            .goals(Goal::faster_than("strings")),
        Rows::new("callback_to_json", &read)
            .ours(|read: Read| serde_json::to_string(read.ours))
            .rival("strings", |read| serde_json::to_string(read.strings))
            .goals(Goal::faster_than("strings")),
        Rows::new("callback_clone", &read)
            .ours(|read: Read| read.ours.clone())
            .rival("strings", |read| read.strings.clone())
            .goals(Goal::faster_than("strings")),
    ]
}
