//! The telephony switch's words: numbers and origins, lookup, and what a word says of the outcome.

use std::collections::BTreeMap;

use plivo_hangup::TelephonyCause as T;
use plivo_hangup::{HangupCause, Outcome};
use strum::{EnumCount, VariantArray};

use crate::support::{Differences, from_json, json_error};

/// Each word with its number, its origin and its variant.
#[rustfmt::skip]
const ROWS: &[(&str, u16, &str, T)] = &[
    ("NONE", 0, "FreeSWITCH", T::None),
    ("UNALLOCATED_NUMBER", 1, "Q.850", T::UnallocatedNumber),
    ("NO_ROUTE_TRANSIT_NET", 2, "Q.850", T::NoRouteTransitNet),
    ("NO_ROUTE_DESTINATION", 3, "Q.850", T::NoRouteDestination),
    ("CHANNEL_UNACCEPTABLE", 6, "Q.850", T::ChannelUnacceptable),
    ("CALL_AWARDED_DELIVERED", 7, "Q.850", T::CallAwardedDelivered),
    ("NORMAL_CLEARING", 16, "Q.850", T::NormalClearing),
    ("USER_BUSY", 17, "Q.850", T::UserBusy),
    ("NO_USER_RESPONSE", 18, "Q.850", T::NoUserResponse),
    ("NO_ANSWER", 19, "Q.850", T::NoAnswer),
    ("SUBSCRIBER_ABSENT", 20, "Q.850", T::SubscriberAbsent),
    ("CALL_REJECTED", 21, "Q.850", T::CallRejected),
    ("NUMBER_CHANGED", 22, "Q.850", T::NumberChanged),
    ("REDIRECTION_TO_NEW_DESTINATION", 23, "Q.850", T::RedirectionToNewDestination),
    ("EXCHANGE_ROUTING_ERROR", 25, "Q.850", T::ExchangeRoutingError),
    ("DESTINATION_OUT_OF_ORDER", 27, "Q.850", T::DestinationOutOfOrder),
    ("INVALID_NUMBER_FORMAT", 28, "Q.850", T::InvalidNumberFormat),
    ("FACILITY_REJECTED", 29, "Q.850", T::FacilityRejected),
    ("RESPONSE_TO_STATUS_ENQUIRY", 30, "Q.850", T::ResponseToStatusEnquiry),
    ("NORMAL_UNSPECIFIED", 31, "Q.850", T::NormalUnspecified),
    ("NORMAL_CIRCUIT_CONGESTION", 34, "Q.850", T::NormalCircuitCongestion),
    ("NETWORK_OUT_OF_ORDER", 38, "Q.850", T::NetworkOutOfOrder),
    ("NORMAL_TEMPORARY_FAILURE", 41, "Q.850", T::NormalTemporaryFailure),
    ("SWITCH_CONGESTION", 42, "Q.850", T::SwitchCongestion),
    ("ACCESS_INFO_DISCARDED", 43, "Q.850", T::AccessInfoDiscarded),
    ("REQUESTED_CHAN_UNAVAIL", 44, "Q.850", T::RequestedChanUnavail),
    ("PRE_EMPTED", 45, "Q.850", T::PreEmpted),
    ("FACILITY_NOT_SUBSCRIBED", 50, "Q.850", T::FacilityNotSubscribed),
    ("OUTGOING_CALL_BARRED", 52, "Q.850", T::OutgoingCallBarred),
    ("INCOMING_CALL_BARRED", 54, "Q.850", T::IncomingCallBarred),
    ("BEARERCAPABILITY_NOTAUTH", 57, "Q.850", T::BearercapabilityNotauth),
    ("BEARERCAPABILITY_NOTAVAIL", 58, "Q.850", T::BearercapabilityNotavail),
    ("SERVICE_UNAVAILABLE", 63, "Q.850", T::ServiceUnavailable),
    ("BEARERCAPABILITY_NOTIMPL", 65, "Q.850", T::BearercapabilityNotimpl),
    ("CHAN_NOT_IMPLEMENTED", 66, "Q.850", T::ChanNotImplemented),
    ("FACILITY_NOT_IMPLEMENTED", 69, "Q.850", T::FacilityNotImplemented),
    ("SERVICE_NOT_IMPLEMENTED", 79, "Q.850", T::ServiceNotImplemented),
    ("INVALID_CALL_REFERENCE", 81, "Q.850", T::InvalidCallReference),
    ("INCOMPATIBLE_DESTINATION", 88, "Q.850", T::IncompatibleDestination),
    ("INVALID_MSG_UNSPECIFIED", 95, "Q.850", T::InvalidMsgUnspecified),
    ("MANDATORY_IE_MISSING", 96, "Q.850", T::MandatoryIeMissing),
    ("MESSAGE_TYPE_NONEXIST", 97, "Q.850", T::MessageTypeNonexist),
    ("WRONG_MESSAGE", 98, "Q.850", T::WrongMessage),
    ("IE_NONEXIST", 99, "Q.850", T::IeNonexist),
    ("INVALID_IE_CONTENTS", 100, "Q.850", T::InvalidIeContents),
    ("WRONG_CALL_STATE", 101, "Q.850", T::WrongCallState),
    ("RECOVERY_ON_TIMER_EXPIRE", 102, "Q.850", T::RecoveryOnTimerExpire),
    ("MANDATORY_IE_LENGTH_ERROR", 103, "Q.850", T::MandatoryIeLengthError),
    ("PROTOCOL_ERROR", 111, "Q.850", T::ProtocolError),
    ("INTERWORKING", 127, "Q.850", T::Interworking),
    ("SUCCESS", 142, "FreeSWITCH", T::Success),
    ("ORIGINATOR_CANCEL", 487, "FreeSWITCH", T::OriginatorCancel),
    ("CRASH", 700, "FreeSWITCH", T::Crash),
    ("SYSTEM_SHUTDOWN", 701, "FreeSWITCH", T::SystemShutdown),
    ("LOSE_RACE", 702, "FreeSWITCH", T::LoseRace),
    ("MANAGER_REQUEST", 703, "FreeSWITCH", T::ManagerRequest),
    ("BLIND_TRANSFER", 800, "FreeSWITCH", T::BlindTransfer),
    ("ATTENDED_TRANSFER", 801, "FreeSWITCH", T::AttendedTransfer),
    ("ALLOTTED_TIMEOUT", 802, "FreeSWITCH", T::AllottedTimeout),
    ("USER_CHALLENGE", 803, "FreeSWITCH", T::UserChallenge),
    ("MEDIA_TIMEOUT", 804, "FreeSWITCH", T::MediaTimeout),
    ("PICKED_OFF", 805, "FreeSWITCH", T::PickedOff),
    ("USER_NOT_REGISTERED", 806, "FreeSWITCH", T::UserNotRegistered),
    ("PROGRESS_TIMEOUT", 807, "FreeSWITCH", T::ProgressTimeout),
    ("INVALID_GATEWAY", 808, "FreeSWITCH", T::InvalidGateway),
    ("GATEWAY_DOWN", 809, "FreeSWITCH", T::GatewayDown),
    ("INVALID_URL", 810, "FreeSWITCH", T::InvalidUrl),
    ("INVALID_PROFILE", 811, "FreeSWITCH", T::InvalidProfile),
    ("NO_PICKUP", 812, "FreeSWITCH", T::NoPickup),
    ("SRTP_READ_ERROR", 813, "FreeSWITCH", T::SrtpReadError),
    ("BOWOUT", 814, "FreeSWITCH", T::Bowout),
    ("BUSY_EVERYWHERE", 815, "FreeSWITCH", T::BusyEverywhere),
    ("DECLINE", 816, "FreeSWITCH", T::Decline),
    ("DOES_NOT_EXIST_ANYWHERE", 817, "FreeSWITCH", T::DoesNotExistAnywhere),
    ("NOT_ACCEPTABLE", 818, "FreeSWITCH", T::NotAcceptable),
    ("UNWANTED", 819, "FreeSWITCH", T::Unwanted),
    ("NO_IDENTITY", 820, "FreeSWITCH", T::NoIdentity),
    ("BAD_IDENTITY_INFO", 821, "FreeSWITCH", T::BadIdentityInfo),
    ("UNSUPPORTED_CERTIFICATE", 822, "FreeSWITCH", T::UnsupportedCertificate),
    ("INVALID_IDENTITY", 823, "FreeSWITCH", T::InvalidIdentity),
    ("STALE_DATE", 824, "FreeSWITCH", T::StaleDate),
    ("REJECT_ALL", 825, "FreeSWITCH", T::RejectAll),
];

