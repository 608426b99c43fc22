//! From a call record, a page or lines of them to what they say.

use std::hint::black_box;
use std::io::BufRead as _;

use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage};
use serde::de::{DeserializeOwned, IgnoredAny};

use super::{Inputs, Operation, leaked};
use crate::rivals::{PageOf, RecordStrings};
use crate::samples::{self, PAGE};

/// So many that the beginning of a stream does not count.
const LINES: usize = 1000;

const STRUCT: &str = "serde_json, struct";
const SKIP: &str = "serde_json, skip";

pub(super) fn operations() -> Vec<Operation> {
    let records = Inputs::new(leaked::<str>(samples::records()));
    let pages = Inputs::of_many(leaked::<str>(samples::pages()), PAGE);
    let lines = Inputs::of_many(leaked::<[u8]>([samples::lines(LINES)]), LINES);
    vec![
        Operation::new(
            "record",
            records.ours(|json| CallRecord::from_json(json.as_bytes()).unwrap()),
            [records.way(STRUCT, read::<RecordStrings>)],
        )
        .goal(STRUCT, 0.75),
        Operation::new(
            "record through serde_json",
            records.ours(read::<CallRecord>),
            [records.way(STRUCT, read::<RecordStrings>)],
        )
        .goal(STRUCT, 1.0),
        Operation::new(
            "record in a page",
            pages.ours(|json| CallRecordPage::from_json(json.as_bytes()).unwrap()),
            [pages.way(STRUCT, |json| read::<PageOf<RecordStrings>>(json).objects)],
        ),
        Operation::new(
            "record in lines",
            lines.ours(|lines| CallRecordLines::new(lines).flatten().count()),
            [lines.way(STRUCT, |lines| {
                for_each_line(lines, |line| {
                    let line = std::str::from_utf8(line).unwrap();
                    black_box(&read::<RecordStrings>(line));
                });
            })],
        ),
        Operation::new(
            "hangup of a record",
            records.ours(|json| CallRecord::hangup_from_json(json.as_bytes()).unwrap()),
            [records.way(SKIP, read::<IgnoredAny>)],
        ),
        Operation::new(
            "hangup of a record in a page",
            pages.ours(|json| CallRecordPage::hangups_from_json(json.as_bytes()).unwrap()),
            [pages.way(SKIP, read::<IgnoredAny>)],
        ),
        Operation::new(
            "hangup of a record in lines",
            lines.ours(|lines| CallRecordLines::new(lines).hangups().flatten().count()),
            [lines.way(SKIP, |lines| {
                for_each_line(lines, |line| {
                    black_box(&serde_json::from_slice::<IgnoredAny>(line).unwrap());
                });
            })],
        )
        .goal(SKIP, 1.1),
    ]
}

/// From a `str`, which is faster than from bytes.
fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

fn for_each_line(mut lines: &[u8], each: impl Fn(&[u8])) {
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).unwrap() > 0 {
        each(&line);
        line.clear();
    }
}
