//! Corrections of causes.

use super::break_causes;

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
