//! Outcomes, evidence and what was seen.

use super::{break_causes, break_words};

#[test]
fn only_code_0_leaves_the_outcome_unknown() {
    break_causes(
        r#"53 - "outcome": "unknown"
           53 + "outcome": "failed"
           53 ! cause 0: outcome: code 0 says nothing of the outcome, so it must be "unknown"

           91 - busy
           91 + unknown
           91 ! cause 20: outcome: only code 0 can leave the outcome unknown

           104 - "outcome": "canceled"
           104 + "outcome": "unknown"
           104 ! corrections[0]: outcome: only code 0 can leave the outcome unknown; write null"#,
    );
    break_words(
        r#"9 - busy
           9 + unknown
           9 ! word "USER_BUSY": outcome: write null for a word that says nothing of the outcome"#,
    );
}

#[test]
fn code_0_is_there() {
    break_causes(
        r#"53 - "code": 0
           53 + "code": 5
           53 ! cause 5: code: the first cause is code 0, which is missing
           53 ! cause 5: outcome: only code 0 can leave the outcome unknown"#,
    );
}

#[test]
fn evidence_agrees_with_what_is_published() {
    break_causes(
        r#"96 - not_published
           96 + published
           96 ! cause 20: evidence: call_types: call_types is null, so the evidence must be "not_published"

           90 - ["any"]
           90 + null
           97 ! cause 20: evidence: call_states: call_states is null, so the evidence must be "not_published"

           74 - "published"
           74 + "not_published"
           74 ! cause 10: evidence: call_types: only a list that is null can be "not_published"

           98 - "published"
           98 + "not_published"
           98 ! cause 20: evidence: responsible: only a list that is null can be "not_published"

           65 - "published"
           65 + "not_published"
           65 ! cause 10: sources[1]: evidence: a source that is listed cannot be "not_published""#,
    );
}

#[test]
fn what_agrees_with_the_cause_needs_no_mention_as_seen() {
    break_causes(
        r#"72 - "because"
           72 + "seen_sources": ["caller"], "because"
           72 ! cause 10: seen_sources: the source is listed for the cause, so it needs no mention

           72 - "because"
           72 + "seen_words": ["user_busy", "success"], "because"
           72 ! cause 10: seen_words: the word does not contradict the outcome, so it needs no mention

           94 - "because"
           94 + "seen_words": ["user_busy"], "because"
           94 ! cause 20: seen_words: the word does not contradict the outcome, so it needs no mention"#,
    );
}
