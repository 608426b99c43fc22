//! Hangups in plain sentences.

use plivo_hangup::{CallRecord, DialCallback, HangupCallback, HangupCause};

use crate::payload::{form, json};
use crate::support::hangup;

fn long(code: &str, source: &str, word: &str) -> String {
    hangup(code, None, source, word).explain().to_string()
}

fn short(code: &str, source: &str, word: &str) -> String {
    let explanation = hangup(code, None, source, word).explain();
    explanation.short().to_string()
}

#[test]
fn the_long_form_says_what_happened_who_ended_it_what_it_means_and_what_to_do() {
    assert_eq!(
        long("8011", "Error", "NORMAL_CLEARING"),
        "8011 Invalid Answer XML: The answer URL returned an empty body, or XML that is not valid Plivo XML. \
         An error ended the call. Outcome: Failed. Retry: After Fix. Responsible: Application. \
         What to do: Look at the call's debug logs on the console, and validate the XML that \
         your answer URL returns."
    );
    assert_eq!(
        long("", "", "USER_BUSY"),
        "USER_BUSY: The called party was busy. Who ended the call is not reported. \
         Outcome: Busy. Retry: Later. Responsible: Callee. What to do: Try again later."
    );
    assert_eq!(
        long("4210", "", "new_word"),
        "Code 4210, which is not listed: The cause is not listed in this version of the catalog. \
         Who ended the call is not reported. Outcome: Unknown. Retry: After Fix. \
         What to do: Look the call up on the console under Voice > Logs > Calls. Look for its code or \
         name on Plivo's page of hangup causes. A newer version of this library may know it."
    );
}

#[test]
fn the_short_form_is_one_line() {
    for ([code, source, word], line) in [
        (
            ["4000", "Callee", "NORMAL_CLEARING"],
            "4000 Normal Hangup, ended by Callee: Completed. Retry: Not Needed.",
        ),
        (
            ["3010", "Answer XML", ""],
            "3010 Busy Line, ended by Answer XML: Busy. Retry: Not Needed. Responsible: Application.",
        ),
        (
            ["", "", ""],
            "No cause is reported: Unknown. Retry: After Fix.",
        ),
        (
            ["", "", "LOSE_RACE"],
            "LOSE_RACE: Canceled. Retry: Not Needed.",
        ),
        (
            ["70000", "Network", "sip_auth_failed"],
            "A cause that is not listed: Unknown. Retry: After Fix.",
        ),
    ] {
        assert_eq!(short(code, source, word), line);
    }
}

#[test]
fn a_payload_explains_with_what_it_carries() {
    let unanswered: HangupCallback =
        form("HangupCauseCode=4000&HangupSource=Caller&AnswerTime=&Duration=0");
    let explanation = unanswered.explain().unwrap();
    assert_eq!(
        explanation.short().to_string(),
        "4000 Normal Hangup, ended by Caller: Canceled. Retry: Not Needed."
    );
    let text = explanation.to_string();
    assert!(text.contains("it was never answered"), "{text}");
    let record: CallRecord = json(r#"{"hangup_cause_code":3090}"#);
    let cause = HangupCause::NetworkCongestionFromCarrier;
    assert_eq!(record.explain().unwrap().cause, Some(cause));
    let ended: DialCallback = form("DialBLegHangupCauseCode=9000");
    let text = ended.explain().unwrap().to_string();
    assert!(text.starts_with("9000 Lost Race: "), "{text}");
    let goes_on: DialCallback = form("DialAction=answer");
    assert_eq!(goes_on.explain(), None);
}

#[test]
fn nothing_of_what_was_sent_but_a_short_code_is_repeated() {
    let hangup = hangup("12025550123", "Jane Doe", "+12025550145", "12025550177");
    let body = "From=12025550123&CallerName=Jane+Doe&CallUUID=c1&HangupCauseCode=3000";
    let callback: HangupCallback = form(body);
    for explanation in [hangup.explain(), callback.explain().unwrap()] {
        let all = format!("{explanation} {} {explanation:?}", explanation.short());
        for secret in ["2025550", "Jane", "c1"] {
            assert!(!all.contains(secret), "{secret} in {all}");
        }
    }
}

#[test]
fn every_cause_explains_itself_in_whole_sentences() {
    for cause in HangupCause::ALL {
        let text = long(&cause.code().to_string(), "", "");
        let begin = format!("{} {cause}: {}", cause.code(), cause.description());
        assert!(text.starts_with(&begin), "{text}");
        assert!(text.ends_with('.') && !text.contains(".."), "{text}");
        assert!(text.contains(cause.next_step()), "{text}");
    }
}

#[test]
fn what_is_reported_and_not_listed_is_not_called_missing() {
    for ([code, source], part) in [
        (["", "Vobiz"], "reported in a word that is not listed"),
        (["3010", "Network"], "reported in a word that is not listed"),
        (["3010", ""], "Who ended the call is not reported."),
    ] {
        let text = long(code, source, "");
        assert!(text.contains(part), "{text}");
    }
    let named = hangup(None, "Some New Name", None, None).explain();
    let text = named.to_string();
    assert!(text.starts_with("A cause that is not listed: "), "{text}");
}

#[test]
fn a_code_that_is_not_listed_is_given() {
    for (code, unlisted) in [
        ("3010", None),
        ("4210", Some(4210)),
        ("65535", Some(65535)),
        ("65536", None),
    ] {
        let explanation = hangup(code, None, None, None).explain();
        assert_eq!(explanation.unlisted_code, unlisted, "{code}");
    }
}

#[test]
fn the_source_of_an_end_by_the_api_holds_for_every_cause_that_lists_it() {
    for code in ["1000", "4000", "4020", "4030", "9100"] {
        let text = long(code, "API Request", "");
        assert!(!text.contains("Hangup or Cancel Call API"), "{text}");
        assert!(
            text.contains("An API request of yours ended the call"),
            "{text}"
        );
    }
}
