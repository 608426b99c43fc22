//! Callbacks of the Dial element, with the keys in alphabetical order.

use super::{Call, Pairs, calls, form};

/// Events of B legs that have ended.
pub(crate) fn dial_events() -> Vec<Vec<u8>> {
    let own = |call: &Call| {
        vec![
            ("DialAction", "hangup".to_owned()),
            ("DialBLegBillDuration", call.billed_seconds.to_string()),
            ("DialBLegBillRate", call.rate.clone()),
            ("DialBLegDuration", call.talk_seconds.to_string()),
            ("DialBLegFrom", call.from.clone()),
            ("DialBLegHangupCause", call.ending.word.to_owned()),
            ("DialBLegHangupCauseCode", call.ending.code.to_string()),
            ("DialBLegHangupCauseName", call.ending.name.to_owned()),
            ("DialBLegHangupSource", call.ending.source.to_owned()),
            ("DialBLegPosition", "1".to_owned()),
            ("DialBLegStatus", "hangup".to_owned()),
            ("DialBLegTo", call.to.clone()),
            ("DialBLegTotalCost", call.cost.clone()),
            ("DialBLegUUID", call.other_leg.clone()),
            ("Event", "DialHangup".to_owned()),
        ]
    };
    with_a_leg(own)
}

/// Requests to an action URL.
pub(crate) fn dial_summaries() -> Vec<Vec<u8>> {
    let own = |call: &Call| {
        let is_answered = call.answer_time.is_some();
        let b_leg = if is_answered { &call.other_leg } else { "" };
        vec![
            ("DialBLegUUID", b_leg.to_owned()),
            ("DialHangupCause", call.ending.word.to_owned()),
            ("DialRingStatus", is_answered.to_string()),
            ("DialStatus", call.ending.status.to_owned()),
            ("Event", "Redirect".to_owned()),
        ]
    };
    with_a_leg(own)
}

/// Adds the keys of the A leg.
fn with_a_leg(own: impl Fn(&Call) -> Pairs) -> Vec<Vec<u8>> {
    let bodies = calls().map(|call| {
        let mut pairs = own(&call);
        pairs.extend([
            ("CallStatus", "in-progress".to_owned()),
            ("CallUUID", call.id.clone()),
            ("DialALegUUID", call.id),
            ("Direction", "inbound".to_owned()),
            ("From", call.from),
            ("To", "12025550100".to_owned()),
        ]);
        pairs.sort();
        form(&pairs)
    });
    bodies.collect()
}
