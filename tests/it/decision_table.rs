//! What is concluded without a listed cause: the rules, walked through with every combination.

use std::collections::BTreeSet;

use plivo_hangup::{CallRecord, DialCallback, HangupCallback, Outcome, Party, Retry};

use crate::readings::Verdict;

const SOURCES: &[&str] = &[
    "Caller",
    "Callee",
    "Plivo",
    "Carrier",
    "API Request",
    "Answer XML",
    "Error",
    "Unknown",
    "",
    "Network",
];

/// Words, and what each says.
const WORDS: &[(&str, Says)] = &[
    ("NORMAL_CLEARING", Says::Completed),
    ("ORIGINATOR_CANCEL", Says::Canceled),
    ("USER_BUSY", Says::Busy),
    ("NO_ANSWER", Says::NoAnswer),
    ("CALL_REJECTED", Says::Rejected),
    ("NORMAL_TEMPORARY_FAILURE", Says::Congestion),
    ("ALLOTTED_TIMEOUT", Says::Nothing),
    ("", Says::Nothing),
    ("NEW_WORD", Says::Nothing),
];

/// Statuses, and what each says.
const STATUSES: &[(&str, Says)] = &[
    ("completed", Says::Completed),
    ("busy", Says::Busy),
    ("failed", Says::Failed),
    ("timeout", Says::Timeout),
    ("no-answer", Says::NoAnswer),
    ("cancel", Says::Canceled),
    ("", Says::Nothing),
    ("parked", Says::Nothing),
];

const SECONDS: &[(&str, Option<bool>)] = &[("5", Some(true)), ("0", Some(false)), ("", None)];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Says {
    Completed,
    Canceled,
    Busy,
    NoAnswer,
    Rejected,
    /// The word of a failure that passes.
    Congestion,
    /// The status of a failure that nothing is known of.
    Failed,
    /// The status of a failure that may pass.
    Timeout,
    Nothing,
}

/// What comes with the code.
#[derive(Clone, Copy, Debug)]
struct Given {
    source: &'static str,
    word: Says,
    status: Says,
    answered: Option<bool>,
}

