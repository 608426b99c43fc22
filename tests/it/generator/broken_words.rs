//! What the generator says of a broken file of telephony words.

use super::{CAUSES, break_words, expect_problems};

#[test]
fn fields_are_all_there_and_no_others() {
    break_words(
        &[(6, r#""variant": "UserBusy","#, "")],
        &[r#"data/telephony-causes.json:3: word "USER_BUSY": variant: the field is missing"#],
    );
    break_words(
        &[(13, r#""word": "SUCCESS","#, "")],
        &["data/telephony-causes.json:11: words[1]: word: the field is missing"],
    );
    break_words(
        &[(15, r#""origin""#, r#""slug": "success", "origin""#)],
        &[r#"data/telephony-causes.json:15: word "SUCCESS": slug: the field is not known"#],
    );
    break_words(
        &[(15, r#""origin""#, r#""variant": "Success", "origin""#)],
        &["data/telephony-causes.json:15: word \"SUCCESS\": variant: the field stands here twice"],
    );
    break_words(
        &[(17, "null", "0")],
        &[
            r#"data/telephony-causes.json:17: word "SUCCESS": outcome: expected text or null, found the number 0"#,
        ],
    );
    break_words(
        &[(12, "142", "65536")],
        &[
            r#"data/telephony-causes.json:12: word "SUCCESS": number: expected a number from 0 to 65535, found the number 65536"#,
        ],
    );
    break_words(
        &[(16, "It went well.", " ")],
        &[r#"data/telephony-causes.json:16: word "SUCCESS": description: the text is empty"#],
    );
}

#[test]
fn there_are_words() {
    expect_problems(
        CAUSES,
        r#"{"words": []}"#,
        &["data/telephony-causes.json:1: words: the list is empty"],
    );
}

#[test]
fn numbers_are_unique_and_in_order() {
    break_words(
        &[(12, "142", "17")],
        &[
            r#"data/telephony-causes.json:12: word "SUCCESS": number: the number 17 stands already in line 4"#,
        ],
    );
    break_words(
        &[(12, "142", "16")],
        &[
            r#"data/telephony-causes.json:12: word "SUCCESS": number: 16 stands behind 17, but entries are sorted by number"#,
        ],
    );
}

#[test]
fn a_word_is_unique_and_in_capitals() {
    break_words(
        &[(13, "SUCCESS", "USER_BUSY")],
        &[
            r#"data/telephony-causes.json:13: word "USER_BUSY": word: the word "USER_BUSY" stands already in line 5"#,
        ],
    );
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
        let problem = format!(
            "data/telephony-causes.json:13: word {wrong:?}: word: {wrong:?} is not in capital letters, digits and underscores"
        );
        break_words(&[(13, "SUCCESS", wrong)], &[&problem]);
    }
}

#[test]
fn a_variant_is_a_rust_name_of_its_own() {
    break_words(
        &[(14, "Success", "SUCCESS!")],
        &[
            r#"data/telephony-causes.json:14: word "SUCCESS": variant: "SUCCESS!" is not a Rust variant in UpperCamelCase"#,
        ],
    );
    break_words(
        &[(14, "Success", "UserBusy")],
        &[
            r#"data/telephony-causes.json:14: word "SUCCESS": variant: the variant "UserBusy" stands already in line 6"#,
        ],
    );
}

#[test]
fn origin_and_outcome_are_known() {
    break_words(
        &[(7, "Q.850", "Q.931")],
        &[
            r#"data/telephony-causes.json:7: word "USER_BUSY": origin: "Q.931" is not a known origin; expected one of Q.850, FreeSWITCH"#,
        ],
    );
    break_words(
        &[(9, r#""busy""#, r#""Busy""#)],
        &[
            r#"data/telephony-causes.json:9: word "USER_BUSY": outcome: "Busy" is not a known outcome; expected one of completed, busy"#,
        ],
    );
}
