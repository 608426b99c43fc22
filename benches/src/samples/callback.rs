//! Form bodies of the callback to `hangup_url`.

use super::{ACCOUNT, CALL, CALLEE, form};

const CALLBACK: [(&str, &str); 22] = [
    ("Event", "Hangup"),
    ("CallUUID", CALL),
    ("ALegRequestUUID", "5f1c0a52-11aa-4e6e-9d0a-0000000000a1"),
    ("ALegUUID", CALL),
    ("From", "12025550123"),
    ("To", CALLEE),
    ("Direction", "outbound"),
    ("CallStatus", "completed"),
    ("HangupCause", "NORMAL_CLEARING"),
    ("HangupCauseName", "Normal Hangup"),
    ("HangupCauseCode", "4000"),
    ("HangupSource", "Callee"),
    ("Duration", "66"),
    ("BillDuration", "120"),
    ("BillRate", "0.005"),
    ("TotalCost", "0.01000"),
    ("StartTime", "2026-03-02 14:05:08"),
    ("AnswerTime", "2026-03-02 14:05:15"),
    ("EndTime", "2026-03-02 14:06:21"),
    ("SessionStart", "2026-03-02 08:35:08.910772"),
    ("ParentAuthID", ACCOUNT),
    ("X-PH-CustomerCall", "5f1c0a52-11aa-4e6e-9d0a-0000000000c1"),
];

/// A callback with everything that an outbound call has, and one key that no table lists.
pub fn callback() -> Vec<u8> {
    form(CALLBACK)
}

/// The callback's hangup among so many parameters in all, as customers' own headers make them many.
pub fn callback_with_parameters(count: usize) -> Vec<u8> {
    let hangup = CALLBACK.iter().copied();
    let hangup = hangup.filter(|(key, _)| key.starts_with("Hangup"));
    let headers: Vec<_> = (4..count)
        .map(|number| (format!("X-PH-Header{number}"), "a value+of 1:2"))
        .collect();
    let headers = headers.iter().map(|(key, value)| (key.as_str(), *value));
    form(hangup.chain(headers))
}

#[cfg(test)]
mod tests {
    use plivo_hangup::HangupCallback;

    use super::{callback, callback_with_parameters};

    #[test]
    fn the_callback_is_of_the_size_that_the_goals_are_for() {
        let body = callback();
        assert_eq!(body.len(), 627);
        let read = HangupCallback::from_form(&body).unwrap();
        assert_eq!(read.iter().count(), 22);
        assert!(read.hangup().cause().is_some());
        assert!(read.hangup().source().is_some());
        assert!(read.hangup().telephony().is_some());
    }

    #[test]
    fn a_callback_has_as_many_parameters_as_asked_for() {
        for count in [10, 1000] {
            let read = HangupCallback::from_form(&callback_with_parameters(count)).unwrap();
            assert_eq!(read.iter().count(), count);
            assert_eq!(read.hangup().reported_code(), Some("4000"));
        }
    }
}
