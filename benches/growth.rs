//! Time and memory of ever longer streams of records and ever longer forms.

use std::fs;
use std::time::Instant;

use plivo_hangup::{CallRecordLines, HangupCallback};
use plivo_hangup_benches::samples;
use plivo_hangup_benches::table::{Table, number};

fn main() {
    let headings = [
        "records in a stream",
        "ms",
        "ns for each",
        "most bytes",
        "KiB of the process",
    ];
    let mut streams = Table::new(headings);
    for exponent in 3..=7 {
        let records = 10_u32.pow(exponent);
        let mut read = 0;
        let (seconds, bytes) = measured(|| {
            read = CallRecordLines::new(samples::records(records))
                .flatten()
                .count();
        });
        assert_eq!(read, records as usize);
        streams.row([
            records.to_string(),
            number(seconds * 1e3),
            number(seconds * 1e9 / f64::from(records)),
            bytes.to_string(),
            most_memory(),
        ]);
    }
    println!("\n{streams}");

    let headings = [
        "parameters in a form",
        "µs",
        "ns for each",
        "most bytes",
        "bytes of the body",
    ];
    let mut forms = Table::new(headings);
    for exponent in 1..=5 {
        let parameters = 10_u32.pow(exponent);
        let body = samples::callback_with_parameters(parameters as usize);
        let (seconds, bytes) = measured(|| {
            let read = HangupCallback::from_form(&body).unwrap();
            assert!(read.hangup().cause().is_some());
        });
        forms.row([
            parameters.to_string(),
            number(seconds * 1e6),
            number(seconds * 1e9 / f64::from(parameters)),
            bytes.to_string(),
            body.len().to_string(),
        ]);
    }
    println!("{forms}");
}

/// The least time that it took, in seconds, and the most bytes that it held.
fn measured(mut run: impl FnMut()) -> (f64, u64) {
    let bytes = allocation_counter::measure(&mut run).bytes_max;
    let mut least = f64::INFINITY;
    let start = Instant::now();
    for _ in 0..100 {
        let turn = Instant::now();
        run();
        least = least.min(turn.elapsed().as_secs_f64());
        if start.elapsed().as_secs() >= 1 {
            break;
        }
    }
    (least, bytes)
}

/// The most memory that this process has ever had; empty where the system does not tell.
fn most_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next());
    kibibytes.unwrap_or_default().to_owned()
}
