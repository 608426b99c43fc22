//! The causes: the published table cell by cell, and where each cell is known from.

use plivo_hangup::HangupCause as C;
use plivo_hangup::{CallState, Evidence, Fact, HangupSource, TelephonyCause};
use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

use crate::support::{Differences, check_numbers};

/// The table, row by row: the code, its variant, and as texts the name, the slug, the sources with
/// their conditions, the call types, the call states, the category, and where the row is known
/// from. A dash is a cell that is not published.
type Row = (u16, C, [&'static str; 7]);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (0, C::Unknown, ["Unknown", "unknown", "Unknown", "Outbound,Inbound", "Any", "unknown", "page; section is ours"]),
    (1000, C::Canceled, ["Canceled", "canceled", "API Request", "Outbound,Inbound", "Initiated,Ringing", "canceled", "page; states from the same page's full rendering"]),
    (1010, C::CanceledOutOfCredits, ["Canceled (Out Of Credits)", "canceled_out_of_credits", "Plivo", "Outbound,Inbound", "Any", "canceled", "page"]),
    (1020, C::CanceledSimultaneousDialLimitReached, ["Canceled (Simultaneous dial limit reached)", "canceled_simultaneous_dial_limit_reached", "Plivo", "Outbound", "Any", "canceled", "page"]),
    (2000, C::InvalidDestinationAddress, ["Invalid Destination Address", "invalid_destination_address", "Plivo,Carrier", "Outbound", "Initiated", "destination", "page; sources from the same page's full rendering"]),
    (2010, C::DestinationOutOfService, ["Destination Out Of Service", "destination_out_of_service", "Carrier", "Outbound", "Initiated", "destination", "page"]),
    (2020, C::EndpointNotRegistered, ["Endpoint Not Registered", "endpoint_not_registered", "Plivo", "Outbound (SIP Calls)", "Initiated", "destination", "page"]),
    (2030, C::DestinationCountryBarred, ["Destination Country Barred", "destination_country_barred", "Plivo", "Outbound", "Pre-Initiation", "destination", "sources, types and states from the same page's full rendering"]),
    (2040, C::DestinationNumberBarred, ["Destination Number Barred", "destination_number_barred", "Plivo", "Outbound", "Pre-Initiation", "destination", "sources, types and states from the same page's full rendering"]),
    (2050, C::DestinationPrefixBarred, ["Destination Prefix Barred", "destination_prefix_barred", "-", "-", "-", "destination", "later edition: code, name and advice only"]),
    (2060, C::LoopDetected, ["Loop Detected", "loop_detected", "Plivo", "Outbound", "Pre-Initiation", "destination", "page"]),
    (2070, C::ViolatesMediaAnchoring, ["Violates Media Anchoring", "violates_media_anchoring", "Plivo", "Outbound,Inbound", "Initiated", "destination", "page"]),
    (3000, C::NoAnswer, ["No Answer", "no_answer", "Plivo[the destination is a Plivo SIP endpoint],Carrier[the destination is a PSTN number or an external SIP endpoint]", "Outbound", "Initiated,Ringing", "rejection", "page"]),
    (3010, C::BusyLine, ["Busy Line", "busy_line", "Plivo[the destination is a Plivo SIP endpoint],Carrier[the destination is a PSTN number or an external SIP endpoint]", "Outbound,Inbound", "Initiated", "rejection", "page"]),
    (3020, C::Rejected, ["Rejected", "rejected", "Callee,Answer XML[an inbound call is rejected with the Hangup XML element]", "Outbound,Inbound", "Initiated,Ringing", "rejection", "page; the name is from the later edition and the two states are inferred"]),
    (3030, C::UnknownCallerId, ["Unknown Caller ID", "unknown_caller_id", "Carrier,Answer XML[an inbound call is rejected with the Hangup XML element]", "Outbound", "Initiated,Ringing", "rejection", "page; first source, type and the two states are inferred"]),
    (3040, C::Forbidden, ["Forbidden", "forbidden", "Plivo,Carrier", "Outbound", "Any", "rejection", "page; the name is from the later edition and the two sources are inferred"]),
    (3050, C::UnallocatedNumber, ["Unallocated number", "unallocated_number", "Plivo,Carrier", "Outbound", "Any", "rejection", "page; the two sources are inferred"]),
    (3070, C::RequestTimeout, ["Request timeout", "request_timeout", "Carrier", "Outbound", "Initiated", "carrier", "page"]),
    (3080, C::InternalServerErrorFromCarrier, ["Internal server error from carrier", "internal_server_error_from_carrier", "Plivo,Carrier", "Outbound", "Any", "carrier", "page; the two sources are inferred, the first one weakly (it may be Error)"]),
    (3090, C::NetworkCongestionFromCarrier, ["Network congestion from carrier", "network_congestion_from_carrier", "Carrier", "Outbound", "Any", "carrier", "page"]),
    (3100, C::BusyEverywhere, ["Busy everywhere", "busy_everywhere", "Carrier", "Outbound", "Initiated,Ringing", "carrier", "page; the two states are inferred"]),
    (3110, C::Declined, ["Declined", "declined", "Carrier", "Outbound", "Any", "carrier", "page; the name is from the later edition"]),
    (3120, C::UserDoesNotExistAnywhere, ["User does not exist anywhere", "user_does_not_exist_anywhere", "Carrier", "Outbound", "Any", "carrier", "page"]),
    (3130, C::SpamBlock, ["Spam block", "spam_block", "Carrier", "Outbound", "Any", "carrier", "page"]),
    (3140, C::DnoCallerId, ["DNO Caller ID", "dno_caller_id", "Plivo", "Outbound", "Any", "carrier", "page"]),
    (4000, C::NormalHangup, ["Normal Hangup", "normal_hangup", "Caller,Callee,API Request[the Hangup API ended the call],Answer XML[the Hangup XML element ended the call]", "Outbound,Inbound", "Ringing,Answered", "normal", "page; the first source and the two states are inferred"]),
    (4010, C::EndOfXmlInstructions, ["End Of XML Instructions", "end_of_xml_instructions", "Plivo", "Outbound,Inbound", "Answered", "normal", "page"]),
    (4020, C::MultipartyCallEnded, ["Multiparty Call Ended", "multiparty_call_ended", "API Request,Plivo", "MPC API,MPC XML", "Answered", "normal", "page"]),
    (4030, C::KickedOutOfMultipartyCall, ["Kicked Out Of Multiparty Call", "kicked_out_of_multiparty_call", "API Request,Plivo", "MPC API,MPC XML", "Answered", "normal", "page"]),
    (4240, C::SipAuthFailed, ["sip_auth_failed", "sip_auth_failed", "-", "-", "-", "destination", "the page of the Dial element: code and word; section is ours"]),
    (4250, C::SipAuthTimeout, ["sip_auth_timeout", "sip_auth_timeout", "-", "-", "-", "destination", "the page of the Dial element: code and word; section is ours"]),
    (5000, C::NetworkError, ["Network Error", "network_error", "Error", "Outbound,Inbound", "Any", "system", "page"]),
    (5010, C::InternalError, ["Internal Error", "internal_error", "Error", "Outbound,Inbound", "Any", "system", "page"]),
    (5020, C::RoutingError, ["Routing Error", "routing_error", "Error", "Outbound,Inbound", "Any", "system", "page"]),
    (5030, C::ConcurrencyLimitBreached, ["Concurrency Limit Breached", "concurrency_limit_breached", "-", "-", "-", "system", "later edition: code, name and advice only"]),
    (6000, C::ScheduledHangup, ["Scheduled Hangup", "scheduled_hangup", "Plivo", "Outbound", "Answered", "timeout", "page"]),
    (6010, C::RingTimeoutReached, ["Ring Timeout Reached", "ring_timeout_reached", "Plivo", "Outbound", "Initiated,Ringing", "timeout", "page; the two states are inferred"]),
    (6020, C::MediaTimeout, ["Media Timeout", "media_timeout", "Plivo", "Outbound,Inbound", "Answered", "timeout", "page"]),
    (7011, C::ErrorReachingAnswerUrl, ["Error Reaching Answer URL", "error_reaching_answer_url", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"]),
    (7012, C::ErrorReachingActionUrl, ["Error Reaching Action URL", "error_reaching_action_url", "Error", "Outbound,Inbound", "Answered", "url", "page"]),
    (7013, C::ErrorReachingTransferUrl, ["Error Reaching Transfer URL", "error_reaching_transfer_url", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"]),
    (7014, C::ErrorReachingRedirectUrl, ["Error Reaching Redirect URL", "error_reaching_redirect_url", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"]),
    (7022, C::InvalidActionUrl, ["Invalid Action URL", "invalid_action_url", "Error", "Outbound,Inbound", "Answered", "url", "page"]),
    (7023, C::InvalidTransferUrl, ["Invalid Transfer URL", "invalid_transfer_url", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"]),
    (7024, C::InvalidRedirectUrl, ["Invalid Redirect URL", "invalid_redirect_url", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"]),
    (7032, C::InvalidMethodForActionUrl, ["Invalid Method For Action URL", "invalid_method_for_action_url", "Error", "Outbound,Inbound", "Answered", "url", "page"]),
    (7033, C::InvalidMethodForTransferUrl, ["Invalid Method For Transfer URL", "invalid_method_for_transfer_url", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"]),
    (7034, C::InvalidMethodForRedirectUrl, ["Invalid Method For Redirect URL", "invalid_method_for_redirect_url", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"]),
    (8011, C::InvalidAnswerXml, ["Invalid Answer XML", "invalid_answer_xml", "Error", "Outbound,Inbound", "Ringing,Answered", "xml", "page; the two states are inferred"]),
    (8012, C::InvalidActionXml, ["Invalid Action XML", "invalid_action_xml", "Error", "Outbound,Inbound", "Answered", "xml", "page"]),
    (8013, C::InvalidTransferXml, ["Invalid Transfer XML", "invalid_transfer_xml", "Error", "Outbound,Inbound", "Ringing,Answered", "xml", "page; the two states are inferred"]),
    (8014, C::InvalidRedirectXml, ["Invalid Redirect XML", "invalid_redirect_xml", "Error", "Outbound,Inbound", "Ringing,Answered", "xml", "page; the two states are inferred"]),
    (9000, C::LostRace, ["Lost Race", "lost_race", "Plivo", "Outbound (Dial XML)", "Any", "special", "page"]),
    (9100, C::MachineDetected, ["Machine Detected", "machine_detected", "API Request", "Outbound (API Calls)", "Answered", "special", "page"]),
    (9110, C::ConfirmKeyChallengeFailed, ["Confirm Key Challenge Failed", "confirm_key_challenge_failed", "Plivo", "MPC API", "Pre-Answer", "special", "page"]),
];

/// Sources and telephony words that payloads carry although the table has others.
const SEEN: &[(C, &[HangupSource], &[TelephonyCause])] = &[
    (
        C::EndpointNotRegistered,
        &[],
        &[TelephonyCause::NormalClearing],
    ),
    (C::BusyLine, &[HangupSource::AnswerXml], &[]),
    (C::Rejected, &[HangupSource::Carrier], &[]),
    (
        C::InternalServerErrorFromCarrier,
        &[HangupSource::Error],
        &[],
    ),
    (C::NetworkCongestionFromCarrier, &[HangupSource::Error], &[]),
    (C::Declined, &[HangupSource::Error], &[]),
    (C::EndOfXmlInstructions, &[], &[TelephonyCause::UserBusy]),
    (C::RoutingError, &[HangupSource::Plivo], &[]),
    (C::InvalidAnswerXml, &[], &[TelephonyCause::NormalClearing]),
];

/// What a row says of where its cells are known from: category, first source, other sources, call
/// types, call states.
#[rustfmt::skip]
fn provenance(evidence: &str) -> [Evidence; 5] {
    use Evidence::{Inferred, NotPublished, Ours, Published};

    match evidence {
        "page"
        | "page; states from the same page's full rendering"
        | "page; sources from the same page's full rendering"
        | "page; the name is from the later edition"
        | "sources, types and states from the same page's full rendering" =>
            [Published; 5],
        "page; section is ours" =>
            [Ours, Published, Published, Published, Published],
        "page; the two states are inferred"
        | "page; the name is from the later edition and the two states are inferred" =>
            [Published, Published, Published, Published, Inferred],
        "page; the first source and the two states are inferred" =>
            [Published, Inferred, Published, Published, Inferred],
        "page; first source, type and the two states are inferred" =>
            [Published, Inferred, Published, Inferred, Inferred],
        "page; the two sources are inferred"
        | "page; the name is from the later edition and the two sources are inferred"
        | "page; the two sources are inferred, the first one weakly (it may be Error)" =>
            [Published, Inferred, Inferred, Published, Published],
        "later edition: code, name and advice only" =>
            [Published, NotPublished, NotPublished, NotPublished, NotPublished],
        "the page of the Dial element: code and word; section is ours" =>
            [Ours, NotPublished, NotPublished, NotPublished, NotPublished],
        other => panic!("no reading for the evidence {other:?}"),
    }
}

/// A list in the notation of the table.
fn cell<T>(list: Option<&[T]>, text: impl Fn(&T) -> String) -> String {
    list.map_or("-".to_owned(), |list| {
        list.iter().map(text).collect::<Vec<_>>().join(",")
    })
}

fn sources_cell(cause: C) -> String {
    cell(cause.sources(), |possible| match possible.when {
        None => possible.source.name().to_owned(),
        Some(when) => format!("{}[{when}]", possible.source.name()),
    })
}

fn call_types_cell(cause: C) -> String {
    cell(cause.call_types(), |call_type| call_type.name().to_owned())
}

fn call_states_cell(cause: C) -> String {
    use CallState::{Answered, Initiated, PreAnswer, PreInitiation, Ringing};

    match cause.call_states() {
        Some([PreInitiation, Initiated, Ringing, PreAnswer, Answered]) => "Any".to_owned(),
        states => cell(states, |state| state.name().to_owned()),
    }
}

#[test]
fn each_cell_of_the_table_is_as_published() {
    let mut differences = Differences::default();
    for &(code, cause, [name, slug, sources, call_types, call_states, category, _]) in ROWS {
        for (cell, found, expected) in [
            ("code", cause.code().to_string(), &*code.to_string()),
            ("name", cause.name().to_owned(), name),
            ("slug", cause.slug().to_owned(), slug),
            ("sources", sources_cell(cause), sources),
            ("call types", call_types_cell(cause), call_types),
            ("call states", call_states_cell(cause), call_states),
            ("category", cause.category().slug().to_owned(), category),
        ] {
            differences.compare(format_args!("{code}: {cell}"), &*found, expected);
        }
    }
    differences.assert_none();
}

#[test]
fn each_cell_has_the_evidence_of_its_row() {
    let mut differences = Differences::default();
    for &(code, cause, [.., evidence]) in ROWS {
        let [
            category,
            first_source,
            other_sources,
            call_types,
            call_states,
        ] = provenance(evidence);
        // Next step and retry advice are published for some causes: the module `advice` knows which.
        for (fact, expected) in [
            (Fact::Name, Evidence::Published),
            (Fact::Category, category),
            (Fact::Description, Evidence::Published),
            (Fact::Sources, first_source),
            (Fact::CallTypes, call_types),
            (Fact::CallStates, call_states),
            (Fact::Outcome, Evidence::Ours),
            (Fact::Responsible, Evidence::Ours),
        ] {
            let label = format_args!("{code}: evidence of {fact}");
            differences.compare(label, cause.evidence(fact), expected);
        }
        for (place, possible) in cause.sources().into_iter().flatten().enumerate() {
            let expected = if place == 0 {
                first_source
            } else {
                other_sources
            };
            let label = format_args!("{code}: evidence of sources[{place}]");
            differences.compare(label, possible.evidence, expected);
        }
    }
    differences.assert_none();
}

#[test]
fn payloads_are_known_to_carry_what_the_table_does_not_list() {
    let mut differences = Differences::default();
    for &(code, cause, _) in ROWS {
        let seen = SEEN.iter().find(|seen| seen.0 == cause);
        let (sources, words): (&[_], &[_]) = seen.map_or((&[], &[]), |seen| (seen.1, seen.2));
        differences.compare(
            format_args!("{code}: seen sources"),
            cause.seen_sources(),
            sources,
        );
        differences.compare(
            format_args!("{code}: seen words"),
            cause.seen_words(),
            words,
        );
    }
    differences.assert_none();
}

#[test]
fn all_has_every_row_and_is_in_the_order_of_codes() {
    assert_eq!(ROWS.len(), 56);
    // A cause that is added later is one entry of the data, and no change here.
    for &(code, cause, _) in ROWS {
        assert!(C::ALL.contains(&cause), "{code}");
    }
    assert!(C::ALL.is_sorted());
    assert!(C::ALL.is_sorted_by_key(|cause| cause.code()));
    assert_eq!(<C as VariantArray>::VARIANTS, C::ALL);
    assert_eq!(C::COUNT, C::ALL.len());
    assert!(C::iter().eq(C::ALL.iter().copied()));
    let names = <C as VariantNames>::VARIANTS;
    assert_eq!(names.len(), C::ALL.len());
    for &(code, cause, [name, ..]) in ROWS {
        let place = C::ALL.iter().position(|listed| *listed == cause);
        assert_eq!(names[place.unwrap()], name, "{code}");
    }
}

#[test]
fn each_code_leads_to_its_cause_and_other_numbers_to_none() {
    let listed: Vec<_> = C::ALL.iter().map(|cause| (*cause as u16, *cause)).collect();
    check_numbers("the code of a hangup cause", &listed, C::from_code);
    // Codes that are reported and not listed, gaps of the table, and numbers of other vocabularies.
    for number in [
        1, 16, 17, 486, 487, 603, 999, 1001, 3060, 4210, 7010, 7021, 7031, 9999, 65535,
    ] {
        assert_eq!(C::from_code(number), None, "{number}");
    }
}

#[test]
fn a_cause_takes_two_bytes_and_an_optional_one_no_more() {
    assert_eq!(size_of::<Option<C>>(), 2);
}
