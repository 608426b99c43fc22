//! Newline-delimited call detail records.

use std::io::{self, Read};
use std::iter::FusedIterator;

use plivo_hangup::{CallRecordLines, HangupCause, LineError, PayloadError};

/// The code of each record, or the message of each error.
fn read(lines: CallRecordLines<impl Read>) -> Vec<Result<Option<u16>, String>> {
    lines
        .map(|record| match record {
            Ok(record) => Ok(record.hangup().cause().map(HangupCause::code)),
            Err(error) => Err(error.to_string()),
        })
        .collect()
}

#[test]
fn each_line_is_a_record_and_the_last_needs_no_line_break() {
    let body = "{\"hangup_cause_code\":4000}\r\n\n  \n{\"hangup_cause_code\":\"3010\"}\n{}";
    let read = read(CallRecordLines::new(body.as_bytes()));
    assert_eq!(read, [Ok(Some(4000)), Ok(Some(3010)), Ok(None)]);
}

#[test]
fn a_bad_line_is_an_error_of_its_own_and_reading_goes_on() {
    let body = b"{\"hangup_cause_code\":4000}\n[1]\n{\"to\": 12025550\n\xFF\n{\"hangup_cause_code\":3000}\n";
    let read = read(CallRecordLines::new(&body[..]));
    assert_eq!(
        read,
        [
            Ok(Some(4000)),
            Err("line 2: expected an object, found a list".to_owned()),
            Err("line 3, column 15: expected more JSON, found the end".to_owned()),
            Err("line 4, byte 1: expected UTF-8".to_owned()),
            Ok(Some(3000)),
        ]
    );
}

#[test]
fn an_error_keeps_its_line_and_hides_it() {
    let body = "\n[\"+12025550123\"]\r\n{}\n";
    let error = CallRecordLines::new(body.as_bytes())
        .next()
        .unwrap()
        .unwrap_err();
    assert_eq!(error.line(), 2);
    assert_eq!(error.raw(), b"[\"+12025550123\"]");
    assert!(matches!(
        error.payload_error(),
        Some(PayloadError::WrongKind { .. })
    ));
    assert!(error.io_error().is_none());
    assert!(!format!("{error:?} {error}").contains("2025550123"));
}

#[test]
fn a_line_that_is_too_long_is_skipped() {
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(100));
    let body = format!("{{}}\n{long}\n{{\"hangup_cause_code\":0}}\n{long}");
    let read = read(CallRecordLines::new(body.as_bytes()).with_max_line_bytes(50));
    let too_long = |line| {
        Err(format!(
            "line {line}: expected at most 50 bytes, found more"
        ))
    };
    assert_eq!(read, [Ok(None), too_long(2), Ok(Some(0)), too_long(4)]);
}

#[test]
fn a_line_of_exactly_the_limit_is_read() {
    let line = "{\"hangup_cause_code\":4000}";
    for body in [format!("{line}\n{line}"), format!("{line}\r\n{line}\r\n")] {
        let lines = |most| CallRecordLines::new(body.as_bytes()).with_max_line_bytes(most);
        let read_all = [Ok(Some(4000)), Ok(Some(4000))];
        assert_eq!(read(lines(line.len())), read_all);
        assert!(read(lines(line.len() - 1)).iter().all(Result::is_err));
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let body = b"\xEF\xBB\xBF{\"hangup_cause_code\":4000}\n";
    assert_eq!(read(CallRecordLines::new(&body[..])), [Ok(Some(4000))]);
}

/// A reader that breaks after some bytes.
struct Breaking(&'static [u8]);

impl Read for Breaking {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Err(io::Error::other("the disk is gone"));
        }
        self.0.read(buffer)
    }
}

#[test]
fn an_error_of_the_reader_ends_the_records() {
    fn ends_for_good(mut lines: impl FusedIterator) -> bool {
        lines.next().is_none() && lines.next().is_none()
    }

    let mut lines = CallRecordLines::new(Breaking(b"{\"hangup_cause_code\":4000}\n{\"hang"));
    assert!(lines.next().unwrap().is_ok());
    let error: LineError = lines.next().unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 2: could not be read: the disk is gone"
    );
    assert!(error.io_error().is_some());
    assert!(ends_for_good(lines));
}

#[test]
fn an_empty_reader_has_no_records() {
    assert!(read(CallRecordLines::new(&b""[..])).is_empty());
}

#[test]
fn debug_says_where_reading_is_and_hides_the_text() {
    let mut lines = CallRecordLines::new(&b"12025550123\n{}\n"[..]);
    let error = lines.next().unwrap().unwrap_err();
    let debug = format!("{error:?}");
    assert!(debug.starts_with("LineError { line: 1, "), "{debug}");
    assert!(!debug.contains("2025550"), "{debug}");
    assert_eq!(format!("{lines:?}"), "CallRecordLines { number: 1, .. }");
}

#[test]
fn the_line_is_that_of_the_last_item_after_the_end_too() {
    let mut lines = CallRecordLines::new("\n{\"id\":1}\n\n\n".as_bytes());
    assert_eq!(lines.line(), 0);
    assert!(lines.next().is_some());
    assert_eq!(lines.line(), 2);
    assert!(lines.next().is_none());
    assert_eq!(lines.line(), 2);
}

#[test]
fn a_line_has_at_most_16_mib() {
    let line = |bytes: usize| format!("{{\"a\":\"{}\"}}\n", "x".repeat(bytes - 8));
    let mut lines = CallRecordLines::new(io::Cursor::new(line(16 << 20)));
    assert!(lines.next().unwrap().is_ok());
    let mut lines = CallRecordLines::new(io::Cursor::new(line((16 << 20) + 1)));
    let error = lines.next().unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 1: expected at most 16777216 bytes, found more"
    );
}
