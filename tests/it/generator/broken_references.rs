//! References to entries that are not there.

use super::{break_causes, break_words};

#[test]
fn a_reference_is_the_slug_of_an_entry() {
    break_causes(
        r#"65 - caller
           65 + Caller
           65 ! cause 10: sources[0]: source: "Caller" is not a known source; expected one of caller, callee

           68 - inbound
           68 + internal
           68 ! cause 10: call_types[0]: "internal" is not a known call type; expected one of inbound, outbound

           69 - answered
           69 + queued
           69 ! cause 10: call_states[0]: "queued" is not a known call state; expected one of ringing, answered, any

           68 - "inbound", "outbound"
           68 + "any"
           68 ! cause 10: call_types[0]: "any" is not a known call type; expected one of inbound, outbound

           61 - : "normal"
           61 + : "Normal Ends"
           61 ! cause 10: category: "Normal Ends" is not a known category; expected one of normal

           70 - completed
           70 + done
           70 ! cause 10: outcome: "done" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown

           71 - never
           71 + often
           71 ! cause 10: retry: "often" is not a known retry advice; expected one of not_needed, later, with_backoff, after_fix, never

           94 - callee
           94 + nobody
           94 ! cause 20: responsible: "nobody" is not a known party; expected one of caller, callee, contact_data, application, account, carrier, plivo

           75 - published
           75 + rumored
           75 ! cause 10: evidence: call_types: "rumored" is not a known evidence; expected one of published, not_published

           65 - published
           65 + rumored
           65 ! cause 10: sources[0]: evidence: "rumored" is not a known evidence; expected one of published, not_published

           95 - "because"
           95 + "seen_sources": ["vobiz"], "because"
           95 ! cause 20: seen_sources[0]: "vobiz" is not a known source; expected one of caller, callee

           73 - "because"
           73 + "seen_words": ["busy", "USER_BUSY"], "because"
           73 ! cause 10: seen_words[0]: "busy" is not a known telephony word; expected one of user_busy, success
           73 ! cause 10: seen_words[1]: "USER_BUSY" is not a known telephony word; expected one of user_busy, success

           20 - later
           20 + soon
           20 ! outcome "Busy": retry: "soon" is not a known retry advice; expected one of not_needed, later, with_backoff, after_fix, never

           20 - callee
           20 + nobody
           20 ! outcome "Busy": responsible: "nobody" is not a known party; expected one of caller, callee, contact_data, application, account, carrier, plivo

           105 - "callee"
           105 + "nobody"
           105 ! corrections[0]: source: "nobody" is not a known source; expected one of caller, callee

           105 - "telephony": null
           105 + "telephony": "engaged"
           105 ! corrections[0]: telephony: "engaged" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown

           105 - "outcome": "completed"
           105 + "outcome": "engaged"
           105 ! corrections[0]: outcome: "engaged" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown"#,
    );
    break_words(
        r#"7 - Q.850
           7 + Q.931
           7 ! word "USER_BUSY": origin: "Q.931" is not a known origin; expected one of Q.850, FreeSWITCH

           9 - "busy"
           9 + "Busy"
           9 ! word "USER_BUSY": outcome: "Busy" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown"#,
    );
}

#[test]
fn a_list_names_nothing_twice() {
    break_causes(
        r#"66 - callee
           66 + caller
           66 ! cause 10: sources[1]: source: the source "caller" is already in line 65

           68 - outbound
           68 + inbound
           68 ! cause 10: call_types[1]: the list has "inbound" already

           69 - "answered"
           69 + "answered", "answered"
           69 ! cause 10: call_states[1]: the list has "answered" already"#,
    );
}

#[test]
fn any_state_is_alone_in_its_list() {
    break_causes(
        r#"91 - "any"
           91 + "any", "ringing"
           91 ! cause 20: call_states: "any" means every state and is alone in its list"#,
    );
}

#[test]
fn the_evidence_that_the_generator_goes_by_is_there() {
    break_causes(
        r#"45 - "slug": "not_published"
           45 + "slug": "unpublished"
           43 ! evidence: the slug "not_published" is missing, which the generator goes by
           54 - "call_types": "not_published", "call_states": "not_published"
           54 + "call_types": "unpublished", "call_states": "unpublished"
           54 ! cause 0: evidence: call_states: call_states is null, so the evidence must be "not_published"
           54 ! cause 0: evidence: call_types: call_types is null, so the evidence must be "not_published"
           97 - not_published
           97 + unpublished
           97 ! cause 20: evidence: call_types: call_types is null, so the evidence must be "not_published""#,
    );
}
