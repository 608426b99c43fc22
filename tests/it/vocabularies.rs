//! The vocabularies that causes refer to: names, slugs, lookup, and how each is written.

use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use plivo_hangup::{
    CallState, CallType, Category, Evidence, Fact, HangupSource, Outcome, Party, Retry,
    UnrecognizedText,
};
use serde::Serialize;
use serde::de::value::Error as ValueError;
use serde::de::{DeserializeOwned, IntoDeserializer};
use strum::{EnumCount, VariantArray};

use crate::support::{from_json, json_error};

/// What all vocabularies have.
trait Term:
    Copy
    + Debug
    + Display
    + DeserializeOwned
    + EnumCount
    + FromStr<Err = UnrecognizedText>
    + Hash
    + Ord
    + Serialize
    + VariantArray
{
    /// What errors expect: the words behind "the name of".
    const NOUN: &'static str;

    fn all() -> &'static [Self];
    fn find(name: &str) -> Option<Self>;
    /// The name, the slug, and the text that serde writes.
    fn texts(self) -> [&'static str; 3];
    fn described(self) -> &'static str;
}

macro_rules! terms {
    ($($type:ident: $noun:literal, written as $wire:ident;)+) => {$(
        impl Term for $type {
            const NOUN: &'static str = $noun;

            fn all() -> &'static [Self] {
                $type::ALL
            }

            fn find(name: &str) -> Option<Self> {
                $type::from_name(name)
            }

            fn texts(self) -> [&'static str; 3] {
                [self.name(), self.slug(), self.$wire()]
            }

            fn described(self) -> &'static str {
                self.description()
            }
        }
    )+};
}

terms! {
    HangupSource: "a hangup source", written as name;
    CallType: "a call type", written as slug;
    CallState: "a call state", written as slug;
    Category: "a category", written as slug;
    Outcome: "an outcome", written as slug;
    Retry: "a piece of retry advice", written as slug;
    Party: "a party", written as slug;
    Evidence: "a kind of evidence", written as slug;
    Fact: "a fact", written as slug;
}

/// Checks a vocabulary against its rows of variant, name and slug.
#[track_caller]
fn check<T: Term>(rows: &[(T, &str, &str)]) {
    let variants: Vec<T> = rows.iter().map(|row| row.0).collect();
    assert_eq!(T::all(), variants, "ALL");
    assert_eq!(T::VARIANTS, variants, "VARIANTS");
    assert_eq!(T::COUNT, variants.len(), "COUNT");
    assert!(variants.windows(2).all(|pair| pair[0] < pair[1]), "order");
    assert_eq!(variants.iter().collect::<HashSet<_>>().len(), rows.len());

    for &(term, name, slug) in rows {
        let [found_name, found_slug, written] = term.texts();
        assert_eq!(found_name, name, "{term:?}: name");
        assert_eq!(found_slug, slug, "{term:?}: slug");
        assert_eq!(term.to_string(), name, "{term:?}: Display");
        assert_eq!(
            format!("{term:>30}"),
            format!("{name:>30}"),
            "{term:?}: padded"
        );
        let description = term.described();
        let begins = description.starts_with(|first: char| first.is_uppercase());
        assert!(
            begins && description.ends_with('.'),
            "{term:?}: {description:?}"
        );

        let json = serde_json::to_string(&term).expect("JSON");
        assert_eq!(json, format!("\"{written}\""), "{term:?}: JSON");
        let upper = written.to_uppercase();
        let lower = name.to_lowercase();
        for spelled in [written, name, &format!(" {lower}\t"), &upper, &lower] {
            assert_eq!(T::find(spelled), Some(term), "{spelled:?}");
            assert_eq!(spelled.parse(), Ok(term), "{spelled:?}");
            let json = serde_json::to_string(spelled).expect("JSON");
            assert_eq!(from_json::<T>(&json), term, "{json}");
        }
    }

    // From a reader that hands over what it has, whatever it was asked for.
    let number = IntoDeserializer::<ValueError>::into_deserializer(12_025_550_123_u64);
    let error = T::deserialize(number).expect_err("a number is no text");
    let noun = T::NOUN;
    let sentence = format!("expected the name of {noun}, found a number");
    assert_eq!(error.to_string(), sentence);
}

/// Checks that a text is not in a vocabulary, and the error that says so.
#[track_caller]
fn check_unrecognized<T: Term>(text: &str) {
    let noun = T::NOUN;
    let bytes = text.len();
    let sentence = format!("expected the name of {noun}, found text of {bytes} bytes");
    assert_eq!(T::find(text), None, "{text:?}");
    assert_eq!(text.parse::<T>().expect_err(text).to_string(), sentence);
    let json = serde_json::to_string(text).expect("JSON");
    assert_eq!(json_error::<T>(&json), sentence);
}

/// Texts that are in no vocabulary.
const NOWHERE: [&str; 6] = [
    "",
    " ",
    "Vobiz",
    "12025550123",
    "Unknown ?",
    "NORMAL_CLEARING",
];

