//! What a payload concludes agrees with itself, and with what is promised of what is not listed.

use plivo_hangup::{Explanation, Hangup, HangupCause, HangupSource, Meaning, Outcome, Retry};

use crate::marker::is_hidden;
use crate::payload::Payload;
use crate::vocabulary;

/// Checks everything that a payload concludes, and that it is not shown.
pub fn check<P: Payload>(payload: &P) {
    is_hidden(payload);
    let meaning = payload.meaning();
    assert_eq!(payload.outcome(), meaning.map(|meaning| meaning.outcome));
    let explanation = payload.explain();
    assert_eq!(explanation.map(|explanation| explanation.meaning), meaning);
    let may_mean = payload.has_ended() && payload.hangup().is_some();
    assert_eq!(meaning.is_some(), may_mean);

    let disagreements = payload.disagreements();
    is_hidden(&disagreements);
    for disagreement in &disagreements {
        is_hidden(&disagreement.to_string());
    }
    if let Some(explanation) = explanation {
        check_explanation(explanation);
    }
    let Some(hangup) = payload.hangup() else {
        return;
    };
    check_hangup(hangup);
    check_code_is_from_its_key(payload, hangup);
    if let Some(meaning) = meaning {
        check_meaning(hangup, meaning, payload.answered());
    }
}

/// Checks a hangup: the code decides, and what is not listed is not concluded from.
pub fn check_hangup(hangup: &Hangup) {
    is_hidden(hangup);
    let cause = hangup.cause();
    if let Some(code) = hangup.reported_code() {
        let listed = vocabulary::code(code).filter(|_| !hangup.is_sip_trunk());
        assert_eq!(cause.map(HangupCause::code), listed);
    }
    let label = match cause {
        _ if hangup.is_sip_trunk() => "sip_trunk",
        Some(cause) => cause.slug(),
        None if hangup.reported_code().is_some() => "unlisted",
        None => hangup.label(),
    };
    assert_eq!(hangup.label(), label);
    let texts = [
        hangup.reported_code(),
        hangup.reported_name(),
        hangup.reported_source(),
        hangup.reported_telephony(),
    ];
    let mut reported = texts.iter().flatten();
    assert!(reported.all(|text| !text.trim_ascii().is_empty()));
    assert_eq!(hangup.is_reported(), texts.iter().any(Option::is_some));
}

/// Checks a meaning against the hangup that it is of.
pub fn check_meaning(hangup: &Hangup, meaning: Meaning, answered: Option<bool>) {
    assert!(!meaning.next_step.is_empty());
    let Meaning { outcome, retry, .. } = meaning;
    let is_looked_into = retry == Retry::AfterFix && meaning.responsible.is_none();
    if hangup.is_sip_trunk() {
        assert_eq!(outcome, Outcome::Unknown);
        assert!(is_looked_into);
        return;
    }
    let is_unlisted = hangup.reported_code().is_some() && hangup.cause().is_none();
    if is_unlisted {
        let is_later = matches!(outcome, Outcome::Busy | Outcome::NoAnswer);
        assert!(if is_later {
            retry == Retry::Later
        } else {
            is_looked_into
        });
        assert_eq!(meaning.responsible, None);
        let parties = [Some(HangupSource::Caller), Some(HangupSource::Callee)];
        if outcome == Outcome::Completed {
            assert!(answered == Some(true) && parties.contains(&hangup.source()));
        }
    }
    if is_unlisted
        || hangup
            .cause()
            .is_none_or(|cause| cause == HangupCause::Unknown)
    {
        let is_refuted = match outcome {
            Outcome::Completed => answered == Some(false),
            Outcome::Busy | Outcome::NoAnswer | Outcome::Rejected | Outcome::Canceled => {
                answered == Some(true)
            }
            _ => false,
        };
        assert!(!is_refuted, "{outcome} and answered: {answered:?}");
    }
}

fn check_explanation(explanation: Explanation) {
    is_hidden(&explanation);
    is_hidden(&explanation.to_string());
    is_hidden(&explanation.short().to_string());
    serde_json::to_string(&explanation).expect("an explanation can be written");
}

fn check_code_is_from_its_key<P: Payload>(payload: &P, hangup: &Hangup) {
    if let Some(code) = hangup.reported_code() {
        let mut values = P::CODE_KEYS.iter().map(|key| payload.get(key));
        assert!(values.any(|value| value == Some(code)));
    }
}
