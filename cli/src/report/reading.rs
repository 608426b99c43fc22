//! Reads the inputs on all cores, and counts.

use std::io;
use std::num::NonZero;
use std::str;
use std::sync::{Mutex, PoisonError};
use std::thread;

use plivo_hangup::{CallRecord, Callback};
use rustc_hash::FxHashMap;

use super::documents::Part;
use super::feed::{Feed, Piece, What};
use super::glance::Glance;
use super::moment::Clock;
use super::tally::{Tally, Window};
use super::verdict::Verdict;
use crate::input::{self, Entry, Found, MAX_LINE_BYTES, Problem, Source, is_blank, is_too_long};

/// Likenesses that are remembered. More can only come of texts that are not listed.
const MOST_LIKENESSES: usize = 8192;

/// Reads all of the inputs.
pub(super) fn read(sources: Vec<Source>, window: Window) -> Tally {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let feed = Mutex::new(Feed::new(sources));
    thread::scope(|scope| {
        let read = || {
            let mut reader = Reader::new(window);
            let mut buffer = Vec::new();
            loop {
                // Nothing panics with the lock held.
                let piece = feed
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .next(&mut buffer);
                match piece {
                    Some(piece) => reader.piece(piece, &buffer),
                    None => return reader.tally,
                }
            }
        };
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(read)).collect();
        let mut tally = Tally::new(window);
        tally.merge(read());
        for other in others {
            match other.join() {
                Ok(other) => tally.merge(other),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        tally
    })
}

/// What one thread has.
struct Reader {
    tally: Tally,
    clock: Clock,
    /// The places of the verdicts of records by what these are like.
    seen: FxHashMap<Box<[u8]>, usize>,
    likeness: Vec<u8>,
}

impl Reader {
    fn new(window: Window) -> Self {
        Self {
            tally: Tally::new(window),
            clock: Clock::default(),
            seen: FxHashMap::default(),
            likeness: Vec::new(),
        }
    }

    fn piece(&mut self, piece: Piece, text: &[u8]) {
        let file = piece.file;
        match piece.what {
            What::Lines(first) => self.lines(file, first, text),
            What::Parts(parts) => {
                for part in parts {
                    self.part(
                        file,
                        &part,
                        text.get(part.range.clone()).unwrap_or_default(),
                    );
                }
            }
            What::Whole(cut) => {
                self.closer(file, |each| input::read_whole(text, cut, each));
            }
            What::Problem(line, problem) => {
                self.tally
                    .add_problem(file, line, None, problem.to_string());
            }
        }
    }

    fn lines(&mut self, file: usize, mut number: u64, text: &[u8]) {
        let mut start = 0;
        let ends = memchr::memchr_iter(b'\n', text).chain([text.len()]);
        for end in ends {
            let line = text.get(start..end).unwrap_or_default();
            if is_too_long(line) {
                let limit = MAX_LINE_BYTES;
                let why = Problem::LineTooLong { limit }.to_string();
                self.tally.add_problem(file, Some(number), None, why);
            } else if !is_blank(line) && !self.is_like_one_before(line.trim_ascii()) {
                self.closer(file, |each| input::read_line(number, line, each));
            }
            start = end + 1;
            number += 1;
        }
    }

    fn part(&mut self, file: usize, part: &Part, text: &[u8]) {
        if self.is_like_one_before(text) {
            return;
        }
        self.closer(file, |each| {
            input::read_line(part.line, text, &mut |mut entry| {
                if let Some(index) = part.index {
                    let within = entry.place.index.unwrap_or(0);
                    entry.place.index = Some(index + within);
                }
                each(entry)
            })
        });
    }

    /// Counts a plain record. Whether it was one.
    fn is_like_one_before(&mut self, line: &[u8]) -> bool {
        let Some(glance) = str::from_utf8(line).ok().and_then(Glance::at) else {
            return false;
        };
        glance.write_likeness(&mut self.likeness);
        let place = match self.seen.get(self.likeness.as_slice()) {
            Some(place) => *place,
            None => match CallRecord::from_json(line) {
                Ok(record) => {
                    let place = self.tally.place_of(Verdict::of_record(&record));
                    if self.seen.len() >= MOST_LIKENESSES {
                        self.seen.clear();
                    }
                    self.seen.insert(self.likeness.as_slice().into(), place);
                    place
                }
                Err(_) => return false,
            },
        };
        let time = glance.time().and_then(|time| self.clock.read(time));
        self.tally.add(place, time);
        true
    }

    /// Counts what the library reads.
    fn closer(&mut self, file: usize, read: impl FnOnce(&mut input::Each<'_>) -> io::Result<()>) {
        let Self { tally, clock, .. } = self;
        let mut each = |Entry { place, found }| {
            let (verdict, time) = match &found {
                Ok(Found::Record(record)) => (Verdict::of_record(record), time_of_record(record)),
                Ok(Found::Callback(callback)) => {
                    (Verdict::of_callback(callback), time_of_callback(callback))
                }
                Ok(Found::Nothing(_)) => return Ok(()),
                Err(problem) => {
                    tally.add_problem(file, place.line, place.index, problem.to_string());
                    return Ok(());
                }
            };
            let place = tally.place_of(verdict);
            tally.add(place, time.and_then(|time| clock.read(time)));
            Ok(())
        };
        // `each` never fails.
        let _ = read(&mut each);
    }
}

fn time_of_record(record: &CallRecord) -> Option<&str> {
    record.end_time().or_else(|| record.initiation_time())
}

/// When the call ended, or else when it began. The time of a session is in UTC, so it is not asked.
fn time_of_callback(callback: &Callback) -> Option<&str> {
    match callback {
        Callback::Hangup(hangup) => hangup.end_time().or_else(|| hangup.start_time()),
        Callback::Dial(event) => event.answer_time().or_else(|| event.start_time()),
        Callback::DialSummary(summary) => summary.answer_time().or_else(|| summary.start_time()),
        Callback::Other(other) => other.start_time(),
        _ => None,
    }
}