#[test]
fn sources() {
    use HangupSource as S;

    check(&[
        (S::Caller, "Caller", "caller"),
        (S::Callee, "Callee", "callee"),
        (S::Plivo, "Plivo", "plivo"),
        (S::Carrier, "Carrier", "carrier"),
        (S::ApiRequest, "API Request", "api_request"),
        (S::AnswerXml, "Answer XML", "answer_xml"),
        (S::Error, "Error", "error"),
        (S::Unknown, "Unknown", "unknown"),
    ]);
    assert_eq!(S::ALL.len(), 8);
}

#[test]
fn the_published_name_of_a_source_is_its_name_except_for_the_callee() {
    for source in HangupSource::ALL {
        let expected = match source {
            HangupSource::Callee => "Call recipient",
            other => other.name(),
        };
        assert_eq!(source.published_name(), expected, "{source}");
        assert_eq!(HangupSource::from_name(expected), Some(*source));
    }
}

#[test]
fn the_callee_is_found_by_each_of_its_three_names() {
    for name in [
        "Callee",
        "callee",
        "Call recipient",
        "CALL RECIPIENT",
        "Called party",
        "called party",
    ] {
        assert_eq!(
            HangupSource::from_name(name),
            Some(HangupSource::Callee),
            "{name}"
        );
        assert_eq!(
            from_json::<HangupSource>(&format!("{name:?}")),
            HangupSource::Callee
        );
    }
}

#[test]
fn what_is_no_source_of_the_table_is_not_recognized() {
    // A source is found by the words of the wire and of the page; its slug is ours.
    let others = [
        "Network",
        "Call  recipient",
        "Recipient",
        "api_request",
        "API",
    ];
    for text in NOWHERE.into_iter().chain(others) {
        check_unrecognized::<HangupSource>(text);
    }
}

#[test]
fn call_types() {
    use CallType as C;

    check(&[
        (C::Inbound, "Inbound", "inbound"),
        (C::Outbound, "Outbound", "outbound"),
        (C::OutboundApi, "Outbound (API Calls)", "outbound_api"),
        (
            C::OutboundDialXml,
            "Outbound (Dial XML)",
            "outbound_dial_xml",
        ),
        (C::OutboundSip, "Outbound (SIP Calls)", "outbound_sip"),
        (C::MpcApi, "MPC API", "mpc_api"),
        (C::MpcXml, "MPC XML", "mpc_xml"),
    ]);
    for call_type in C::ALL {
        let outbound = matches!(
            call_type,
            C::Outbound | C::OutboundApi | C::OutboundDialXml | C::OutboundSip
        );
        assert_eq!(call_type.is_outbound(), outbound, "{call_type}");
    }
}

#[test]
fn call_states() {
    check(&[
        (CallState::PreInitiation, "Pre-Initiation", "pre_initiation"),
        (CallState::Initiated, "Initiated", "initiated"),
        (CallState::Ringing, "Ringing", "ringing"),
        (CallState::PreAnswer, "Pre-Answer", "pre_answer"),
        (CallState::Answered, "Answered", "answered"),
    ]);
    // What the table writes for all five is no state.
    check_unrecognized::<CallState>("Any");
}

#[test]
fn categories() {
    use Category as C;

    check(&[
        (C::Unknown, "Unknown", "unknown"),
        (C::Canceled, "Canceled Calls", "canceled"),
        (C::Destination, "Destination Issues", "destination"),
        (C::Rejection, "Call Rejections", "rejection"),
        (C::Carrier, "Carrier Errors", "carrier"),
        (C::Normal, "Normal Completions", "normal"),
        (C::System, "System Errors", "system"),
        (C::Timeout, "Timeouts", "timeout"),
        (C::Url, "URL Errors", "url"),
        (C::Xml, "XML Errors", "xml"),
        (C::Special, "Special Cases", "special"),
    ]);
}

#[test]
fn outcomes() {
    use Outcome as O;

    check(&[
        (O::Completed, "Completed", "completed"),
        (O::Canceled, "Canceled", "canceled"),
        (O::Busy, "Busy", "busy"),
        (O::NoAnswer, "No Answer", "no_answer"),
        (O::Rejected, "Rejected", "rejected"),
        (O::Machine, "Machine", "machine"),
        (O::Failed, "Failed", "failed"),
        (O::Unknown, "Unknown", "unknown"),
    ]);
}

#[test]
fn retries() {
    use Retry as R;

    check(&[
        (R::NotNeeded, "Not Needed", "not_needed"),
        (R::Later, "Later", "later"),
        (R::WithBackoff, "With Backoff", "with_backoff"),
        (R::AfterFix, "After Fix", "after_fix"),
        (R::Never, "Never", "never"),
    ]);
}

