//! What can be asked in constants: each line compiles only while the function is `const`.

use plivo_hangup::{
    CallLeg, CallState, CallStatus, CallType, CallbackEvent, DialStatus, Direction, Evidence, Fact,
    HangupCause, HangupSource, Meaning, Outcome, Party, PossibleSource, Retry, TelephonyCause,
};

const BY_CODE: Option<HangupCause> = HangupCause::from_code(3010);
const BY_NAME: Option<HangupCause> = HangupCause::from_name(" cancelled (out of credits)\n");
const UNLISTED: Option<HangupCause> = HangupCause::from_code(4210);
const CODE: u16 = HangupCause::LostRace.code();
const TEXTS: [&str; 5] = [
    HangupCause::LostRace.name(),
    HangupCause::LostRace.slug(),
    HangupCause::LostRace.description(),
    HangupCause::LostRace.next_step(),
    HangupCause::LostRace.rationale(),
];
const OUTCOME: Outcome = HangupCause::LostRace.outcome();
const RETRY: Retry = HangupCause::LostRace.retry();
const RESPONSIBLE: Option<Party> = HangupCause::LostRace.responsible();
const MEANING: Meaning = HangupCause::LostRace.meaning();
const SOURCES: Option<&[PossibleSource]> = HangupCause::LostRace.sources();
const CALL_TYPES: Option<&[CallType]> = HangupCause::LostRace.call_types();
const CALL_STATES: Option<&[CallState]> = HangupCause::MediaTimeout.call_states();
const SEEN_SOURCES: &[HangupSource] = HangupCause::RoutingError.seen_sources();
const SEEN_WORDS: &[TelephonyCause] = HangupCause::EndOfXmlInstructions.seen_words();
const EVIDENCE: Evidence = HangupCause::Rejected.evidence(Fact::CallStates);
const CATEGORY: &str = HangupCause::LostRace.category().name();

const BY_WORD: Option<TelephonyCause> = TelephonyCause::from_word(" user_busy ");
const BY_NUMBER: Option<TelephonyCause> = TelephonyCause::from_number(17);
const WORD: &str = TelephonyCause::UserBusy.word();
const NUMBER: u16 = TelephonyCause::UserBusy.number();
const IS_Q850: bool = TelephonyCause::UserBusy.is_q850();
const WORD_OUTCOME: Option<Outcome> = TelephonyCause::UserBusy.outcome();

const SOURCE: Option<HangupSource> = HangupSource::from_name(" called party ");
const PUBLISHED: &str = HangupSource::Callee.published_name();
const IS_OUTBOUND: [bool; 2] = [
    CallType::MpcApi.is_outbound(),
    Direction::Outbound.is_outbound(),
];
const BY_SLUG: Option<Outcome> = Outcome::from_name("no_answer");
const MEANINGS: [Option<Meaning>; 3] = [
    TelephonyCause::UserBusy.meaning(),
    CallStatus::Busy.meaning(),
    DialStatus::Busy.meaning(),
];
const REASON: &str = TelephonyCause::UserBusy.rationale();
const STATUS: Option<Outcome> = CallStatus::Cancel.outcome();
const DIAL_STATUS: Option<Outcome> = DialStatus::Timeout.outcome();
const EVENT: Option<CallbackEvent> = CallbackEvent::from_name("dialhangup");
const LEG: Option<CallLeg> = CallbackEvent::DialHangup.leg();
const IS_END: bool = CallbackEvent::DialHangup.is_end();

#[test]
fn constants_hold_what_the_functions_give() {
    assert_eq!(BY_CODE, Some(HangupCause::BusyLine));
    assert_eq!(BY_NAME, Some(HangupCause::CanceledOutOfCredits));
    assert_eq!(UNLISTED, None);
    assert_eq!(CODE, 9000);
    assert_eq!(TEXTS[..2], ["Lost Race", "lost_race"]);
    assert_eq!(
        (OUTCOME, RETRY, RESPONSIBLE),
        (Outcome::Canceled, Retry::NotNeeded, None)
    );
    assert_eq!(
        (MEANING.description, MEANING.next_step),
        (TEXTS[2], TEXTS[3])
    );
    assert_eq!(SOURCES.unwrap()[0].source, HangupSource::Plivo);
    assert_eq!(CALL_TYPES, Some(&[CallType::OutboundDialXml][..]));
    assert_eq!(CALL_STATES, Some(&[CallState::Answered][..]));
    assert_eq!(SEEN_SOURCES, [HangupSource::Plivo]);
    assert_eq!(SEEN_WORDS, [TelephonyCause::UserBusy]);
    assert_eq!(EVIDENCE, Evidence::Inferred);
    assert_eq!(CATEGORY, "Special Cases");
    assert_eq!(BY_WORD, BY_NUMBER);
    assert_eq!((WORD, NUMBER, IS_Q850), ("USER_BUSY", 17, true));
    assert_eq!(WORD_OUTCOME, Some(Outcome::Busy));
    assert_eq!(
        (SOURCE, PUBLISHED),
        (Some(HangupSource::Callee), "Call recipient")
    );
    assert_eq!(IS_OUTBOUND, [false, true]);
    assert_eq!(BY_SLUG, Some(Outcome::NoAnswer));
    assert_eq!(
        (STATUS, DIAL_STATUS),
        (Some(Outcome::Canceled), Some(Outcome::Failed))
    );
    for meaning in MEANINGS {
        assert_eq!(meaning.unwrap().outcome, Outcome::Busy);
    }
    assert_eq!(MEANINGS[0].unwrap().rationale, REASON);
    assert_eq!(EVENT, Some(CallbackEvent::DialHangup));
    assert_eq!((LEG, IS_END), (Some(CallLeg::B), true));
}