/// The words whose outcome is beyond doubt, by the definition of the word.
const OUTCOMES: &[(T, Option<Outcome>)] = &[
    (T::NormalClearing, Some(Outcome::Completed)),
    (T::UserBusy, Some(Outcome::Busy)),
    (T::BusyEverywhere, Some(Outcome::Busy)),
    (T::NoAnswer, Some(Outcome::NoAnswer)),
    (T::NoUserResponse, Some(Outcome::NoAnswer)),
    (T::NoPickup, Some(Outcome::NoAnswer)),
    (T::OriginatorCancel, Some(Outcome::Canceled)),
    (T::LoseRace, Some(Outcome::Canceled)),
    (T::CallRejected, Some(Outcome::Rejected)),
    (T::Decline, Some(Outcome::Rejected)),
    (T::Unwanted, Some(Outcome::Rejected)),
    (T::UnallocatedNumber, Some(Outcome::Failed)),
    (T::InvalidNumberFormat, Some(Outcome::Failed)),
    (T::NoRouteDestination, Some(Outcome::Failed)),
    (T::DestinationOutOfOrder, Some(Outcome::Failed)),
    (T::NormalCircuitCongestion, Some(Outcome::Failed)),
    (T::NormalTemporaryFailure, Some(Outcome::Failed)),
    (T::NetworkOutOfOrder, Some(Outcome::Failed)),
    (T::SwitchCongestion, Some(Outcome::Failed)),
    (T::IncompatibleDestination, Some(Outcome::Failed)),
    (T::RecoveryOnTimerExpire, Some(Outcome::Failed)),
    (T::ProtocolError, Some(Outcome::Failed)),
    (T::UserNotRegistered, Some(Outcome::Failed)),
    (T::MediaTimeout, Some(Outcome::Failed)),
    (T::Crash, Some(Outcome::Failed)),
    (T::DoesNotExistAnywhere, Some(Outcome::Failed)),
    (T::None, None),
    (T::NormalUnspecified, None),
    (T::Success, None),
    (T::ResponseToStatusEnquiry, None),
    (T::Bowout, None),
];

