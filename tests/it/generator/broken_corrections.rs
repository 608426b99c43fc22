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

/// Puts a correction for cause 10 before the one for callees where there was no answer.
fn with_earlier(causes: &str, source: &str, telephony: &str, answered: &str) -> String {
    format!(
        r#"104 - {{
           104 + {{ "causes": {causes}, "source": {source}, "telephony": {telephony}, "answered": {answered}, "outcome": null, "retry": "later", "responsible": null, "description": "A.", "next_step": "B.", "because": "C." }}, {{"#
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
