//! The causes: the published table cell by cell, how a cause is looked up, and how it is written.

use std::collections::{BTreeMap, HashMap, HashSet};

use plivo_hangup::HangupCause as C;
use plivo_hangup::{CallState, Evidence, Fact, HangupCause, TelephonyCause};
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use strum::{EnumCount, VariantArray};

use crate::support::{Differences, from_json, json_error};

/// The table, row by row in the notation of `hangup-causes.tsv`, with the variant behind the code:
/// code, variant, name, sources with their conditions, call types, call states, category, and
/// where the row is known from. A dash is a cell that is not published.
type Row<'a> = (u16, C, &'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

#[rustfmt::skip]
const ROWS: &[Row<'_>] = &[
    (0, C::Unknown, "Unknown", "Unknown", "Outbound,Inbound", "Any", "unknown", "page; section is ours"),
    (1000, C::Canceled, "Canceled", "API Request", "Outbound,Inbound", "Initiated,Ringing", "canceled", "page; states from the same page's full rendering"),
    (1010, C::CanceledOutOfCredits, "Canceled (Out Of Credits)", "Plivo", "Outbound,Inbound", "Any", "canceled", "page"),
    (1020, C::CanceledSimultaneousDialLimitReached, "Canceled (Simultaneous dial limit reached)", "Plivo", "Outbound", "Any", "canceled", "page"),
    (2000, C::InvalidDestinationAddress, "Invalid Destination Address", "Plivo,Carrier", "Outbound", "Initiated", "destination", "page; sources from the same page's full rendering"),
    (2010, C::DestinationOutOfService, "Destination Out Of Service", "Carrier", "Outbound", "Initiated", "destination", "page"),
    (2020, C::EndpointNotRegistered, "Endpoint Not Registered", "Plivo", "Outbound (SIP Calls)", "Initiated", "destination", "page"),
    (2030, C::DestinationCountryBarred, "Destination Country Barred", "Plivo", "Outbound", "Pre-Initiation", "destination", "sources, types and states from the same page's full rendering"),
    (2040, C::DestinationNumberBarred, "Destination Number Barred", "Plivo", "Outbound", "Pre-Initiation", "destination", "sources, types and states from the same page's full rendering"),
    (2050, C::DestinationPrefixBarred, "Destination Prefix Barred", "-", "-", "-", "destination", "later edition: code, name and advice only"),
    (2060, C::LoopDetected, "Loop Detected", "Plivo", "Outbound", "Pre-Initiation", "destination", "page"),
    (2070, C::ViolatesMediaAnchoring, "Violates Media Anchoring", "Plivo", "Outbound,Inbound", "Initiated", "destination", "page"),
    (3000, C::NoAnswer, "No Answer", "Plivo[the destination is a Plivo SIP endpoint],Carrier[the destination is a PSTN number or an external SIP endpoint]", "Outbound", "Initiated,Ringing", "rejection", "page"),
    (3010, C::BusyLine, "Busy Line", "Plivo[the destination is a Plivo SIP endpoint],Carrier[the destination is a PSTN number or an external SIP endpoint]", "Outbound,Inbound", "Initiated", "rejection", "page"),
    (3020, C::Rejected, "Rejected", "Callee,Answer XML[an inbound call is rejected with the Hangup XML element]", "Outbound,Inbound", "Initiated,Ringing", "rejection", "page; the two states are inferred"),
    (3030, C::UnknownCallerId, "Unknown Caller ID", "Carrier,Answer XML[an inbound call is rejected with the Hangup XML element]", "Outbound", "Initiated,Ringing", "rejection", "page; first source, type and the two states are inferred"),
    (3040, C::Forbidden, "Forbidden", "Plivo,Carrier", "Outbound", "Any", "rejection", "page; the two sources are inferred"),
    (3050, C::UnallocatedNumber, "Unallocated number", "Plivo,Carrier", "Outbound", "Any", "rejection", "page; the two sources are inferred"),
    (3070, C::RequestTimeout, "Request timeout", "Carrier", "Outbound", "Initiated", "carrier", "page"),
    (3080, C::InternalServerErrorFromCarrier, "Internal server error from carrier", "Plivo,Carrier", "Outbound", "Any", "carrier", "page; the two sources are inferred, the first one weakly (it may be Error)"),
    (3090, C::NetworkCongestionFromCarrier, "Network congestion from carrier", "Carrier", "Outbound", "Any", "carrier", "page"),
    (3100, C::BusyEverywhere, "Busy everywhere", "Carrier", "Outbound", "Initiated,Ringing", "carrier", "page; the two states are inferred"),
    (3110, C::Declined, "Declined", "Carrier", "Outbound", "Any", "carrier", "page; the name is from the later edition"),
    (3120, C::UserDoesNotExistAnywhere, "User does not exist anywhere", "Carrier", "Outbound", "Any", "carrier", "page"),
    (3130, C::SpamBlock, "Spam block", "Carrier", "Outbound", "Any", "carrier", "page"),
    (3140, C::DnoCallerId, "DNO Caller ID", "Plivo", "Outbound", "Any", "carrier", "page"),
    (4000, C::NormalHangup, "Normal Hangup", "Caller,Callee,API Request[the Hangup API ended the call],Answer XML[the Hangup XML element ended the call]", "Outbound,Inbound", "Ringing,Answered", "normal", "page; the first source and the two states are inferred"),
    (4010, C::EndOfXmlInstructions, "End Of XML Instructions", "Plivo", "Outbound,Inbound", "Answered", "normal", "page"),
    (4020, C::MultipartyCallEnded, "Multiparty Call Ended", "API Request,Plivo", "MPC API,MPC XML", "Answered", "normal", "page"),
    (4030, C::KickedOutOfMultipartyCall, "Kicked Out Of Multiparty Call", "API Request,Plivo", "MPC API,MPC XML", "Answered", "normal", "page"),
    (5000, C::NetworkError, "Network Error", "Error", "Outbound,Inbound", "Any", "system", "page"),
    (5010, C::InternalError, "Internal Error", "Error", "Outbound,Inbound", "Any", "system", "page"),
    (5020, C::RoutingError, "Routing Error", "Error", "Outbound,Inbound", "Any", "system", "page"),
    (5030, C::ConcurrencyLimitBreached, "Concurrency Limit Breached", "-", "-", "-", "system", "later edition: code, name and advice only"),
    (6000, C::ScheduledHangup, "Scheduled Hangup", "Plivo", "Outbound", "Answered", "timeout", "page"),
    (6010, C::RingTimeoutReached, "Ring Timeout Reached", "Plivo", "Outbound", "Initiated,Ringing", "timeout", "page; the two states are inferred"),
    (6020, C::MediaTimeout, "Media Timeout", "Plivo", "Outbound,Inbound", "Answered", "timeout", "page"),
    (7011, C::ErrorReachingAnswerUrl, "Error Reaching Answer URL", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"),
    (7012, C::ErrorReachingActionUrl, "Error Reaching Action URL", "Error", "Outbound,Inbound", "Answered", "url", "page"),
    (7013, C::ErrorReachingTransferUrl, "Error Reaching Transfer URL", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"),
    (7014, C::ErrorReachingRedirectUrl, "Error Reaching Redirect URL", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"),
    (7022, C::InvalidActionUrl, "Invalid Action URL", "Error", "Outbound,Inbound", "Answered", "url", "page"),
    (7023, C::InvalidTransferUrl, "Invalid Transfer URL", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"),
    (7024, C::InvalidRedirectUrl, "Invalid Redirect URL", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"),
    (7032, C::InvalidMethodForActionUrl, "Invalid Method For Action URL", "Error", "Outbound,Inbound", "Answered", "url", "page"),
    (7033, C::InvalidMethodForTransferUrl, "Invalid Method For Transfer URL", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"),
    (7034, C::InvalidMethodForRedirectUrl, "Invalid Method For Redirect URL", "Error", "Outbound,Inbound", "Ringing,Answered", "url", "page; the two states are inferred"),
    (8011, C::InvalidAnswerXml, "Invalid Answer XML", "Error", "Outbound,Inbound", "Ringing,Answered", "xml", "page; the two states are inferred"),
    (8012, C::InvalidActionXml, "Invalid Action XML", "Error", "Outbound,Inbound", "Answered", "xml", "page"),
    (8013, C::InvalidTransferXml, "Invalid Transfer XML", "Error", "Outbound,Inbound", "Ringing,Answered", "xml", "page; the two states are inferred"),
    (8014, C::InvalidRedirectXml, "Invalid Redirect XML", "Error", "Outbound,Inbound", "Ringing,Answered", "xml", "page; the two states are inferred"),
    (9000, C::LostRace, "Lost Race", "Plivo", "Outbound (Dial XML)", "Any", "special", "page"),
    (9100, C::MachineDetected, "Machine Detected", "API Request", "Outbound (API Calls)", "Answered", "special", "page"),
    (9110, C::ConfirmKeyChallengeFailed, "Confirm Key Challenge Failed", "Plivo", "MPC API", "Pre-Answer", "special", "page"),
];

/// The slugs, which are promised never to change.
const SLUGS: &[(u16, &str)] = &[
    (0, "unknown"),
    (1000, "canceled"),
    (1010, "canceled_out_of_credits"),
    (1020, "canceled_simultaneous_dial_limit_reached"),
    (2000, "invalid_destination_address"),
    (2010, "destination_out_of_service"),
    (2020, "endpoint_not_registered"),
    (2030, "destination_country_barred"),
    (2040, "destination_number_barred"),
    (2050, "destination_prefix_barred"),
    (2060, "loop_detected"),
    (2070, "violates_media_anchoring"),
    (3000, "no_answer"),
    (3010, "busy_line"),
    (3020, "rejected"),
    (3030, "unknown_caller_id"),
    (3040, "forbidden"),
    (3050, "unallocated_number"),
    (3070, "request_timeout"),
    (3080, "internal_server_error_from_carrier"),
    (3090, "network_congestion_from_carrier"),
    (3100, "busy_everywhere"),
    (3110, "declined"),
    (3120, "user_does_not_exist_anywhere"),
    (3130, "spam_block"),
    (3140, "dno_caller_id"),
    (4000, "normal_hangup"),
    (4010, "end_of_xml_instructions"),
    (4020, "multiparty_call_ended"),
    (4030, "kicked_out_of_multiparty_call"),
    (5000, "network_error"),
    (5010, "internal_error"),
    (5020, "routing_error"),
    (5030, "concurrency_limit_breached"),
    (6000, "scheduled_hangup"),
    (6010, "ring_timeout_reached"),
    (6020, "media_timeout"),
    (7011, "error_reaching_answer_url"),
    (7012, "error_reaching_action_url"),
    (7013, "error_reaching_transfer_url"),
    (7014, "error_reaching_redirect_url"),
    (7022, "invalid_action_url"),
    (7023, "invalid_transfer_url"),
    (7024, "invalid_redirect_url"),
    (7032, "invalid_method_for_action_url"),
    (7033, "invalid_method_for_transfer_url"),
    (7034, "invalid_method_for_redirect_url"),
    (8011, "invalid_answer_xml"),
    (8012, "invalid_action_xml"),
    (8013, "invalid_transfer_xml"),
    (8014, "invalid_redirect_xml"),
    (9000, "lost_race"),
    (9100, "machine_detected"),
    (9110, "confirm_key_challenge_failed"),
];

/// Codes that are reported and not listed, gaps of the table, and numbers of other vocabularies.
const UNLISTED: &[u16] = &[
    1, 16, 17, 486, 487, 603, 999, 1001, 3060, 4210, 4240, 4250, 7010, 7021, 7031, 9999, 65535,
];

/// Texts that name no cause and are no code, with their length in bytes.
const NOT_RECOGNIZED: &[(&str, usize)] = &[
    ("", 0),
    (" ", 1),
    ("NORMAL_CLEARING", 15),
    ("User Busy", 9),
    ("USER_BUSY", 9),
    ("busy_line", 9),
    ("BusyLine", 8),
    ("Busy  Line", 10),
    ("Canceled (Out Of Credits", 24),
    ("Bu\u{17f}y Line", 10),
    ("03010", 5),
    ("00", 2),
    ("+3010", 5),
    ("-0", 2),
    ("3010.0", 6),
    ("3 010", 5),
    ("0xbc2", 5),
    ("65536", 5),
    ("99999", 5),
    ("99999999999999999999", 20),
    ("12025550123", 11),
    ("３０１０", 12),
];

/// What the evidence column says of the cells of a row.
struct Provenance {
    category: Evidence,
    first_source: Evidence,
    other_sources: Evidence,
    call_types: Evidence,
    call_states: Evidence,
}

fn provenance(evidence: &str) -> Provenance {
    use Evidence::{Inferred, NotPublished, Ours, Published};

    let [
        category,
        first_source,
        other_sources,
        call_types,
        call_states,
    ] = match evidence {
        "page"
        | "page; states from the same page's full rendering"
        | "page; sources from the same page's full rendering"
        | "page; the name is from the later edition"
        | "sources, types and states from the same page's full rendering" => [Published; 5],
        "page; section is ours" => [Ours, Published, Published, Published, Published],
        "page; the two states are inferred" => {
            [Published, Published, Published, Published, Inferred]
        }
        "page; the first source and the two states are inferred" => {
            [Published, Inferred, Published, Published, Inferred]
        }
        "page; first source, type and the two states are inferred" => {
            [Published, Inferred, Published, Inferred, Inferred]
        }
        "page; the two sources are inferred"
        | "page; the two sources are inferred, the first one weakly (it may be Error)" => {
            [Published, Inferred, Inferred, Published, Published]
        }
        "later edition: code, name and advice only" => [
            Published,
            NotPublished,
            NotPublished,
            NotPublished,
            NotPublished,
        ],
        other => panic!("no reading for the evidence {other:?}"),
    };
    Provenance {
        category,
        first_source,
        other_sources,
        call_types,
        call_states,
    }
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

/// The sources of a cause in the notation of the table.
fn sources_cell(cause: C) -> String {
    let Some(sources) = cause.sources() else {
        return "-".to_owned();
    };
    joined(sources.iter().map(|possible| match possible.when {
        None => possible.source.name().to_owned(),
        Some(when) => format!("{}[{when}]", possible.source.name()),
    }))
}

/// The call types of a cause in the notation of the table.
fn call_types_cell(cause: C) -> String {
    let Some(types) = cause.call_types() else {
        return "-".to_owned();
    };
    joined(types.iter().map(|call_type| call_type.name().to_owned()))
}

/// The call states of a cause in the notation of the table.
fn call_states_cell(cause: C) -> String {
    use CallState::{Answered, Initiated, PreAnswer, PreInitiation, Ringing};

    match cause.call_states() {
        None => "-".to_owned(),
        Some([PreInitiation, Initiated, Ringing, PreAnswer, Answered]) => "Any".to_owned(),
        Some(states) => joined(states.iter().map(|state| state.name().to_owned())),
    }
}

#[test]
fn each_cell_of_the_table_is_as_published() {
    let mut differences = Differences::default();
    for &(code, cause, name, sources, call_types, call_states, category, _) in ROWS {
        let mut compare = |cell: &str, found: &str, expected: &str| {
            differences.compare(format_args!("{code}: {cell}"), found, expected);
        };
        compare("code", &cause.code().to_string(), &code.to_string());
        compare("name", cause.name(), name);
        compare("sources", &sources_cell(cause), sources);
        compare("call types", &call_types_cell(cause), call_types);
        compare("call states", &call_states_cell(cause), call_states);
        compare("category", cause.category().slug(), category);
    }
    differences.assert_none();
}

#[test]
fn each_cell_has_the_evidence_of_its_row() {
    let mut differences = Differences::default();
    for &(code, cause, _, _, _, _, _, evidence) in ROWS {
        let row = provenance(evidence);
        // The retry advice is published for some causes: the module `advice` knows which.
        let facts = [
            (Fact::Name, Evidence::Published),
            (Fact::Category, row.category),
            (Fact::Description, Evidence::Published),
            (Fact::NextStep, Evidence::Published),
            (Fact::Sources, row.first_source),
            (Fact::CallTypes, row.call_types),
            (Fact::CallStates, row.call_states),
            (Fact::Outcome, Evidence::Ours),
            (Fact::Responsible, Evidence::Ours),
        ];
        for (fact, expected) in facts {
            let label = format_args!("{code}: evidence of {fact}");
            differences.compare(label, cause.evidence(fact), expected);
        }
        let mut expected = row.first_source;
        for (index, possible) in cause.sources().into_iter().flatten().enumerate() {
            let label = format_args!("{code}: evidence of sources[{index}]");
            differences.compare(label, possible.evidence, expected);
            expected = row.other_sources;
        }
    }
    differences.assert_none();
}

#[test]
fn a_cell_without_evidence_is_none_and_not_empty() {
    for cause in [C::DestinationPrefixBarred, C::ConcurrencyLimitBreached] {
        assert_eq!(cause.sources(), None, "{cause}");
        assert_eq!(cause.call_types(), None, "{cause}");
        assert_eq!(cause.call_states(), None, "{cause}");
    }
    let empty = |length: Option<usize>| length == Some(0);
    for &cause in C::ALL {
        assert!(!empty(cause.sources().map(<[_]>::len)), "{cause}");
        assert!(!empty(cause.call_types().map(<[_]>::len)), "{cause}");
        assert!(!empty(cause.call_states().map(<[_]>::len)), "{cause}");
    }
}

#[test]
fn all_has_the_54_rows_in_their_order() {
    // A cause that is added later is one entry of the data, and no change here.
    let is_row = |cause: &C| ROWS.iter().any(|row| row.1 == *cause);
    let all: Vec<_> = C::ALL.iter().copied().filter(is_row).collect();
    let rows: Vec<_> = ROWS.iter().map(|row| row.1).collect();
    assert_eq!(all, rows);
    assert_eq!(rows.len(), 54);
}

#[test]
fn strum_says_the_same_as_all() {
    assert_eq!(C::VARIANTS, C::ALL);
    assert_eq!(C::COUNT, C::ALL.len());
}

#[test]
fn the_order_is_that_of_declaration_and_of_codes() {
    for pair in C::ALL.windows(2) {
        assert!(pair[0] < pair[1], "{pair:?}");
        assert!(pair[0].code() < pair[1].code(), "{pair:?}");
    }
}

#[test]
fn each_number_is_a_code_that_leads_back_or_none() {
    let mut listed = 0;
    for number in 0..=u16::MAX {
        let cause = C::from_code(number);
        assert_eq!(C::try_from(number).ok(), cause, "{number}");
        if let Some(cause) = cause {
            listed += 1;
            assert_eq!(cause.code(), number);
            assert_eq!(cause as u16, number);
            assert_eq!(u16::from(cause), number);
        }
    }
    assert_eq!(listed, C::ALL.len());
}

#[test]
fn gaps_and_numbers_of_other_vocabularies_are_not_listed() {
    for &number in UNLISTED {
        assert_eq!(C::from_code(number), None, "{number}");
        let error = C::try_from(number).expect_err("unlisted");
        assert_eq!(error.number(), number);
        assert_eq!(
            error.to_string(),
            format!("expected the code of a hangup cause, found the unlisted number {number}")
        );
    }
}

#[test]
fn lookups_work_in_constants() {
    const BY_CODE: Option<C> = C::from_code(3010);
    const BY_NAME: Option<C> = C::from_name(" cancelled (out of credits)\n");
    const UNLISTED: Option<C> = C::from_code(4210);
    const NAME: &str = C::LostRace.name();
    const EVIDENCE: Evidence = C::Rejected.evidence(Fact::CallStates);
    assert_eq!(BY_CODE, Some(C::BusyLine));
    assert_eq!(BY_NAME, Some(C::CanceledOutOfCredits));
    assert_eq!(UNLISTED, None);
    assert_eq!(NAME, "Lost Race");
    assert_eq!(EVIDENCE, Evidence::Inferred);
}

#[test]
fn every_cause_is_read_back_from_its_code_and_its_name() {
    for &(code, cause, name, ..) in ROWS {
        assert_eq!(cause.to_string(), name);
        let names = [
            cause.to_string(),
            name.to_uppercase(),
            name.to_lowercase(),
            format!("  {name}\t"),
            format!("\r\n{} ", name.to_uppercase()),
        ];
        for spelled in names {
            assert_eq!(C::from_name(&spelled), Some(cause), "{spelled:?}");
            assert_eq!(spelled.parse(), Ok(cause), "{spelled:?}");
        }
        for digits in [code.to_string(), format!(" {code}\n")] {
            assert_eq!(digits.parse(), Ok(cause), "{digits:?}");
            assert_eq!(C::from_name(&digits), None, "{digits:?} is no name");
        }
    }
}

#[test]
fn spellings_seen_in_payloads_are_read() {
    let spellings = [
        ("Canceled", C::Canceled),
        ("Cancelled", C::Canceled),
        ("CANCELLED", C::Canceled),
        ("Canceled (Out Of Credits)", C::CanceledOutOfCredits),
        ("Cancelled (Out Of Credits)", C::CanceledOutOfCredits),
        ("Cancelled (out of credits)", C::CanceledOutOfCredits),
        (
            "Canceled (Simultaneous dial limit reached)",
            C::CanceledSimultaneousDialLimitReached,
        ),
        (
            "Cancelled (Simultaneous Dial Limit Reached)",
            C::CanceledSimultaneousDialLimitReached,
        ),
        ("Unallocated Number", C::UnallocatedNumber),
        ("Unallocated number", C::UnallocatedNumber),
        (
            "Kicked out of Multiparty Call",
            C::KickedOutOfMultipartyCall,
        ),
        ("Declined", C::Declined),
        ("Decline", C::Declined),
        ("DECLINE", C::Declined),
    ];
    for (spelled, cause) in spellings {
        assert_eq!(C::from_name(spelled), Some(cause), "{spelled}");
        assert_eq!(spelled.parse(), Ok(cause), "{spelled}");
        let json = format!("{spelled:?}");
        assert_eq!(from_json::<C>(&json), cause, "{spelled}");
    }
}

#[test]
fn a_telephony_word_names_no_cause_except_decline() {
    for word in TelephonyCause::ALL {
        let expected = (word.word() == "DECLINE").then_some(C::Declined);
        assert_eq!(C::from_name(word.word()), expected, "{word}");
        assert_eq!(C::from_name(&word.number().to_string()), None, "{word}");
    }
}

#[test]
fn other_texts_are_errors_that_tell_their_length() {
    let long = "3".repeat(10_000);
    let texts = NOT_RECOGNIZED.iter().copied();
    for (text, bytes) in texts.chain([(long.as_str(), 10_000)]) {
        assert_eq!(C::from_name(text), None, "{text:?}");
        assert_eq!(
            text.parse::<C>().expect_err(text).to_string(),
            format!("expected the code or name of a hangup cause, found text of {bytes} bytes")
        );
    }
}

#[test]
fn an_unlisted_code_is_told() {
    for text in ["4210", " 4210 ", "\t4210\n"] {
        assert_eq!(
            text.parse::<C>().expect_err(text).to_string(),
            "expected the code or name of a hangup cause, found the unlisted code 4210"
        );
    }
    assert_eq!(
        "30100".parse::<C>().expect_err("unlisted").to_string(),
        "expected the code or name of a hangup cause, found the unlisted code 30100"
    );
}

#[test]
fn no_error_holds_the_text_unless_it_is_a_code_of_at_most_five_digits() {
    // A shorter text may stand in a sentence by chance.
    let texts = NOT_RECOGNIZED.iter().map(|(text, _)| *text);
    for text in texts.filter(|text| text.trim().len() > 3) {
        let error = text.parse::<C>().expect_err(text);
        assert!(!error.to_string().contains(text), "{text:?}: {error}");
        assert!(!format!("{error:?}").contains(text), "{error:?}");
        let json = serde_json::to_string(text).expect("JSON");
        let error = serde_json::from_str::<C>(&json).expect_err(text);
        assert!(!error.to_string().contains(text), "{text:?}: {error}");
        assert!(!format!("{error:?}").contains(text), "{error:?}");
    }
}

#[test]
fn slugs_never_change() {
    let mut differences = Differences::default();
    let rows = ROWS.iter().map(|row| row.0);
    let slugs = SLUGS.iter().map(|row| row.0);
    assert!(rows.eq(slugs), "a slug for each code");
    for &(code, slug) in SLUGS {
        let cause = C::from_code(code).expect("listed");
        differences.compare(format_args!("{code}: slug"), cause.slug(), slug);
    }
    differences.assert_none();
}

#[test]
fn slugs_are_unique_and_in_snake_case() {
    let slugs: HashSet<_> = C::ALL.iter().map(|cause| cause.slug()).collect();
    assert_eq!(slugs.len(), C::ALL.len());
    for slug in slugs {
        let word =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(slug.split('_').all(word), "{slug}");
    }
}

#[test]
fn a_cause_is_written_as_its_code() {
    for &cause in C::ALL {
        let json = serde_json::to_string(&cause).expect("JSON");
        assert_eq!(json, cause.code().to_string());
        assert_eq!(from_json::<C>(&json), cause);
    }
}

#[test]
fn a_cause_is_read_from_a_number_from_digits_or_from_a_name() {
    for json in [
        "3010",
        r#""3010""#,
        r#""  3010 ""#,
        r#""3010\n""#,
        r#""Busy Line""#,
        r#"" BUSY line ""#,
        r#""Busy\u0020Line""#,
    ] {
        assert_eq!(from_json::<C>(json), C::BusyLine, "{json}");
    }
    assert_eq!(from_json::<C>("0"), C::Unknown);
    assert_eq!(from_json::<C>(r#""0""#), C::Unknown);
}

#[test]
fn other_json_is_an_error_that_does_not_repeat_it() {
    let expected = "expected the code or name of a hangup cause";
    for (json, found) in [
        ("70000", "a number that is not a code"),
        ("12025550123", "a number that is not a code"),
        ("-1", "a number that is not a code"),
        ("-12025550123", "a number that is not a code"),
        ("1.5", "a number that is not a code"),
        ("3010.0", "a number that is not a code"),
        ("99999999999999999999", "a number that is not a code"),
        ("null", "nothing"),
        ("[]", "a list"),
        ("[3010]", "a list"),
        ("4210", "the unlisted code 4210"),
        ("true", "true or false"),
        ("{}", "an object"),
        (r#"{"To":"12025550123"}"#, "an object"),
        (r#""""#, "text of 0 bytes"),
        (r#""12025550123""#, "text of 11 bytes"),
        (r#""70000""#, "text of 5 bytes"),
        (r#""4210""#, "the unlisted code 4210"),
    ] {
        let sentence = format!("{expected}, found {found}");
        assert_eq!(json_error::<C>(json), sentence, "{json}");
    }
}

#[test]
fn a_cause_is_the_key_of_a_json_map() {
    let hashed: HashMap<C, u8> = C::ALL.iter().copied().zip(0..).collect();
    let json = serde_json::to_string(&hashed).expect("JSON");
    assert_eq!(from_json::<HashMap<C, u8>>(&json), hashed);

    let sorted = BTreeMap::from([(C::BusyLine, 2), (C::Unknown, 1)]);
    let json = serde_json::to_string(&sorted).expect("JSON");
    assert_eq!(json, r#"{"0":1,"3010":2}"#);
    assert_eq!(from_json::<BTreeMap<C, u8>>(&json), sorted);
    assert_eq!(
        from_json::<BTreeMap<C, u8>>(r#"{"Busy Line":2,"unknown":1}"#),
        sorted
    );
}

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Leg {
    cause: HangupCause,
}

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Call {
    #[serde(flatten)]
    leg: Leg,
    other: Option<HangupCause>,
}

#[test]
fn a_cause_is_a_field_of_forms_and_of_flattened_structs() {
    let leg = Leg { cause: C::BusyLine };
    assert_eq!(
        serde_urlencoded::to_string(&leg).as_deref(),
        Ok("cause=3010")
    );
    assert_eq!(serde_urlencoded::from_str("cause=3010"), Ok(leg));

    let call = Call {
        leg: Leg { cause: C::BusyLine },
        other: None,
    };
    for form in ["cause=3010", "cause=Busy+Line", "cause=%203010"] {
        assert_eq!(
            serde_urlencoded::from_str(form).as_ref(),
            Ok(&call),
            "{form}"
        );
    }
    for json in [r#"{"cause":3010,"other":null}"#, r#"{"cause":"busy line"}"#] {
        assert_eq!(from_json::<Call>(json), call, "{json}");
    }
}

/// A format that nobody reads: it holds a `u16`, and hands it over only to whom asks for one.
struct Compact(u16);

impl<'de> Deserializer<'de> for Compact {
    type Error = ValueError;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_u16(self.0)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, ValueError> {
        Err(ValueError::custom("this format does not describe itself"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn a_format_that_is_not_human_readable_carries_a_u16() {
    assert_eq!(C::deserialize(Compact(3010)), Ok(C::BusyLine));
    assert_eq!(
        C::deserialize(Compact(4210))
            .expect_err("unlisted")
            .to_string(),
        "expected the code or name of a hangup cause, found the unlisted code 4210"
    );
}

#[test]
fn no_error_holds_the_key_or_the_value_of_a_map() {
    let entry = std::iter::once((12_025_550_123_u64, "3010"));
    let map = MapDeserializer::<_, ValueError>::new(entry);
    let error = C::deserialize(map).expect_err("an object").to_string();
    assert_eq!(
        error,
        "expected the code or name of a hangup cause, found an object"
    );

    let json = r#"{"$serde_json::private::Number":12025550123}"#;
    let error = serde_json::from_str::<C>(json).expect_err("an object");
    assert!(!error.to_string().contains("12025550123"), "{error}");
}
