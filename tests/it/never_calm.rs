//! What is not known calms nobody down.

use plivo_hangup::{
    CallRecord, Callback, DialCallback, DialSummary, HangupCallback, HangupCause, Retry,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::readings::Judged;

/// Keys with texts that they may have. A text of any other kind may come too.
#[rustfmt::skip]
const FIELDS: &[(&[&str], &[&str])] = &[
    (
        &["HangupCauseName", "DialBLegHangupCauseName", "hangup_cause_name", "hangupCauseName"],
        &["Normal Hangup", "normal_hangup", "Busy Line", "Rejected", "USER_BUSY", "sip_auth_failed", "Lost Race"],
    ),
    (
        &["HangupSource", "DialBLegHangupSource", "hangup_source", "hangupSource"],
        &["Caller", "Callee", "Plivo", "Carrier", "API Request", "Answer XML", "Error", "Unknown", "callee", "Network"],
    ),
    (
        &["HangupCause", "DialBLegHangupCause", "DialHangupCause", "hangup_cause", "hangupCause"],
        &[
            "NORMAL_CLEARING", "USER_BUSY", "NO_ANSWER", "CALL_REJECTED", "ORIGINATOR_CANCEL", "LOSE_RACE", "UNWANTED",
            "BLIND_TRANSFER", "ATTENDED_TRANSFER", "REJECT_ALL", "NORMAL_TEMPORARY_FAILURE", "Rejected", "lost_race",
        ],
    ),
    (
        &["CallStatus", "DialStatus", "call_status", "call_state"],
        &["completed", "busy", "failed", "timeout", "no-answer", "cancel", "canceled", "ANSWER", "ringing"],
    ),
    (&["Duration", "BillDuration", "DialBLegDuration", "call_duration", "billed_duration"], &["0", "1", "66"]),
    (&["AnswerTime", "answer_time", "DialBLegUUID"], &["", "2024-09-26 14:05:08"]),
    (&["Event"], &["Hangup", "DialHangup", "DialAction", "Redirect", "StartApp", "New"]),
    (&["DialAction", "DialBLegStatus"], &["hangup", "answer"]),
    (&["Machine", "DialRingStatus"], &["true", "false"]),
    (&["Direction", "call_direction"], &["inbound", "outbound"]),
    (&["trunk_domain", "X-PH-Order"], &["1"]),
];

/// The keys of a code.
const CODES: &[&str] = &[
    "HangupCauseCode",
    "DialBLegHangupCauseCode",
    "hangup_cause_code",
    "hangupCauseCode",
];

fn unlisted_code() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        any::<u16>().prop_map(u64::from),
        1000_u64..10_000,
        any::<u64>()
    ];
    let number = number.prop_filter("a listed code", |number| {
        let mut listed = HangupCause::ALL.iter().map(|cause| u64::from(cause.code()));
        listed.all(|listed| listed != *number)
    });
    prop_oneof![
        4 => number.prop_map(|number| number.to_string()),
        1 => select(HangupCause::ALL).prop_map(|listed| format!("0{}", listed.code())),
        1 => select(HangupCause::ALL).prop_map(|listed| format!("{}.0", listed.code())),
        1 => "[A-Za-z_]{1,12}",
    ]
}

fn field() -> impl Strategy<Value = (&'static str, String)> {
    select(FIELDS).prop_flat_map(|(keys, texts)| {
        let text = prop_oneof![
            8 => select(texts).prop_map(str::to_owned),
            1 => "[ -~]{0,8}",
        ];
        (select(keys), text)
    })
}

/// Whether a code is reported, which is the unlisted one.
fn check<P: Judged>(payload: &P, code: &str) -> Result<bool, TestCaseError> {
    let is_reported = payload.reported_code().is_some();
    if is_reported {
        prop_assert_eq!(payload.reported_code(), Some(code));
        prop_assert_eq!(payload.cause(), None);
        if let Some((_, retry, responsible)) = payload.verdict() {
            prop_assert_ne!(retry, Retry::NotNeeded);
            prop_assert_ne!(retry, Retry::Never);
            prop_assert_eq!(responsible, None);
        }
    }
    Ok(is_reported)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_code_that_is_not_listed_calms_nobody_and_blames_nobody(
        code in unlisted_code(),
        code_keys in subsequence(CODES, 1..=CODES.len()),
        fields in vec(field(), 0..10),
    ) {
        let mut pairs: Vec<_> = code_keys.iter().map(|key| (*key, code.clone())).collect();
        let mut keys = code_keys;
        for (key, text) in fields {
            if !keys.contains(&key) {
                keys.push(key);
                pairs.push((key, text));
            }
        }
        let form = serde_urlencoded::to_string(&pairs).unwrap();
        let json: serde_json::Map<_, _> =
            pairs.iter().map(|(key, text)| ((*key).to_owned(), text.as_str().into())).collect();
        let json = serde_json::to_string(&json).unwrap();

        let reports = check(&HangupCallback::from_form(&form).unwrap(), &code)?;
        prop_assert_eq!(reports, keys.contains(&"HangupCauseCode"));
        let reports = check(&DialCallback::from_query(&form).unwrap(), &code)?;
        prop_assert_eq!(reports, keys.contains(&"DialBLegHangupCauseCode"));
        let reports = check(&CallRecord::from_json(&json).unwrap(), &code)?;
        prop_assert_eq!(reports, json.contains("hangup_cause_code") || json.contains("hangupCauseCode"));
        // A Dial's action request has no code of its own.
        prop_assert!(!check(&DialSummary::from_form(&form).unwrap(), &code)?);
        for callback in [Callback::from_form(&form), Callback::from_json(&json)] {
            check(&callback.unwrap(), &code)?;
        }
        check(&serde_json::from_str::<Callback>(&json).unwrap(), &code)?;
    }
}
