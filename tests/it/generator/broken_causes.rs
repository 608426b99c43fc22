//! Outcomes, evidence and what was seen.

use super::{break_causes, break_words};

#[test]
fn only_code_0_leaves_the_outcome_unknown() {
    break_causes(
        r#"92 - busy
           92 + unknown
           92 ! cause 20: outcome: only code 0 can leave the outcome unknown

           105 - "outcome": "completed"
           105 + "outcome": "unknown"
           105 ! corrections[0]: outcome: only code 0 can leave the outcome unknown; write null"#,
    );
    break_words(
        r#"9 - busy
           9 + unknown
           9 ! word "USER_BUSY": outcome: write null for a word that says nothing of the outcome"#,
    );
}

#[test]
fn evidence_agrees_with_what_is_published() {
    break_causes(
        r#"97 - not_published
           97 + published
           97 ! cause 20: evidence: call_types: call_types is null, so the evidence must be "not_published"

           91 - ["any"]
           91 + null
           98 ! cause 20: evidence: call_states: call_states is null, so the evidence must be "not_published"

           75 - "published"
           75 + "not_published"
           75 ! cause 10: evidence: call_types: only a list that is null can be "not_published"

           99 - "published"
           99 + "not_published"
           99 ! cause 20: evidence: responsible: only a list that is null can be "not_published"

           66 - "published"
           66 + "not_published"
           66 ! cause 10: sources[1]: evidence: a source that is listed cannot be "not_published""#,
    );
}

#[test]
fn what_is_listed_needs_no_mention_as_seen() {
    break_causes(
        r#"73 - "because"
           73 + "seen_sources": ["caller"], "because"
           73 ! cause 10: seen_sources: the source is listed for the cause, so it needs no mention"#,
    );
}
