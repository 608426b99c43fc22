//! Fields that are missing, not known, of another type or there twice.

use super::{CAUSES, WORDS, break_causes, break_words, expect_problems};

#[test]
fn a_missing_field_is_reported_at_its_entry() {
    break_causes(
        r#"59 - "slug": "normal_hangup",
           54 ! cause 10: slug: the field is missing

           55 - "code": 10,
           54 ! causes[1]: code: the field is missing

           72 - "because": "It is so.",
           54 ! cause 10: because: the field is missing

           36 - "name": "Callee",
           36 ! parties[1]: name: the field is missing

            4 - "aliases": ["Called"],
            4 ! source "Callee": aliases: the field is missing

           18 - , "next_step": "A."
           18 ! outcome "Completed": next_step: the field is missing

           18 - , "because": "A."
           18 ! outcome "Completed": because: the field is missing

           64 - "when": null,
           64 ! cause 10: sources[0]: when: the field is missing

           75 - "call_states": "published",
           73 ! cause 10: evidence: call_states: the field is missing

          104 - , "because": "C."
          104 ! corrections[0]: because: the field is missing

           34 - "parties"
           34 + "people"
            1 ! parties: the field is missing
           34 ! people: the field is not known"#,
    );
    break_words(
        r#"6 - "variant": "UserBusy",
           3 ! word "USER_BUSY": variant: the field is missing

           13 - "word": "SUCCESS",
           11 ! words[1]: word: the field is missing"#,
    );
}

#[test]
fn a_cause_has_evidence() {
    let evidence = r#"
      "because": "It is so.",
      "evidence": {
        "call_types": "published",
        "call_states": "published",
        "responsible": "published"
      }"#;
    assert!(CAUSES.contains(evidence));
    expect_problems(
        &CAUSES.replace(evidence, r#" "because": "It is so.""#),
        WORDS,
        &["data/hangup-causes.json:54: cause 10: evidence: the field is missing"],
    );
}

#[test]
fn another_field_is_not_known() {
    break_causes(
        r#"100 - "note"
           100 + "notes"
           100 ! cause 20: notes: the field is not known

           7 - "slug"
           7 + "published_name": "In", "slug"
           7 ! call type "Inbound": published_name: the field is not known

           65 - "when"
           65 + "since": 2018, "when"
           65 ! cause 10: sources[1]: since: the field is not known

           76 - "responsible"
           76 + "retries": "published", "responsible"
           76 ! cause 10: evidence: retries: the field is not known

           74 - "call_types"
           74 + "sources": "published", "call_types"
           74 ! cause 10: evidence: sources: the field is not known

           1 - {
           1 + { "version": 2,
           1 ! version: the field is not known"#,
    );
    break_words(
        r#"15 - "origin"
           15 + "slug": "success", "origin"
           15 ! word "SUCCESS": slug: the field is not known"#,
    );
}

#[test]
fn a_field_of_another_type_is_reported_with_what_was_found() {
    break_causes(
        r#"56 - "Normal Hangup"
           56 + 4000
           56 ! cause 10: name: expected text, found the number 4000

           55 - 10
           55 + "10"
           55 ! cause "10": code: expected a number from 0 to 65535, found text

           55 - 10
           55 + 65536
           55 ! cause 65536: code: expected a number from 0 to 65535, found the number 65536

           55 - 10
           55 + null
           55 ! causes[1]: code: expected a number from 0 to 65535, found null

           58 - ["Clearing"]
           58 + null
           58 ! cause 10: aliases: expected a list of texts, found null

           58 - "Clearing"
           58 + true
           58 ! cause 10: aliases[0]: expected text, found true or false

           71 - null
           71 + []
           71 ! cause 10: responsible: expected text or null, found a list

           88 - null
           88 + "Plivo"
           88 ! cause 20: sources: expected a list of objects, found text

           89 - null
           89 + {}
           89 ! cause 20: call_types: expected a list of slugs, found an object

           65 - { "source": "callee", "when": "it rang", "evidence": "published" }
           65 + "callee"
           65 ! cause 10: sources[1]: expected an object, found text

           74 - "published"
           74 + null
           74 ! cause 10: evidence: call_types: expected text, found null

           104 - [10]
           104 + ["10"]
           104 ! corrections[0]: causes[0]: expected a number from 0 to 65535, found text

           104 - false
           104 + "no"
           104 ! corrections[0]: answered: expected true, false or null, found text"#,
    );
    break_words(
        r#"17 - null
           17 + 0
           17 ! word "SUCCESS": outcome: expected text or null, found the number 0"#,
    );
}

#[test]
fn a_field_that_is_there_twice_is_reported_at_its_second_place() {
    break_causes(
        r#"60 - "category"
           60 + "slug": "normal", "category"
           60 ! cause 10: slug: the field is here twice

           76 - "responsible"
           76 + "call_types": "published", "responsible"
           76 ! cause 10: evidence: call_types: the field is here twice"#,
    );
}

#[test]
fn a_list_is_not_empty() {
    break_causes(
        r#"67 - "inbound", "outbound"
           67 ! cause 10: call_types: the list is empty; write null for what is not published

           68 - "answered"
           68 ! cause 10: call_states: the list is empty; write null for what is not published

           88 - null
           88 + []
           88 ! cause 20: sources: the list is empty; write null for what is not published

           94 - "because"
           94 + "seen_words": [], "because"
           94 ! cause 20: seen_words: the list is empty; leave the field out

           104 - [10]
           104 + []
           104 ! corrections[0]: causes: the list is empty"#,
    );
    expect_problems(
        CAUSES,
        r#"{"words": []}"#,
        &["data/telephony-causes.json:1: words: the list is empty"],
    );
}
