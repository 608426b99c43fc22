//! Times: what is asked for, the period before, and the groups.

use super::{report, tables};
use crate::decode::run::Run;

fn ends(times: &[(&str, u16)]) -> String {
    let lines = times.iter().map(|(time, code)| {
        format!("{{\"call_uuid\":\"c1\",\"end_time\":\"{time}\",\"hangup_cause_code\":{code},\"call_duration\":5}}\n")
    });
    lines.collect()
}

fn run(test: &str) -> Run {
    Run::new(test).file(
        "r.ndjson",
        ends(&[
            ("2026-02-27 23:59:59+00:00", 3010),
            ("2026-02-28 00:00:00+00:00", 3010),
            ("2026-03-01 23:59:59+00:00", 4000),
            ("2026-03-02 00:00:00+05:30", 4000),
            ("2026-03-02 00:59:59", 7011),
            ("2026-03-03 23:59:59Z", 7011),
            ("2026-03-04 00:00:00", 4000),
        ]),
    )
}

#[test]
fn only_what_is_asked_for_is_counted_and_compared_with_the_period_before() {
    let run = run("report-since");
    let tables = tables(&run, "r.ndjson --since 2026-03-02 --until 2026-03-04");
    tables.has(
        "causes",
        "cause",
        &[
            ("7011 Error Reaching Answer URL", 2),
            ("4000 Normal Hangup", 1),
        ],
    );
    tables.has("over_time", "day", &[("2026-03-02", 2), ("2026-03-03", 1)]);
    let before = tables.counts("changes", "what", "before");
    let now = tables.counts("changes", "what", "now");
    let of = |counts: &[(String, u64)], what: &str| {
        counts
            .iter()
            .find(|(name, _)| name == what)
            .map_or(0, |(_, count)| *count)
    };
    for (what, expected) in [
        ("All calls", (2, 3)),
        ("Yours to fix", (0, 2)),
        ("3010 Busy Line", (1, 0)),
        ("4000 Normal Hangup", (1, 1)),
    ] {
        assert_eq!((of(&before, what), of(&now, what)), expected, "{what}");
    }
}

#[test]
fn without_a_beginning_the_halves_are_compared() {
    let tables = tables(&run("report-halves"), "r.ndjson");
    // Of six days: 27 February to 1 March, and 2 to 4 March.
    assert_eq!(
        tables.counts("changes", "what", "before")[0],
        ("All calls".to_owned(), 3)
    );
    assert_eq!(
        tables.counts("changes", "what", "now")[0],
        ("All calls".to_owned(), 4)
    );
}

#[test]
fn the_groups_are_days_or_hours() {
    let run = run("report-groups");
    tables(
        &run,
        "r.ndjson --group hour --since 2026-03-01 --until 2026-03-03",
    )
    .has(
        "over_time",
        "hour",
        &[("2026-03-01 23:00", 1), ("2026-03-02 00:00", 2)],
    );
}

#[test]
fn the_report_says_which_times_these_are() {
    let ended = report(&run("report-offsets"), "r.ndjson --summary");
    let text = ended.out.replace('\n', " ");
    assert!(
        text.contains(
            "Times are used as sent, without conversion between time zones: 3 with +00:00, 2 without an offset, in the \
             time zone of the account, 1 with +05:30, 1 with Z."
        ),
        "{text}"
    );
}

#[test]
fn times_that_are_none_are_refused() {
    let run = run("report-refused");
    let ended = report(&run, "r.ndjson --since yesterday");
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.err.contains("expected a day such as 2026-03-02"),
        "{}",
        ended.err
    );
    let ended = report(&run, "r.ndjson --since 2026-03-02 --until 2026-03-01");
    assert_eq!(
        ended.err,
        "plivo-hangup: expected --since before --until, found it after\n"
    );
    assert_eq!(ended.code, Some(1));
}
