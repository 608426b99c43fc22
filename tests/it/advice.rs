//! The advice: what the published next steps say, and what the catalog makes of it.

use plivo_hangup::{Evidence, Fact, HangupCause, Retry};

use crate::support::Differences;

/// Each code with the gist of the published next step.
#[rustfmt::skip]
const ROWS: &[(u16, &str)] = &[
    (0, "look at the call logs"),
    (1000, "none: intended"),
    (1010, "add credits; auto-recharge under Billing"),
    (1020, "fewer concurrent dials to it"),
    (2000, "E.164 format; check the number"),
    (2010, "retry later; check that it is active"),
    (2020, "check that it is logged in; client SDK troubleshooting"),
    (2030, "enable the country under Voice, Geo Permissions"),
    (2040, "enable high-risk permissions under Voice, Geo Permissions"),
    (2050, "enable the prefix under Voice, Geo Permissions"),
    (2060, "fix the routing logic"),
    (2070, "server in India for calls in India; do not mix PSTN and WebRTC in conferences"),
    (3000, "retry; check that the destination is online"),
    (3010, "retry later, or voicemail"),
    (3020, "none"),
    (3030, "use a rented number as caller ID"),
    (3040, "recipient checks blocked numbers"),
    (3050, "check the number"),
    (3070, "retry; check the carrier"),
    (3080, "retry; if it persists, support"),
    (3090, "retry with backoff"),
    (3100, "retry later"),
    (3110, "check that it accepts calls"),
    (3120, "check the number"),
    (3130, "STIR/SHAKEN registration; another caller ID"),
    (3140, "another number: this one is inbound only"),
    (4000, "none"),
    (4010, "none: normal for calls controlled by XML"),
    (4020, "none; check that the duration was intended"),
    (4030, "none; check that it was expected"),
    (4240, "check sipAuthUsername and sipAuthPassword (8 to 128 characters) of the User element"),
    (4250, "check that the remote side is reachable and answers authenticated requests; then try again"),
    (5000, "support, with the call UUID"),
    (5010, "support, with the call UUID"),
    (5020, "support, with the call UUID"),
    (5030, "fewer concurrent calls, or have the limit raised"),
    (6000, "none; time_limit or timeLimit for longer calls"),
    (6010, "longer ring_timeout (API) or timeout (Dial XML); default 120 s"),
    (6020, "check the network; the connection may be lost"),
    (7011, "make it reachable; server logs"),
    (7012, "make it reachable; ends the call only with redirect=true"),
    (7013, "make it reachable"),
    (7014, "make it reachable"),
    (7022, "begin with http:// or https://"),
    (7023, "begin with http:// or https://"),
    (7024, "begin with http:// or https://"),
    (7032, "GET or POST only"),
    (7033, "GET or POST only"),
    (7034, "GET or POST only"),
    (8011, "debug logs in the console; validate"),
    (8012, "debug logs; ends the call only with redirect=true"),
    (8013, "debug logs; validate"),
    (8014, "debug logs; validate"),
    (9000, "none: normal for simultaneous dial"),
    (9100, "none: happens with machine_detection=hangup"),
    (9110, "tell the participant the key"),
];

/// The codes whose published advice says all that the retry advice says. That of 3000, 3070 and 3080 is to
/// retry, and the pause before that is this crate's addition.
const RETRY_IS_PUBLISHED: [u16; 5] = [2010, 3010, 3090, 3100, 4250];

/// The codes whose next step says more than the published one, and so is this crate's as a whole.
const NEXT_STEP_IS_OURS: [u16; 11] = [
    2030, 2040, 2050, 3040, 3050, 3120, 3130, 4010, 5000, 5010, 6010,
];

