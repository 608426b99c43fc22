//! Long inputs and readers that leave.

use std::io::Read as _;
use std::process::Stdio;

use super::run::Run;

fn records(number: usize) -> String {
    "{\"call_uuid\": \"c1\", \"hangup_cause_code\": 3010, \"hangup_source\": \"Carrier\"}\n"
        .repeat(number)
}

#[test]
fn a_reader_that_has_seen_enough_ends_it_quietly() {
    for format in ["text", "json", "csv"] {
        let run = Run::new("broken-pipe").file("long.ndjson", records(20_000));
        let mut child = run
            .command(&format!("--format {format} long.ndjson"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut first = [0; 10];
        let mut out = child.stdout.take().expect("it is piped");
        out.read_exact(&mut first).expect("it writes");
        drop(out);
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{format}");
        assert_eq!(ended.status.code(), Some(0), "{format}");
    }
}

#[test]
fn a_long_file_is_quiet_where_no_terminal_is() {
    let run = Run::new("long").file("long.ndjson", records(130_000));
    let ended = run.decode("--format csv long.ndjson");
    assert_eq!(ended.out.lines().count(), 130_001);
    assert_eq!(
        ended.out.lines().last(),
        Some(
            "long.ndjson,130000,,record,true,3010,Busy Line,Carrier,,false,busy,later,callee,\
             \"Try again later, or let the caller leave a voicemail.\",,busy_line,"
        )
    );
    assert_eq!((ended.err.as_str(), ended.code), ("", Some(0)));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let run = Run::new("full").file("busy.form", "HangupCauseCode=3010");
    for format in ["text", "json", "csv"] {
        let full = std::fs::File::options().write(true).open("/dev/full");
        let ended = run
            .command(&format!("--format {format} busy.form"))
            .stdout(full.expect("Linux has it"))
            .output()
            .expect("it runs");
        assert_eq!(
            String::from_utf8_lossy(&ended.stderr),
            "plivo-hangup: No space left on device (os error 28)\n",
            "{format}"
        );
        assert_eq!(ended.status.code(), Some(1), "{format}");
    }
}
