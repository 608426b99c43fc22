//! NDJSON: each line is the record that it would be alone, however the bytes arrive.
//!
//! The first byte is the greatest length of a line, the second how many bytes arrive at once.
#![no_main]

use std::io::{self, Read};

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{CallRecord, CallRecordLines};
use plivo_hangup_fuzz::marker;

fuzz_target!(|input: &[u8]| {
    let [most, step, export @ ..] = input else {
        return;
    };
    check(export, usize::from(*most) * 8, usize::from(*step) + 1);
    check(export, 1 << 24, usize::from(*step) + 1);

    let planted = marker::planted(export);
    for line in CallRecordLines::new(planted.as_slice()) {
        marker::is_hidden_in(&line);
    }
    marker::is_hidden(&CallRecordLines::new(planted.as_slice()));
});

/// Hands over a few bytes at a time.
struct Slow<'a> {
    bytes: &'a [u8],
    step: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.step);
        self.bytes.read(&mut buffer[..most])
    }
}

fn check(bytes: &[u8], most: usize, step: usize) {
    let lines = || CallRecordLines::new(Slow { bytes, step }).with_max_line_bytes(most);
    let mut records = lines();
    let mut hangups = lines().hangups();
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        if line.len() <= most && text.trim_ascii().is_empty() {
            continue;
        }
        let record = records.next().expect("no line is lost");
        let hangup = hangups.next().expect("no line is lost");
        match (&record, CallRecord::from_json(line)) {
            (Ok(record), Ok(alone)) if line.len() <= most => {
                assert!(record.iter().eq(alone.iter()));
                assert_eq!(hangup.as_ref().ok(), Some(alone.hangup()));
            }
            (Err(error), Err(alone)) if line.len() <= most => {
                assert_eq!(error.line(), number);
                assert_eq!(error.raw(), line);
                assert_eq!(error.payload_error(), Some(&alone));
                assert_eq!(error.to_string(), hangup.unwrap_err().to_string());
            }
            (Err(error), _) if line.len() > most => {
                assert_eq!(error.line(), number);
                assert!(error.raw().is_empty() && error.payload_error().is_none());
                assert!(error.to_string().contains(&most.to_string()));
                assert_eq!(error.to_string(), hangup.unwrap_err().to_string());
            }
            (read, alone) => panic!("{read:?}, and alone {alone:?}"),
        }
    }
    assert!(records.next().is_none() && hangups.next().is_none());
}
