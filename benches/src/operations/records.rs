//! From a call record, a page or a stream of them to what they say.

use std::hint::black_box;
use std::io::{BufRead as _, BufReader};

use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::goal::{Goal, Measure};
use super::group::{Group, Rows, texts};
use crate::rivals::{PageOf, RecordStrings};
use crate::samples::{self, PAGE, Repeated};

/// A stream of so many is long enough that its beginning does not count; `growth` has longer ones.
const RECORDS: u32 = 1000;

/// All groups of this concern.
pub fn groups() -> Vec<Group> {
    vec![
        record_to_hangup(),
        record_to_hangup_in_page(),
        record(),
        record_in_page(),
        record_in_stream(),
        record_through_serde(),
        record_to_json(),
    ]
}

fn records() -> Vec<&'static str> {
    texts(samples::records())
}

fn pages() -> Vec<&'static str> {
    texts(samples::pages())
}

/// The rivals read a `str`, which is the fastest that `serde_json` has for them; we read bytes.
fn parsed<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

fn record_to_hangup() -> Group {
    Rows::new("record_to_hangup", &records())
        .ours(|json: &str| CallRecord::hangup_from_json(json.as_bytes()).unwrap())
        .rival("skip", parsed::<IgnoredAny>)
        .rival("strings", parsed::<RecordStrings>)
        .goals(Goal::faster_than("strings"))
}

fn record_to_hangup_in_page() -> Group {
    Rows::counting("record_to_hangup_in_page", &pages(), PAGE)
        .ours(|json: &str| CallRecordPage::hangups_from_json(json.as_bytes()).unwrap())
        .rival("skip", parsed::<IgnoredAny>)
        .rival("strings", |json| {
            parsed::<PageOf<RecordStrings>>(json).objects
        })
        .goals([
            Goal::share(Measure::Time, "skip", 1.3),
            // The list of them may grow a few times, and no record allocates.
            Goal::at_most(Measure::Allocations, 5.0 / f64::from(PAGE)),
        ])
}

fn record() -> Group {
    Rows::new("record", &records())
        .ours(|json: &str| CallRecord::from_json(json.as_bytes()).unwrap())
        .rival("strings", parsed::<RecordStrings>)
        .rival("value", parsed::<Value>)
        .goals([
            Goal::share(Measure::Time, "strings", 1.0),
            Goal::fewer(Measure::Allocations, "strings", 2.0),
        ])
}

fn record_in_page() -> Group {
    Rows::counting("record_in_page", &pages(), PAGE)
        .ours(|json: &str| CallRecordPage::from_json(json.as_bytes()).unwrap())
        .rival("strings", |json| {
            parsed::<PageOf<RecordStrings>>(json).objects
        })
        .rival("value", parsed::<Value>)
        .goals([
            Goal::share(Measure::Time, "strings", 1.0),
            Goal::fewer(Measure::Allocations, "strings", 2.0),
        ])
}

fn record_in_stream() -> Group {
    let pages: &[_] = pages().leak();
    let stream: &Repeated = Box::leak(Box::new(samples::stream(RECORDS)));
    Rows::counting("record_in_stream", &[(stream, pages)], RECORDS)
        .ours(|(stream, _): (&Repeated, _)| CallRecordLines::new(stream.clone()).flatten().count())
        .rival("pages", |(_, pages): (_, &[&str])| {
            let pages = pages.iter().cycle().take((RECORDS / PAGE) as usize);
            let pages = pages.map(|page| CallRecordPage::from_json(page.as_bytes()).unwrap());
            pages.map(|page| page.objects.len()).sum::<usize>()
        })
        .rival("strings", |(stream, _)| {
            let mut reader = BufReader::new(stream.clone());
            let mut line = String::new();
            let mut count = 0;
            while reader.read_line(&mut line).unwrap() > 0 {
                black_box(&parsed::<RecordStrings>(&line));
                line.clear();
                count += 1;
            }
            count
        })
        .goals([Goal::share(Measure::Time, "pages", 1.05)])
}

fn record_through_serde() -> Group {
    Rows::new("record_through_serde", &records())
        .ours(parsed::<CallRecord>)
        .rival("strings", parsed::<RecordStrings>)
        .rival("value", parsed::<Value>)
        .goals(Goal::faster_than("strings"))
}

fn record_to_json() -> Group {
    let records = samples::records().into_iter();
    let records = records.map(|json| {
        let ours: &CallRecord =
            Box::leak(Box::new(CallRecord::from_json(json.as_bytes()).unwrap()));
        let strings: &RecordStrings = Box::leak(Box::new(parsed(&json)));
        (ours, strings)
    });
    let records: Vec<_> = records.collect();
    Rows::new("record_to_json", &records)
        .ours(|(ours, _): (&CallRecord, &RecordStrings)| serde_json::to_string(ours))
        .rival("strings", |(_, strings)| serde_json::to_string(strings))
        .goals(Goal::faster_than("strings"))
}
