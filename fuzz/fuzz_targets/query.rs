//! Queries of GET callbacks: as forms, with or without the question mark.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{Callback, DialCallback, DialSummary, HangupCallback};
use plivo_hangup_fuzz::payload::FormPayload;
use plivo_hangup_fuzz::{judgement, lossless, marker};

fuzz_target!(|query: &[u8]| {
    // All of them have one reader, so each query is checked with one of them.
    match query.len() % 4 {
        0 => check::<HangupCallback>(query),
        1 => check::<DialCallback>(query),
        2 => check::<DialSummary>(query),
        _ => check::<Callback>(query),
    }
});

fn check<P: FormPayload>(query: &[u8]) {
    let payload = P::read_query(query);
    let form = query.strip_prefix(b"?").unwrap_or(query);
    lossless::check_form(&payload, form);
    judgement::check(&payload);

    let with_mark = P::read_query(&[b"?", form].concat());
    assert!(with_mark.iter().eq(P::read_form(form).iter()));
    judgement::check(&P::read_query(&marker::planted(query)));
}
