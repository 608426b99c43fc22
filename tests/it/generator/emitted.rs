//! What the generator makes of the real data files.

use super::{CAUSES, WIRE, WORDS, contents_of, edited, generate};

/// The real data files.
const REAL: [&str; 3] = [
    include_str!("../../../data/hangup-causes.json"),
    include_str!("../../../data/telephony-causes.json"),
    include_str!("../../../data/wire-words.json"),
];

fn real() -> String {
    generate(REAL).unwrap_or_else(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("\n{}", problems.join("\n"))
    })
}

/// Expects the last of these lines, and before it the others.
#[track_caller]
fn expect_lines(rust: &str, expected: &[&str]) {
    let all: Vec<_> = rust.lines().map(str::trim_start).collect();
    let last = expected.last().expect("lines");
    let end = all.iter().position(|line| line == last);
    let end = end.unwrap_or_else(|| panic!("{last:?} is nowhere")) + 1;
    let (found, expected) = (
        all[end - expected.len()..end].join("\n"),
        expected.join("\n"),
    );
    assert!(
        found == expected,
        "found:\n{found}\n\nexpected:\n{expected}"
    );
}

#[test]
fn the_real_data_has_no_problems_and_the_crate_is_made_of_it() {
    assert!(
        real()
            == concat!(
                include_str!(concat!(env!("OUT_DIR"), "/enums.rs")),
                include_str!(concat!(env!("OUT_DIR"), "/tables.rs")),
            ),
        "the files that the build script wrote are others"
    );
}

#[test]
fn the_docs_of_a_published_cause() {
    expect_lines(
        &real(),
        &[
            "/// 3010, Busy Line.",
            "///",
            "/// The called party sent a busy signal.",
            "///",
            "/// **What to do.** Try again later, or let the caller leave a voicemail.",
            "///",
            "/// **Why we say so.** Plivo's advice is to retry later: a line that is busy now is free at",
            "/// another time.",
            "///",
            "/// - **outcome**: [Busy](Outcome::Busy) (this crate's)",
            "/// - **retry**: [Later](Retry::Later)",
            "/// - **responsible**: [Callee](Party::Callee) (this crate's)",
            "/// - **ended by**: `Plivo` if the destination is a Plivo SIP endpoint; `Carrier` if the destination is a PSTN number or an external SIP endpoint",
            "/// - **also seen ended by**: `Answer XML`",
            "/// - **call types**: Outbound; Inbound",
            "/// - **call states**: Initiated",
            "/// - **category**: Call Rejections",
            r#"#[doc(alias = "3010")]"#,
            r#"#[doc(alias = "Busy Line")]"#,
            "BusyLine = 3010,",
        ],
    );
}

#[test]
fn the_docs_of_a_cause_whose_table_row_is_not_published() {
    expect_lines(
        &real(),
        &[
            "/// **What to do (this crate's advice).** Enable the prefix under Voice \\> Geo Permissions on",
            "/// the console, if it was meant to be called.",
            "///",
            "/// **Why we say so.** A permission of the account is off, and only switching it on helps. The",
            "/// bar protects against fraud, so a person decides whether to lift it.",
            "///",
            "/// - **outcome**: [Failed](Outcome::Failed) (this crate's)",
            "/// - **retry**: [After Fix](Retry::AfterFix) (this crate's)",
            "/// - **responsible**: [Account](Party::Account) (this crate's)",
            "/// - **ended by**: not published",
            "/// - **call types**: not published",
            "/// - **call states**: not published",
            "/// - **category**: Destination Issues",
            "///",
            "/// This cause is later than the edition of the page that lists sources, call types and call",
            "/// states, so they are not published for it.",
            r#"#[doc(alias = "2050")]"#,
            r#"#[doc(alias = "Destination Prefix Barred")]"#,
            "DestinationPrefixBarred = 2050,",
        ],
    );
}

