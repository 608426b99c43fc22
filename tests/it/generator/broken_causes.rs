//! What the generator says of a broken file of causes.

use super::{CAUSES, WORDS, break_causes, edited, expect_problems, generate};

#[test]
fn a_missing_field_is_told_at_its_entry() {
    break_causes(
        &[(44, r#""slug": "normal_hangup","#, "")],
        &["data/hangup-causes.json:39: cause 10: slug: the field is missing"],
    );
    break_causes(
        &[(40, r#""code": 10,"#, "")],
        &["data/hangup-causes.json:39: causes[0]: code: the field is missing"],
    );
    break_causes(
        &[(26, r#""name": "Callee", "#, "")],
        &["data/hangup-causes.json:26: parties[0]: name: the field is missing"],
    );
    break_causes(
        &[(4, r#""aliases": ["Called"], "#, "")],
        &[r#"data/hangup-causes.json:4: source "Callee": aliases: the field is missing"#],
    );
    break_causes(
        &[(18, r#", "next_step": "A.""#, "")],
        &[r#"data/hangup-causes.json:18: outcome "Completed": next_step: the field is missing"#],
    );
    break_causes(
        &[(49, r#""when": null, "#, "")],
        &["data/hangup-causes.json:49: cause 10: sources[0]: when: the field is missing"],
    );
}

#[test]
fn a_missing_list_is_told() {
    let causes = CAUSES.replace("\"parties\"", "\"people\"");
    expect_problems(
        &causes,
        WORDS,
        &[
            "data/hangup-causes.json:1: parties: the field is missing",
            "data/hangup-causes.json:25: people: the field is not known",
        ],
    );
}

#[test]
fn a_field_that_nobody_knows_is_told() {
    break_causes(
        &[(83, r#""note""#, r#""notes""#)],
        &["data/hangup-causes.json:83: cause 20: notes: the field is not known"],
    );
    break_causes(
        &[(7, r#""slug""#, r#""published_name": "In", "slug""#)],
        &[
            r#"data/hangup-causes.json:7: call type "Inbound": published_name: the field is not known"#,
        ],
    );
    break_causes(
        &[(50, r#""when""#, r#""since": 2018, "when""#)],
        &["data/hangup-causes.json:50: cause 10: sources[1]: since: the field is not known"],
    );
    break_causes(
        &[(
            60,
            r#""responsible""#,
            r#""retries": "published", "responsible""#,
        )],
        &["data/hangup-causes.json:60: cause 10: evidence: retries: the field is not known"],
    );
    break_causes(
        &[(1, "{", r#"{ "version": 2,"#)],
        &["data/hangup-causes.json:1: version: the field is not known"],
    );
}

#[test]
fn a_field_of_another_type_is_told_with_what_was_found() {
    break_causes(
        &[(41, r#""Normal Hangup""#, "4000")],
        &["data/hangup-causes.json:41: cause 10: name: expected text, found the number 4000"],
    );
    break_causes(
        &[(40, "10", r#""10""#)],
        &[
            r#"data/hangup-causes.json:40: cause "10": code: expected a number from 0 to 65535, found text"#,
        ],
    );
    break_causes(
        &[(40, "10", "65536")],
        &[
            "data/hangup-causes.json:40: cause 65536: code: expected a number from 0 to 65535, found the number 65536",
        ],
    );
    break_causes(
        &[(40, "10", "null")],
        &[
            "data/hangup-causes.json:40: causes[0]: code: expected a number from 0 to 65535, found null",
        ],
    );
    break_causes(
        &[(43, r#"["Clearing"]"#, "null")],
        &["data/hangup-causes.json:43: cause 10: aliases: expected a list of texts, found null"],
    );
    break_causes(
        &[(43, r#""Clearing""#, "true")],
        &["data/hangup-causes.json:43: cause 10: aliases[0]: expected text, found true or false"],
    );
    break_causes(
        &[(56, "null", "[]")],
        &["data/hangup-causes.json:56: cause 10: responsible: expected text or null, found a list"],
    );
    break_causes(
        &[(72, "null", r#""Plivo""#)],
        &["data/hangup-causes.json:72: cause 20: sources: expected a list of objects, found text"],
    );
    break_causes(
        &[(73, "null", "{}")],
        &[
            "data/hangup-causes.json:73: cause 20: call_types: expected a list of slugs, found an object",
        ],
    );
    break_causes(
        &[(
            50,
            r#"{ "source": "callee", "when": "it rang", "evidence": "published" }"#,
            r#""Callee""#,
        )],
        &["data/hangup-causes.json:50: cause 10: sources[1]: expected an object, found text"],
    );
}

#[test]
fn a_field_that_stands_twice_is_told_at_its_second_place() {
    break_causes(
        &[(45, r#""category""#, r#""slug": "normal", "category""#)],
        &["data/hangup-causes.json:45: cause 10: slug: the field stands here twice"],
    );
    break_causes(
        &[(61, "}", r#", "call_types": "published" }"#)],
        &[
            "data/hangup-causes.json:61: cause 10: evidence: call_types: the field stands here twice",
        ],
    );
}

#[test]
fn codes_are_unique_and_in_order() {
    break_causes(
        &[(64, "20", "10")],
        &["data/hangup-causes.json:64: cause 10: code: the code 10 stands already in line 40"],
    );
    break_causes(
        &[(64, "20", "9")],
        &[
            "data/hangup-causes.json:64: cause 9: code: 9 stands behind 10, but entries are sorted by code",
        ],
    );
}

#[test]
fn names_and_aliases_are_unique_whatever_their_case() {
    break_causes(
        &[(65, "Busy Line", "NORMAL hangup")],
        &[
            r#"data/hangup-causes.json:65: cause 20: name: the spelling "NORMAL hangup" stands already in line 41"#,
        ],
    );
    break_causes(
        &[(67, "[]", r#"["normal hangup"]"#)],
        &[
            r#"data/hangup-causes.json:67: cause 20: aliases: the spelling "normal hangup" stands already in line 41"#,
        ],
    );
    break_causes(
        &[(67, "[]", r#"["clearing"]"#)],
        &[
            r#"data/hangup-causes.json:67: cause 20: aliases: the spelling "clearing" stands already in line 43"#,
        ],
    );
    break_causes(
        &[(67, "[]", r#"["Busy line"]"#)],
        &[
            r#"data/hangup-causes.json:67: cause 20: aliases: the spelling "Busy line" stands already in line 65"#,
        ],
    );
    break_causes(
        &[(4, r#""Called""#, r#""CALLER""#)],
        &[
            r#"data/hangup-causes.json:4: source "Callee": aliases: the spelling "CALLER" stands already in line 3"#,
        ],
    );
    break_causes(
        &[(12, r#""name": "Answered""#, r#""name": "RINGING""#)],
        &[
            r#"data/hangup-causes.json:12: call state "RINGING": name: the spelling "RINGING" stands already in line 11"#,
        ],
    );
}

#[test]
fn a_name_is_no_number_and_has_no_blanks_around_it() {
    break_causes(
        &[(65, "Busy Line", "3010")],
        &[r#"data/hangup-causes.json:65: cause 20: name: "3010" would be read as a code"#],
    );
    break_causes(
        &[(67, "[]", r#"["20"]"#)],
        &[r#"data/hangup-causes.json:67: cause 20: aliases: "20" would be read as a code"#],
    );
    break_causes(
        &[(65, "Busy Line", " Busy Line")],
        &[r"data/hangup-causes.json:65: cause 20: name: the text begins or ends with a blank"],
    );
    break_causes(
        &[(43, "Clearing", "Clearing ")],
        &[
            r"data/hangup-causes.json:43: cause 10: aliases[0]: the text begins or ends with a blank",
        ],
    );
}

#[test]
fn a_text_is_one_line_with_single_blanks() {
    let flaw = "the text has a line break, a control character or two blanks in a row";
    for wrong in ["It  ended.", "It\u{7f}ended."] {
        let problem = format!("data/hangup-causes.json:46: cause 10: description: {flaw}");
        break_causes(&[(46, "It ended.", wrong)], &[&problem]);
    }
    break_causes(
        &[(50, "it rang", "it rang ")],
        &[
            "data/hangup-causes.json:50: cause 10: sources[1]: when: the text begins or ends with a blank",
        ],
    );
}

#[test]
fn a_variant_is_no_constant_of_its_enum() {
    for constant in ["ALL", "COUNT", "VARIANTS"] {
        let problem = format!(
            "data/hangup-causes.json:66: cause 20: variant: {constant:?} is not a Rust variant in UpperCamelCase"
        );
        break_causes(&[(66, "BusyLine", constant)], &[&problem]);
    }
}

#[test]
fn a_text_is_not_empty() {
    break_causes(
        &[(46, "It ended.", "")],
        &["data/hangup-causes.json:46: cause 10: description: the text is empty"],
    );
    break_causes(
        &[(41, "Normal Hangup", "  ")],
        &["data/hangup-causes.json:41: cause 10: name: the text is empty"],
    );
    break_causes(
        &[(50, "it rang", "")],
        &["data/hangup-causes.json:50: cause 10: sources[1]: when: the text is empty"],
    );
    break_causes(
        &[(43, "Clearing", "")],
        &["data/hangup-causes.json:43: cause 10: aliases[0]: the text is empty"],
    );
    break_causes(
        &[(83, "A note.", "")],
        &["data/hangup-causes.json:83: cause 20: note: the text is empty"],
    );
    break_causes(
        &[(42, "NormalHangup", "")],
        &["data/hangup-causes.json:42: cause 10: variant: the text is empty"],
    );
}

#[test]
fn a_word_of_a_vocabulary_is_one_that_it_has() {
    break_causes(
        &[(49, "caller", "Caller")],
        &[
            r#"data/hangup-causes.json:49: cause 10: sources[0]: source: "Caller" is not a known source; expected one of caller, callee"#,
        ],
    );
    break_causes(
        &[(52, "inbound", "internal")],
        &[
            r#"data/hangup-causes.json:52: cause 10: call_types[0]: "internal" is not a known call type; expected one of inbound, outbound"#,
        ],
    );
    break_causes(
        &[(53, "answered", "queued")],
        &[
            r#"data/hangup-causes.json:53: cause 10: call_states[0]: "queued" is not a known call state; expected one of ringing, answered, any"#,
        ],
    );
    break_causes(
        &[(45, r#": "normal""#, r#": "Normal Ends""#)],
        &[
            r#"data/hangup-causes.json:45: cause 10: category: "Normal Ends" is not a known category; expected one of normal"#,
        ],
    );
    break_causes(
        &[(54, "completed", "done")],
        &[
            r#"data/hangup-causes.json:54: cause 10: outcome: "done" is not a known outcome; expected one of completed, busy"#,
        ],
    );
    break_causes(
        &[(55, "never", "often")],
        &[
            r#"data/hangup-causes.json:55: cause 10: retry: "often" is not a known retry advice; expected one of later, never"#,
        ],
    );
    break_causes(
        &[(77, "callee", "nobody")],
        &[
            r#"data/hangup-causes.json:77: cause 20: responsible: "nobody" is not a known party; expected one of callee"#,
        ],
    );
    break_causes(
        &[(58, "published", "rumored")],
        &[
            r#"data/hangup-causes.json:58: cause 10: evidence: call_types: "rumored" is not a known evidence; expected one of published, not_published"#,
        ],
    );
    break_causes(
        &[(49, "published", "rumored")],
        &[
            r#"data/hangup-causes.json:49: cause 10: sources[0]: evidence: "rumored" is not a known evidence; expected one of published, not_published"#,
        ],
    );
    break_causes(
        &[(19, "later", "soon")],
        &[
            r#"data/hangup-causes.json:19: outcome "Busy": retry: "soon" is not a known retry advice; expected one of later, never"#,
        ],
    );
    break_causes(
        &[(19, "callee", "nobody")],
        &[
            r#"data/hangup-causes.json:19: outcome "Busy": responsible: "nobody" is not a known party; expected one of callee"#,
        ],
    );
}

#[test]
fn a_variant_is_a_rust_name_of_its_own() {
    for wrong in [
        "busyLine",
        "Busy Line",
        "Busy_Line",
        "2Busy",
        "Büsy",
        "Self",
    ] {
        let problem = format!(
            "data/hangup-causes.json:66: cause 20: variant: {wrong:?} is not a Rust variant in UpperCamelCase"
        );
        break_causes(&[(66, "BusyLine", wrong)], &[&problem]);
    }
    break_causes(
        &[(66, "BusyLine", "NormalHangup")],
        &[
            r#"data/hangup-causes.json:66: cause 20: variant: the variant "NormalHangup" stands already in line 42"#,
        ],
    );
    break_causes(
        &[(12, r#""variant": "Answered""#, r#""variant": "Ringing""#)],
        &[
            r#"data/hangup-causes.json:12: call state "Answered": variant: the variant "Ringing" stands already in line 11"#,
        ],
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
        let problem =
            format!("data/hangup-causes.json:68: cause 20: slug: {wrong:?} is not in snake_case");
        break_causes(&[(68, "busy_line", wrong)], &[&problem]);
    }
    break_causes(
        &[(68, "busy_line", "normal_hangup")],
        &[
            r#"data/hangup-causes.json:68: cause 20: slug: the slug "normal_hangup" stands already in line 44"#,
        ],
    );
    break_causes(
        &[(11, r#""slug": "ringing""#, r#""slug": "Ring""#)],
        &[r#"data/hangup-causes.json:11: call state "Ringing": slug: "Ring" is not in snake_case"#],
    );
}

#[test]
fn a_cause_says_where_each_fact_is_known_from() {
    let start = CAUSES
        .find(",\n      \"evidence\": {")
        .expect("the first evidence");
    let length = CAUSES[start..].find('}').expect("its end") + 1;
    let mut without = CAUSES.to_owned();
    without.replace_range(start..start + length, "");
    expect_problems(
        &without,
        WORDS,
        &["data/hangup-causes.json:39: cause 10: evidence: the field is missing"],
    );
    break_causes(
        &[(59, r#""call_states": "published","#, "")],
        &["data/hangup-causes.json:57: cause 10: evidence: call_states: the field is missing"],
    );
    break_causes(
        &[(58, r#""published""#, "null")],
        &["data/hangup-causes.json:58: cause 10: evidence: call_types: expected text, found null"],
    );
    // The evidence of sources stands with each of them.
    break_causes(
        &[(
            58,
            r#""call_types""#,
            r#""sources": "published", "call_types""#,
        )],
        &["data/hangup-causes.json:58: cause 10: evidence: sources: the field is not known"],
    );
}

#[test]
fn evidence_agrees_with_what_is_published() {
    break_causes(
        &[(79, "not_published", "published")],
        &[
            r#"data/hangup-causes.json:79: cause 20: evidence: call_types: call_types is null, so the evidence must be "not_published""#,
        ],
    );
    break_causes(
        &[(74, r#"["any"]"#, "null")],
        &[
            r#"data/hangup-causes.json:80: cause 20: evidence: call_states: call_states is null, so the evidence must be "not_published""#,
        ],
    );
    break_causes(
        &[(58, r#""published""#, r#""not_published""#)],
        &[
            r#"data/hangup-causes.json:58: cause 10: evidence: call_types: only a list that is null can be "not_published""#,
        ],
    );
    break_causes(
        &[(81, r#""published""#, r#""not_published""#)],
        &[
            r#"data/hangup-causes.json:81: cause 20: evidence: responsible: only a list that is null can be "not_published""#,
        ],
    );
    break_causes(
        &[(50, r#""published""#, r#""not_published""#)],
        &[
            r#"data/hangup-causes.json:50: cause 10: sources[1]: evidence: a source that is listed cannot be "not_published""#,
        ],
    );
}

#[test]
fn a_list_is_not_empty() {
    break_causes(
        &[(52, r#""inbound", "outbound""#, "")],
        &[
            "data/hangup-causes.json:52: cause 10: call_types: the list is empty; write null for what is not published",
        ],
    );
    break_causes(
        &[(53, r#""answered""#, "")],
        &[
            "data/hangup-causes.json:53: cause 10: call_states: the list is empty; write null for what is not published",
        ],
    );
    break_causes(
        &[(72, "null", "[]")],
        &[
            "data/hangup-causes.json:72: cause 20: sources: the list is empty; write null for what is not published",
        ],
    );
}

#[test]
fn any_state_stands_alone() {
    break_causes(
        &[(74, r#""any""#, r#""any", "ringing""#)],
        &[
            r#"data/hangup-causes.json:74: cause 20: call_states: "any" means every state and is alone in its list"#,
        ],
    );
    break_causes(
        &[(52, r#""inbound", "outbound""#, r#""any""#)],
        &[
            r#"data/hangup-causes.json:52: cause 10: call_types[0]: "any" is not a known call type; expected one of inbound, outbound"#,
        ],
    );
}

#[test]
fn the_members_of_a_list_are_unique() {
    break_causes(
        &[(50, "callee", "caller")],
        &[
            r#"data/hangup-causes.json:50: cause 10: sources[1]: source: the source "caller" stands already in line 49"#,
        ],
    );
    break_causes(
        &[(52, "outbound", "inbound")],
        &[r#"data/hangup-causes.json:52: cause 10: call_types[1]: the list has "inbound" already"#],
    );
    break_causes(
        &[(53, r#""answered""#, r#""answered", "answered""#)],
        &[
            r#"data/hangup-causes.json:53: cause 10: call_states[1]: the list has "answered" already"#,
        ],
    );
}

#[test]
fn all_problems_come_at_once_sorted_by_line() {
    break_causes(
        &[
            (81, r#""published""#, "1"),
            (77, "callee", "nobody"),
            (68, "busy_line", "Busy"),
            (64, "20", "10"),
            (65, "Busy Line", "7"),
            (52, "inbound", "internal"),
            (44, r#""slug": "normal_hangup","#, ""),
            (4, "Called", ""),
        ],
        &[
            r#"data/hangup-causes.json:4: source "Callee": aliases[0]: the text is empty"#,
            "data/hangup-causes.json:39: cause 10: slug: the field is missing",
            r#"data/hangup-causes.json:52: cause 10: call_types[0]: "internal" is not a known call type; expected one of inbound, outbound"#,
            "data/hangup-causes.json:64: cause 10: code: the code 10 stands already in line 40",
            r#"data/hangup-causes.json:65: cause 10: name: "7" would be read as a code"#,
            r#"data/hangup-causes.json:68: cause 10: slug: "Busy" is not in snake_case"#,
            r#"data/hangup-causes.json:77: cause 10: responsible: "nobody" is not a known party; expected one of callee"#,
            "data/hangup-causes.json:81: cause 10: evidence: responsible: expected text, found the number 1",
        ],
    );
}

#[test]
fn lines_are_counted_alike_with_carriage_returns() {
    let causes = edited(CAUSES, &[(68, "busy_line", "Busy")]).replace('\n', "\r\n");
    expect_problems(
        &causes,
        WORDS,
        &[r#"data/hangup-causes.json:68: cause 20: slug: "Busy" is not in snake_case"#],
    );
}

#[test]
fn a_vocabulary_has_the_words_that_the_generator_itself_uses() {
    let causes = edited(
        CAUSES,
        &[
            (30, r#""slug": "not_published""#, r#""slug": "unpublished""#),
            (73, "null", r#"["inbound"]"#),
            (79, "not_published", "published"),
        ],
    );
    assert!(generate(&causes, WORDS).is_err());
}

#[test]
fn only_code_0_leaves_the_outcome_unknown() {
    let causes = edited(
        CAUSES,
        &[
            (19, r#""slug": "busy""#, r#""slug": "unknown""#),
            (75, r#""busy""#, r#""unknown""#),
        ],
    );
    let words = edited(WORDS, &[(9, r#""busy""#, r#""unknown""#)]);
    expect_problems(
        &causes,
        &words,
        &[
            "data/hangup-causes.json:75: cause 20: outcome: only code 0 can leave the outcome unknown",
            r#"data/telephony-causes.json:9: word "USER_BUSY": outcome: write null for a word that says nothing of the outcome"#,
        ],
    );
}

#[test]
fn a_name_with_a_quote_has_no_search_alias() {
    let causes = edited(CAUSES, &[(65, "Busy Line", "Line Isn't Free")]);
    let rust = generate(&causes, WORDS).expect("no problems");
    assert!(rust.contains(r#"=> "Line Isn't Free","#));
    assert!(!rust.contains(r#"#[doc(alias = "Line"#));
}

#[test]
fn a_correction_refers_to_what_there_is_and_has_a_condition() {
    let at = "data/hangup-causes.json:85: corrections[0]";
    for (from, to, problem) in [
        ("[10]", "[30]", "causes: 30 is not the code of a cause"),
        ("[10]", "[]", "causes: the list is empty"),
        ("[10]", "[10, 10]", "causes: the code 10 stands here twice"),
        (
            "[10]",
            r#"["10"]"#,
            "causes[0]: expected a number from 0 to 65535, found text",
        ),
        (
            r#""callee""#,
            r#""nobody""#,
            r#"source: "nobody" is not a known source; expected one of caller, callee"#,
        ),
        (
            r#""telephony": null"#,
            r#""telephony": "engaged""#,
            r#"telephony: "engaged" is not a known outcome; expected one of completed, busy"#,
        ),
        (
            "false",
            r#""no""#,
            "answered: expected true, false or null, found text",
        ),
        (
            r#""outcome": "completed""#,
            r#""outcome": "engaged""#,
            r#"outcome: "engaged" is not a known outcome; expected one of completed, busy"#,
        ),
        (r#", "because": "C.""#, "", "because: the field is missing"),
        (
            r#""source": "callee", "telephony": null, "answered": false"#,
            r#""source": null, "telephony": null, "answered": null"#,
            "a correction needs a source, a telephony outcome or an answer to go by",
        ),
    ] {
        break_causes(&[(85, from, to)], &[&format!("{at}: {problem}")]);
    }
}

#[test]
fn what_was_seen_is_a_source_or_a_word_and_a_reason_is_given() {
    break_causes(
        &[(
            77,
            r#""because""#,
            r#""seen_sources": ["vobiz"], "seen_words": ["busy", "user_busy", "user_busy"], "because""#,
        )],
        &[
            r#"data/hangup-causes.json:77: cause 20: seen_sources[0]: "vobiz" is not a known source; expected one of caller, callee"#,
            r#"data/hangup-causes.json:77: cause 20: seen_words[0]: "busy" is not a known telephony word; expected one of user_busy, success"#,
            r#"data/hangup-causes.json:77: cause 20: seen_words[2]: the list has "user_busy" already"#,
        ],
    );
    break_causes(
        &[(77, r#""because""#, r#""seen_words": [], "because""#)],
        &[
            "data/hangup-causes.json:77: cause 20: seen_words: the list is empty; leave the field out",
        ],
    );
    break_causes(
        &[(77, r#", "because": "It is so.""#, "")],
        &["data/hangup-causes.json:63: cause 20: because: the field is missing"],
    );
}

#[test]
fn what_is_listed_needs_no_mention_as_seen() {
    break_causes(
        &[(
            56,
            r#""because""#,
            r#""seen_sources": ["caller"], "because""#,
        )],
        &[
            "data/hangup-causes.json:56: cause 10: seen_sources: the source is listed for the cause, so it needs no mention",
        ],
    );
}
