//! References to entries that are not there.

use super::{break_causes, break_words};

#[test]
fn a_reference_is_the_slug_of_an_entry() {
    break_causes(
        r#"64 - caller
           64 + Caller
           64 ! cause 10: sources[0]: source: "Caller" is not a known source; expected one of caller, callee

           67 - inbound
           67 + internal
           67 ! cause 10: call_types[0]: "internal" is not a known call type; expected one of inbound, outbound

           68 - answered
           68 + queued
           68 ! cause 10: call_states[0]: "queued" is not a known call state; expected one of ringing, answered, any

           67 - "inbound", "outbound"
           67 + "any"
           67 ! cause 10: call_types[0]: "any" is not a known call type; expected one of inbound, outbound

           60 - : "normal"
           60 + : "Normal Ends"
           60 ! cause 10: category: "Normal Ends" is not a known category; expected one of normal

           69 - completed
           69 + done
           69 ! cause 10: outcome: "done" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown

           70 - never
           70 + often
           70 ! cause 10: retry: "often" is not a known retry advice; expected one of not_needed, later, with_backoff, after_fix, never

           93 - callee
           93 + nobody
           93 ! cause 20: responsible: "nobody" is not a known party; expected one of caller, callee, contact_data, application, account, carrier, plivo

           74 - published
           74 + rumored
           74 ! cause 10: evidence: call_types: "rumored" is not a known evidence; expected one of published, not_published

           64 - published
           64 + rumored
           64 ! cause 10: sources[0]: evidence: "rumored" is not a known evidence; expected one of published, not_published

           94 - "because"
           94 + "seen_sources": ["vobiz"], "because"
           94 ! cause 20: seen_sources[0]: "vobiz" is not a known source; expected one of caller, callee

           72 - "because"
           72 + "seen_words": ["busy", "USER_BUSY"], "because"
           72 ! cause 10: seen_words[0]: "busy" is not a known telephony word; expected one of user_busy, success
           72 ! cause 10: seen_words[1]: "USER_BUSY" is not a known telephony word; expected one of user_busy, success

           20 - later
           20 + soon
           20 ! outcome "Busy": retry: "soon" is not a known retry advice; expected one of not_needed, later, with_backoff, after_fix, never

           20 - callee
           20 + nobody
           20 ! outcome "Busy": responsible: "nobody" is not a known party; expected one of caller, callee, contact_data, application, account, carrier, plivo

           104 - "callee"
           104 + "nobody"
           104 ! corrections[0]: source: "nobody" is not a known source; expected one of caller, callee

           104 - "telephony": null
           104 + "telephony": "engaged"
           104 ! corrections[0]: telephony: "engaged" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown

           104 - "outcome": "canceled"
           104 + "outcome": "engaged"
           104 ! corrections[0]: outcome: "engaged" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown"#,
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
        r#"65 - callee
           65 + caller
           65 ! cause 10: sources[1]: source: the source "caller" is already in line 64

           67 - outbound
           67 + inbound
           67 ! cause 10: call_types[1]: the list has "inbound" already

           68 - "answered"
           68 + "answered", "answered"
           68 ! cause 10: call_states[1]: the list has "answered" already"#,
    );
}

#[test]
fn any_means_every_state() {
    break_causes(
        r#"90 - "any"
           90 + "any", "ringing"
           90 ! cause 20: call_states: "any" means every state and is alone in its list

           11 - "slug": "ringing"
           11 + "slug": "any"
           11 ! call state "Ringing": slug: "any" means every state, so no state is called so"#,
    );
}

#[test]
fn closed_enums_change_in_two_places() {
    break_causes(
        r#"23 - "slug": "machine"
           23 + "slug": "voicemail"
           17 ! outcomes: the slug "machine" is missing, but outcomes are closed; to change them on purpose, change CLOSED in build/data.rs too
           23 ! outcome "Machine": slug: "voicemail" is new, but outcomes are closed; to change them on purpose, change CLOSED in build/data.rs too

           28 - {
           28 + { "variant": "Now", "name": "Now", "slug": "now", "description": "A." }, {
           28 ! retry advice "Now": slug: "now" is new, but retries are closed; to change them on purpose, change CLOSED in build/data.rs too

           39 - },
           39 + }, { "variant": "Police", "name": "Police", "slug": "police", "description": "A." },
           39 ! party "Police": slug: "police" is new, but parties are closed; to change them on purpose, change CLOSED in build/data.rs too

           37 - contact_data
           37 + contacts
           34 ! parties: the slug "contact_data" is missing, but parties are closed; to change them on purpose, change CLOSED in build/data.rs too
           37 ! party "Contact Data": slug: "contacts" is new, but parties are closed; to change them on purpose, change CLOSED in build/data.rs too

           40 - , "slug": "plivo"
           40 ! party "Plivo": slug: the field is missing"#,
    );
}

#[test]
fn the_evidence_that_the_generator_needs_is_there() {
    break_causes(
        r#"44 - "slug": "not_published"
           44 + "slug": "unpublished"
           42 ! evidence: the slug "not_published" is missing, but the generator needs it
           53 - "call_types": "not_published", "call_states": "not_published"
           53 + "call_types": "unpublished", "call_states": "unpublished"
           53 ! cause 0: evidence: call_states: call_states is null, so the evidence must be "not_published"
           53 ! cause 0: evidence: call_types: call_types is null, so the evidence must be "not_published"
           96 - not_published
           96 + unpublished
           96 ! cause 20: evidence: call_types: call_types is null, so the evidence must be "not_published""#,
    );
}
