//! Who can fix it, and whether that is your own side: all causes and all corrections, written by hand.

use plivo_hangup::{HangupCallback, HangupCause, Meaning, Outcome, Party, Retry};
use serde_json::Value;

use Outcome::{Busy, Canceled, Completed, Failed, Machine, NoAnswer, Rejected, Unknown};
use Party::{Account, Application, Callee, Carrier, ContactData, Plivo};
use Retry::{AfterFix, Later, Never, NotNeeded, WithBackoff};

use crate::payload::form;
use crate::support::Differences;

/// What a hangup means, and whether that is yours to fix.
type Gist = (Outcome, Retry, Option<Party>, bool);

const NOBODY: Option<Party> = None;
const OURS: bool = true;
const NOT_OURS: bool = false;

#[rustfmt::skip]
const CAUSES: [(u16, Gist); 56] = [
    (0, (Unknown, AfterFix, NOBODY, NOT_OURS)),
    (1000, (Canceled, NotNeeded, NOBODY, NOT_OURS)),
    (1010, (Failed, AfterFix, Some(Account), OURS)),
    (1020, (Failed, WithBackoff, Some(Application), NOT_OURS)),
    (2000, (Failed, AfterFix, Some(ContactData), NOT_OURS)),
    (2010, (Failed, Later, Some(Callee), NOT_OURS)),
    (2020, (Failed, AfterFix, Some(Callee), NOT_OURS)),
    (2030, (Failed, AfterFix, Some(Account), OURS)),
    (2040, (Failed, AfterFix, Some(Account), OURS)),
    (2050, (Failed, AfterFix, Some(Account), OURS)),
    (2060, (Failed, AfterFix, Some(Application), OURS)),
    (2070, (Failed, AfterFix, Some(Application), OURS)),
    (3000, (NoAnswer, Later, Some(Callee), NOT_OURS)),
    (3010, (Busy, Later, Some(Callee), NOT_OURS)),
    (3020, (Rejected, Never, Some(Callee), NOT_OURS)),
    (3030, (Rejected, AfterFix, Some(Application), OURS)),
    (3040, (Rejected, AfterFix, Some(Callee), NOT_OURS)),
    (3050, (Failed, AfterFix, Some(ContactData), NOT_OURS)),
    (3070, (Failed, WithBackoff, Some(Carrier), NOT_OURS)),
    (3080, (Failed, WithBackoff, Some(Carrier), NOT_OURS)),
    (3090, (Failed, WithBackoff, Some(Carrier), NOT_OURS)),
    (3100, (Busy, Later, Some(Callee), NOT_OURS)),
    (3110, (Rejected, AfterFix, Some(Callee), NOT_OURS)),
    (3120, (Failed, AfterFix, Some(ContactData), NOT_OURS)),
    (3130, (Rejected, AfterFix, Some(Account), OURS)),
    (3140, (Failed, AfterFix, Some(Application), OURS)),
    (4000, (Completed, NotNeeded, NOBODY, NOT_OURS)),
    (4010, (Completed, NotNeeded, NOBODY, NOT_OURS)),
    (4020, (Completed, NotNeeded, NOBODY, NOT_OURS)),
    (4030, (Completed, NotNeeded, NOBODY, NOT_OURS)),
    (4240, (Failed, AfterFix, Some(Application), OURS)),
    (4250, (Failed, AfterFix, Some(Application), OURS)),
    (5000, (Failed, WithBackoff, Some(Plivo), NOT_OURS)),
    (5010, (Failed, WithBackoff, Some(Plivo), NOT_OURS)),
    (5020, (Failed, AfterFix, Some(Plivo), NOT_OURS)),
    (5030, (Failed, WithBackoff, Some(Account), NOT_OURS)),
    (6000, (Completed, NotNeeded, NOBODY, NOT_OURS)),
    (6010, (NoAnswer, Later, Some(Callee), NOT_OURS)),
    (6020, (Failed, AfterFix, NOBODY, NOT_OURS)),
    (7011, (Failed, AfterFix, Some(Application), OURS)),
    (7012, (Failed, AfterFix, Some(Application), OURS)),
    (7013, (Failed, AfterFix, Some(Application), OURS)),
    (7014, (Failed, AfterFix, Some(Application), OURS)),
    (7022, (Failed, AfterFix, Some(Application), OURS)),
    (7023, (Failed, AfterFix, Some(Application), OURS)),
    (7024, (Failed, AfterFix, Some(Application), OURS)),
    (7032, (Failed, AfterFix, Some(Application), OURS)),
    (7033, (Failed, AfterFix, Some(Application), OURS)),
    (7034, (Failed, AfterFix, Some(Application), OURS)),
    (8011, (Failed, AfterFix, Some(Application), OURS)),
    (8012, (Failed, AfterFix, Some(Application), OURS)),
    (8013, (Failed, AfterFix, Some(Application), OURS)),
    (8014, (Failed, AfterFix, Some(Application), OURS)),
    (9000, (Canceled, NotNeeded, NOBODY, NOT_OURS)),
    (9100, (Machine, NotNeeded, NOBODY, NOT_OURS)),
    (9110, (NoAnswer, AfterFix, Some(Callee), NOT_OURS)),
];

