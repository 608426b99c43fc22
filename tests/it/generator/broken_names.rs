//! What entries are named by: codes, numbers, spellings, variants and slugs.

use super::{CAUSES, WIRE, WORDS, break_causes, break_words, edited, generate};

#[test]
fn codes_and_numbers_are_unique_and_in_order() {
    break_causes(
        r"80 - 20
           80 + 10
           80 ! cause 10: code: the code 10 is already in line 55

           80 - 20
           80 + 9
           80 ! cause 9: code: 9 comes after 10, but entries are sorted by code",
    );
    break_words(
        r#"12 - 142
           12 + 17
           12 ! word "SUCCESS": number: the number 17 is already in line 4

           12 - 142
           12 + 16
           12 ! word "SUCCESS": number: 16 comes after 17, but entries are sorted by number"#,
    );
}

#[test]
fn spellings_are_unique_when_case_is_ignored() {
    break_causes(
        r#"81 - Busy Line
           81 + NORMAL hangup
           81 ! cause 20: name: the spelling "NORMAL hangup" is already in line 56

           83 - []
           83 + ["normal hangup"]
           83 ! cause 20: aliases: the spelling "normal hangup" is already in line 56

           83 - []
           83 + ["clearing"]
           83 ! cause 20: aliases: the spelling "clearing" is already in line 58

           83 - []
           83 + ["Busy line"]
           83 ! cause 20: aliases: the spelling "Busy line" is already in line 81

           4 - "Called"
           4 + "CALLER"
           4 ! source "Callee": aliases: the spelling "CALLER" is already in line 3

           12 - "name": "Answered"
           12 + "name": "RINGING"
           12 ! call state "RINGING": name: the spelling "RINGING" is already in line 11"#,
    );
    break_words(
        r#"13 - SUCCESS
           13 + USER_BUSY
           13 ! word "USER_BUSY": word: the spelling "USER_BUSY" is already in line 5"#,
    );
}

#[test]
fn a_spelling_is_not_a_number() {
    break_causes(
        r#"81 - Busy Line
           81 + 3010
           81 ! cause 20: name: "3010" would be read as a code

           83 - []
           83 + ["20"]
           83 ! cause 20: aliases: "20" would be read as a code"#,
    );
}

#[test]
fn a_word_is_in_capitals() {
    for wrong in [
        "success",
        "SUC CESS",
        "SUC-CESS",
        "SUCCEß",
        "_SUCCESS",
        "SUCCESS_",
        "SUC__CESS",
        "142",
    ] {
        break_words(&format!(
            r"13 - SUCCESS
               13 + {wrong}
               13 ! word {wrong:?}: word: {wrong:?} is not in capital letters, digits and underscores"
        ));
    }
}

#[test]
fn a_variant_is_a_rust_name_of_its_own() {
    for wrong in [
        "busyLine",
        "Busy Line",
        "Busy_Line",
        "2Busy",
        "Büsy",
        "Busy!",
        "Self",
        // These would be constants of the enum.
        "ALL",
        "COUNT",
        "VARIANTS",
    ] {
        break_causes(&format!(
            r"82 - BusyLine
               82 + {wrong}
               82 ! cause 20: variant: {wrong:?} is not a Rust variant in UpperCamelCase"
        ));
    }
    break_causes(
        r#"82 - BusyLine
           82 + NormalHangup
           82 ! cause 20: variant: the variant "NormalHangup" is already in line 57

           12 - "variant": "Answered"
           12 + "variant": "Ringing"
           12 ! call state "Answered": variant: the variant "Ringing" is already in line 11"#,
    );
    break_words(
        r#"14 - Success
           14 + success
           14 ! word "SUCCESS": variant: "success" is not a Rust variant in UpperCamelCase

           14 - Success
           14 + UserBusy
           14 ! word "SUCCESS": variant: the variant "UserBusy" is already in line 6"#,
    );
}

#[test]
fn a_slug_is_in_snake_case_and_unique() {
    for wrong in [
        "BusyLine",
        "busy line",
        "busy-line",
        "_busy",
        "3010_busy",
        "büsy",
    ] {
        break_causes(&format!(
            r"84 - busy_line
               84 + {wrong}
               84 ! cause 20: slug: {wrong:?} is not in snake_case"
        ));
    }
    break_causes(
        r#"84 - busy_line
           84 + normal_hangup
           84 ! cause 20: slug: the slug "normal_hangup" is already in line 59

           84 - busy_line
           84 + clearing
           84 ! cause 20: slug: the slug "clearing" is already in line 58

           83 - []
           83 + ["Normal_Hangup"]
           83 ! cause 20: aliases: the spelling "Normal_Hangup" is already in line 59

           83 - []
           83 + ["BUSY_LINE"]
           83 ! cause 20: aliases: the spelling "BUSY_LINE" is already in line 84

           11 - "slug": "ringing"
           11 + "slug": "Ring"
           11 ! call state "Ringing": slug: "Ring" is not in snake_case"#,
    );
}

#[test]
fn a_name_with_a_quote_has_no_search_alias() {
    let case = "81 - Busy Line
                81 + Line Isn't Free";
    let (causes, _) = edited("", CAUSES, case);
    let rust = generate([&causes, WORDS, WIRE]).expect("no problems");
    assert!(rust.contains(r#"=> "Line Isn't Free","#));
    assert!(!rust.contains(r#"#[doc(alias = "Line"#));
}
