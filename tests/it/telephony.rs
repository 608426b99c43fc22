//! The telephony switch's words: numbers and origins, lookup, and what a word says of the outcome.

use std::collections::BTreeMap;

use plivo_hangup::TelephonyCause as T;
use plivo_hangup::{HangupCause, Outcome};

use crate::support::{Differences, check_numbers, from_json};
use crate::vocabularies;

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

#[test]
fn each_word_has_its_number_and_origin() {
    let mut differences = Differences::default();
    for &(word, number, origin, cause) in ROWS {
        differences.compare(format_args!("{word}: number"), cause.number(), number);
        differences.compare(format_args!("{word}: as u16"), cause as u16, number);
        let is_q850 = origin == "Q.850";
        differences.compare(format_args!("{word}: is_q850"), cause.is_q850(), is_q850);
    }
    differences.assert_none();
}

#[test]
fn the_words_are_a_vocabulary_with_the_word_in_lower_case_as_slug() {
    let slugs: Vec<_> = ROWS.iter().map(|row| row.0.to_ascii_lowercase()).collect();
    let rows = ROWS.iter().zip(&slugs);
    let rows: Vec<_> = rows
        .map(|(row, slug)| (row.3, row.0, slug.as_str()))
        .collect();
    let accessors = [T::word, T::slug, T::word];
    vocabularies::check(
        "the word of a telephony cause",
        T::ALL,
        T::from_word,
        accessors,
        &rows,
    );
}

#[test]
fn each_number_leads_to_its_word_and_others_to_none() {
    let rows: Vec<_> = ROWS.iter().map(|row| (row.1, row.3)).collect();
    check_numbers("the number of a telephony cause", &rows, T::from_number);
    // 4, 24 and 26 are numbers of Q.850 that the switch has no word for.
    for number in [4, 24, 26, 486, 603, 4000] {
        assert_eq!(T::from_number(number), None, "{number}");
    }
}

#[test]
fn numbers_and_names_are_not_words() {
    for text in [
        "User Busy",
        "NORMAL CLEARING",
        "NormalClearing",
        "16",
        "486",
    ] {
        assert_eq!(T::from_word(text), None, "{text}");
    }
    for cause in HangupCause::ALL {
        assert_eq!(T::from_word(cause.name()), None, "{cause}");
    }
}

#[test]
fn a_word_is_the_key_of_a_json_map() {
    let map = BTreeMap::from([(T::UserBusy, 2), (T::None, 1)]);
    let json = serde_json::to_string(&map).expect("JSON");
    assert_eq!(json, r#"{"NONE":1,"USER_BUSY":2}"#);
    assert_eq!(from_json::<BTreeMap<T, u8>>(&json), map);
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
fn no_word_says_that_a_machine_answered() {
    for cause in T::ALL {
        assert_ne!(cause.outcome(), Some(Outcome::Machine), "{cause}");
    }
}