/// The codes of a correction, its source, a telephony word with its outcome, and whether the call was
/// answered; and what a hangup with all of that means.
type Row = (
    &'static [u16],
    &'static str,
    Option<(&'static str, Outcome)>,
    Option<bool>,
    Gist,
);

/// In the order of the data, in which the first one that fits applies.
#[rustfmt::skip]
const CORRECTIONS: [Row; 26] = [
    (&[3010, 3020, 3030], "Answer XML", None, Some(true), (Completed, NotNeeded, Some(Application), NOT_OURS)),
    (&[3010], "Answer XML", None, None, (Busy, NotNeeded, Some(Application), NOT_OURS)),
    (&[3020, 3030], "Answer XML", None, None, (Rejected, NotNeeded, Some(Application), NOT_OURS)),
    (&[3010], "Plivo", None, None, (Busy, Later, Some(Callee), NOT_OURS)),
    (&[3040], "Plivo", None, None, (Failed, AfterFix, Some(Plivo), NOT_OURS)),
    (&[1000], "API Request", None, Some(true), (Completed, NotNeeded, Some(Application), NOT_OURS)),
    (&[1000], "API Request", None, None, (Canceled, NotNeeded, Some(Application), NOT_OURS)),
    (&[1000], "", None, Some(true), (Completed, NotNeeded, NOBODY, NOT_OURS)),
    (&[4010], "", Some(("USER_BUSY", Busy)), Some(false), (Busy, NotNeeded, NOBODY, NOT_OURS)),
    (&[4010], "", Some(("NO_ANSWER", NoAnswer)), Some(false), (NoAnswer, NotNeeded, NOBODY, NOT_OURS)),
    (&[4010], "", Some(("CALL_REJECTED", Rejected)), Some(false), (Rejected, NotNeeded, NOBODY, NOT_OURS)),
    (&[4010], "", Some(("UNALLOCATED_NUMBER", Failed)), Some(false), (Failed, NotNeeded, NOBODY, NOT_OURS)),
    (&[4010], "", Some(("ORIGINATOR_CANCEL", Canceled)), Some(false), (Canceled, NotNeeded, NOBODY, NOT_OURS)),
    (&[4010], "", Some(("USER_BUSY", Busy)), None, (Completed, NotNeeded, NOBODY, NOT_OURS)),
    (&[4010], "", None, Some(false), (Canceled, NotNeeded, Some(Application), NOT_OURS)),
    (&[4000], "API Request", None, Some(false), (Canceled, NotNeeded, Some(Application), NOT_OURS)),
    (&[4000], "Answer XML", None, Some(false), (Canceled, NotNeeded, Some(Application), NOT_OURS)),
    (&[4000], "Callee", None, Some(false), (Rejected, AfterFix, Some(Callee), NOT_OURS)),
    (&[4000], "", None, Some(false), (Canceled, NotNeeded, NOBODY, NOT_OURS)),
    (&[4020, 4030], "", None, Some(false), (Canceled, NotNeeded, NOBODY, NOT_OURS)),
    (&[4000], "API Request", None, None, (Completed, NotNeeded, Some(Application), NOT_OURS)),
    (&[4000], "Answer XML", None, None, (Completed, NotNeeded, Some(Application), NOT_OURS)),
    (&[6000], "", None, Some(false), (Canceled, NotNeeded, NOBODY, NOT_OURS)),
    (&[3080, 3090], "", None, Some(true), (Failed, AfterFix, Some(Carrier), NOT_OURS)),
    (&[5000, 5010], "", None, Some(true), (Failed, AfterFix, Some(Plivo), NOT_OURS)),
    (&[9000], "", None, Some(true), (Completed, NotNeeded, NOBODY, NOT_OURS)),
];

fn gist(meaning: &Meaning) -> Gist {
    let is_ours = meaning.is_ours_to_fix();
    (meaning.outcome, meaning.retry, meaning.responsible, is_ours)
}

fn ended(callback: &HangupCallback) -> Meaning {
    callback.meaning().expect("the call has ended")
}

/// The corrections, each with one code.
fn corrections() -> impl Iterator<Item = (u16, Row)> {
    let rows = CORRECTIONS.into_iter();
    rows.flat_map(|row| row.0.iter().map(move |code| (*code, row)))
}

fn callback(code: u16, row: Row) -> HangupCallback {
    let (_, source, word, answered, _) = row;
    let word = word.map_or("", |(word, _)| word);
    let answer = match answered {
        None => "",
        Some(true) => "&AnswerTime=2024-09-26+14:05:15&Duration=30",
        Some(false) => "&AnswerTime=&Duration=0",
    };
    form(&format!(
        "Event=Hangup&HangupCauseCode={code}&HangupSource={source}&HangupCause={word}{answer}"
    ))
}

#[test]
fn each_cause_is_yours_to_fix_or_not() {
    let mut differences = Differences::default();
    assert_eq!(HangupCause::ALL.len(), CAUSES.len());
    for (code, expected) in CAUSES {
        let cause = HangupCause::from_code(code).expect("a listed code");
        differences.compare(code, gist(&cause.meaning()), expected);
    }
    differences.assert_none();
}

#[test]
fn each_correction_is_yours_to_fix_or_not() {
    let mut differences = Differences::default();
    for (code, row) in corrections() {
        let callback = callback(code, row);
        let label = format!("{code} {:?}", (row.1, row.2, row.3));
        differences.compare(label, gist(&ended(&callback)), row.4);
    }
    differences.assert_none();
}

#[test]
fn the_rows_are_all_corrections_of_the_data_in_their_order() {
    let data = include_str!("../../data/hangup-causes.json");
    let data: Value = serde_json::from_str(data).expect("JSON");
    let data = data["corrections"].as_array().expect("corrections");
    let listed = data.iter().flat_map(|correction| {
        let codes = correction["causes"].as_array().expect("codes");
        codes.iter().map(move |code| {
            let [source, telephony, answered] =
                ["source", "telephony", "answered"].map(|key| correction[key].clone());
            (code.as_u64().expect("a code"), source, telephony, answered)
        })
    });
    let rows = corrections().map(|(code, (_, source, word, answered, _))| {
        let source = Some(source).filter(|source| !source.is_empty());
        let source = source.map(|source| source.to_lowercase().replace(' ', "_"));
        let word = word.map(|(_, outcome)| outcome.slug());
        (code.into(), source.into(), word.into(), answered.into())
    });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        listed.collect::<Vec<(u64, Value, Value, Value)>>()
    );
}

