//! Callbacks to a hangup URL.

use super::{ACCOUNT, Call, Pairs, calls, form};

/// The keys in alphabetical order, in which the encoder of a sender in Go writes them.
fn pairs(mut call: Call) -> Pairs {
    let microsecond = call.random.below(1_000_000);
    let session_start = format!("{}.{microsecond:06}", call.start_time);
    let [verification, attestation] = call.stir();
    let caller = call.random.pick(&["", "WIRELESS CALLER", "Nora Ekström"]);
    let order = call.random.below(10_000_000);
    let has_headers = call.random.percent(30);
    let mut pairs = vec![
        ("AnswerTime", call.answer_time.unwrap_or_default()),
        ("BillDuration", call.billed_seconds.to_string()),
        ("BillRate", call.rate.trim_end_matches('0').to_owned()),
        ("CallStatus", call.ending.status.to_owned()),
        ("CallUUID", call.id.clone()),
        ("Direction", call.direction.to_owned()),
        ("Duration", call.talk_seconds.to_string()),
        ("EndTime", call.end_time),
        ("Event", "Hangup".to_owned()),
        ("From", call.from),
        ("HangupCause", call.ending.word.to_owned()),
        ("HangupCauseCode", call.ending.code.to_string()),
        ("HangupCauseName", call.ending.name.to_owned()),
        ("HangupSource", call.ending.source.to_owned()),
        ("ParentAuthID", ACCOUNT.to_owned()),
        ("STIRAttestation", attestation.to_owned()),
        ("STIRVerification", verification.to_owned()),
        ("SessionStart", session_start),
        ("StartTime", call.start_time),
        ("To", call.to),
        ("TotalCost", call.cost),
    ];
    if call.direction == "outbound" {
        pairs.extend([
            ("ALegRequestUUID", call.request.clone()),
            ("ALegUUID", call.id),
            ("RequestUUID", call.request),
        ]);
    } else {
        pairs.push(("CallerName", caller.to_owned()));
    }
    if has_headers {
        pairs.push(("X-PH-OrderId", order.to_string()));
        pairs.push(("X-PH-Campaign", "spring+renewals: 2026".to_owned()));
    }
    pairs.sort();
    pairs
}

/// Form bodies.
pub(crate) fn callbacks() -> Vec<Vec<u8>> {
    calls().map(|call| form(&pairs(call))).collect()
}

/// The same as objects of JSON, as a relay sends them on.
pub(crate) fn relayed_callbacks() -> Vec<String> {
    let objects = calls().map(|call| {
        let pairs = pairs(call)
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value.into()));
        serde_json::Value::Object(pairs.collect()).to_string()
    });
    objects.collect()
}

/// A callback with so many parameters, as customers' own headers make them many.
pub(crate) fn callback_with_parameters(count: usize) -> Vec<u8> {
    let own = calls().next().map(pairs).unwrap_or_default();
    let own = own.into_iter().map(|(key, value)| (key.to_owned(), value));
    let headers = (1..).map(|number| (format!("X-PH-{number}"), "a value+of 1:2".to_owned()));
    form(&own.chain(headers).take(count).collect::<Vec<_>>())
}