/// Words that mean the same as a cause, and so must have the same outcome.
const SAME_AS: &[(T, HangupCause)] = &[
    (T::UnallocatedNumber, HangupCause::UnallocatedNumber),
    (T::UserBusy, HangupCause::BusyLine),
    (T::NoAnswer, HangupCause::NoAnswer),
    (T::UserNotRegistered, HangupCause::EndpointNotRegistered),
    (T::MediaTimeout, HangupCause::MediaTimeout),
    (T::LoseRace, HangupCause::LostRace),
    (T::BusyEverywhere, HangupCause::BusyEverywhere),
    (T::Decline, HangupCause::Declined),
    (
        T::DoesNotExistAnywhere,
        HangupCause::UserDoesNotExistAnywhere,
    ),
    (T::NormalClearing, HangupCause::NormalHangup),
];

/// Texts that are no words, with their length in bytes.
const NOT_RECOGNIZED: &[(&str, usize)] = &[
    ("", 0),
    (" ", 1),
    ("sip_auth_failed", 15),
    ("sip_auth_timeout", 16),
    ("User Busy", 9),
    ("NORMAL CLEARING", 15),
    ("NormalClearing", 14),
    ("16", 2),
    ("486", 3),
    ("12025550123", 11),
    ("USER_BUSY_USER_BUSY_USER_BUSY_USER_BUSY", 39),
];

#[test]
fn each_word_has_its_number_and_origin() {
    let mut differences = Differences::default();
    for &(word, number, origin, cause) in ROWS {
        differences.compare(format_args!("{word}: word"), cause.word(), word);
        differences.compare(format_args!("{word}: number"), cause.number(), number);
        differences.compare(format_args!("{word}: as u16"), cause as u16, number);
        let is_q850 = origin == "Q.850";
        differences.compare(format_args!("{word}: is_q850"), cause.is_q850(), is_q850);
    }
    differences.assert_none();
}

#[test]
fn all_has_the_rows_in_their_order_and_no_others() {
    let rows: Vec<_> = ROWS.iter().map(|row| row.3).collect();
    assert_eq!(T::ALL, rows);
    assert_eq!(T::ALL.len(), 82);
    assert_eq!(T::VARIANTS, T::ALL);
    assert_eq!(T::COUNT, 82);
    for pair in T::ALL.windows(2) {
        assert!(pair[0] < pair[1], "{pair:?}");
        assert!(pair[0].number() < pair[1].number(), "{pair:?}");
    }
}

#[test]
fn each_number_is_one_that_leads_back_or_none() {
    let mut listed = 0;
    for number in 0..=u16::MAX {
        let cause = T::from_number(number);
        assert_eq!(T::try_from(number).ok(), cause, "{number}");
        if let Some(cause) = cause {
            listed += 1;
            assert_eq!(u16::from(cause), number);
        }
    }
    assert_eq!(listed, 82);
}

#[test]
fn gaps_are_not_listed() {
    // 4, 24 and 26 are numbers of Q.850 that the switch has no word for.
    for number in [
        4, 5, 8, 15, 24, 26, 128, 486, 488, 603, 699, 826, 4000, 65535,
    ] {
        assert_eq!(T::from_number(number), None, "{number}");
        let error = T::try_from(number).expect_err("unlisted");
        assert_eq!(error.number(), number);
        assert_eq!(
            error.to_string(),
            format!("expected the number of a telephony cause, found the unlisted number {number}")
        );
    }
}

