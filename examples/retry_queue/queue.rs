//! The queue: what is due, what is parked, and how often each callee was called.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, SystemTime};

use plivo_hangup::{Meaning, Party};
use rand::Rng;

use crate::policy::{self, Next};

pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How often to call at most.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// Calls of one job, the first one included. Each release of a parked job allows one more.
    pub(crate) calls: u32,
    /// Calls to one callee in any 24 hours, over all jobs.
    pub(crate) calls_per_day: usize,
}

/// A call to place, and to place again until it succeeds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Job {
    pub(crate) id: u64,
    callee: String,
    /// How often it was called.
    pub(crate) calls: u32,
}

impl Job {
    /// The callee is a number, with or without a plus, or a SIP address.
    pub(crate) fn new(id: u64, callee: &str) -> Self {
        let callee = callee.trim().trim_start_matches('+').to_owned();
        Self {
            id,
            callee,
            calls: 0,
        }
    }
}

/// What became of a job when its call had ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plan {
    /// It is not called again.
    Stopped,
    /// It is called again at this time, or later if its callee was called too often.
    Again(SystemTime),
    /// It waits until [`Queue::release`] for this party; `None` if nobody is known, and someone has to look.
    Parked(Option<Party>),
    /// It was called as often as it may be.
    GivenUp,
}

pub(crate) struct Queue {
    limits: Limits,
    /// By time, and in the order they came.
    waiting: BTreeMap<(SystemTime, u64), Job>,
    serial: u64,
    parked: Vec<(Option<Party>, Job)>,
    last_day: LastDay,
}

impl Queue {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            waiting: BTreeMap::new(),
            serial: 0,
            parked: Vec::new(),
            last_day: LastDay::default(),
        }
    }

    /// Adds a job that is due at a time.
    pub(crate) fn add(&mut self, job: Job, at: SystemTime) {
        self.serial += 1;
        self.waiting.insert((at, self.serial), job);
    }

    /// Takes a job that is due: place its call, and give it back to [`ended`](Self::ended).
    pub(crate) fn take(&mut self, now: SystemTime) -> Option<Job> {
        while let Some(entry) = self.waiting.first_entry() {
            if entry.key().0 > now {
                return None;
            }
            let mut job = entry.remove();
            if let Some(later) = self.last_day.free_at(&job.callee, self.limits, now) {
                self.add(job, later);
            } else {
                self.last_day.add(&job.callee, now);
                job.calls += 1;
                return Some(job);
            }
        }
        None
    }

    /// Decides what becomes of a job whose call has ended.
    pub(crate) fn ended(
        &mut self,
        job: Job,
        meaning: &Meaning,
        now: SystemTime,
        rng: &mut impl Rng,
    ) -> Plan {
        match policy::next(meaning) {
            Next::Stop => Plan::Stopped,
            Next::Park => {
                self.parked.push((meaning.responsible, job));
                Plan::Parked(meaning.responsible)
            }
            Next::Again(_) if job.calls >= self.limits.calls => Plan::GivenUp,
            Next::Again(pauses) => {
                let at = now + rng.random_range(pauses.after(job.calls));
                self.add(job, at);
                Plan::Again(at)
            }
        }
    }

    /// Makes the parked jobs of a party due: it has fixed what was wrong. Returns how many there were.
    pub(crate) fn release(&mut self, party: Option<Party>, now: SystemTime) -> usize {
        let parked = std::mem::take(&mut self.parked);
        let (released, parked): (Vec<_>, Vec<_>) = parked
            .into_iter()
            .partition(|(waits_for, _)| *waits_for == party);
        self.parked = parked;
        let count = released.len();
        for (_, job) in released {
            self.add(job, now);
        }
        count
    }
}

/// The calls of the last 24 hours.
#[derive(Default)]
struct LastDay {
    calls: VecDeque<(SystemTime, String)>,
    counts: HashMap<String, usize>,
}

impl LastDay {
    fn add(&mut self, callee: &str, now: SystemTime) {
        self.calls.push_back((now, callee.to_owned()));
        *self.counts.entry(callee.to_owned()).or_default() += 1;
    }

    /// When the callee may be called again; `None` if now.
    fn free_at(&mut self, callee: &str, limits: Limits, now: SystemTime) -> Option<SystemTime> {
        self.forget(now);
        let count = self.counts.get(callee).copied().unwrap_or_default();
        if count < limits.calls_per_day {
            return None;
        }
        let mut calls = self.calls.iter().filter(|(_, called)| called == callee);
        let (oldest, _) = calls.next()?;
        Some(*oldest + DAY)
    }

    fn forget(&mut self, now: SystemTime) {
        let is_old = |(at, _): &&(SystemTime, String)| *at + DAY <= now;
        let old = self.calls.iter().take_while(is_old).count();
        for (_, callee) in self.calls.drain(..old) {
            if let Entry::Occupied(mut count) = self.counts.entry(callee) {
                *count.get_mut() -= 1;
                if *count.get() == 0 {
                    count.remove();
                }
            }
        }
    }
}
