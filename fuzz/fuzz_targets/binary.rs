//! Formats without text: any bytes are read or refused, and what was read from JSON comes back from CBOR.
#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{
    CallRecord, CallRecordPage, Callback, DialCallback, Hangup, HangupCause, HangupSource, Outcome,
    Reported, TelephonyCause,
};
use plivo_hangup_fuzz::payload::{Pairs, Payload};
use plivo_hangup_fuzz::{judgement, lossless, marker, reference};
use serde::Serialize;
use serde::de::DeserializeOwned;

fuzz_target!(|input: &[u8]| {
    check_payload::<Callback>(input);
    check_payload::<DialCallback>(input);
    check_payload::<CallRecord>(input);
    check_value::<Hangup>(input);
    check_value::<HangupCause>(input);
    check_value::<HangupSource>(input);
    check_value::<TelephonyCause>(input);
    check_value::<Outcome>(input);
    check_value::<Reported<HangupCause>>(input);
    check_value::<Reported<TelephonyCause>>(input);

    marker::is_hidden_in(&ciborium::from_reader::<CallRecordPage, _>(input));
    let planted = marker::planted(input);
    marker::is_hidden_in(&ciborium::from_reader::<CallRecordPage, _>(
        planted.as_slice(),
    ));
});

fn check_payload<P: Payload>(input: &[u8]) {
    if let Ok(payload) = ciborium::from_reader::<P, _>(input) {
        judgement::check(&payload);
        let again = lossless::through_cbor(&payload);
        assert!(keys(&again).eq(keys(&payload)));
        assert!(lossless::through_cbor(&again) == again);
    }
    // The format does not say what comes next, and a payload has to ask.
    assert!(postcard::from_bytes::<P>(input).is_err());
    let planted = marker::planted(input);
    marker::is_hidden_in(&ciborium::from_reader::<P, _>(planted.as_slice()));
    marker::is_hidden_in(&postcard::from_bytes::<P>(&planted));

    if let Ok(payload) = P::read_json(input) {
        let again = lossless::through_cbor(&payload);
        assert!(keys(&again).eq(keys(&payload)));
        let json = String::from_utf8_lossy(input);
        let is_plain = reference::has_plain_numbers(&json)
            && serde_json::from_str::<serde_json::Value>(json.trim_start_matches('\u{feff}'))
                .is_ok();
        // A long key that is repeated very often may be one list in the other.
        assert!(
            !is_plain || again == payload || value(&again) == value(&payload),
            "CBOR changes a payload"
        );
        // Numbers that become text make a long list look shorter, so that it may come back as a repeated key.
        if again.iter().count() == payload.iter().count() {
            assert_eq!(scalars(&again), scalars(&payload));
        }
    }
}

/// As JSON, without the blanks in nested JSON, which CBOR does not keep.
fn value<P: Payload>(payload: &P) -> serde_json::Value {
    serde_json::to_value(payload).expect("a payload can be written")
}

/// The keys in their order; a repeated one is at the place of the first.
fn keys<P: Payload>(payload: &P) -> impl Iterator<Item = String> {
    let mut keys: Vec<_> = payload.iter().map(|(key, _)| key.to_owned()).collect();
    keys.sort();
    keys.dedup();
    keys.into_iter()
}

/// What is not nested: CBOR may change the kind of a number, but not its digits.
fn scalars<P: Payload>(payload: &P) -> Pairs {
    let mut pairs = payload.pairs();
    pairs.retain(|(_, value)| !value.starts_with(['[', '{']));
    reference::by_key(pairs)
}

fn check_value<T: Serialize + DeserializeOwned + PartialEq + Debug>(input: &[u8]) {
    let planted = marker::planted(input);
    for input in [input, &planted] {
        let cbor = ciborium::from_reader::<T, _>(input);
        let postcard = postcard::from_bytes::<T>(input);
        marker::is_hidden_in(&cbor);
        marker::is_hidden_in(&postcard);
        if let Ok(value) = cbor {
            assert_eq!(lossless::through_cbor(&value), value);
        }
        if let Ok(value) = postcard {
            let bytes = postcard::to_stdvec(&value).expect("the format has text and numbers");
            assert_eq!(postcard::from_bytes::<T>(&bytes).as_ref(), Ok(&value));
        }
    }
}