/// A condition of a rule.
#[derive(Clone, Copy)]
enum If {
    Any,
    Source(&'static str),
    Word(Says),
    Status(Says),
    /// Word or status says something.
    Spoken,
}

impl If {
    fn holds(self, given: Given) -> bool {
        match self {
            Self::Any => true,
            Self::Source(source) => given.source == source,
            Self::Word(says) => given.word == says,
            Self::Status(says) => given.status == says,
            Self::Spoken => given.word != Says::Nothing || given.status != Says::Nothing,
        }
    }
}

/// In which states of the answer a rule applies.
#[derive(Clone, Copy)]
enum When {
    Always,
    Answered,
    Unanswered,
    NotAnswered,
    NotUnanswered,
}

impl When {
    fn holds(self, answered: Option<bool>) -> bool {
        match self {
            Self::Always => true,
            Self::Answered => answered == Some(true),
            Self::Unanswered => answered == Some(false),
            Self::NotAnswered => answered != Some(true),
            Self::NotUnanswered => answered != Some(false),
        }
    }
}

/// The first rule that applies decides.
type Rule = (If, When, Verdict);

/// Beside a code or name that is not listed.
#[rustfmt::skip]
const UNLISTED: &[Rule] = &[
    (If::Source("Error"), When::Always, (Outcome::Failed, Retry::AfterFix, None)),
    (If::Word(Says::Busy), When::NotAnswered, (Outcome::Busy, Retry::Later, None)),
    (If::Word(Says::NoAnswer), When::NotAnswered, (Outcome::NoAnswer, Retry::Later, None)),
    (If::Word(Says::Rejected), When::NotAnswered, (Outcome::Rejected, Retry::AfterFix, None)),
    (If::Word(Says::Canceled), When::NotAnswered, (Outcome::Canceled, Retry::AfterFix, None)),
    (If::Word(Says::Congestion), When::Always, (Outcome::Failed, Retry::AfterFix, None)),
    (If::Status(Says::Busy), When::NotAnswered, (Outcome::Busy, Retry::Later, None)),
    (If::Status(Says::NoAnswer), When::NotAnswered, (Outcome::NoAnswer, Retry::Later, None)),
    (If::Status(Says::Canceled), When::NotAnswered, (Outcome::Canceled, Retry::AfterFix, None)),
    (If::Status(Says::Failed), When::Always, (Outcome::Failed, Retry::AfterFix, None)),
    (If::Status(Says::Timeout), When::Always, (Outcome::Failed, Retry::AfterFix, None)),
    (If::Source("Caller"), When::Answered, (Outcome::Completed, Retry::AfterFix, None)),
    (If::Source("Callee"), When::Answered, (Outcome::Completed, Retry::AfterFix, None)),
    (If::Any, When::Always, (Outcome::Unknown, Retry::AfterFix, None)),
];

const CALLEE: Option<Party> = Some(Party::Callee);
const CARRIER: Option<Party> = Some(Party::Carrier);

/// With code 0, and if neither a code nor a name is reported.
#[rustfmt::skip]
const UNREPORTED: &[Rule] = &[
    (If::Word(Says::Busy), When::NotAnswered, (Outcome::Busy, Retry::Later, CALLEE)),
    (If::Word(Says::NoAnswer), When::NotAnswered, (Outcome::NoAnswer, Retry::Later, CALLEE)),
    (If::Word(Says::Rejected), When::NotAnswered, (Outcome::Rejected, Retry::Never, CALLEE)),
    (If::Word(Says::Canceled), When::NotAnswered, (Outcome::Canceled, Retry::NotNeeded, None)),
    (If::Word(Says::Congestion), When::Always, (Outcome::Failed, Retry::WithBackoff, CARRIER)),
    (If::Status(Says::Busy), When::NotAnswered, (Outcome::Busy, Retry::Later, CALLEE)),
    (If::Status(Says::NoAnswer), When::NotAnswered, (Outcome::NoAnswer, Retry::Later, CALLEE)),
    (If::Status(Says::Canceled), When::NotAnswered, (Outcome::Canceled, Retry::NotNeeded, None)),
    (If::Status(Says::Failed), When::Always, (Outcome::Failed, Retry::AfterFix, None)),
    (If::Status(Says::Timeout), When::Always, (Outcome::Failed, Retry::WithBackoff, None)),
    (If::Word(Says::Completed), When::NotUnanswered, (Outcome::Completed, Retry::NotNeeded, None)),
    (If::Status(Says::Completed), When::NotUnanswered, (Outcome::Completed, Retry::NotNeeded, None)),
    (If::Spoken, When::Answered, (Outcome::Completed, Retry::NotNeeded, None)),
    (If::Spoken, When::Unanswered, (Outcome::Canceled, Retry::NotNeeded, None)),
    (If::Any, When::Always, (Outcome::Unknown, Retry::AfterFix, None)),
];

/// What a payload may report in place of a listed cause: a code and a name.
const NOT_LISTED: &[(&str, &str)] = &[
    ("4210", ""),
    ("8015", ""),
    ("5040", "Normal Hangup"),
    ("486", "Busy Line"),
    ("16", "NORMAL_CLEARING"),
    ("03010", "Busy Line"),
    ("99999999", ""),
    ("busy", "New Name"),
    ("", "New Name"),
];

/// No code or name, a blank one, and code 0.
const NOT_REPORTED: &[(&str, &str)] = &[("", ""), (" ", " "), ("0", ""), (" 0 ", "Unknown")];

/// The place of the first rule that applies.
fn place(rules: &[Rule], given: Given) -> usize {
    // A status alone can deny an answer.
    let denied = matches!(given.status, Says::Busy | Says::NoAnswer | Says::Canceled);
    let answered = given.answered.or(denied.then_some(false));
    let mut rules = rules.iter();
    let place =
        rules.position(|(condition, when, _)| condition.holds(given) && when.holds(answered));
    place.expect("the last rule always applies")
}

fn expected(rules: &[Rule], given: Given) -> Verdict {
    let verdict = rules[place(rules, given)].2;
    // An error ended the call, so nothing that is reported with it says that all is well.
    if given.source == "Error" && verdict.1 == Retry::NotNeeded {
        return (Outcome::Failed, Retry::AfterFix, None);
    }
    verdict
}

/// Each combination of source, word, status and answer, as it is sent and as it is meant.
fn combinations() -> impl Iterator<Item = ([&'static str; 4], Given)> {
    SOURCES.iter().flat_map(|source| {
        WORDS.iter().flat_map(move |word| {
            STATUSES.iter().flat_map(move |status| {
                SECONDS.iter().map(move |seconds| {
                    let given = Given {
                        source,
                        word: word.1,
                        status: status.1,
                        answered: seconds.1,
                    };
                    ([*source, word.0, status.0, seconds.0], given)
                })
            })
        })
    })
}

/// Checks the rules with each combination, in each payload that can report it.
fn walk(rules: &[Rule], causes: &[(&str, &str)]) {
    for (code, name) in causes {
        for ([source, word, status, seconds], given) in combinations() {
            let callback = HangupCallback::from_form(format!(
                "Event=Hangup&HangupCauseCode={code}&HangupCauseName={name}&HangupSource={source}\
                    &HangupCause={word}&CallStatus={status}&Duration={seconds}"
            ));
            let found = callback.unwrap().meaning().unwrap();
            let found = (found.outcome, found.retry, found.responsible);
            let label = format!("{code:?} {name:?} {word:?} {status:?} {seconds:?} {given:?}");
            assert_eq!(found, expected(rules, given), "{label}");
            if !status.is_empty() {
                continue;
            }
            let dial = DialCallback::from_form(format!(
                "DialBLegStatus=hangup&DialBLegHangupCauseCode={code}\
                    &DialBLegHangupCauseName={name}&DialBLegHangupSource={source}\
                    &DialBLegHangupCause={word}&DialBLegDuration={seconds}"
            ));
            let record = CallRecord::from_json(format!(
                r#"{{"hangup_cause_code":"{code}","hangup_cause_name":"{name}",
                    "hangup_source":"{source}","hangup_cause":"{word}",
                    "call_duration":"{seconds}"}}"#
            ));
            for found in [dial.unwrap().meaning(), record.unwrap().meaning()] {
                let found = found.unwrap();
                let found = (found.outcome, found.retry, found.responsible);
                assert_eq!(found, expected(rules, given), "{label}");
            }
        }
    }
}

#[test]
fn a_cause_that_is_not_listed_concludes_little() {
    walk(UNLISTED, NOT_LISTED);
}

#[test]
fn without_a_cause_the_reports_decide() {
    walk(UNREPORTED, NOT_REPORTED);
}

#[test]
fn each_rule_decides_some_combination() {
    for rules in [UNLISTED, UNREPORTED] {
        let used: BTreeSet<_> = combinations()
            .map(|(_, given)| place(rules, given))
            .collect();
        assert!(used.into_iter().eq(0..rules.len()));
    }
    assert_eq!(combinations().count(), 10 * 9 * 8 * 3);
}
