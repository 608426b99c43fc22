//! Form bodies of the callback to `hangup_url`.

use super::end::{End, ends};
use super::{ACCOUNT, form};

fn pairs(end: &End) -> [(&'static str, String); 22] {
    let directions = ["outbound", "inbound"];
    let statuses = ["completed", "busy", "no-answer", "failed", "timeout"];
    [
        ("Event", "Hangup".to_owned()),
        ("CallUUID", end.uuid('1')),
        ("ALegRequestUUID", end.uuid('a')),
        ("ALegUUID", end.uuid('1')),
        ("From", end.phone_number(3)),
        ("To", format!("+{}", end.phone_number(7))),
        ("Direction", end.one_of(&directions, 1).to_owned()),
        ("CallStatus", end.one_of(&statuses, 3).to_owned()),
        ("HangupCause", end.telephony().to_string()),
        ("HangupCauseName", end.cause().name().to_owned()),
        ("HangupCauseCode", end.cause().code().to_string()),
        ("HangupSource", end.source().to_string()),
        ("Duration", end.seconds().to_string()),
        ("BillDuration", end.billed_seconds().to_string()),
        ("BillRate", "0.005".to_owned()),
        ("TotalCost", end.cost()),
        ("StartTime", end.time()),
        ("AnswerTime", end.time()),
        ("EndTime", end.time()),
        ("SessionStart", format!("{}.910772", end.time())),
        ("ParentAuthID", ACCOUNT.to_owned()),
        ("X-PH-CustomerCall", end.uuid('c')),
    ]
}

/// Callbacks with everything that a call has, and one key that no table lists.
pub fn callbacks() -> Vec<Vec<u8>> {
    ends().map(|end| form(&pairs(&end))).collect()
}

/// A callback's hangup among so many parameters in all, as customers' own headers make them many.
pub fn callback_with_parameters(count: usize) -> Vec<u8> {
    let hangup = ends().next().map(|end| pairs(&end)).into_iter().flatten();
    let hangup = hangup.filter(|(key, _)| key.starts_with("Hangup"));
    let mut parameters: Vec<_> = hangup.map(|(key, value)| (key.to_owned(), value)).collect();
    let headers = parameters.len()..count;
    parameters.extend(headers.map(|number| {
        let value = "a value+of 1:2".to_owned();
        (format!("X-PH-Header{number}"), value)
    }));
    form(&parameters)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use plivo_hangup::HangupCallback;

    use super::{callback_with_parameters, callbacks};

    #[test]
    fn callbacks_are_of_the_size_that_the_goals_are_for() {
        let bodies = callbacks();
        let bytes: usize = bodies.iter().map(Vec::len).sum();
        assert!((bytes / bodies.len()).abs_diff(627) < 10, "{bytes}");
        for body in &bodies {
            let read = HangupCallback::from_form(body).unwrap();
            assert_eq!(read.iter().count(), 22);
            assert!(read.hangup().cause().is_some());
            assert!(read.hangup().source().is_some());
            assert!(read.hangup().telephony().is_some());
        }
        let different: HashSet<_> = bodies.iter().collect();
        assert_eq!(different.len(), bodies.len());
    }

    #[test]
    fn a_callback_has_as_many_parameters_as_asked_for() {
        for count in [10, 1000] {
            let read = HangupCallback::from_form(&callback_with_parameters(count)).unwrap();
            assert_eq!(read.iter().count(), count);
            assert!(read.hangup().cause().is_some());
        }
    }
}
