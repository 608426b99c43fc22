//! What combinations of cause, source, telephony word, answer and status mean, written by hand.

use plivo_hangup::{Category, HangupCallback, HangupCause, Meaning, Outcome, Party, Retry};

use Outcome::{Busy, Canceled, Completed, Failed, Machine, NoAnswer, Rejected, Unknown};
use Party::{Account, Application, Callee, Carrier, ContactData, Plivo};
use Retry::{AfterFix, Later, Never, NotNeeded, WithBackoff};

use crate::payload::form;
use crate::support::{Differences, hangup};

/// Code, source, telephony word, whether the call was answered, status; and what they mean.
type Row = (
    Text,
    Text,
    Text,
    Answer,
    Text,
    Outcome,
    Retry,
    Option<Party>,
);
type Text = &'static str;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    Yes,
    No,
    Absent,
}
use Answer::{Absent, No, Yes};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Codes by themselves, and as they may come.
    ("0", "Unknown", "", Absent, "", Unknown, AfterFix, None),
    ("1000", "", "", Absent, "", Canceled, NotNeeded, None),
    ("1010", "Plivo", "NORMAL_CLEARING", No, "failed", Failed, AfterFix, Some(Account)),
    ("1020", "Plivo", "", No, "failed", Failed, WithBackoff, Some(Application)),
    ("2000", "Plivo", "INVALID_NUMBER_FORMAT", No, "failed", Failed, AfterFix, Some(ContactData)),
    ("2010", "Carrier", "DESTINATION_OUT_OF_ORDER", No, "failed", Failed, Later, Some(Callee)),
    ("2020", "Plivo", "USER_NOT_REGISTERED", No, "failed", Failed, AfterFix, Some(Callee)),
    ("2030", "Plivo", "", No, "failed", Failed, AfterFix, Some(Account)),
    ("2040", "Plivo", "", No, "failed", Failed, AfterFix, Some(Account)),
    ("2050", "Plivo", "", No, "failed", Failed, AfterFix, Some(Account)),
    ("2060", "Plivo", "", No, "failed", Failed, AfterFix, Some(Application)),
    ("2070", "Plivo", "", No, "failed", Failed, AfterFix, Some(Application)),
    ("3000", "Carrier", "NO_ANSWER", No, "no-answer", NoAnswer, Later, Some(Callee)),
    ("3000", "Plivo", "NO_USER_RESPONSE", No, "no-answer", NoAnswer, Later, Some(Callee)),
    ("3010", "Carrier", "USER_BUSY", No, "busy", Busy, Later, Some(Callee)),
    ("3010", "Plivo", "USER_BUSY", No, "busy", Busy, Later, Some(Callee)),
    ("3020", "Callee", "CALL_REJECTED", No, "busy", Rejected, Never, Some(Callee)),
    ("3030", "Carrier", "CALL_REJECTED", No, "failed", Rejected, AfterFix, Some(Application)),
    ("3040", "Carrier", "CALL_REJECTED", No, "failed", Rejected, AfterFix, Some(Callee)),
    ("3040", "", "", Absent, "", Rejected, AfterFix, Some(Callee)),
    ("3040", "Plivo", "CALL_REJECTED", No, "failed", Failed, AfterFix, Some(Plivo)),
    ("3050", "Carrier", "UNALLOCATED_NUMBER", No, "failed", Failed, AfterFix, Some(ContactData)),
    ("3070", "Carrier", "RECOVERY_ON_TIMER_EXPIRE", No, "failed", Failed, WithBackoff, Some(Carrier)),
    ("3080", "Carrier", "NORMAL_TEMPORARY_FAILURE", No, "failed", Failed, WithBackoff, Some(Carrier)),
    ("3090", "Carrier", "SWITCH_CONGESTION", No, "failed", Failed, WithBackoff, Some(Carrier)),
    ("3100", "Carrier", "BUSY_EVERYWHERE", No, "busy", Busy, Later, Some(Callee)),
    ("3110", "Carrier", "DECLINE", No, "busy", Rejected, AfterFix, Some(Callee)),
    ("3120", "Carrier", "DOES_NOT_EXIST_ANYWHERE", No, "failed", Failed, AfterFix, Some(ContactData)),
    ("3130", "Carrier", "UNWANTED", No, "failed", Rejected, AfterFix, Some(Account)),
    ("3140", "Plivo", "CALL_REJECTED", No, "failed", Failed, AfterFix, Some(Application)),
    ("4000", "Callee", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("4000", "Caller", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("4010", "Plivo", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("4020", "API Request", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("4030", "API Request", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("4240", "Plivo", "sip_auth_failed", No, "failed", Failed, AfterFix, Some(Application)),
    ("4250", "Vobiz", "", Absent, "", Failed, AfterFix, Some(Application)),
    ("5000", "Error", "NETWORK_OUT_OF_ORDER", Absent, "failed", Failed, WithBackoff, Some(Plivo)),
    ("5010", "Error", "", Absent, "failed", Failed, WithBackoff, Some(Plivo)),
    ("5020", "Error", "NO_ROUTE_DESTINATION", No, "failed", Failed, AfterFix, Some(Plivo)),
    ("5030", "Plivo", "", No, "failed", Failed, WithBackoff, Some(Account)),
    ("6000", "Plivo", "ALLOTTED_TIMEOUT", Yes, "completed", Completed, NotNeeded, None),
    ("6010", "Plivo", "NO_ANSWER", No, "timeout", NoAnswer, Later, Some(Callee)),
    ("6020", "Plivo", "MEDIA_TIMEOUT", Yes, "completed", Failed, AfterFix, None),
    ("7011", "Error", "NORMAL_CLEARING", Yes, "completed", Failed, AfterFix, Some(Application)),
    ("7012", "Error", "NORMAL_CLEARING", Yes, "completed", Failed, AfterFix, Some(Application)),
    ("7023", "Error", "", Absent, "", Failed, AfterFix, Some(Application)),
    ("7034", "Error", "", Absent, "", Failed, AfterFix, Some(Application)),
    ("8011", "Error", "NORMAL_CLEARING", No, "failed", Failed, AfterFix, Some(Application)),
    ("8014", "Error", "NORMAL_CLEARING", Yes, "completed", Failed, AfterFix, Some(Application)),
    ("9000", "Plivo", "LOSE_RACE", No, "cancel", Canceled, NotNeeded, None),
    ("9000", "Plivo", "LOSE_RACE", Yes, "completed", Completed, NotNeeded, None),
    ("9100", "API Request", "NORMAL_CLEARING", Yes, "completed", Machine, NotNeeded, None),
    ("9110", "Plivo", "NORMAL_CLEARING", Absent, "completed", NoAnswer, AfterFix, Some(Callee)),

    // A normal hangup that was never answered is a canceled call.
    ("4000", "Caller", "NORMAL_CLEARING", No, "completed", Canceled, NotNeeded, None),
    ("4000", "Caller", "ORIGINATOR_CANCEL", No, "cancel", Canceled, NotNeeded, None),
    ("4000", "", "", No, "", Canceled, NotNeeded, None),
    ("4000", "", "", Absent, "", Completed, NotNeeded, None),
    ("4000", "Callee", "NORMAL_CLEARING", Absent, "no-answer", Rejected, AfterFix, Some(Callee)),
    ("4000", "Callee", "NORMAL_CLEARING", No, "completed", Rejected, AfterFix, Some(Callee)),
    ("4000", "API Request", "NORMAL_CLEARING", No, "completed", Canceled, NotNeeded, Some(Application)),
    ("4000", "Answer XML", "NORMAL_CLEARING", No, "completed", Canceled, NotNeeded, Some(Application)),
    ("4020", "Plivo", "", No, "", Canceled, NotNeeded, None),
    ("4030", "API Request", "", No, "", Canceled, NotNeeded, None),

    // 3010, 3020 and 3030 from Answer XML are your own Hangup element, and nobody's phone.
    ("3010", "Answer XML", "USER_BUSY", No, "busy", Busy, NotNeeded, Some(Application)),
    ("3010", "answer xml", "", Absent, "", Busy, NotNeeded, Some(Application)),
    ("3020", "Answer XML", "CALL_REJECTED", No, "failed", Rejected, NotNeeded, Some(Application)),
    ("3030", "Answer XML", "CALL_REJECTED", No, "failed", Rejected, NotNeeded, Some(Application)),
    ("3010", "Answer XML", "USER_BUSY", Yes, "completed", Completed, NotNeeded, Some(Application)),
    ("3020", "Answer XML", "CALL_REJECTED", Yes, "completed", Completed, NotNeeded, Some(Application)),
    ("3030", "Answer XML", "", Yes, "completed", Completed, NotNeeded, Some(Application)),
    ("3000", "Answer XML", "NO_ANSWER", No, "no-answer", NoAnswer, Later, Some(Callee)),

    // 1000 from API Request is your own request, and so is 4000.
    ("1000", "API Request", "ORIGINATOR_CANCEL", No, "cancel", Canceled, NotNeeded, Some(Application)),
    ("1000", "Caller", "ORIGINATOR_CANCEL", No, "cancel", Canceled, NotNeeded, None),
    ("1000", "API Request", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, Some(Application)),
    ("1000", "Caller", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("1000", "", "", Yes, "", Completed, NotNeeded, None),
    ("4000", "API Request", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, Some(Application)),
    ("4000", "Answer XML", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, Some(Application)),

    // 4010 with USER_BUSY is a busy transfer target.
    // The leg that was dialed has an event of its own to retry by.
    ("4010", "Plivo", "USER_BUSY", Yes, "completed", Completed, NotNeeded, None),
    ("4010", "Plivo", "USER_BUSY", Absent, "", Completed, NotNeeded, None),
    ("4010", "Plivo", "USER_BUSY", No, "busy", Busy, NotNeeded, None),
    ("4010", "Plivo", "NO_ANSWER", Yes, "completed", Completed, NotNeeded, None),
    ("4010", "Plivo", "NO_ANSWER", No, "no-answer", NoAnswer, NotNeeded, None),
    ("4010", "Plivo", "CALL_REJECTED", Yes, "completed", Completed, NotNeeded, None),
    ("4010", "Plivo", "DECLINE", No, "busy", Rejected, NotNeeded, None),
    ("4010", "Plivo", "NORMAL_CLEARING", No, "completed", Canceled, NotNeeded, Some(Application)),
    ("4010", "Plivo", "NORMAL_UNSPECIFIED", Yes, "completed", Completed, NotNeeded, None),

    ("4010", "Plivo", "UNALLOCATED_NUMBER", No, "failed", Failed, NotNeeded, None),
    ("4010", "Plivo", "ORIGINATOR_CANCEL", No, "cancel", Canceled, NotNeeded, None),

    // A code 0 with a telephony word has a meaning after all.
    ("0", "Unknown", "USER_BUSY", No, "busy", Busy, Later, Some(Callee)),
    ("0", "Unknown", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("0", "Unknown", "NORMAL_CLEARING", No, "completed", Canceled, NotNeeded, None),
    ("0", "Unknown", "NORMAL_UNSPECIFIED", Absent, "failed", Failed, AfterFix, None),
    ("0", "Unknown", "LOSE_RACE", No, "", Canceled, NotNeeded, None),

    // Only a telephony word, as before 20 November 2018.
    ("", "", "NORMAL_CLEARING", Yes, "completed", Completed, NotNeeded, None),
    ("", "", "NORMAL_CLEARING", No, "no-answer", NoAnswer, Later, Some(Callee)),
    ("", "", "USER_BUSY", No, "busy", Busy, Later, Some(Callee)),
    ("", "", "NO_ANSWER", No, "timeout", NoAnswer, Later, Some(Callee)),
    ("", "", "ORIGINATOR_CANCEL", No, "cancel", Canceled, NotNeeded, None),
    ("", "", "CALL_REJECTED", No, "busy", Rejected, Never, Some(Callee)),
    ("", "", "UNALLOCATED_NUMBER", No, "failed", Failed, AfterFix, Some(ContactData)),
    ("", "", "NONE", Absent, "", Unknown, AfterFix, None),

    // What the answer rules out does not decide: the word may be that of the leg that was dialed.
    ("", "", "USER_BUSY", Yes, "completed", Completed, NotNeeded, None),
    ("", "", "NO_ANSWER", Yes, "", Completed, NotNeeded, None),
    ("0", "Unknown", "ORIGINATOR_CANCEL", Yes, "failed", Failed, AfterFix, None),
    ("", "", "MEDIA_TIMEOUT", Yes, "completed", Failed, AfterFix, None),
    ("", "", "", No, "completed", Canceled, NotNeeded, None),
    ("4210", "", "sip_auth_failed", No, "completed", Unknown, AfterFix, None),
    ("0", "Unknown", "NORMAL_UNSPECIFIED", No, "completed", Canceled, NotNeeded, None),

    // A scheduled hangup before an answer is a limit of your own that called the call off.
    ("6000", "Plivo", "", No, "", Canceled, NotNeeded, None),
    ("6000", "Plivo", "ALLOTTED_TIMEOUT", No, "no-answer", Canceled, NotNeeded, None),
    ("6000", "Plivo", "", Absent, "", Completed, NotNeeded, None),

    // A fault after an answer is no reason to place the call again by a timer.
    ("3080", "Carrier", "", Yes, "completed", Failed, AfterFix, Some(Carrier)),
    ("3090", "Carrier", "", Yes, "completed", Failed, AfterFix, Some(Carrier)),
    ("5000", "Error", "", Yes, "completed", Failed, AfterFix, Some(Plivo)),
    ("5010", "Error", "", Yes, "completed", Failed, AfterFix, Some(Plivo)),
    ("5010", "Error", "", No, "failed", Failed, WithBackoff, Some(Plivo)),

    // The code wins over a word that says otherwise.
    ("2020", "Plivo", "NORMAL_CLEARING", No, "failed", Failed, AfterFix, Some(Callee)),
    ("3000", "Carrier", "USER_BUSY", No, "busy", NoAnswer, Later, Some(Callee)),
    ("6020", "Plivo", "NORMAL_CLEARING", Yes, "completed", Failed, AfterFix, None),

    // Codes that are not listed, and sources that are none of the table.
    ("4210", "Plivo", "CALL_REJECTED", No, "failed", Rejected, AfterFix, None),
    ("16", "", "NORMAL_CLEARING", Yes, "completed", Unknown, AfterFix, None),
    ("603", "", "DECLINE", No, "busy", Rejected, AfterFix, None),
    ("4000", "callee", "normal_clearing", Yes, "completed", Completed, NotNeeded, None),
    ("4000", "caller", "", Absent, "", Completed, NotNeeded, None),
    ("486", "", "", Absent, "busy", Busy, Later, None),
    ("3080", "Error", "", Absent, "", Failed, WithBackoff, Some(Carrier)),
    ("3090", "Error", "", Absent, "", Failed, WithBackoff, Some(Carrier)),
    ("3110", "Error", "", Absent, "", Rejected, AfterFix, Some(Callee)),
    ("5020", "Plivo", "", Absent, "", Failed, AfterFix, Some(Plivo)),
    ("3010", "Network", "USER_BUSY", No, "busy", Busy, Later, Some(Callee)),

    // Nothing but a status, and nothing at all.
    ("", "", "", Absent, "completed", Completed, NotNeeded, None),
    ("", "", "", No, "cancelled", Canceled, NotNeeded, None),
    ("", "", "", Absent, "failed", Failed, AfterFix, None),
    ("", "", "", Absent, "", Unknown, AfterFix, None),
];

fn callback(row: &Row) -> HangupCallback {
    let (code, source, word, answer, status, ..) = row;
    let answer = match answer {
        Yes => "&AnswerTime=2024-09-26+14:05:15&Duration=30",
        No => "&AnswerTime=&Duration=0&BillDuration=0",
        Absent => "",
    };
    form(&format!(
        "HangupCauseCode={code}&HangupSource={source}&HangupCause={word}&CallStatus={status}{answer}"
    ))
}

fn gist(meaning: Meaning) -> (Outcome, Retry, Option<Party>) {
    (meaning.outcome, meaning.retry, meaning.responsible)
}

#[test]
fn each_combination_means_what_is_written_here() {
    let mut differences = Differences::default();
    for row in ROWS {
        let &(code, source, word, answer, status, outcome, retry, party) = row;
        let callback = callback(row);
        let label = format!("{code} {source} {word} answered: {answer:?} {status}");
        let meaning = callback.meaning().expect("the call has ended");
        differences.compare(&label, gist(meaning), (outcome, retry, party));
        differences.compare(&label, callback.outcome(), Some(outcome));
        let explained = callback.explain().expect("the call has ended");
        differences.compare(&label, explained.meaning, meaning);
        // Without answer and status, a hangup means the same by itself.
        if answer == Absent && status.is_empty() {
            let hangup = hangup(code, None, source, word);
            differences.compare(&label, gist(hangup.meaning()), (outcome, retry, party));
        }
    }
    differences.assert_none();
}

#[test]
fn a_fault_of_a_url_or_its_xml_is_the_applications_to_fix() {
    let of_url = |cause: &&HangupCause| matches!(cause.category(), Category::Url | Category::Xml);
    for cause in HangupCause::ALL.iter().filter(of_url) {
        assert_eq!(
            gist(cause.meaning()),
            (Failed, AfterFix, Some(Application)),
            "{cause}"
        );
    }
}

#[test]
fn a_corrected_meaning_has_sentences_of_its_own() {
    let sentence = |code: &str, source: &str, word: &str| {
        let meaning = hangup(code, None, source, word).meaning();
        (meaning.description, meaning.next_step)
    };
    let (description, _) = sentence("3010", "Answer XML", "");
    assert!(description.contains("Your own application"));
    assert!(description.contains("turned the call away"));
    let (description, step) = sentence("4010", "Plivo", "USER_BUSY");
    assert!(description.contains("was busy"), "{description}");
    assert!(step.contains("such as Speak or Record"), "{step}");
    let (description, _) = sentence("0", "Unknown", "USER_BUSY");
    assert_eq!(description, "The called party was busy.");
    let (description, step) = sentence("0", "Unknown", "");
    assert_eq!(description, HangupCause::Unknown.description());
    assert_eq!(step, HangupCause::Unknown.next_step());
}

/// Code, name and telephony word; and what they mean where the name has a part in it.
type Named = (Text, Text, Text, Outcome, Retry, Option<Party>);

#[rustfmt::skip]
const NAMED: &[Named] = &[
    ("", "Busy Line", "", Busy, Later, Some(Callee)),
    ("", "Cancelled", "", Canceled, NotNeeded, None),
    ("", "Cancelled (Out Of Credits)", "", Failed, AfterFix, Some(Account)),
    ("", "Unallocated Number", "", Failed, AfterFix, Some(ContactData)),
    ("", "sip_auth_failed", "", Failed, AfterFix, Some(Application)),
    ("", "Kicked out of Multiparty Call", "", Completed, NotNeeded, None),
    ("", "Decline", "", Rejected, AfterFix, Some(Callee)),
    ("", "DECLINE", "", Rejected, AfterFix, Some(Callee)),
    ("", "Unknown", "USER_BUSY", Busy, Later, Some(Callee)),
    ("3000", "Busy Line", "", NoAnswer, Later, Some(Callee)),
    ("4210", "Busy Line", "", Unknown, AfterFix, None),
    ("16", "Normal Hangup", "", Unknown, AfterFix, None),
    ("", "NORMAL_CLEARING", "", Completed, NotNeeded, None),
    ("", "new_name", "NORMAL_CLEARING", Unknown, AfterFix, None),
    ("", "new_name", "USER_BUSY", Busy, Later, None),
    ("", "new_name", "busy_line", Busy, Later, Some(Callee)),
    ("", "User Busy", "NO_ANSWER", NoAnswer, Later, Some(Callee)),
    ("4000", "NORMAL_CLEARING", "", Completed, NotNeeded, None),
];

#[test]
fn a_name_decides_only_if_no_code_does() {
    let mut differences = Differences::default();
    for &(code, name, word, outcome, retry, party) in NAMED {
        let meaning = hangup(code, name, None, word).meaning();
        let label = format!("{code} {name} {word}");
        differences.compare(label, gist(meaning), (outcome, retry, party));
    }
    differences.assert_none();
}
