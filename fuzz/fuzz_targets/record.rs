//! A call detail record: read whole, and the hangup alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{CallRecord, PayloadError};
use plivo_hangup_fuzz::{judgement, lossless, marker, reference};

fuzz_target!(|body: &[u8]| {
    let text = reference::text(body);
    let entries = text.and_then(reference::entries);
    let whole = CallRecord::from_json(body);
    match (&whole, entries) {
        (Ok(record), Some(entries)) => {
            lossless::check_json(record, &entries);
            lossless::check_through_serde(record, text.unwrap_or_default());
            judgement::check(record);
        }
        (Err(PayloadError::ApiError { .. }), Some(entries)) => {
            assert!(
                entries
                    .iter()
                    .any(|(key, value)| key == "error" && *value != "null")
            );
        }
        (Err(_), None) => {}
        (read, entries) => panic!("{read:?}, and serde_json: {}", entries.is_some()),
    }
    let alone = CallRecord::hangup_from_json(body);
    assert_eq!(alone.as_ref(), whole.as_ref().map(CallRecord::hangup));
    if let Ok(hangup) = &alone {
        judgement::check_hangup(hangup);
    }

    let planted = marker::planted(body);
    marker::is_hidden_in(&CallRecord::from_json(&planted));
    marker::is_hidden_in(&CallRecord::hangup_from_json(&planted));
    marker::is_hidden_in(&serde_json::from_slice::<CallRecord>(&planted));
});
