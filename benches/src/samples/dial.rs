//! Form bodies of the Dial element.

use super::{CALL, CALLEE, form};

const B_LEG: &str = "5f1c0a52-11aa-4e6e-9d0a-0000000000b1";

/// The event of a B leg that has ended.
pub fn dial_event() -> Vec<u8> {
    form([
        ("Event", "DialHangup"),
        ("DialAction", "hangup"),
        ("DialBLegStatus", "hangup"),
        ("DialALegUUID", CALL),
        ("DialBLegUUID", B_LEG),
        ("CallUUID", CALL),
        ("DialBLegFrom", "12025550123"),
        ("DialBLegTo", CALLEE),
        ("DialBLegPosition", "1"),
        ("DialBLegDuration", "0"),
        ("DialBLegBillDuration", "0"),
        ("DialBLegBillRate", "0.005"),
        ("DialBLegTotalCost", "0.00000"),
        ("DialBLegHangupCause", "USER_BUSY"),
        ("DialBLegHangupCauseCode", "3010"),
        ("DialBLegHangupCauseName", "Busy Line"),
        ("DialBLegHangupSource", "Carrier"),
        ("From", "12025550123"),
        ("To", "12025550199"),
        ("Direction", "inbound"),
        ("CallStatus", "in-progress"),
    ])
}

/// The request to the `action` URL.
pub fn dial_result() -> Vec<u8> {
    form([
        ("DialStatus", "busy"),
        ("DialRingStatus", "false"),
        ("DialHangupCause", "USER_BUSY"),
        ("DialALegUUID", CALL),
        ("DialBLegUUID", ""),
        ("Event", "Redirect"),
        ("CallUUID", CALL),
    ])
}

#[cfg(test)]
mod tests {
    use plivo_hangup::{DialCallback, DialResult, HangupCause, TelephonyCause};

    use super::{dial_event, dial_result};

    #[test]
    fn their_hangups_are_known() {
        let event = DialCallback::from_form(&dial_event()).unwrap();
        assert_eq!(event.hangup().cause(), Some(HangupCause::BusyLine));
        let result = DialResult::from_form(&dial_result()).unwrap();
        assert_eq!(result.hangup().telephony(), Some(TelephonyCause::UserBusy));
    }
}
