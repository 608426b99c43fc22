//! The wire's own words, broken.

use super::{CAUSES, WIRE, WORDS, break_wire, contents_of, edited, expect_problems_of};

#[test]
fn a_word_has_all_of_its_fields_and_no_other() {
    break_wire(
        r#" 3 - "aliases": [], 
            3 ! call status "ringing": aliases: the field is missing

            3 - , "outcome": null
            3 ! call status "ringing": outcome: the field is missing

            3 - , "because": "B."
            3 ! call status "ringing": because: the field is missing

            7 - "description": "A."
            7 + "description": "A.", "outcome": null
            7 ! direction "inbound": outcome: the field is not known

           10 - , "is_end": false
           10 ! callback event "StartApp": is_end: the field is missing"#,
    );
}

#[test]
fn an_event_is_about_a_leg_or_none_and_is_an_end_or_not() {
    break_wire(
        r#"10 - "a_leg"
           10 + "c_leg"
           10 ! callback event "StartApp": leg: "c_leg" is not a known call leg; expected one of a_leg

           10 - false
           10 + null
           10 ! callback event "StartApp": is_end: expected true or false, found null"#,
    );
}

#[test]
fn a_status_says_an_outcome_or_nothing() {
    break_wire(
        r#"13 - "outcome": "completed"
           13 + "outcome": "done"
           13 ! Dial status "completed": outcome: "done" is not a known outcome; expected one of completed, canceled, busy, no_answer, rejected, machine, failed, unknown

           13 - "outcome": "completed"
           13 + "outcome": "unknown"
           13 ! Dial status "completed": outcome: write null for a status that says nothing of the outcome"#,
    );
}

#[test]
fn a_status_has_advice_of_its_own_if_it_differs_from_the_outcome() {
    break_wire(
        r#" 4 - "because"
            4 + "retry": "never", "responsible": null, "next_step": "A.", "because"
            4 ! call status "cancel": next_step: the outcome says the same; leave the field out
            4 ! call status "cancel": responsible: the outcome says the same; leave the field out
            4 ! call status "cancel": retry: the outcome says the same; leave the field out

            4 - "because"
            4 + "retry": "later", "responsible": "caller", "because"
            4 ! call status "cancel": retry: retry advice of its own needs a next_step of its own

            4 - "because"
            4 + "retry": "soon", "responsible": "nobody", "next_step": "B.", "because"
            4 ! call status "cancel": responsible: "nobody" is not a known party; expected one of caller, callee, contact_data, application, account, carrier, plivo
            4 ! call status "cancel": retry: "soon" is not a known retry advice; expected one of not_needed, later, with_backoff, after_fix, never

            3 - "because"
            3 + "retry": "later", "responsible": null, "next_step": "B.", "because"
            3 ! call status "ringing": next_step: a status without an outcome has no advice; leave the field out
            3 ! call status "ringing": responsible: a status without an outcome has no advice; leave the field out
            3 ! call status "ringing": retry: a status without an outcome has no advice; leave the field out"#,
    );
}

#[test]
fn spellings_and_slugs_of_one_list_are_unique() {
    break_wire(
        r#" 4 - "canceled", "cancelled"
            4 + "Ringing"
            4 ! call status "cancel": aliases: the spelling "Ringing" is already in line 3

            4 - "slug": "cancel"
            4 + "slug": "ringing"
            4 ! call status "cancel": slug: the slug "ringing" is already in line 3

           25 - "slug": "verified"
           25 + "slug": "Is-Verified"
           25 ! STIR verification "Verified": slug: "Is-Verified" is not in snake_case"#,
    );
}

#[test]
fn a_list_that_is_missing_hides_no_problem_of_the_others() {
    let (causes, mut expected) = edited(
        "data/hangup-causes.json",
        CAUSES,
        r#"52 - "causes"
           52 + "kauses"
            1 ! causes: the field is missing
           52 ! kauses: the field is not known"#,
    );
    let (wire, more) = edited(
        "data/wire-words.json",
        WIRE,
        r#"25 - "slug": "verified"
           25 + "slug": "Is-Verified"
           25 ! STIR verification "Verified": slug: "Is-Verified" is not in snake_case"#,
    );
    expected.extend(more);
    expect_problems_of([&causes, WORDS, &wire].map(contents_of), &expected);
}
