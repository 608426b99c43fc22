//! The words of the wire besides the catalog's: their spellings and slugs, which never change.

use plivo_hangup::{
    CallLeg, CallStatus, DialAction, DialBLegStatus, DialStatus, Direction, Event, Outcome,
    Reported, StirAttestation, StirVerification, TelephonyCause,
};
use strum::{EnumCount, VariantArray};

/// Checks a vocabulary against its rows of variant, word and slug.
macro_rules! check {
    ($type:ident: $($variant:ident, $word:literal, $slug:literal;)+) => {{
        let rows = [$(($type::$variant, $word, $slug)),+];
        assert_eq!($type::ALL, rows.map(|row| row.0));
        assert_eq!($type::VARIANTS, $type::ALL);
        assert_eq!($type::COUNT, rows.len());
        for (value, word, slug) in rows {
            assert_eq!(value.name(), word);
            assert_eq!(value.slug(), slug);
            assert_eq!(value.to_string(), word);
            assert_eq!(word.parse(), Ok(value));
            assert_eq!($type::from_name(&format!(" {} ", word.to_uppercase())), Some(value));
            assert_eq!(serde_json::to_value(value).unwrap(), word);
            assert_eq!(serde_json::from_value::<$type>(word.into()).unwrap(), value);
            assert_eq!(Reported::<$type>::from(word), value);
            assert_eq!(Reported::from(value).as_str(), word);
        }
        assert_eq!($type::from_name("nothing of the kind"), None);
    }};
}

#[test]
fn each_word_has_its_spelling_and_its_slug() {
    check!(CallStatus:
        Ringing, "ringing", "ringing";
        InProgress, "in-progress", "in_progress";
        Completed, "completed", "completed";
        Busy, "busy", "busy";
        Failed, "failed", "failed";
        Timeout, "timeout", "timeout";
        NoAnswer, "no-answer", "no_answer";
        Cancel, "cancel", "cancel";
    );
    check!(Direction:
        Inbound, "inbound", "inbound";
        Outbound, "outbound", "outbound";
    );
    check!(Event:
        StartApp, "StartApp", "start_app";
        Hangup, "Hangup", "hangup";
        Redirect, "Redirect", "redirect";
        DialAction, "DialAction", "dial_action";
        DialAnswer, "DialAnswer", "dial_answer";
        DialConnected, "DialConnected", "dial_connected";
        DialDigitsMatch, "DialDigitsMatch", "dial_digits_match";
        DialHangup, "DialHangup", "dial_hangup";
    );
    check!(DialStatus:
        Completed, "completed", "completed";
        Busy, "busy", "busy";
        Failed, "failed", "failed";
        Cancel, "cancel", "cancel";
        Timeout, "timeout", "timeout";
        NoAnswer, "no-answer", "no_answer";
    );
    check!(DialAction:
        Answer, "answer", "answer";
        Connected, "connected", "connected";
        Digits, "digits", "digits";
        Hangup, "hangup", "hangup";
    );
    check!(DialBLegStatus:
        Answer, "answer", "answer";
        Connected, "connected", "connected";
        Hangup, "hangup", "hangup";
    );
    check!(CallLeg:
        A, "ALeg", "a_leg";
        B, "BLeg", "b_leg";
    );
    check!(StirVerification:
        Verified, "Verified", "verified";
        NotVerified, "Not Verified", "not_verified";
        NotApplicable, "Not Applicable", "not_applicable";
    );
    check!(StirAttestation:
        Full, "A", "full";
        Partial, "B", "partial";
        Gateway, "C", "gateway";
    );
}

#[test]
fn relays_spell_cancel_in_two_more_ways() {
    for word in ["canceled", "cancelled", "Cancelled"] {
        assert_eq!(CallStatus::from_name(word), Some(CallStatus::Cancel));
        assert_eq!(DialStatus::from_name(word), Some(DialStatus::Cancel));
    }
}

#[test]
fn a_status_of_a_dial_gives_an_outcome() {
    for (status, outcome) in [
        (DialStatus::Completed, Outcome::Completed),
        (DialStatus::Busy, Outcome::Busy),
        (DialStatus::Failed, Outcome::Failed),
        (DialStatus::Cancel, Outcome::Canceled),
        (DialStatus::Timeout, Outcome::NoAnswer),
        (DialStatus::NoAnswer, Outcome::NoAnswer),
    ] {
        assert_eq!(status.outcome(), outcome);
    }
}

#[test]
fn the_slug_of_a_telephony_word_is_the_word_in_lower_case() {
    for (cause, slug) in [
        (TelephonyCause::None, "none"),
        (TelephonyCause::NormalClearing, "normal_clearing"),
        (
            TelephonyCause::BearercapabilityNotauth,
            "bearercapability_notauth",
        ),
        (
            TelephonyCause::DoesNotExistAnywhere,
            "does_not_exist_anywhere",
        ),
    ] {
        assert_eq!(cause.slug(), slug);
    }
    for cause in TelephonyCause::ALL {
        assert!(cause.slug().eq_ignore_ascii_case(cause.word()));
    }
}
