//! What words say of themselves, and what is noted of causes: facts that no conclusion depends on, so that nothing
//! but these tables would notice an edit that nobody meant.

use std::collections::BTreeMap;

use plivo_hangup::{CallState, CallType, Evidence, HangupSource, Outcome, Party, Retry};
use serde_json::Value;

use crate::support::Differences;

#[test]
#[rustfmt::skip]
fn hangup_sources() {
    let expected = [
        (HangupSource::Caller, "The caller hung up."),
        (HangupSource::Callee, "The called side ended the call."),
        (HangupSource::Plivo, "Plivo ended the call."),
        (HangupSource::Carrier, "The remote carrier sent the signal to end the call."),
        (HangupSource::ApiRequest, "An API request of yours ended the call: Hangup Call, Cancel Call, or a setting in the request that placed it."),
        (HangupSource::AnswerXml, "The Hangup XML element of your own application ended the call."),
        (HangupSource::Error, "An error ended the call."),
        (HangupSource::Unknown, "Plivo could not determine who ended the call."),
    ];
    assert_eq!(expected.map(|(word, _)| word), HangupSource::ALL);
    let mut differences = Differences::default();
    for (word, description) in expected {
        differences.compare(word, word.description(), description);
    }
    differences.assert_none();
}

#[test]
#[rustfmt::skip]
fn call_types() {
    let expected = [
        (CallType::Inbound, "A call to a Plivo number or endpoint."),
        (CallType::Outbound, "A call that Plivo places, in any way."),
        (CallType::OutboundApi, "An outbound call placed with the Make Call API."),
        (CallType::OutboundDialXml, "An outbound B leg placed by the Dial XML element."),
        (CallType::OutboundSip, "An outbound call to a SIP endpoint."),
        (CallType::MpcApi, "A leg of a multiparty call that was made with the API. It says nothing about the direction."),
        (CallType::MpcXml, "A leg of a multiparty call that was made with XML. It says nothing about the direction."),
    ];
    assert_eq!(expected.map(|(word, _)| word), CallType::ALL);
    let mut differences = Differences::default();
    for (word, description) in expected {
        differences.compare(word, word.description(), description);
    }
    differences.assert_none();
}

#[test]
#[rustfmt::skip]
fn call_states() {
    let expected = [
        (CallState::PreInitiation, "Plivo refused the call before it was placed."),
        (CallState::Initiated, "The call had been placed and was not ringing yet."),
        (CallState::Ringing, "The call was ringing."),
        (CallState::PreAnswer, "The phone had been picked up, but the call did not count as answered yet."),
        (CallState::Answered, "The call had been answered."),
    ];
    assert_eq!(expected.map(|(word, _)| word), CallState::ALL);
    let mut differences = Differences::default();
    for (word, description) in expected {
        differences.compare(word, word.description(), description);
    }
    differences.assert_none();
}

#[test]
#[rustfmt::skip]
fn outcomes() {
    let expected = [
        (Outcome::Completed, "The call was answered and ended as planned: a party hung up, your own request or XML ended it, or it reached a limit that was set."),
        (Outcome::Canceled, "The call was called off before an answer: by a request, by the caller, by a time limit that you set, or because a parallel leg won. A call that ran out of credits or was refused because of a limit is Failed instead."),
        (Outcome::Busy, "The callee's line was busy, or every one of their devices. A call that your own XML turns away as busy counts too."),
        (Outcome::NoAnswer, "The callee did not take the call or was not there to take it. A ring timeout counts, and so does a confirm key that nobody pressed."),
        (Outcome::Rejected, "The callee, their operator or a network on their side refused the call, for any reason. A call that your own XML rejects counts too. A call that Plivo itself refuses is Failed."),
        (Outcome::Machine, "A machine answered, and that ended the call. A call that went on with a machine is Completed."),
        (Outcome::Failed, "Something was wrong that someone has to fix or wait out, before or after an answer: an address, a permission, a URL, XML, a carrier, or Plivo."),
        (Outcome::Unknown, "Nothing that is known says how the call ended. Code 0 and codes that are not listed end here, unless what comes with them says more."),
    ];
    assert_eq!(expected.map(|(word, _)| word), Outcome::ALL);
    let mut differences = Differences::default();
    for (word, description) in expected {
        differences.compare(word, word.description(), description);
    }
    differences.assert_none();
}

#[test]
#[rustfmt::skip]
fn retry_advice() {
    let expected = [
        (Retry::NotNeeded, "Nothing has to be retried: the call did what it was meant to do, or was called off on purpose."),
        (Retry::Later, "Retry in minutes or hours, not in seconds, and stop after some attempts. A call to the same destination may succeed at another time."),
        (Retry::WithBackoff, "Retry soon, with a longer pause before each attempt, and give up after a few. The shortage or fault may pass. Slow down all calls on the same route together."),
        (Retry::AfterFix, "Do not retry automatically. Someone has to fix something first, or look into it."),
        (Retry::Never, "Do not retry automatically. The destination said no, so a person decides whether to call again at all."),
    ];
    assert_eq!(expected.map(|(word, _)| word), Retry::ALL);
    let mut differences = Differences::default();
    for (word, description) in expected {
        differences.compare(word, word.description(), description);
    }
    differences.assert_none();
}

