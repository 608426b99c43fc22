//! Calls again, or does not: a queue of retries that goes by the advice.
//!
//! `cargo run --example retry_queue` says what becomes of the outbound calls of the sample callbacks in
//! `examples/payloads`. To read your own, name files with form bodies.
//!
//! - `policy.rs` turns advice and outcome into pauses, with exhaustive matches: a new kind of advice would not
//!   compile.
//! - `queue.rs` keeps the times, and the limits: calls of one job, and calls to one callee in 24 hours.
//!
//! What needs a fix is parked until the party that can fix it says so. The queue is in memory: keep yours in a
//! database, with `Job` as a row.

mod policy;
mod queue;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs, io, iter};

use plivo_hangup::{HangupCallback, Meaning, Party};

use queue::{DAY, Job, Limits, Plan, Queue};

/// Also ask your lawyers: many countries limit calls to one person.
const LIMITS: Limits = Limits {
    calls: 4,
    calls_per_day: 3,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths = bundled()?;
    }
    let mut out = io::stdout().lock();
    let now = SystemTime::now();
    let mut queue = Queue::new(LIMITS);
    for (id, path) in (1..).zip(paths) {
        let body = fs::read(&path)?;
        let callback = HangupCallback::from_form(body.trim_ascii_end())?;
        let Some((callee, meaning)) = to_judge(&callback) else {
            continue;
        };
        queue.add(Job::new(id, callee), now);
        let Some(job) = queue.take(now) else {
            writeln!(
                out,
                "job {id}: its callee was called often enough for today"
            )?;
            continue;
        };
        let plan = queue.ended(job, &meaning, now, &mut rand::rng());
        let cause = callback.hangup().label();
        writeln!(
            out,
            "job {id}: {cause}, {}: {}",
            meaning.outcome,
            text(plan, now)
        )?;
    }
    let everyone = Party::ALL.iter().copied().map(Some).chain([None]);
    let released: usize = everyone.map(|party| queue.release(party, now)).sum();
    let due = iter::from_fn(|| queue.take(now + DAY)).count();
    writeln!(
        out,
        "{released} released, as if all were fixed; {due} due within a day"
    )?;
    Ok(())
}

/// The callee and the meaning, if this is the end of a call that you placed. One that you received cannot be
/// placed again.
fn to_judge(callback: &HangupCallback) -> Option<(&str, Meaning)> {
    let direction = callback.direction()?.known()?;
    let callee = callback.to().filter(|_| direction.is_outbound())?;
    Some((callee, callback.meaning()?))
}

fn text(plan: Plan, now: SystemTime) -> String {
    match plan {
        Plan::Stopped => "done".to_owned(),
        Plan::Again(at) => {
            let pause = at.duration_since(now).unwrap_or_default();
            format!("call again in {} seconds", pause.as_secs())
        }
        Plan::Parked(party) => format!(
            "parked, until {} fixes it",
            party.map_or("someone", Party::name)
        ),
        Plan::GivenUp => "called often enough".to_owned(),
    }
}

/// The sample callbacks: forms alone.
fn bundled() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/payloads");
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "form")
    });
    paths.sort();
    Ok(paths)
}
