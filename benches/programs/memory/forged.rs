//! How long a forged body costs the verifier, until it is refused.

use std::time::Instant;

use crate::doors::verify;

const USUAL: &str = "CallUUID=c1&From=12025550123&To=%2B12025550145&Direction=outbound&Event=Hangup&\
    CallStatus=completed&HangupCause=NORMAL_CLEARING&HangupCauseName=Normal+Hangup&HangupCauseCode=4000&\
    HangupSource=API+Request&Duration=66&BillDuration=120&TotalCost=0.01000&EndTime=2026-03-02+14%3A06%3A21&";

/// Digits that look random and are the same in every run.
fn random_keys(bytes: usize) -> Vec<u8> {
    let mut state = 0_u64;
    let mut keys = Vec::new();
    while keys.len() < bytes {
        // Knuth's generator of 64 bits, of which the upper ones are the best.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        keys.extend_from_slice(format!("{:04}&", (state >> 40) % 10_000).as_bytes());
    }
    keys
}

type Body = (&'static str, fn(usize) -> Vec<u8>);

const BODIES: [Body; 5] = [
    ("a usual form, repeated", |bytes| {
        USUAL.repeat(bytes / USUAL.len() + 1).into()
    }),
    ("one long value", |bytes| {
        ["a=", &"a".repeat(bytes)].concat().into()
    }),
    ("`a&a&…`", |bytes| "a&".repeat(bytes).into()),
    ("`%&%&…`", |bytes| "%&".repeat(bytes).into()),
    ("keys of four random digits", random_keys),
];

const SIZES: [(&str, usize); 4] = [
    ("1 KB", 1000),
    ("10 KB", 10_000),
    ("100 KB", 100_000),
    ("1 MiB", 1 << 20),
];

pub(crate) fn print() {
    println!("| body | {} |", SIZES.map(|(name, _)| name).join(" | "));
    println!("| --- |{}", " ---: |".repeat(SIZES.len()));
    for (name, body) in BODIES {
        let cells = SIZES.map(|(_, size)| {
            let mut body = body(size);
            body.truncate(size);
            format!("{:.3}", milliseconds(&body))
        });
        println!("| {name} | {} |", cells.join(" | "));
    }
}

/// The least of seven turns.
fn milliseconds(body: &[u8]) -> f64 {
    let turns = (0..7).map(|_| {
        let start = Instant::now();
        verify(body);
        start.elapsed().as_secs_f64() * 1e3
    });
    turns.reduce(f64::min).unwrap_or_default()
}
