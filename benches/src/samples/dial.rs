//! Form bodies of the Dial element.

use super::end::ends;
use super::form;

/// Events of B legs that have ended.
pub fn dial_events() -> Vec<Vec<u8>> {
    let events = ends().map(|end| {
        form(&[
            ("Event", "DialHangup".to_owned()),
            ("DialAction", "hangup".to_owned()),
            ("DialBLegStatus", "hangup".to_owned()),
            ("DialALegUUID", end.uuid('1')),
            ("DialBLegUUID", end.uuid('b')),
            ("CallUUID", end.uuid('1')),
            ("DialBLegFrom", end.phone_number(3)),
            ("DialBLegTo", format!("+{}", end.phone_number(7))),
            ("DialBLegPosition", "1".to_owned()),
            ("DialBLegDuration", end.seconds().to_string()),
            ("DialBLegBillDuration", end.billed_seconds().to_string()),
            ("DialBLegBillRate", "0.005".to_owned()),
            ("DialBLegTotalCost", end.cost()),
            ("DialBLegHangupCause", end.telephony().to_string()),
            ("DialBLegHangupCauseCode", end.cause().code().to_string()),
            ("DialBLegHangupCauseName", end.cause().name().to_owned()),
            ("DialBLegHangupSource", end.source().to_string()),
            ("From", end.phone_number(3)),
            ("To", end.phone_number(9)),
            ("Direction", "inbound".to_owned()),
            ("CallStatus", "in-progress".to_owned()),
        ])
    });
    events.collect()
}

/// Requests to the `action` URL.
pub fn dial_results() -> Vec<Vec<u8>> {
    let statuses = ["busy", "completed", "failed", "timeout", "no-answer"];
    let results = ends().map(|end| {
        form(&[
            ("DialStatus", end.one_of(&statuses, 3).to_owned()),
            ("DialRingStatus", "false".to_owned()),
            ("DialHangupCause", end.telephony().to_string()),
            ("DialALegUUID", end.uuid('1')),
            ("DialBLegUUID", String::new()),
            ("Event", "Redirect".to_owned()),
            ("CallUUID", end.uuid('1')),
        ])
    });
    results.collect()
}

#[cfg(test)]
mod tests {
    use plivo_hangup::{DialCallback, DialResult};

    use super::{dial_events, dial_results};

    #[test]
    fn their_hangups_are_known() {
        for (event, result) in dial_events().iter().zip(dial_results()) {
            let event = DialCallback::from_form(event).unwrap();
            assert!(event.hangup().cause().is_some());
            let result = DialResult::from_form(&result).unwrap();
            assert!(result.hangup().telephony().is_some());
        }
    }
}
