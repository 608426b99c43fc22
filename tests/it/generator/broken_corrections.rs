//! Corrections of causes.

use super::{CAUSES, WIRE, WORDS, break_causes, edited, generate};

#[test]
fn a_correction_is_for_causes_and_has_a_condition() {
    break_causes(
        r#"104 - [10]
           104 + [30]
           104 ! corrections[0]: causes: 30 is not the code of a cause

           104 - [10]
           104 + [10, 0]
           104 ! corrections[0]: causes: code 0 goes by what comes with it and has no corrections

           104 - [10]
           104 + [10, 10]
           104 ! corrections[0]: causes: the code 10 is here twice

           104 - "source": "callee", "telephony": null, "answered": false
           104 + "source": null, "telephony": null, "answered": null
           104 ! corrections[0]: a correction needs a source, a telephony outcome or an answer to go by"#,
    );
}

#[test]
fn a_correction_that_goes_by_the_answer_leaves_no_outcome_that_it_rules_out() {
    break_causes(
        r#"104 - "outcome": "canceled"
           104 + "outcome": "completed"
           104 ! corrections[0]: outcome: the lack of an answer rules out the outcome "completed"

           104 - "outcome": "canceled"
           104 + "outcome": null
           104 ! corrections[0]: outcome: the lack of an answer rules out the outcome "completed"

           104 - [10], "source": "callee", "telephony": null, "answered": false, "outcome": "canceled"
           104 + [10, 20], "source": "callee", "telephony": null, "answered": true, "outcome": null
           104 ! corrections[0]: outcome: an answer rules out the outcome "busy""#,
    );
    for (answered, outcome, is_possible) in [
        (true, "completed", true),
        (true, "canceled", false),
        (true, "busy", false),
        (true, "no_answer", false),
        (true, "rejected", false),
        (true, "machine", true),
        (true, "failed", true),
        (false, "completed", false),
        (false, "busy", true),
        (false, "no_answer", true),
        (false, "rejected", true),
        (false, "machine", true),
        (false, "failed", true),
    ] {
        let case = format!(
            r#"104 - "answered": false, "outcome": "canceled"
               104 + "answered": {answered}, "outcome": "{outcome}""#
        );
        let (causes, _) = edited("", CAUSES, &case);
        let generated = generate([&causes, WORDS, WIRE]);
        assert_eq!(generated.is_ok(), is_possible, "{answered} {outcome}");
    }
}

/// Puts a correction for cause 10 before the one for callees where there was no answer.
fn with_earlier(causes: &str, source: &str, telephony: &str, answered: &str) -> String {
    format!(
        r#"104 - {{
           104 + {{ "causes": {causes}, "source": {source}, "telephony": {telephony}, "answered": {answered}, "outcome": "failed", "retry": "later", "responsible": null, "description": "A.", "next_step": "B.", "because": "C." }}, {{"#
    )
}

#[test]
fn a_correction_is_not_hidden_by_an_earlier_one() {
    for [source, telephony, answered] in [
        [r#""callee""#, "null", "false"],
        ["null", "null", "false"],
        [r#""callee""#, "null", "null"],
    ] {
        let case = with_earlier("[20, 10]", source, telephony, answered);
        break_causes(&format!(
            "{case}
             104 ! corrections[1]: causes: corrections[0] in line 104 applies first in every case of 10"
        ));
    }
    for [causes, source, telephony, answered] in [
        ["[20]", r#""callee""#, "null", "false"],
        ["[10]", r#""caller""#, "null", "false"],
        ["[10]", r#""callee""#, r#""busy""#, "false"],
        ["[10]", "null", r#""busy""#, "null"],
        ["[10]", r#""callee""#, "null", "true"],
    ] {
        let case = with_earlier(causes, source, telephony, answered);
        let (causes, _) = edited("", CAUSES, &case);
        assert!(generate([&causes, WORDS, WIRE]).is_ok(), "{case}");
    }
}
