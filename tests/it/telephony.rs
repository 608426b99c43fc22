//! The telephony switch's words: numbers and origins, lookup, and what a word says of the outcome.

use std::collections::BTreeMap;

use plivo_hangup::Outcome::{Busy, Canceled, Completed, Failed, NoAnswer, Rejected};
use plivo_hangup::Party::{Account, Callee, Carrier, ContactData, Plivo};
use plivo_hangup::Retry::{AfterFix, Later, Never, NotNeeded, WithBackoff};
use plivo_hangup::TelephonyCause as T;
use plivo_hangup::{HangupCause, Meaning, Outcome, Party, Retry};

use crate::support::{Differences, check_numbers, from_json};
use crate::vocabularies;

/// How a call ended, the retry advice and the responsible party.
type Said = (Outcome, Retry, Option<Party>);

/// Each word with its number, its origin, its variant, and what it says on its own.
#[rustfmt::skip]
const ROWS: &[(&str, u16, &str, T, Option<Said>)] = &[
    ("NONE", 0, "FreeSWITCH", T::None, None),
    ("UNALLOCATED_NUMBER", 1, "Q.850", T::UnallocatedNumber, Some((Failed, AfterFix, Some(ContactData)))),
    ("NO_ROUTE_TRANSIT_NET", 2, "Q.850", T::NoRouteTransitNet, Some((Failed, AfterFix, Some(Carrier)))),
    ("NO_ROUTE_DESTINATION", 3, "Q.850", T::NoRouteDestination, Some((Failed, AfterFix, None))),
    ("CHANNEL_UNACCEPTABLE", 6, "Q.850", T::ChannelUnacceptable, Some((Failed, AfterFix, Some(Carrier)))),
    ("CALL_AWARDED_DELIVERED", 7, "Q.850", T::CallAwardedDelivered, None),
    ("NORMAL_CLEARING", 16, "Q.850", T::NormalClearing, Some((Completed, NotNeeded, None))),
    ("USER_BUSY", 17, "Q.850", T::UserBusy, Some((Busy, Later, Some(Callee)))),
    ("NO_USER_RESPONSE", 18, "Q.850", T::NoUserResponse, Some((NoAnswer, Later, Some(Callee)))),
    ("NO_ANSWER", 19, "Q.850", T::NoAnswer, Some((NoAnswer, Later, Some(Callee)))),
    ("SUBSCRIBER_ABSENT", 20, "Q.850", T::SubscriberAbsent, Some((NoAnswer, Later, Some(Callee)))),
    ("CALL_REJECTED", 21, "Q.850", T::CallRejected, Some((Rejected, Never, Some(Callee)))),
    ("NUMBER_CHANGED", 22, "Q.850", T::NumberChanged, Some((Failed, AfterFix, Some(ContactData)))),
    ("REDIRECTION_TO_NEW_DESTINATION", 23, "Q.850", T::RedirectionToNewDestination, None),
    ("EXCHANGE_ROUTING_ERROR", 25, "Q.850", T::ExchangeRoutingError, Some((Failed, AfterFix, None))),
    ("DESTINATION_OUT_OF_ORDER", 27, "Q.850", T::DestinationOutOfOrder, Some((Failed, Later, Some(Callee)))),
    ("INVALID_NUMBER_FORMAT", 28, "Q.850", T::InvalidNumberFormat, Some((Failed, AfterFix, Some(ContactData)))),
    ("FACILITY_REJECTED", 29, "Q.850", T::FacilityRejected, Some((Failed, AfterFix, None))),
    ("RESPONSE_TO_STATUS_ENQUIRY", 30, "Q.850", T::ResponseToStatusEnquiry, None),
    ("NORMAL_UNSPECIFIED", 31, "Q.850", T::NormalUnspecified, None),
    ("NORMAL_CIRCUIT_CONGESTION", 34, "Q.850", T::NormalCircuitCongestion, Some((Failed, WithBackoff, Some(Carrier)))),
    ("NETWORK_OUT_OF_ORDER", 38, "Q.850", T::NetworkOutOfOrder, Some((Failed, WithBackoff, Some(Carrier)))),
    ("NORMAL_TEMPORARY_FAILURE", 41, "Q.850", T::NormalTemporaryFailure, Some((Failed, WithBackoff, Some(Carrier)))),
    ("SWITCH_CONGESTION", 42, "Q.850", T::SwitchCongestion, Some((Failed, WithBackoff, Some(Carrier)))),
    ("ACCESS_INFO_DISCARDED", 43, "Q.850", T::AccessInfoDiscarded, Some((Failed, AfterFix, None))),
    ("REQUESTED_CHAN_UNAVAIL", 44, "Q.850", T::RequestedChanUnavail, Some((Failed, WithBackoff, Some(Carrier)))),
    ("PRE_EMPTED", 45, "FreeSWITCH", T::PreEmpted, Some((Failed, WithBackoff, Some(Carrier)))),
    ("FACILITY_NOT_SUBSCRIBED", 50, "Q.850", T::FacilityNotSubscribed, Some((Failed, AfterFix, None))),
    ("OUTGOING_CALL_BARRED", 52, "FreeSWITCH", T::OutgoingCallBarred, Some((Failed, AfterFix, Some(Account)))),
    ("INCOMING_CALL_BARRED", 54, "FreeSWITCH", T::IncomingCallBarred, Some((Rejected, AfterFix, Some(Callee)))),
    ("BEARERCAPABILITY_NOTAUTH", 57, "Q.850", T::BearercapabilityNotauth, Some((Failed, AfterFix, None))),
    ("BEARERCAPABILITY_NOTAVAIL", 58, "Q.850", T::BearercapabilityNotavail, Some((Failed, WithBackoff, Some(Carrier)))),
    ("SERVICE_UNAVAILABLE", 63, "Q.850", T::ServiceUnavailable, Some((Failed, AfterFix, None))),
    ("BEARERCAPABILITY_NOTIMPL", 65, "Q.850", T::BearercapabilityNotimpl, Some((Failed, AfterFix, None))),
    ("CHAN_NOT_IMPLEMENTED", 66, "Q.850", T::ChanNotImplemented, Some((Failed, AfterFix, None))),
    ("FACILITY_NOT_IMPLEMENTED", 69, "Q.850", T::FacilityNotImplemented, Some((Failed, AfterFix, None))),
    ("SERVICE_NOT_IMPLEMENTED", 79, "Q.850", T::ServiceNotImplemented, Some((Failed, AfterFix, None))),
    ("INVALID_CALL_REFERENCE", 81, "Q.850", T::InvalidCallReference, Some((Failed, AfterFix, None))),
    ("INCOMPATIBLE_DESTINATION", 88, "Q.850", T::IncompatibleDestination, Some((Failed, AfterFix, None))),
    ("INVALID_MSG_UNSPECIFIED", 95, "Q.850", T::InvalidMsgUnspecified, Some((Failed, AfterFix, None))),
    ("MANDATORY_IE_MISSING", 96, "Q.850", T::MandatoryIeMissing, Some((Failed, AfterFix, None))),
    ("MESSAGE_TYPE_NONEXIST", 97, "Q.850", T::MessageTypeNonexist, Some((Failed, AfterFix, None))),
    ("WRONG_MESSAGE", 98, "Q.850", T::WrongMessage, Some((Failed, AfterFix, None))),
    ("IE_NONEXIST", 99, "Q.850", T::IeNonexist, Some((Failed, AfterFix, None))),
    ("INVALID_IE_CONTENTS", 100, "Q.850", T::InvalidIeContents, Some((Failed, AfterFix, None))),
    ("WRONG_CALL_STATE", 101, "Q.850", T::WrongCallState, Some((Failed, AfterFix, None))),
    ("RECOVERY_ON_TIMER_EXPIRE", 102, "Q.850", T::RecoveryOnTimerExpire, Some((Failed, WithBackoff, Some(Carrier)))),
    ("MANDATORY_IE_LENGTH_ERROR", 103, "FreeSWITCH", T::MandatoryIeLengthError, Some((Failed, AfterFix, None))),
    ("PROTOCOL_ERROR", 111, "Q.850", T::ProtocolError, Some((Failed, AfterFix, None))),
    ("INTERWORKING", 127, "Q.850", T::Interworking, None),
    ("SUCCESS", 142, "FreeSWITCH", T::Success, None),
    ("ORIGINATOR_CANCEL", 487, "FreeSWITCH", T::OriginatorCancel, Some((Canceled, NotNeeded, None))),
    ("CRASH", 700, "FreeSWITCH", T::Crash, Some((Failed, WithBackoff, Some(Plivo)))),
    ("SYSTEM_SHUTDOWN", 701, "FreeSWITCH", T::SystemShutdown, Some((Failed, WithBackoff, Some(Plivo)))),
    ("LOSE_RACE", 702, "FreeSWITCH", T::LoseRace, Some((Canceled, NotNeeded, None))),
    ("MANAGER_REQUEST", 703, "FreeSWITCH", T::ManagerRequest, None),
    ("BLIND_TRANSFER", 800, "FreeSWITCH", T::BlindTransfer, Some((Completed, NotNeeded, None))),
    ("ATTENDED_TRANSFER", 801, "FreeSWITCH", T::AttendedTransfer, Some((Completed, NotNeeded, None))),
    ("ALLOTTED_TIMEOUT", 802, "FreeSWITCH", T::AllottedTimeout, None),
    ("USER_CHALLENGE", 803, "FreeSWITCH", T::UserChallenge, None),
    ("MEDIA_TIMEOUT", 804, "FreeSWITCH", T::MediaTimeout, Some((Failed, AfterFix, None))),
    ("PICKED_OFF", 805, "FreeSWITCH", T::PickedOff, None),
    ("USER_NOT_REGISTERED", 806, "FreeSWITCH", T::UserNotRegistered, Some((Failed, AfterFix, Some(Callee)))),
    ("PROGRESS_TIMEOUT", 807, "FreeSWITCH", T::ProgressTimeout, Some((Failed, WithBackoff, Some(Carrier)))),
    ("INVALID_GATEWAY", 808, "FreeSWITCH", T::InvalidGateway, Some((Failed, AfterFix, Some(Plivo)))),
    ("GATEWAY_DOWN", 809, "FreeSWITCH", T::GatewayDown, Some((Failed, WithBackoff, Some(Carrier)))),
    ("INVALID_URL", 810, "FreeSWITCH", T::InvalidUrl, Some((Failed, AfterFix, Some(ContactData)))),
    ("INVALID_PROFILE", 811, "FreeSWITCH", T::InvalidProfile, Some((Failed, AfterFix, Some(Plivo)))),
    ("NO_PICKUP", 812, "FreeSWITCH", T::NoPickup, Some((NoAnswer, Later, Some(Callee)))),
    ("SRTP_READ_ERROR", 813, "FreeSWITCH", T::SrtpReadError, Some((Failed, AfterFix, None))),
    ("BOWOUT", 814, "FreeSWITCH", T::Bowout, None),
    ("BUSY_EVERYWHERE", 815, "FreeSWITCH", T::BusyEverywhere, Some((Busy, Later, Some(Callee)))),
    ("DECLINE", 816, "FreeSWITCH", T::Decline, Some((Rejected, AfterFix, Some(Callee)))),
    ("DOES_NOT_EXIST_ANYWHERE", 817, "FreeSWITCH", T::DoesNotExistAnywhere, Some((Failed, AfterFix, Some(ContactData)))),
    ("NOT_ACCEPTABLE", 818, "FreeSWITCH", T::NotAcceptable, Some((Failed, AfterFix, None))),
    ("UNWANTED", 819, "FreeSWITCH", T::Unwanted, Some((Rejected, Never, Some(Callee)))),
    ("NO_IDENTITY", 820, "FreeSWITCH", T::NoIdentity, Some((Rejected, AfterFix, Some(Account)))),
    ("BAD_IDENTITY_INFO", 821, "FreeSWITCH", T::BadIdentityInfo, Some((Rejected, AfterFix, Some(Plivo)))),
    ("UNSUPPORTED_CERTIFICATE", 822, "FreeSWITCH", T::UnsupportedCertificate, Some((Rejected, AfterFix, Some(Plivo)))),
    ("INVALID_IDENTITY", 823, "FreeSWITCH", T::InvalidIdentity, Some((Rejected, AfterFix, Some(Plivo)))),
    ("STALE_DATE", 824, "FreeSWITCH", T::StaleDate, Some((Rejected, AfterFix, Some(Plivo)))),
    ("REJECT_ALL", 825, "FreeSWITCH", T::RejectAll, Some((Rejected, Never, Some(Callee)))),
];

