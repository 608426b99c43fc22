//! Form bodies: every kind of callback reads any bytes, loses nothing and keeps to what it concludes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{Callback, DialCallback, DialSummary, HangupCallback, OtherCallback};
use plivo_hangup_fuzz::payload::FormPayload;
use plivo_hangup_fuzz::{judgement, lossless, marker};

fuzz_target!(|body: &[u8]| {
    // All of them have one reader, so each body is checked as a whole with one of them.
    match body.len() % 5 {
        0 => check::<HangupCallback>(body),
        1 => check::<DialCallback>(body),
        2 => check::<DialSummary>(body),
        3 => check::<OtherCallback>(body),
        _ => check::<Callback>(body),
    }
    judgement::check(&HangupCallback::read_form(body));
    judgement::check(&DialCallback::read_form(body));
    judgement::check(&DialSummary::read_form(body));
});

fn check<P: FormPayload>(body: &[u8]) {
    let payload = P::read_form(body);
    lossless::check_form(&payload, body);
    check_framework(&payload, body);

    judgement::check(&P::read_form(&marker::planted(body)));
}

/// A web framework reads the same, as far as the body is UTF-8.
fn check_framework<P: FormPayload>(payload: &P, body: &[u8]) {
    let through_serde: P = serde_urlencoded::from_bytes(body).expect("a form is always read");
    let is_text = |text: &str| !text.contains('\u{fffd}');
    let mut pairs = through_serde.iter();
    if pairs.all(|(key, value)| is_text(key) && is_text(value)) {
        assert!(through_serde == *payload);
        assert!(through_serde.iter().eq(payload.iter()));
    }
}
