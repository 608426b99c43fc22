//! What a text may hold, in any field.

use super::{break_causes, break_words};

#[test]
fn a_text_is_not_empty() {
    break_causes(
        r#"61 - It ended.
           61 ! cause 10: description: the text is empty

           56 - "Normal Hangup"
           56 + "  "
           56 ! cause 10: name: the text is empty

           65 - it rang
           65 ! cause 10: sources[1]: when: the text is empty

           58 - Clearing
           58 ! cause 10: aliases[0]: the text is empty

           100 - A note.
           100 ! cause 20: note: the text is empty

           57 - NormalHangup
           57 ! cause 10: variant: the text is empty

           69 - completed
           69 ! cause 10: outcome: the text is empty"#,
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
        r#"81 - "Busy Line"
           81 + " Busy Line"
           81 ! cause 20: name: the text begins or ends with a blank

           58 - "Clearing"
           58 + "Clearing "
           58 ! cause 10: aliases[0]: the text begins or ends with a blank

           65 - "it rang"
           65 + "it rang "
           65 ! cause 10: sources[1]: when: the text begins or ends with a blank

           61 - It ended.
           61 + It  ended.
           61 ! cause 10: description: the text has two blanks in a row"#,
    );
}
