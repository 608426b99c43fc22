//! Time and memory of ever longer streams of records and ever longer forms.

use std::fs;
use std::time::{Duration, Instant};

use plivo_hangup::{CallRecordLines, CallRecordPage, HangupCallback};
use plivo_hangup_benches::goals::Goals;
use plivo_hangup_benches::samples::{self, PAGE};
use plivo_hangup_benches::table::{Table, number};

/// How long each is repeated.
const ENOUGH: Duration = Duration::from_millis(500);

fn main() {
    let headings = [
        "records in a stream",
        "ms",
        "ns for each",
        "most bytes",
        "KiB of the process",
    ];
    let mut streams = Table::new(headings);
    let mut in_stream = 0.0;
    for exponent in 3..=7 {
        let records = 10_u32.pow(exponent);
        let stream = samples::stream(records);
        let mut read = 0;
        let (seconds, bytes) = measured(|| {
            read = CallRecordLines::new(stream.clone()).flatten().count();
        });
        assert_eq!(read, records as usize);
        let each = seconds * 1e9 / f64::from(records);
        if records == 100_000 {
            in_stream = each;
        }
        streams.row([
            records.to_string(),
            number(seconds * 1e3),
            number(each),
            bytes.to_string(),
            most_memory(),
        ]);
    }
    println!("\n{streams}");

    let pages = samples::pages();
    let (seconds, _) = measured(|| {
        for page in &pages {
            let read = CallRecordPage::from_json(page.as_bytes()).unwrap();
            assert_eq!(read.objects.len(), PAGE as usize);
        }
    });
    let in_page = seconds * 1e9 / f64::from(PAGE) / pages.len() as f64;
    let share = in_stream / in_page;
    let mut goals = Goals::new();
    let goal = "a record of 100,000 in a stream ≤ 1.05 of one in a page";
    goals.add(goal.to_owned(), share, share <= 1.05);
    println!("{goals}");

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
    while start.elapsed() < ENOUGH {
        let turn = Instant::now();
        run();
        least = least.min(turn.elapsed().as_secs_f64());
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