#[test]
#[rustfmt::skip]
fn parties() {
    let expected = [
        (Party::Caller, "The party that placed the call."),
        (Party::Callee, "The party that was called: a person, their phone, their SIP endpoint or their own settings."),
        (Party::ContactData, "Whoever keeps the numbers that you dial, in a list, a customer record or an import. A number is wrong, but no system is broken."),
        (Party::Application, "Your own software: its requests, its URLs, its XML, and the caller IDs that it shows."),
        (Party::Account, "Your Plivo account: its credits, permissions, limits and registrations."),
        (Party::Carrier, "A carrier on the route to the other party."),
        (Party::Plivo, "Plivo itself: contact its support."),
    ];
    assert_eq!(expected.map(|(word, _)| word), Party::ALL);
    let mut differences = Differences::default();
    for (word, description) in expected {
        differences.compare(word, word.description(), description);
    }
    differences.assert_none();
}

#[test]
#[rustfmt::skip]
fn evidence() {
    let expected = [
        (Evidence::Published, "Plivo publishes the fact. If it is a sentence, the substance is Plivo's and the words are this crate's."),
        (Evidence::Inferred, "Plivo publishes the fact, but part of it is missing from the text that this crate is built on. It is concluded from the rest."),
        (Evidence::NotPublished, "Plivo says nothing about this fact, which does not mean that anything goes."),
        (Evidence::Ours, "This crate's own judgement, which you may not share. Advice that adds to Plivo's is this crate's as a whole."),
    ];
    assert_eq!(expected.map(|(word, _)| word), Evidence::ALL);
    let mut differences = Differences::default();
    for (word, description) in expected {
        differences.compare(word, word.description(), description);
    }
    differences.assert_none();
}

const LACKS: &str = "The text of the page that this crate is built on lacks ";
const LATER_NAME: &str = "The name is from the later edition of the page.";
const LATER_CAUSE: &str = "This cause is later than the edition of the page that lists sources, call types and call \
                           states, so they are not published for it.";
const DIAL: &str =
    "The page of the Dial element publishes this code and its name, with a Dial status of ";
const DIAL_END: &str =
    "It has no sources, call types, call states or heading, so the category is this crate's own.";
const STATES: &str = "the names of the two call states; they are inferred.";
const SOURCES: &str = "the names of the two sources; they are inferred.";

/// The notes are in the docs of the variants, and nowhere else.
#[test]
fn notes_of_causes() {
    let mut expected = BTreeMap::new();
    let lacks = |what: &str| format!("{LACKS}{what}");
    expected.insert(
        0,
        "The later edition of the page prints code 0 under the heading Canceled Calls. That is layout and not \
         meaning, so its category is this crate's own."
            .to_owned(),
    );
    expected.extend([2050, 5030].map(|code| (code, LATER_CAUSE.to_owned())));
    expected.insert(3020, format!("{LATER_NAME} {LACKS}{STATES}"));
    expected.insert(
        3030,
        lacks(
            "the first source, the call type and the two call states; they are inferred. The condition of Answer \
             XML speaks of an inbound call although the call type is Outbound: the page says both.",
        ),
    );
    expected.insert(3040, format!("{LATER_NAME} {LACKS}{SOURCES}"));
    expected.insert(3050, lacks(SOURCES));
    expected.insert(
        3080,
        lacks("the names of the two sources; they are inferred, the first one weakly: it may be Error."),
    );
    expected.insert(3110, LATER_NAME.to_owned());
    expected.insert(
        4000,
        lacks("the first source and the names of the two call states; they are inferred."),
    );
    for (code, status) in [(4240, "failed"), (4250, "timeout")] {
        expected.insert(code, format!("{DIAL}{status}. {DIAL_END}"));
    }
    for code in [
        3100, 6010, 7011, 7013, 7014, 7023, 7024, 7033, 7034, 8011, 8013, 8014,
    ] {
        expected.insert(code, lacks(STATES));
    }
    let data: Value = serde_json::from_str(include_str!("../../data/hangup-causes.json")).unwrap();
    let causes = data["causes"].as_array().unwrap().iter();
    let notes: BTreeMap<u64, String> = causes
        .filter_map(|cause| {
            Some((
                cause["code"].as_u64()?,
                cause.get("note")?.as_str()?.to_owned(),
            ))
        })
        .collect();
    assert_eq!(notes, expected);
}