/// Settings, defaults, console pages and numbers that the published text names, and that the
/// catalog must name too: in the description or in the next step. A bar separates two wordings.
#[rustfmt::skip]
const NAMED: &[(u16, &[&str])] = &[
    (0, &["Delete All Calls API", "Voice > Logs > Calls"]),
    (1000, &["Hangup Call API"]),
    (1010, &["Billing", "auto-recharge"]),
    (2000, &["E.164"]),
    (2020, &["logged in", "iOS", "Android", "push notifications"]),
    (2030, &["Voice > Geo Permissions", "country", "subaccount", "Make Call API", "HTTP 403", "support"]),
    (2040, &["Voice > Geo Permissions", "premium-rate", "high-risk", "Make Call API", "HTTP 403", "support"]),
    (2050, &["Voice > Geo Permissions", "prefix"]),
    (2060, &["B leg", "A leg", "To number"]),
    (2070, &["media anchoring", "country's rules", "India", "PSTN", "WebRTC"]),
    (3010, &["voicemail"]),
    (3020, &["Hangup XML"]),
    (3030, &["caller ID", "rent", "verified"]),
    (3040, &["may have been", "blocked"]),
    (3050, &["may be invalid or out of service"]),
    (3130, &["STIR/SHAKEN", "spam", "another registered one"]),
    (3140, &["Do Not Originate", "inbound only|inbound calls only"]),
    (4000, &["Hangup API", "Hangup XML"]),
    (4010, &["XML instructions", "Transfer API", "Stream element"]),
    (4020, &["Stop an MPC API", "maximum duration"]),
    (4030, &["Remove a Participant API"]),
    (4240, &["sipAuthUsername", "sipAuthPassword", "8 to 128 characters", "User element"]),
    (4250, &["challenge", "reachable", "authenticated requests"]),
    (5000, &["support", "UUID"]),
    (5010, &["support", "UUID"]),
    (5020, &["support", "UUID"]),
    (5030, &["India", "at once", "not queued", "raise the limit"]),
    (6000, &["time_limit", "timeLimit", "four hours", "<Hangup schedule>", "hangup_on_ring"]),
    (6010, &["ring_timeout", "timeout (Dial XML)", "120 seconds"]),
    (6020, &["60 seconds", "media packets", "may have been lost"]),
    (7011, &["answer URL", "2xx", "logs"]),
    (7012, &["action URL", "2xx", "redirect"]),
    (7013, &["transfer URL", "2xx"]),
    (7014, &["redirect URL", "2xx"]),
    (7022, &["action URL", "http://", "https://", "redirect attribute"]),
    (7023, &["transfer URL", "http://", "https://", "Transfer API"]),
    (7024, &["redirect URL", "http://", "https://"]),
    (7032, &["action URL", "GET or POST"]),
    (7033, &["transfer URL", "GET or POST"]),
    (7034, &["redirect URL", "GET or POST"]),
    (8011, &["answer URL", "empty body", "debug logs", "validate"]),
    (8012, &["action URL", "debug logs", "validate", "redirect attribute"]),
    (8013, &["transfer URL", "debug logs", "validate"]),
    (8014, &["redirect URL", "debug logs", "validate"]),
    (9000, &["dialed at the same time", "simultaneous dial", "multiparty call"]),
    (9100, &["machine_detection", "hangup|hang up"]),
    (9110, &["confirm_key", "confirmKey", "participant"]),
];

/// The retry advice that agrees with a published next step.
fn compatible(next_step: &str) -> &'static [Retry] {
    if next_step.starts_with("none") {
        &[Retry::NotNeeded, Retry::Never]
    } else if next_step.starts_with("retry with backoff") {
        &[Retry::WithBackoff]
    } else if next_step.starts_with("retry") {
        &[Retry::Later, Retry::WithBackoff]
    } else {
        // It asks for something: for a check, a fix, a setting, another number.
        &[
            Retry::Later,
            Retry::WithBackoff,
            Retry::AfterFix,
            Retry::Never,
        ]
    }
}

fn cause(code: u16) -> HangupCause {
    HangupCause::from_code(code).expect("a listed code")
}

#[test]
fn retry_advice_agrees_with_the_published_next_step() {
    for &(code, next_step) in ROWS {
        let (retry, compatible) = (cause(code).retry(), compatible(next_step));
        assert!(
            compatible.contains(&retry),
            "{code}: retry: found {retry}, but \"{next_step}\" is published, which leaves {compatible:?}"
        );
    }
}

#[test]
fn advice_that_adds_to_what_is_published_is_this_crates_own() {
    let evidence = |is_ours| {
        if is_ours {
            Evidence::Ours
        } else {
            Evidence::Published
        }
    };
    let mut differences = Differences::default();
    for &(code, _) in ROWS {
        for (fact, is_ours) in [
            (Fact::Retry, !RETRY_IS_PUBLISHED.contains(&code)),
            (Fact::NextStep, NEXT_STEP_IS_OURS.contains(&code)),
        ] {
            let label = format_args!("{code}: evidence of {fact}");
            differences.compare(label, cause(code).evidence(fact), evidence(is_ours));
        }
    }
    differences.assert_none();
}

#[test]
fn a_next_step_begins_with_nothing_if_nothing_is_to_be_done() {
    for &(code, published) in ROWS {
        let next_step = cause(code).next_step();
        let nothing = next_step.starts_with("Nothing");
        assert_eq!(
            nothing,
            published.starts_with("none"),
            "{code}: {next_step:?}"
        );
        assert!(
            nothing || cause(code).retry() != Retry::NotNeeded,
            "{code}: {next_step:?}"
        );
    }
}

#[test]
fn settings_defaults_and_console_pages_are_named() {
    let mut missing = Vec::new();
    for &(code, names) in NAMED {
        let cause = cause(code);
        let text = format!("{}\n{}", cause.description(), cause.next_step());
        let is_named = |name: &&&str| name.split('|').any(|name| text.contains(name));
        missing.extend(
            names
                .iter()
                .filter(|name| !is_named(name))
                .map(|name| (code, name)),
        );
    }
    assert!(missing.is_empty(), "not named: {missing:?}");
}