#[test]
fn the_docs_of_a_cause_whose_cells_are_inferred() {
    expect_lines(
        &real(),
        &[
            "/// - **outcome**: [Rejected](Outcome::Rejected) (this crate's)",
            "/// - **retry**: [After Fix](Retry::AfterFix) (this crate's)",
            "/// - **responsible**: [Application](Party::Application) (this crate's)",
            "/// - **ended by**: `Carrier` (inferred); `Answer XML` if an inbound call is rejected with the Hangup XML element",
            "/// - **call types**: Outbound (inferred)",
            "/// - **call states**: Initiated; Ringing (all inferred)",
            "/// - **category**: Call Rejections",
            "///",
            "/// The text of the page that this crate is built on lacks the first source, the call type and",
            "/// the two call states; they are inferred. The condition of Answer XML speaks of an inbound",
            "/// call although the call type is Outbound: the page says both.",
            r#"#[doc(alias = "3030")]"#,
            r#"#[doc(alias = "Unknown Caller ID")]"#,
            "UnknownCallerId = 3030,",
        ],
    );
}

#[test]
fn the_docs_of_a_cause_with_other_spellings_and_without_a_party() {
    let real = real();
    expect_lines(
        &real,
        &[
            "/// - **category**: Canceled Calls",
            "/// - **also spelled**: Cancelled",
            r#"#[doc(alias = "1000")]"#,
            r#"#[doc(alias = "Cancelled")]"#,
            "Canceled = 1000,",
        ],
    );
    expect_lines(
        &real,
        &[
            "/// - **outcome**: [Canceled](Outcome::Canceled) (this crate's)",
            "/// - **retry**: [Not Needed](Retry::NotNeeded) (this crate's)",
            "/// - **responsible**: nobody (this crate's)",
            "/// - **ended by**: `Plivo`",
            "/// - **call types**: Outbound (Dial XML)",
            "/// - **call states**: any",
            "/// - **category**: Special Cases",
            r#"#[doc(alias = "9000")]"#,
            r#"#[doc(alias = "Lost Race")]"#,
            "LostRace = 9000,",
        ],
    );
}

#[test]
fn the_page_of_hangup_cause_has_a_table_of_all_causes() {
    let real = real();
    for row in [
        "| cause | outcome | retry (who can fix it) |",
        "| [0 Unknown](Self::Unknown) | Unknown | After Fix |",
        "| [2050 Destination Prefix Barred](Self::DestinationPrefixBarred) | Failed | After Fix ([Account](Party::Account)) |",
        "| [3010 Busy Line](Self::BusyLine) | Busy | Later ([Callee](Party::Callee)) |",
        r"| [4240 sip\_<wbr>auth\_<wbr>failed](Self::SipAuthFailed) | Failed | After Fix ([Application](Party::Application)) |",
        "| [4000 Normal Hangup](Self::NormalHangup) | Completed | Not Needed |",
    ] {
        assert!(real.contains(&format!("\n/// {row}\n")), "{row}");
    }
}

#[test]
fn the_docs_of_a_source_and_of_a_word() {
    let real = real();
    expect_lines(
        &real,
        &[
            "/// Callee. The called side ended the call. The published page calls it \"Call recipient\".",
            r#"#[doc(alias = "Call recipient")]"#,
            r#"#[doc(alias = "Called party")]"#,
            "Callee,",
        ],
    );
    expect_lines(
        &real,
        &[
            "/// `LOSE_RACE`, 702 (FreeSWITCH).",
            "///",
            "/// Another leg, dialed in parallel, was answered first.",
            "///",
            "/// On its own: [Canceled](Outcome::Canceled); [Not Needed](Retry::NotNeeded); responsible: nobody (this crate's judgement).",
            "///",
            "/// **Why we say so.** It says what cause 9000 says: another leg won, so this one needs no",
            "/// retry.",
            r#"#[doc(alias = "LOSE_RACE")]"#,
            r#"#[doc(alias = "702")]"#,
            "LoseRace = 702,",
        ],
    );
    expect_lines(
        &real,
        &[
            "/// `NONE`, 0 (FreeSWITCH).",
            "///",
            "/// No cause was given.",
            "///",
            "/// On its own it says nothing of the outcome (this crate's judgement).",
            "///",
            "/// **Why we say so.** It names no cause, so it says nothing.",
            r#"#[doc(alias = "0")]"#,
            "None = 0,",
        ],
    );
}

