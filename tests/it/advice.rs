//! The advice: what the published next steps say, and what the catalog makes of it.

use plivo_hangup::{Category, Evidence, Fact, HangupCause, Retry};

use crate::support::Differences;

/// Row by row: code, heading, and the gist of the published next step.
#[rustfmt::skip]
const ROWS: &[(u16, &str, &str)] = &[
    (0, "Canceled Calls", "look at the call logs"),
    (1000, "Canceled Calls", "none: intended"),
    (1010, "Canceled Calls", "add credits; auto-recharge under Billing"),
    (1020, "Canceled Calls", "fewer concurrent dials to it"),
    (2000, "Destination Issues", "E.164 format; check the number"),
    (2010, "Destination Issues", "retry later; check that it is active"),
    (2020, "Destination Issues", "check that it is logged in; client SDK troubleshooting"),
    (2030, "Destination Issues", "enable the country under Voice, Geo Permissions"),
    (2040, "Destination Issues", "enable high-risk permissions under Voice, Geo Permissions"),
    (2050, "Destination Issues", "enable the prefix under Voice, Geo Permissions"),
    (2060, "Destination Issues", "fix the routing logic"),
    (2070, "Destination Issues", "server in India for calls in India; do not mix PSTN and WebRTC in conferences"),
    (3000, "Call Rejections", "retry; check that the destination is online"),
    (3010, "Call Rejections", "retry later, or voicemail"),
    (3020, "Call Rejections", "none"),
    (3030, "Call Rejections", "use a rented number as caller ID"),
    (3040, "Call Rejections", "recipient checks blocked numbers"),
    (3050, "Call Rejections", "check the number"),
    (3070, "Carrier Errors", "retry; check the carrier"),
    (3080, "Carrier Errors", "retry; if it persists, support"),
    (3090, "Carrier Errors", "retry with backoff"),
    (3100, "Carrier Errors", "retry later"),
    (3110, "Carrier Errors", "check that it accepts calls"),
    (3120, "Carrier Errors", "check the number"),
    (3130, "Carrier Errors", "STIR/SHAKEN registration; another caller ID"),
    (3140, "Carrier Errors", "another number: this one is inbound only"),
    (4000, "Normal Completions", "none"),
    (4010, "Normal Completions", "none: normal for calls controlled by XML"),
    (4020, "Normal Completions", "none; check that the duration was intended"),
    (4030, "Normal Completions", "none; check that it was expected"),
    (5000, "System Errors", "support, with the call UUID"),
    (5010, "System Errors", "support, with the call UUID"),
    (5020, "System Errors", "support, with the call UUID"),
    (5030, "System Errors", "fewer concurrent calls, or have the limit raised"),
    (6000, "Timeouts", "none; time_limit or timeLimit for longer calls"),
    (6010, "Timeouts", "longer ring_timeout (API) or timeout (Dial XML); default 120 s"),
    (6020, "Timeouts", "check the network; the connection may be lost"),
    (7011, "URL Errors", "make it reachable; server logs"),
    (7012, "URL Errors", "make it reachable; ends the call only with redirect=true"),
    (7013, "URL Errors", "make it reachable"),
    (7014, "URL Errors", "make it reachable"),
    (7022, "URL Errors", "begin with http:// or https://"),
    (7023, "URL Errors", "begin with http:// or https://"),
    (7024, "URL Errors", "begin with http:// or https://"),
    (7032, "URL Errors", "GET or POST only"),
    (7033, "URL Errors", "GET or POST only"),
    (7034, "URL Errors", "GET or POST only"),
    (8011, "XML Errors", "debug logs in the console; validate"),
    (8012, "XML Errors", "debug logs; ends the call only with redirect=true"),
    (8013, "XML Errors", "debug logs; validate"),
    (8014, "XML Errors", "debug logs; validate"),
    (9000, "Special Cases", "none: normal for simultaneous dial"),
    (9100, "Special Cases", "none: happens with machine_detection=hangup"),
    (9110, "Special Cases", "tell the participant the key"),
];

/// The codes whose published advice speaks of trying again.
const RETRY_IS_PUBLISHED: [u16; 7] = [2010, 3000, 3010, 3070, 3080, 3090, 3100];

