//! JSON callbacks: what `serde_json` takes for an object is read, and nothing in it is lost.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{
    Callback, DialCallback, DialSummary, HangupCallback, OtherCallback, PayloadError,
};
use plivo_hangup_fuzz::payload::FormPayload;
use plivo_hangup_fuzz::{judgement, lossless, marker, reference};

fuzz_target!(|body: &[u8]| {
    check::<HangupCallback>(body);
    check::<DialCallback>(body);
    check::<DialSummary>(body);
    check::<OtherCallback>(body);
    check::<Callback>(body);
});

fn check<P: FormPayload>(body: &[u8]) {
    let text = reference::text(body);
    let entries = text.and_then(reference::entries);
    match (P::read_json(body), entries) {
        (Ok(payload), Some(entries)) => {
            lossless::check_json(&payload, &entries);
            lossless::check_json_as_form(&payload, body);
            lossless::check_through_serde(&payload, text.unwrap_or_default());
            judgement::check(&payload);
        }
        (Err(error), None) => check_error(&error, text),
        (read, entries) => panic!("{:?}, and serde_json: {}", read.err(), entries.is_some()),
    }
    let planted = marker::planted(body);
    let read = P::read_json(&planted);
    marker::is_hidden_in(&read);
    if let Ok(payload) = read {
        judgement::check(&payload);
    }
    marker::is_hidden_in(&serde_json::from_slice::<P>(&planted));
}

/// The error is of the right kind.
fn check_error(error: &PayloadError, text: Option<&str>) {
    let is_json = text.is_some_and(reference::is_json);
    match error {
        PayloadError::NotUtf8 { .. } => assert_eq!(text, None),
        PayloadError::WrongKind { .. } => assert!(is_json || text.is_some_and(is_blank)),
        PayloadError::NotJson { .. } | PayloadError::Truncated { .. } => {
            assert!(text.is_some() && !is_json);
        }
        other => panic!("{other}"),
    }
}

/// Whether a text holds nothing that could be a value.
fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_ascii().is_empty()
}