#[test]
fn rustdoc_reads_the_same_enums_without_numbers() {
    let written = include_str!(concat!(env!("OUT_DIR"), "/enums_for_docs.rs"));
    let generated = generate::generate(REAL.map(contents_of)).expect("no problems");
    assert!(
        generated.enums_for_docs == written,
        "the build script wrote another file"
    );
    let mut documented = written.lines();
    for line in generated.enums.lines() {
        if line == "#[repr(u16)]" {
            continue;
        }
        let is_variant = line.ends_with(',') && !line.contains('/');
        let shown = match line.split_once(" = ") {
            Some((variant, _)) if is_variant => format!("{variant},"),
            _ => line.to_owned(),
        };
        assert_eq!(documented.next(), Some(shown.as_str()));
    }
    assert_eq!(documented.next(), None);
}

#[test]
fn a_search_for_what_people_call_a_cause_finds_it() {
    let real = real();
    for (alias, docs) in [
        ("3010", "3010, Busy Line."),
        ("out of credits", "1010, Canceled (Out Of Credits)."),
        ("Cancelled", "1000, Canceled."),
        ("17", "`USER_BUSY`, 17 (Q.850)."),
    ] {
        let found = real.split(&format!("#[doc(alias = \"{alias}\")]")).next();
        let first_line = format!("\n    /// {docs}\n");
        let found = found.and_then(|before| before.rsplit_once(&first_line));
        let found = found.unwrap_or_else(|| panic!("{alias} finds nothing")).1;
        let is_of_one_variant = !found
            .lines()
            .any(|line| line.trim_start().starts_with(char::is_alphabetic));
        assert!(is_of_one_variant, "{alias} is not an alias of {docs}");
    }
}

#[test]
fn only_outcome_retry_and_party_are_closed() {
    let real = real();
    let closed: Vec<_> = real
        .split("\npub enum ")
        .zip(real.split("\npub enum ").skip(1))
        .filter(|(before, _)| !before.ends_with("#[non_exhaustive]"))
        .filter_map(|(_, after)| after.split(' ').next())
        .collect();
    assert_eq!(closed, ["Outcome", "Retry", "Party"]);
}

#[test]
fn the_documentation_shows_every_other_text_as_it_is() {
    let case = r#"
         3 - "name": "Caller", "published_name": "Caller"
         3 + "name": "_Caller_", "published_name": "Cal*er"
        11 - "name": "Ringing", "slug": "ringing", "description": "A."
        11 + "name": "<Ringing>", "slug": "ringing", "description": "~~~ rings &amp; rings"
        32 - "name": "Never"
        32 + "name": "Never*"
        61 - It ended.
        61 + <Dial> or <Hangup> *ended* it, ~~~ or # did; it happened in a very long call that 1. - + --- === or 1) and http:// did.
        62 - Nothing.
        62 + 3010. Use [A] or <b>C</b> &lt;.
        65 - it rang
        65 + it rang in <Dial>
        68 - answered
        68 + ringing
       100 - A note.
       100 + - A \\ note.
    "#;
    let (causes, _) = edited("", CAUSES, case);
    let rust = generate([&causes, WORDS, WIRE]).expect("no problems");
    let found: Vec<_> = rust.lines().map(str::trim_start).collect();
    for line in [
        r"/// \<Ringing\>. \~\~\~ rings \&amp; rings",
        r#"/// \_Caller\_. A. The published page calls it "Cal\*er"."#,
        r"/// | [10 Normal Hangup](Self::NormalHangup) | Completed | Never\* |",
        r"/// \<Dial\> or \<Hangup\> \*ended\* it, \~\~\~ or \# did; it happened in a very long call that",
        r"/// 1\. \- \+ \-\-\- \=\=\= or 1\) and http:// did.",
        r"/// **What to do.** 3010\. Use \[A\] or \<b\>C\</b\> \&lt;.",
        r"/// - **ended by**: `_Caller_`; `Callee` if it rang in \<Dial\>",
        r"/// - **call states**: \<Ringing\>",
        r"/// - **retry**: [Never\*](Retry::Never) (of unknown origin)",
        r"/// \- A \\ note.",
    ] {
        assert!(
            found.contains(&line),
            "{line}\nis not in\n{}",
            found.join("\n")
        );
    }
}