/// Settings, defaults, console pages and numbers that the published text names, and that ours
/// must name too: in the description or in the next step. A bar stands between two wordings.
#[rustfmt::skip]
const NAMED: &[(u16, &[&str])] = &[
    (0, &["Delete All Calls API", "Voice > Logs > Calls"]),
    (1000, &["Hangup Call API"]),
    (1010, &["Billing", "auto-recharge"]),
    (2000, &["E.164"]),
    (2020, &["logged in", "iOS", "Android", "push notifications"]),
    (2030, &["Voice > Geo Permissions", "country", "subaccount"]),
    (2040, &["Voice > Geo Permissions", "premium-rate", "high-risk"]),
    (2050, &["Voice > Geo Permissions", "prefix"]),
    (2060, &["B leg", "A leg", "To number"]),
    (2070, &["media anchoring", "country's rules", "India", "PSTN", "WebRTC"]),
    (3010, &["voicemail"]),
    (3020, &["Hangup XML"]),
    (3030, &["caller ID", "rent"]),
    (3130, &["STIR/SHAKEN", "spam", "another caller ID"]),
    (3140, &["Do Not Originate", "inbound only|inbound calls only"]),
    (4000, &["Hangup API", "Hangup XML"]),
    (4010, &["XML instructions", "Transfer API"]),
    (4020, &["Stop an MPC API", "maximum duration"]),
    (4030, &["Remove a Participant API"]),
    (5000, &["support", "UUID"]),
    (5010, &["support", "UUID"]),
    (5020, &["support", "UUID"]),
    (5030, &["India", "at once", "not queued", "raise the limit"]),
    (6000, &["time_limit", "timeLimit", "four hours"]),
    (6010, &["ring_timeout", "timeout (Dial XML)", "120 seconds"]),
    (6020, &["60 seconds", "media packets"]),
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
    (8011, &["answer URL", "debug logs", "validate"]),
    (8012, &["action URL", "debug logs", "validate", "redirect attribute"]),
    (8013, &["transfer URL", "debug logs", "validate"]),
    (8014, &["redirect URL", "debug logs", "validate"]),
    (9000, &["dialed at the same time", "simultaneous dial"]),
    (9100, &["machine_detection", "hangup|hang up"]),
    (9110, &["confirm_key", "participant"]),
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

fn rows() -> impl Iterator<Item = (HangupCause, &'static str, &'static str)> {
    let cause = |code: u16| HangupCause::from_code(code).expect("a listed code");
    ROWS.iter()
        .map(move |&(code, heading, next_step)| (cause(code), heading, next_step))
}

#[test]
fn there_is_advice_for_each_of_the_54_causes() {
    assert_eq!(rows().count(), 54);
}

#[test]
fn each_cause_stands_under_its_heading() {
    let mut differences = Differences::default();
    for (cause, heading, _) in rows() {
        // The page prints code 0 under the first heading; that is layout, and not meaning.
        let heading = if cause == HangupCause::Unknown {
            "Unknown"
        } else {
            heading
        };
        let label = format_args!("{}: heading", cause.code());
        differences.compare(label, cause.category().name(), heading);
    }
    differences.assert_none();
    let unknown = HangupCause::Unknown;
    assert_eq!(unknown.category(), Category::Unknown);
    assert_eq!(unknown.evidence(Fact::Category), Evidence::Ours);
}

#[test]
fn retry_advice_agrees_with_the_published_next_step() {
    for (cause, _, next_step) in rows() {
        let (code, retry) = (cause.code(), cause.retry());
        let compatible = compatible(next_step);
        assert!(
            compatible.contains(&retry),
            "{code}: retry: found {retry}, but \"{next_step}\" is published, which leaves {compatible:?}"
        );
    }
}

#[test]
fn retry_advice_is_published_where_the_page_speaks_of_trying_again() {
    let mut differences = Differences::default();
    for (cause, _, next_step) in rows() {
        let code = cause.code();
        let published = RETRY_IS_PUBLISHED.contains(&code);
        assert_eq!(
            next_step.starts_with("retry"),
            published,
            "{code}: {next_step}"
        );
        let expected = if published {
            Evidence::Published
        } else {
            Evidence::Ours
        };
        let label = format_args!("{code}: evidence of Retry");
        differences.compare(label, cause.evidence(Fact::Retry), expected);
    }
    differences.assert_none();
}

#[test]
fn a_next_step_begins_with_nothing_where_nothing_is_to_be_done() {
    for (cause, _, next_step) in rows() {
        let ours = cause.next_step();
        let nothing = ours.starts_with("Nothing");
        assert_eq!(
            nothing,
            next_step.starts_with("none"),
            "{}: \"{ours}\" for \"{next_step}\"",
            cause.code()
        );
        if cause.retry() == Retry::NotNeeded {
            assert!(nothing, "{}: \"{ours}\"", cause.code());
        }
    }
}

#[test]
fn settings_defaults_and_console_pages_are_named() {
    let mut missing = Vec::new();
    for &(code, names) in NAMED {
        let cause = HangupCause::from_code(code).expect("a listed code");
        let text = format!("{}\n{}", cause.description(), cause.next_step());
        for name in names {
            if !name.split('|').any(|name| text.contains(name)) {
                missing.push(format!("{code}: {name:?} is not named in:\n{text}"));
            }
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn descriptions_and_next_steps_are_whole_sentences() {
    for &cause in HangupCause::ALL {
        for text in [cause.description(), cause.next_step()] {
            let begins = text.starts_with(|first: char| first.is_uppercase());
            let whole = begins && text.ends_with('.') && !text.contains("  ");
            assert!(whole, "{}: {text:?}", cause.code());
        }
        assert_ne!(cause.description(), cause.next_step(), "{}", cause.code());
    }
}

#[test]
fn the_meaning_of_a_cause_is_made_of_its_parts() {
    for &cause in HangupCause::ALL {
        let meaning = cause.meaning();
        assert_eq!(meaning.outcome, cause.outcome(), "{cause}");
        assert_eq!(meaning.retry, cause.retry(), "{cause}");
        assert_eq!(meaning.responsible, cause.responsible(), "{cause}");
        assert_eq!(meaning.next_step, cause.next_step(), "{cause}");
    }
}
