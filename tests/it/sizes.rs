//! How large values are, as `docs/performance.md` states it: on machines of 64 bits.
#![cfg(target_pointer_width = "64")]

use std::collections::BTreeMap;

use plivo_hangup::*;

/// The rows of the table: for each size, the types that have it.
fn rows(sizes: &[(&str, usize)]) -> Vec<String> {
    let mut by_size = BTreeMap::<_, Vec<_>>::new();
    for (name, bytes) in sizes {
        by_size.entry(bytes).or_default().push(format!("`{name}`"));
    }
    let rows = by_size.iter();
    rows.map(|(bytes, names)| format!("| {bytes} | {} |", names.join(", ")))
        .collect()
}

macro_rules! sizes {
    ($($type:ty),+ $(,)?) => {
        [$((stringify!($type), size_of::<$type>())),+]
    };
}

#[test]
fn a_cause_takes_two_bytes_and_an_optional_one_no_more() {
    assert_eq!(size_of::<HangupCause>(), 2);
    assert_eq!(size_of::<Option<HangupCause>>(), 2);
    assert_eq!(size_of::<TelephonyCause>(), 2);
    assert_eq!(size_of::<Option<TelephonyCause>>(), 2);
    assert_eq!(size_of::<HangupSource>(), 1);
    assert_eq!(size_of::<Option<HangupSource>>(), 1);
}

#[test]
fn each_public_type_is_as_large_as_stated() {
    let sizes = sizes![
        HangupCause,
        Option<HangupCause>,
        TelephonyCause,
        Option<TelephonyCause>,
        HangupSource,
        Option<HangupSource>,
        CallType,
        CallState,
        Category,
        Evidence,
        Fact,
        Outcome,
        Party,
        Option<Party>,
        Retry,
        PossibleSource,
        Meaning,
        UnlistedNumber,
        UnrecognizedText,
        CallLeg,
        CallStatus,
        DialAction,
        DialBLegStatus,
        DialStatus,
        Direction,
        Event,
        StirAttestation,
        StirVerification,
        Kind,
        Reported<HangupCause>,
        Reported<HangupSource>,
        Option<Reported<HangupSource>>,
        Hangup,
        HangupCallback,
        DialCallback,
        DialResult,
        CallRecord,
        CallRecordPage,
        CallRecordLines<std::io::Empty>,
        DeliveryKey,
        Disagreement,
        Finding,
        Explanation,
        PayloadError,
        RecordError,
        LineError,
    ];
    let expected = rows(&sizes);
    let page = include_str!("../../docs/performance.md");
    let (_, table) = page
        .split_once("| bytes | types |\n| ---: | --- |\n")
        .expect("a table");
    let stated: Vec<_> = table.lines().take_while(|line| !line.is_empty()).collect();
    assert!(
        stated == expected,
        "the rows in docs/performance.md should be:\n{}",
        expected.join("\n")
    );
}
