//! Corrections of causes.

use super::break_causes;

#[test]
fn a_correction_is_for_causes_and_has_a_condition() {
    break_causes(
        r#"105 - [10]
           105 + [30]
           105 ! corrections[0]: causes: 30 is not the code of a cause

           105 - [10]
           105 + [10, 0]
           105 ! corrections[0]: causes: code 0 goes by what comes with it and has no corrections

           105 - [10]
           105 + [10, 10]
           105 ! corrections[0]: causes: the code 10 is here twice

           105 - "source": "callee", "telephony": null, "answered": false
           105 + "source": null, "telephony": null, "answered": null
           105 ! corrections[0]: a correction needs a source, a telephony outcome or an answer to go by"#,
    );
}
