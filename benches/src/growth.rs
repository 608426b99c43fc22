//! The time for each part of ever longer inputs, which does not grow.

use std::io::{self, Read};
use std::time::Instant;

use plivo_hangup::{CallRecordLines, HangupCallback};

use crate::report::{number, table};
use crate::samples;

const LINES: usize = 100;

/// The same lines again and again, as long inputs from memory would measure the memory.
struct Repeated<'a> {
    lines: &'a [u8],
    rest: &'a [u8],
    times: usize,
}

impl Read for Repeated<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() && self.times > 0 {
            self.rest = self.lines;
            self.times -= 1;
        }
        self.rest.read(buffer)
    }
}

/// Measures lines of records and parameters of a form.
pub fn table_of_growth() -> String {
    let lines = &samples::lines(LINES)[..];
    let rows = [100, 1000, 10_000, 100_000].map(|count| {
        let form = samples::callback_with_parameters(count);
        let (rest, times) = (&lines[..0], count / LINES);
        [
            count.to_string(),
            nanoseconds_each(count, || {
                let reader = Repeated { lines, rest, times };
                assert_eq!(CallRecordLines::new(reader).flatten().count(), count);
            }),
            nanoseconds_each(count, || {
                HangupCallback::from_form(&form).unwrap();
            }),
        ]
    });
    let headings = ["how many", "ns a record in lines", "ns a parameter"];
    table(headings, rows.into_iter())
}

/// The least time of several runs.
fn nanoseconds_each(count: usize, run: impl Fn()) -> String {
    let times = (0..10).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    let least = times.min().unwrap_or_default();
    number(least.as_secs_f64() * 1e9 / count as f64)
}
