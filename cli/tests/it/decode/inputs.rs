//! Every kind of input.

use super::run::Run;
use crate::support::{zipped, zipped_in_part};

#[test]
fn without_a_file_the_samples_are_decoded_wherever_one_is() {
    Run::new("samples")
        .decode("")
        .prints(include_str!("samples.txt"));
}

/// Every kind on lines, what is not a payload among them.
const MIXED: &str = r#"{"call_uuid": "c1", "call_duration": 12, "hangup_cause_code": 4010, "hangup_source": "Plivo"}

Event=StartApp&CallUUID=c2&CallStatus=ringing
{"call_uuid": "c3", "hangup_cause_code": 3000, "trunk_domain": "1.zt.example"}
hello
{"call_uuid":
17
{"objects": [{"call_uuid": "c4", "hangup_cause_code": "4210"}, 17, {"app_id": "1"}]}
[{"DialStatus": "busy", "DialHangupCause": "USER_BUSY", "DialALegUUID": "c5"}, {"objects": [{"call_state": "ringing"}]}]
{"error": "not found", "api_id": "x"}
{"objects": []}
"#;

#[test]
fn lines_may_hold_payloads_of_any_kind() {
    let run = Run::new("mixed").file("mixed.log", MIXED);
    run.decode("mixed.log")
        .prints_and_fails(include_str!("mixed.txt"), "");
    let summary = "plivo-hangup: not read: 6. See `error` in the output.\n";
    run.decode("mixed.log --ids --format json")
        .prints_and_fails(include_str!("mixed.json"), summary);
    run.decode("mixed.log --ids --format csv")
        .prints_and_fails(include_str!("mixed.csv"), summary);
}

/// The first columns of CSV for standard input.
fn places(input: impl AsRef<[u8]>) -> Vec<String> {
    let run = Run::new("places");
    let output = assert_cmd::Command::from_std(run.command("--format csv -"))
        .write_stdin(input.as_ref())
        .output();
    let output = String::from_utf8(output.expect("it runs").stdout).expect("it is text");
    let rows = output.lines().skip(1);
    rows.map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        format!(
            "{}|{}|{}|{}|{}",
            cells[0], cells[1], cells[2], cells[3], cells[5]
        )
    })
    .collect()
}

#[test]
fn one_payload_has_no_line_and_no_index() {
    let expected = ["standard input|||hangup|3010"];
    assert_eq!(places("HangupCauseCode=3010"), expected);
    assert_eq!(places("\u{feff}HangupCauseCode=3010\r\n\r\n"), expected);
    assert_eq!(places("?a=b&HangupCauseCode=3010"), expected);
    assert_eq!(places("\n{\n\"HangupCauseCode\": 3010\n}\n"), expected);
    assert_eq!(places("\u{feff}{\"HangupCauseCode\": 3010}"), expected);
}

#[test]
fn lines_are_counted_with_the_blank_ones() {
    let expected = [
        "standard input|2||hangup|3010",
        "standard input|4||hangup|4000",
    ];
    let forms = "\r\nHangupCauseCode=3010\r\n\r\nHangupCauseCode=4000\r\n";
    assert_eq!(places(forms), expected);
    let objects = "\n{\"HangupCauseCode\": 3010}\n \n{\"HangupCauseCode\": 4000}";
    assert_eq!(places(objects), expected);
}

#[test]
fn pages_and_lists_have_indexes() {
    let records = "{\"hangup_cause_code\": 3010},\n {\"hangup_cause_code\": 4000}";
    let expected = [
        "standard input||0|record|3010",
        "standard input||1|record|4000",
    ];
    assert_eq!(
        places(format!("{{\"objects\": [\n{records}\n]}}")),
        expected
    );
    assert_eq!(places(format!("[{records}]")), expected);
    assert_eq!(places(format!("[\n{records}\n]\n")), expected);
    let pages = "[{\"objects\": [{\"hangup_cause_code\": 3010}]}, {\"objects\": [{\"hangup_cause_code\": 4000}]}]";
    assert_eq!(places(pages), expected);
}

