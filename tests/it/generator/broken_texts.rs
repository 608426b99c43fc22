//! What a text may hold, in any field.

use super::{break_causes, break_words};

#[test]
fn a_text_is_not_empty() {
    break_causes(
        r#"62 - It ended.
           62 ! cause 10: description: the text is empty

           57 - "Normal Hangup"
           57 + "  "
           57 ! cause 10: name: the text is empty

           66 - it rang
           66 ! cause 10: sources[1]: when: the text is empty

           59 - Clearing
           59 ! cause 10: aliases[0]: the text is empty

           101 - A note.
           101 ! cause 20: note: the text is empty

           58 - NormalHangup
           58 ! cause 10: variant: the text is empty

           70 - completed
           70 ! cause 10: outcome: the text is empty"#,
    );
    break_words(
        r#"16 - "It went well."
           16 + " "
           16 ! word "SUCCESS": description: the text is empty"#,
    );
}

#[test]
fn a_text_has_single_blanks_and_none_around_it() {
    break_causes(
        r#"82 - "Busy Line"
           82 + " Busy Line"
           82 ! cause 20: name: the text begins or ends with a blank

           59 - "Clearing"
           59 + "Clearing "
           59 ! cause 10: aliases[0]: the text begins or ends with a blank

           66 - "it rang"
           66 + "it rang "
           66 ! cause 10: sources[1]: when: the text begins or ends with a blank

           62 - It ended.
           62 + It  ended.
           62 ! cause 10: description: the text has two blanks in a row"#,
    );
}
