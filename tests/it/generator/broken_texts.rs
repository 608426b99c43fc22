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

#[test]
fn a_text_has_no_invisible_characters() {
    for (character, code) in [
        // Controls, and blanks of other widths.
        ('\u{7f}', "007F"),
        ('\u{85}', "0085"),
        ('\u{a0}', "00A0"),
        ('\u{2028}', "2028"),
        ('\u{2029}', "2029"),
        ('\u{3000}', "3000"),
        // Directions.
        ('\u{61c}', "061C"),
        ('\u{200e}', "200E"),
        ('\u{200f}', "200F"),
        ('\u{202a}', "202A"),
        ('\u{202e}', "202E"),
        ('\u{2066}', "2066"),
        ('\u{2069}', "2069"),
        // Joiners, and what has no width at all.
        ('\u{ad}', "00AD"),
        ('\u{180e}', "180E"),
        ('\u{200b}', "200B"),
        ('\u{200d}', "200D"),
        ('\u{2060}', "2060"),
        ('\u{206f}', "206F"),
        ('\u{feff}', "FEFF"),
        ('\u{fff9}', "FFF9"),
        ('\u{e0041}', "E0041"),
    ] {
        let flaw = format!("the text has the invisible character U+{code}");
        break_causes(&format!(
            r"61 - It ended.
               61 + It{character} ended.
               61 ! cause 10: description: {flaw}

               65 - it rang
               65 + {character}
               65 ! cause 10: sources[1]: when: {flaw}"
        ));
    }
    break_causes(
        "84 - busy_line
         84 + busy\u{200b}_line
         84 ! cause 20: slug: \"busy\\u{200b}_line\" is not in snake_case
         84 ! cause 20: slug: the text has the invisible character U+200B",
    );
}

#[test]
fn a_text_has_no_marks_that_the_documentation_needs() {
    break_causes(
        r#"3 - "name": "Caller"
           3 + "name": "Call`er"
           3 ! source "Call`er": name: the text has '`', which the documentation cannot show

           65 - it rang
           65 + it rang | it did not
           65 ! cause 10: sources[1]: when: the text has '|', which the documentation cannot show

           100 - A note.
           100 + See https://example.com.
           100 ! cause 20: note: the text has a URL, which the documentation would not link"#,
    );
}
