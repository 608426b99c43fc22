//! The command `explain`: whole outputs are in `cmd/`, and what they cannot show is here.

use crate::support::{answer, plivo_hangup};
use serde_json::{Value, json};

/// The title of each card, and each line of what was not found.
fn titles(arguments: &[&str]) -> Vec<String> {
    let (text, _) = answer(plivo_hangup().arg("explain").args(arguments));
    let lines = text.lines().filter(|line| !line.starts_with(' '));
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_way_to_write_a_cause_finds_it() {
    for asked in [
        "3010",
        " 3010 ",
        "03010",
        "Busy Line",
        "bUSY lINE",
        "busy_line",
        "busy-line",
        "BusyLine",
        "HangupCause::BusyLine",
        "3010 Busy Line",
        "busy_line BusyLine 3010",
    ] {
        assert_eq!(titles(&[asked]), ["3010 Busy Line"], "{asked}");
    }
    assert_eq!(
        titles(&["cancelled", "(Out Of Credits)"]),
        ["1010 Canceled (Out Of Credits)"]
    );
    assert_eq!(titles(&["dno", "caller", "id"]), ["3140 DNO Caller ID"]);
    assert_eq!(titles(&["HangupCause::NoAnswer"]), ["3000 No Answer"]);
}

#[test]
fn several_may_be_separated_by_commas() {
    let expected = ["3010 Busy Line", "3000 No Answer", "USER_BUSY, 17 of Q.850"];
    for asked in [
        &["3010,3000,q850:17"][..],
        &["3010,", "3000,", "USER_BUSY"],
        &["busy line, 3000 ,user busy,"],
    ] {
        assert_eq!(titles(asked), expected, "{asked:?}");
    }
    let unlisted = titles(&["3010,nothing like it"]);
    assert_eq!(unlisted.first().map(String::as_str), Some("3010 Busy Line"));
    let (_, code) = answer(plivo_hangup().args(["explain", " , "]));
    assert_eq!(code, Some(2));
}

#[test]
fn what_was_asked_cannot_steer_the_terminal() {
    for (asked, shown) in [("O'B", "O'B"), ("\u{1b}[2Jx", "\\u{1b}[2Jx")] {
        let expected = format!("{shown} is not a listed cause or telephony word.");
        assert_eq!(titles(&[asked]), [expected]);
    }
}

#[test]
fn every_way_to_write_a_telephony_word_finds_it() {
    for asked in [
        "USER_BUSY",
        "user_busy",
        "user busy",
        "User-Busy",
        "UserBusy",
        "TelephonyCause::UserBusy",
        "q850:17",
        "Q.850:17",
        "q850 17",
        "Q.850;cause=17",
        "freeswitch:17",
        "FreeSWITCH 17",
    ] {
        assert_eq!(titles(&[asked]), ["USER_BUSY, 17 of Q.850"], "{asked}");
    }
    assert_eq!(titles(&["freeswitch:816"]), ["DECLINE, 816 of FreeSWITCH"]);
    assert_eq!(
        titles(&["TelephonyCause::Decline"]),
        ["DECLINE, 816 of FreeSWITCH"]
    );
}

#[test]
fn what_can_mean_two_things_does_so_in_any_case() {
    for asked in ["DECLINE", "decline", "Decline"] {
        let expected = [
            &format!("{asked} can mean two things."),
            "As the name of a cause (HangupCauseName in callbacks):",
            "3110 Declined",
            "As a telephony word (HangupCause in callbacks):",
            "DECLINE, 816 of FreeSWITCH",
        ];
        assert_eq!(titles(&[asked]), expected);
    }
    let expected = [
        "0 can mean two things.",
        "As the code of a cause (HangupCauseCode in callbacks):",
        "0 Unknown",
        "As a number of FreeSWITCH:",
        "NONE, 0 of FreeSWITCH",
    ];
    assert_eq!(titles(&["0"]), expected);
    let expected = [
        "17 is not a listed code. As a number of Q.850:",
        "USER_BUSY, 17 of Q.850",
    ];
    assert_eq!(titles(&["17"]), expected);
    let expected = [
        "487 is not a listed code. As a number of FreeSWITCH:",
        "ORIGINATOR_CANCEL, 487 of FreeSWITCH",
    ];
    assert_eq!(titles(&["487"]), expected);
}

#[test]
fn words_that_are_a_name_together_are_one_question() {
    let busy = "3010 Busy Line";
    let xml = "8011 Invalid Answer XML";
    assert_eq!(titles(&["busy", "line"]), [busy]);
    assert_eq!(titles(&["8011", "3010"]), [xml, busy]);
    assert_eq!(titles(&["8011 3010"]), [xml, busy]);
    assert_eq!(
        titles(&["invalid", "answer", "xml", "busy", "line"]),
        [xml, busy]
    );
    assert_eq!(titles(&["Invalid Answer XML", "Busy Line"]), [xml, busy]);
    assert_eq!(
        titles(&["q850", "17", "3010"]),
        ["USER_BUSY, 17 of Q.850", busy]
    );
    // Asked for twice, it is explained once.
    assert_eq!(titles(&["3010", "busy_line"]), [busy]);
}

#[test]
fn an_argument_of_several_words_is_taken_apart_only_if_each_part_has_an_answer() {
    let expected = ["\"network unknown\" is not a listed cause or telephony word."];
    assert_eq!(titles(&["network unknown"]), expected);
    let apart = titles(&["network", "unknown"]);
    assert!(apart.contains(&"0 Unknown".to_owned()), "{apart:?}");
}

#[test]
fn a_word_of_another_table_names_the_table() {
    for (asked, said) in [
        ("Carrier", "It is a source: see `catalog --sources`."),
        ("failed", "It is an outcome: see `catalog --outcomes`."),
        ("not needed", "It is retry advice: see `catalog --retries`."),
        (
            "contact_data",
            "It is a responsible party: see `catalog --parties`.",
        ),
    ] {
        let (text, _) = answer(plivo_hangup().args(["explain", asked]));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn what_is_closer_is_suggested_alone() {
    let suggested = |asked| answer(plivo_hangup().args(["explain", asked])).0;
    // LOSE_RACE has a letter that differs.
    let expected =
        "lost is not a listed cause or telephony word. Did you mean this?\n  9000 Lost Race\n";
    assert_eq!(suggested("lost"), expected);
    let expected =
        "lots is not a listed cause or telephony word. Did you mean this?\n  9000 Lost Race\n";
    assert_eq!(suggested("lots"), expected);
    // "No balance" is what people search for, and no name.
    let no = suggested("no");
    assert!(
        no.contains("\n  3000 No Answer\n") && !no.contains("1010"),
        "{no}"
    );
}

#[test]
fn the_exit_code_is_1_if_something_was_not_found() {
    for (arguments, code) in [
        (&["3010"][..], 0),
        (&["17"], 0),
        (&["DECLINE"], 0),
        (&["3010", "busy line"], 0),
        (&["busy"], 1),
        (&["3010", "4210"], 1),
        (&["4210", "3010"], 1),
        (&["--format", "json", "4210"], 1),
        (&["--format", "json", "3010"], 0),
        (&[], 2),
        (&["--format", "xml", "3010"], 2),
    ] {
        let output = plivo_hangup()
            .arg("explain")
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn cards_are_on_standard_output_and_what_was_not_found_is_on_standard_error() {
    let output = plivo_hangup()
        .args(["explain", "4210", "3010"])
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert!(
        out.starts_with("\n3010 Busy Line\n") && !out.contains("4210"),
        "{out}"
    );
    assert!(
        err.starts_with("4210 is not a listed code. ") && !err.contains("3010"),
        "{err}"
    );
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let (text, _) = answer(plivo_hangup().args(["explain", "\u{1b}[2Jbusy"]));
    assert!(!text.contains('\u{1b}'), "{text}");
    assert!(
        text.starts_with("\\u{1b}[2Jbusy is not a listed cause or telephony word."),
        "{text}"
    );
}

#[test]
fn json_has_an_answer_to_each_question() {
    let output = plivo_hangup()
        .args([
            "explain",
            "--format=json",
            "decline",
            "busy",
            "4210",
            "busy line",
        ])
        .output()
        .unwrap();
    let answers: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.stderr.is_empty());
    assert_eq!(answers.as_array().map(Vec::len), Some(4));
    assert_eq!(answers[0]["asked"], "decline");
    assert_eq!(answers[0]["cause"]["code"], 3110);
    assert_eq!(answers[0]["telephony"]["number"], 816);
    let busy = json!({
        "asked": "busy",
        "cause": null,
        "telephony": null,
        "suggestions": ["Busy Line", "Busy everywhere", "USER_BUSY"],
    });
    assert_eq!(answers[1], busy);
    let unlisted = json!({"asked": "4210", "cause": null, "telephony": null, "suggestions": []});
    assert_eq!(answers[2], unlisted);
    let line = json!({
        "asked": "busy line",
        "cause": {
            "code": 3010,
            "name": "Busy Line",
            "slug": "busy_line",
            "category": "rejection",
            "outcome": "busy",
            "retry": "later",
            "responsible": "callee",
            "description": "The called party sent a busy signal.",
            "next_step": "Try again later, or let the caller leave a voicemail.",
            "because": "Plivo's advice is to retry later: a line that is busy now is free at another time.",
            "sources": "Plivo; Carrier",
            "call_types": "Outbound; Inbound",
            "call_states": "Initiated",
            "sources_evidence": "published",
            "call_types_evidence": "published",
            "call_states_evidence": "published",
            "retry_evidence": "published",
        },
        "telephony": null,
        "suggestions": [],
    });
    assert_eq!(answers[3], line);
}