#[test]
fn each_meaning_says_why() {
    for cause in HangupCause::ALL {
        assert_eq!(cause.meaning().rationale, cause.rationale(), "{cause}");
    }
    for outcome in Outcome::ALL {
        let rationale = outcome.meaning().rationale;
        assert!(rationale.ends_with('.'), "{outcome}: {rationale}");
    }
    for (code, row) in corrections() {
        let rationale = ended(&callback(code, row)).rationale;
        let cause = HangupCause::from_code(code).expect("a listed code");
        assert!(
            rationale.ends_with('.') && rationale != cause.rationale(),
            "{code}: {rationale}"
        );
    }
    let limit: HangupCallback = form("HangupCauseCode=6000&AnswerTime=&Duration=0");
    let rationale = ended(&limit).rationale;
    assert!(rationale.contains("hangup_on_ring"), "{rationale}");
    let nothing: HangupCallback = form("Event=Hangup");
    assert_eq!(ended(&nothing).rationale, Unknown.meaning().rationale);
}

#[test]
fn the_label_of_the_responsible_party_is_its_slug_or_nobody() {
    for (code, label) in [
        (2000, "contact_data"),
        (3000, "callee"),
        (3030, "application"),
        (1010, "account"),
        (3090, "carrier"),
        (5020, "plivo"),
        (4000, "nobody"),
        (0, "nobody"),
    ] {
        let cause = HangupCause::from_code(code).expect("a listed code");
        assert_eq!(cause.meaning().responsible_label(), label, "{code}");
    }
}

/// An alert counts what is yours to fix: not what you called off, not bad numbers, not what passes.
#[test]
fn an_alert_does_not_count_cancellations_wrong_numbers_and_limits_that_pass() {
    for body in [
        "HangupCauseCode=1000&HangupSource=API+Request&AnswerTime=&Duration=0",
        "HangupCauseCode=3010&HangupSource=Answer+XML",
        "HangupCauseCode=3050&HangupSource=Carrier",
        "HangupCauseCode=1020&HangupSource=Plivo",
        "HangupCauseCode=4210&HangupSource=Error",
    ] {
        let callback: HangupCallback = form(body);
        assert!(!ended(&callback).is_ours_to_fix(), "{body}");
    }
    let broken: HangupCallback = form("HangupCauseCode=8011&HangupSource=Error");
    assert!(ended(&broken).is_ours_to_fix());
}