/// Words that mean the same as a cause, and so must have the same outcome and retry advice.
const SAME_AS: &[(T, HangupCause)] = &[
    (T::UnallocatedNumber, HangupCause::UnallocatedNumber),
    (T::CallRejected, HangupCause::Rejected),
    (T::RecoveryOnTimerExpire, HangupCause::RequestTimeout),
    (
        T::NormalTemporaryFailure,
        HangupCause::InternalServerErrorFromCarrier,
    ),
    (
        T::NormalCircuitCongestion,
        HangupCause::NetworkCongestionFromCarrier,
    ),
    (
        T::SwitchCongestion,
        HangupCause::NetworkCongestionFromCarrier,
    ),
    (
        T::InvalidNumberFormat,
        HangupCause::InvalidDestinationAddress,
    ),
    (
        T::DestinationOutOfOrder,
        HangupCause::DestinationOutOfService,
    ),
    (T::IncomingCallBarred, HangupCause::Forbidden),
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
    for &(word, number, origin, cause, _) in ROWS {
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
fn each_word_says_how_the_call_ended_and_what_to_do_or_nothing() {
    let mut differences = Differences::default();
    for &(word, _, _, cause, said) in ROWS {
        let parts = |meaning: Meaning| (meaning.outcome, meaning.retry, meaning.responsible);
        let found = cause.meaning().map(parts);
        differences.compare(format_args!("{word}: meaning"), found, said);
        let outcome = said.map(|(outcome, ..)| outcome);
        differences.compare(format_args!("{word}: outcome"), cause.outcome(), outcome);
    }
    differences.assert_none();
}

#[test]
fn a_meaning_has_the_texts_of_the_word_and_a_next_step_that_goes_with_the_retry_advice() {
    for word in T::ALL {
        let Some(meaning) = word.meaning() else {
            continue;
        };
        assert_eq!(meaning.description, word.description(), "{word}");
        assert_eq!(meaning.rationale, word.rationale(), "{word}");
        let step = meaning.next_step;
        let usual = meaning.outcome.meaning();
        let is_usual = meaning.retry == usual.retry;
        assert!(is_usual || step != usual.next_step, "{word}: {step}");
        let asks_nothing = matches!(meaning.retry, NotNeeded | Never);
        assert_eq!(step.starts_with("Nothing"), asks_nothing, "{word}: {step}");
        let speaks_of_trying = step.to_lowercase().contains("try");
        let may_try = matches!(meaning.retry, Later | WithBackoff);
        assert!(!may_try || speaks_of_trying, "{word}: {step}");
    }
    let busy = T::UserBusy.meaning().unwrap();
    assert_eq!(busy.next_step, "Try again later.");
    let congested = T::SwitchCongestion.meaning().unwrap();
    assert_eq!(
        congested.next_step,
        "Try again, with a longer pause before each further attempt."
    );
}

#[test]
fn a_word_and_the_cause_that_means_the_same_have_one_outcome_and_retry_advice() {
    let mut differences = Differences::default();
    for &(word, cause) in SAME_AS {
        let label = format_args!("{word} and {}: outcome", cause.code());
        differences.compare(label, word.outcome(), Some(cause.outcome()));
        let label = format_args!("{word} and {}: retry", cause.code());
        let retry = word.meaning().map(|meaning| meaning.retry);
        differences.compare(label, retry, Some(cause.retry()));
    }
    differences.assert_none();
}

#[test]
fn no_word_says_that_a_machine_answered() {
    for cause in T::ALL {
        assert_ne!(cause.outcome(), Some(Outcome::Machine), "{cause}");
    }
}