#[test]
fn documents_after_each_other_have_the_lines_on_which_they_begin() {
    let page = "{\n  \"objects\": [\n    {\"hangup_cause_code\": 3010},\n    {}\n  ]\n}\n";
    let callback = "\n{\n  \"HangupCauseCode\": 4000\n}";
    assert_eq!(
        places(format!("{page}{callback}\n\n{{\n  \"HangupCause\n")),
        [
            "standard input|1|0|record|3010",
            "standard input|1|1||",
            "standard input|8||hangup|4000",
            "standard input|12|||",
        ]
    );
    let run = Run::new("documents").file("cut.json", format!("{callback}\n{{\n  'a'"));
    let cards = run.decode("cut.json").out;
    assert!(
        cards.contains("\ncut.json:5: could not be read: line 6, column 3: expected JSON\n"),
        "{cards}"
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let run = Run::new("unreadable")
        .file("empty", "")
        .file("cut.json", "{\n  \"call_uuid\":")
        .file("quotes.json", "{'call_uuid': 'c1'}")
        .file("other.json", "{\"colour\": \"red\"}")
        .file("bytes.json", b"{\"call_uuid\": \"\xff\"}")
        .file("list.json", "[]")
        .file("packed.gz", b"\x1f\x8b\x08\x00\n=\n\n=\n")
        .file(
            "damaged.gz",
            b"\x1f\x8b\x08\x00\0\0\0\0\0\x03\xff\xff\xff\xff",
        )
        .file("busy.form", "HangupCauseCode=3010");
    let cards = run.decode(
        "empty cut.json missing.json quotes.json other.json list.json packed.gz damaged.gz . CallUUID=c1 busy.form",
    );
    let titles: Vec<&str> = cards
        .out
        .lines()
        .filter(|line| !line.starts_with(' '))
        .collect();
    assert_eq!(
        titles.join("\n"),
        "\
empty: could not be read: expected a callback or a call detail record, found
nothing

cut.json: could not be read: line 2, column 14: expected more JSON, found the
end

missing.json: could not be read: No such file or directory (os error 2)

quotes.json: could not be read: line 1, column 2: expected JSON

other.json: could not be read: expected a callback or a call detail record,
found no key of either

list.json: list without payloads

packed.gz: could not be read: expected more of a gzip file, found the end

damaged.gz: could not be read: expected a gzip file, found one that is damaged

.: could not be read: expected a file, found a folder: name the files in it,
such as `logs/*`

CallUUID=c1: could not be read: expected a file, found none; pipe a payload or
its query to `decode -`

busy.form: hangup callback
"
    );
    assert_eq!(cards.err, "");
    assert_eq!(cards.code, Some(1));
    let bytes = run.decode("bytes.json");
    assert!(
        bytes
            .out
            .starts_with("bytes.json: could not be read: payload"),
        "{}",
        bytes.out
    );
    assert_eq!(bytes.code, Some(1));
}

#[test]
fn a_byte_order_mark_on_a_line_of_its_own_is_blank() {
    let expected = [
        "standard input|2||hangup|3010",
        "standard input|3||hangup|4000",
    ];
    let objects = "\u{feff}\n{\"HangupCauseCode\": 3010}\n{\"HangupCauseCode\": 4000}";
    assert_eq!(places(objects), expected);
}

#[test]
fn gzip_is_told_by_its_content() {
    let record = "{\"hangup_cause_code\": 3010}\n";
    let expected = [
        "standard input|1||record|3010",
        "standard input|2||record|3010",
    ];
    let twice = [zipped(record), zipped(record)].concat();
    assert_eq!(places(twice), expected);
    assert_eq!(
        places(zipped("HangupCauseCode=3010")),
        ["standard input|||hangup|3010"]
    );
}

#[test]
fn what_is_before_the_cut_of_a_gzip_file_is_decoded() {
    let record = "{\"hangup_cause_code\": 3010}\n";
    let lines = format!("{record}{record}{{\"hangup");
    assert_eq!(
        places(zipped_in_part(&lines)),
        [
            "standard input|1||record|3010",
            "standard input|2||record|3010",
            "standard input|3|||",
        ]
    );
    assert_eq!(
        places(zipped_in_part(record)),
        ["standard input|1||record|3010", "standard input|2|||"]
    );
    assert_eq!(places(zipped_in_part("{\"hangup")), ["standard input||||"]);
    assert_eq!(
        places(zipped_in_part("HangupCauseCode=3010")),
        ["standard input||||"]
    );
    let page = "{\n\"objects\": [\n{\"hangup_cause_code\": 3010}\n]\n}\n";
    let pages = format!("{page}{page}{{\n");
    assert_eq!(
        places(zipped_in_part(&pages)),
        [
            "standard input|1|0|record|3010",
            "standard input|6|0|record|3010",
            "standard input|11|||",
        ]
    );
    let run = Run::new("cut").file("cut.gz", zipped_in_part(&lines));
    let out = run.decode("cut.gz").out;
    assert!(
        out.ends_with(
            "cut.gz:3: could not be read: expected more of a gzip file, found the end\n\n"
        ),
        "{out}"
    );
}

#[test]
fn a_line_may_have_16_mib_and_not_a_byte_more() {
    const MOST: usize = 16 * 1024 * 1024;
    let [before, after] = ["{\"hangup_cause_code\":3010,\"call_uuid\":\"", "\"}"];
    let record = |bytes: usize| {
        let id = "c".repeat(bytes - before.len() - after.len());
        format!("{before}{id}{after}")
    };
    let [most, more] = [record(MOST), record(MOST + 1)];
    // Blanks are of the line.
    let blanks = format!("{} ", record(MOST));
    for line_break in ["\n", "\r\n"] {
        let input = [&most, &more, &blanks, &most]
            .map(|line| format!("{line}{line_break}"))
            .concat();
        assert_eq!(
            places(input),
            [
                "standard input|1||record|3010",
                "standard input|2|||",
                "standard input|3|||",
                "standard input|4||record|3010",
            ]
        );
    }
}

#[test]
fn a_line_that_is_too_long_is_left_out() {
    let long = "x".repeat(16 * 1024 * 1024);
    let input = format!("HangupCauseCode=3010\nHangupCauseCode={long}\nHangupCauseCode=4000\n");
    let run = Run::new("too-long").file("long.log", input);
    let cards = run.decode("long.log");
    let titles: Vec<&str> = cards
        .out
        .lines()
        .filter(|line| line.starts_with("long"))
        .collect();
    assert_eq!(
        titles,
        [
            "long.log:1: hangup callback",
            "long.log:2: could not be read: expected a line of at most 16777216 bytes, found",
            "long.log:3: hangup callback",
        ]
    );
    assert_eq!(cards.code, Some(1));
}