#[test]
fn parties() {
    check(&[
        (Party::Caller, "Caller", "caller"),
        (Party::Callee, "Callee", "callee"),
        (Party::Application, "Application", "application"),
        (Party::Account, "Account", "account"),
        (Party::Carrier, "Carrier", "carrier"),
        (Party::Plivo, "Plivo", "plivo"),
    ]);
}

#[test]
fn evidence() {
    check(&[
        (Evidence::Published, "Published", "published"),
        (Evidence::Inferred, "Inferred", "inferred"),
        (Evidence::NotPublished, "Not Published", "not_published"),
        (Evidence::Ours, "Ours", "ours"),
    ]);
}

#[test]
fn facts() {
    check(&[
        (Fact::Name, "Name", "name"),
        (Fact::Category, "Category", "category"),
        (Fact::Description, "Description", "description"),
        (Fact::NextStep, "Next Step", "next_step"),
        (Fact::Sources, "Sources", "sources"),
        (Fact::CallTypes, "Call Types", "call_types"),
        (Fact::CallStates, "Call States", "call_states"),
        (Fact::Outcome, "Outcome", "outcome"),
        (Fact::Retry, "Retry", "retry"),
        (Fact::Responsible, "Responsible", "responsible"),
    ]);
}

#[test]
fn the_closed_sets_can_be_matched_without_a_catch_all() {
    fn outcome(outcome: Outcome) -> usize {
        use Outcome::{Busy, Canceled, Completed, Failed, Machine, NoAnswer, Rejected, Unknown};
        match outcome {
            Completed | Canceled | Busy | NoAnswer | Rejected | Machine | Failed | Unknown => 8,
        }
    }
    fn retry(retry: Retry) -> usize {
        use Retry::{AfterFix, Later, Never, NotNeeded, WithBackoff};
        match retry {
            NotNeeded | Later | WithBackoff | AfterFix | Never => 5,
        }
    }
    fn party(party: Party) -> usize {
        use Party::{Account, Application, Callee, Caller, Carrier, Plivo};
        match party {
            Caller | Callee | Application | Account | Carrier | Plivo => 6,
        }
    }
    assert_eq!(Outcome::COUNT, outcome(Outcome::Busy));
    assert_eq!(Retry::COUNT, retry(Retry::Later));
    assert_eq!(Party::COUNT, party(Party::Plivo));
}

#[test]
fn names_are_found_in_constants() {
    const SOURCE: Option<HangupSource> = HangupSource::from_name(" called party ");
    const OUTCOME: Option<Outcome> = Outcome::from_name("no_answer");
    assert_eq!(SOURCE, Some(HangupSource::Callee));
    assert_eq!(OUTCOME, Some(Outcome::NoAnswer));
}

#[test]
fn unrecognized_texts_are_errors_that_tell_their_length() {
    for text in NOWHERE {
        check_unrecognized::<CallType>(text);
        check_unrecognized::<CallState>(text);
        check_unrecognized::<Category>(text);
        check_unrecognized::<Retry>(text);
        check_unrecognized::<Party>(text);
        check_unrecognized::<Fact>(text);
    }
}

/// Checks the errors of JSON that is no text.
#[track_caller]
fn check_other_json<T: Term>() {
    for (json, sentence) in [
        ("12025550123", "found a number"),
        ("-12025550123", "found a number"),
        ("1.5", "found a number"),
        ("false", "found true or false"),
        ("null", "found nothing"),
        ("[]", "found a list"),
        ("{}", "found an object"),
    ] {
        let sentence = format!("expected the name of {}, {sentence}", T::NOUN);
        assert_eq!(json_error::<T>(json), sentence, "{json}");
    }
}

#[test]
fn other_json_is_an_error_that_does_not_repeat_it() {
    check_other_json::<HangupSource>();
    check_other_json::<CallType>();
    check_other_json::<CallState>();
    check_other_json::<Category>();
    check_other_json::<Outcome>();
    check_other_json::<Retry>();
    check_other_json::<Party>();
    check_other_json::<Evidence>();
    check_other_json::<Fact>();
}

#[test]
fn errors_about_outcomes_and_evidence_are_english() {
    for text in NOWHERE {
        check_unrecognized::<Outcome>(text);
        check_unrecognized::<Evidence>(text);
    }
}

#[test]
fn the_meaning_of_an_outcome_agrees_with_it() {
    for &outcome in Outcome::ALL {
        let meaning = outcome.meaning();
        assert_eq!(meaning.outcome, outcome);
        assert!(meaning.next_step.ends_with('.'), "{outcome}");
        let nothing_to_do = meaning.next_step.starts_with("Nothing");
        let no_retry = matches!(meaning.retry, Retry::NotNeeded | Retry::Never);
        assert_eq!(nothing_to_do, no_retry, "{outcome}: {}", meaning.next_step);
    }
    assert_eq!(Outcome::Completed.meaning().retry, Retry::NotNeeded);
    assert_eq!(Outcome::Busy.meaning().retry, Retry::Later);
    assert_eq!(Outcome::Failed.meaning().responsible, None);
}