#[test]
fn every_word_is_read_back_whatever_its_case_and_the_blanks_around_it() {
    for &(word, number, _, cause) in ROWS {
        assert_eq!(cause.to_string(), word);
        let lower = word.to_ascii_lowercase();
        for spelled in [
            word.to_owned(),
            format!(" {lower}"),
            format!("\t{word}\r\n"),
            lower,
        ] {
            assert_eq!(T::from_word(&spelled), Some(cause), "{spelled:?}");
            assert_eq!(spelled.parse(), Ok(cause), "{spelled:?}");
        }
        assert_eq!(T::from_number(number), Some(cause), "{word}");
    }
}

#[test]
fn lookups_work_in_constants() {
    const BY_WORD: Option<T> = T::from_word(" user_busy ");
    const BY_NUMBER: Option<T> = T::from_number(17);
    const OUTCOME: Option<Outcome> = T::UserBusy.outcome();
    assert_eq!(BY_WORD, Some(T::UserBusy));
    assert_eq!(BY_NUMBER, Some(T::UserBusy));
    assert_eq!(OUTCOME, Some(Outcome::Busy));
}

#[test]
fn other_texts_are_errors_that_tell_their_length() {
    for &(text, bytes) in NOT_RECOGNIZED {
        let sentence =
            format!("expected the word of a telephony cause, found text of {bytes} bytes");
        assert_eq!(T::from_word(text), None, "{text:?}");
        assert_eq!(text.parse::<T>().expect_err(text).to_string(), sentence);
        let json = serde_json::to_string(text).expect("JSON");
        assert_eq!(json_error::<T>(&json), sentence);
    }
}

#[test]
fn the_name_of_a_cause_is_no_word() {
    for cause in HangupCause::ALL {
        assert_eq!(T::from_word(cause.name()), None, "{cause}");
    }
}

#[test]
fn a_word_is_written_as_text_and_read_from_it() {
    for &(word, _, _, cause) in ROWS {
        let json = serde_json::to_string(&cause).expect("JSON");
        assert_eq!(json, format!("\"{word}\""));
        assert_eq!(from_json::<T>(&json), cause);
        assert_eq!(
            from_json::<T>(&format!("\" {} \"", word.to_lowercase())),
            cause
        );
    }
    let map = BTreeMap::from([(T::UserBusy, 2), (T::None, 1)]);
    let json = serde_json::to_string(&map).expect("JSON");
    assert_eq!(json, r#"{"NONE":1,"USER_BUSY":2}"#);
    assert_eq!(from_json::<BTreeMap<T, u8>>(&json), map);
}

#[test]
fn other_json_is_an_error_that_does_not_repeat_it() {
    for (json, sentence) in [
        ("17", "found a number"),
        ("12025550123", "found a number"),
        ("-17", "found a number"),
        ("1.5", "found a number"),
        ("true", "found true or false"),
        ("null", "found nothing"),
        ("[]", "found a list"),
        ("{}", "found an object"),
    ] {
        let sentence = format!("expected the word of a telephony cause, {sentence}");
        assert_eq!(json_error::<T>(json), sentence, "{json}");
    }
}

#[test]
fn words_that_leave_no_doubt_have_their_outcome() {
    let mut differences = Differences::default();
    for &(cause, outcome) in OUTCOMES {
        differences.compare(format_args!("{cause}: outcome"), cause.outcome(), outcome);
    }
    differences.assert_none();
}

#[test]
fn a_word_and_the_cause_that_means_the_same_have_one_outcome() {
    let mut differences = Differences::default();
    for &(word, cause) in SAME_AS {
        let label = format_args!("{word} and {}: outcome", cause.code());
        differences.compare(label, word.outcome(), Some(cause.outcome()));
    }
    differences.assert_none();
}

#[test]
fn no_word_says_that_a_machine_answered_or_that_nothing_is_known() {
    for cause in T::ALL {
        assert_ne!(cause.outcome(), Some(Outcome::Machine), "{cause}");
        // A word that says nothing has no outcome, rather than an unknown one.
        assert_ne!(cause.outcome(), Some(Outcome::Unknown), "{cause}");
    }
}

#[test]
fn descriptions_are_whole_sentences() {
    for cause in T::ALL {
        let text = cause.description();
        let begins = text.starts_with(|first: char| first.is_uppercase());
        assert!(begins && text.ends_with('.'), "{cause}: {text:?}");
    }
}
