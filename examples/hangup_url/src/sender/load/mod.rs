//! `load`: a service under many good and bad requests at a time.

mod bad;
mod check;
mod good;

use std::error::Error;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs};

use clap::Args;
use tokio::task::JoinSet;

use self::good::Sent;
use super::running::Running;

/// Settings of the load.
#[derive(Args, Clone)]
pub(crate) struct LoadSettings {
    /// For how many seconds requests are sent.
    #[arg(long, default_value_t = 60)]
    seconds: u64,

    /// How many connections send at a time. Five of eight send good callbacks, the others bad ones.
    #[arg(long, default_value_t = 64)]
    connections: usize,

    /// Kills the service with SIGKILL in the middle, and starts it again.
    #[arg(long)]
    kill: bool,

    /// How much memory the service may have at most, in MiB.
    #[arg(long, default_value_t = 128)]
    memory_limit: u64,
}

/// Where the requests go, and when they end.
pub(crate) struct Target {
    address: String,
    base: String,
    end: Instant,
    /// Requests that are not good, by what they are.
    bad: [AtomicU64; bad::KINDS.len()],
    /// Bad requests that were answered as if they were good.
    accepted: AtomicU64,
}

/// Starts a service, sends the load, and checks what is stored. Fails if a good callback is lost or is there twice, if
/// a bad one is stored, or if the service had more memory than it may have.
pub(crate) async fn run(settings: &LoadSettings) -> Result<ExitCode, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("load.sqlite");
    let log = folder.path().join("log");
    let program = env::current_exe()?;
    let start = |listen: &str| {
        let database = database.to_string_lossy();
        // Short times, so that slow senders run into them.
        let arguments = [
            "--listen",
            listen,
            "--database",
            &database,
            "--body-timeout",
            "1",
            "--header-timeout",
            "1",
        ];
        Running::start(&program, &arguments, &log)
    };
    let mut service = start("127.0.0.1:0")?;
    let time = Duration::from_secs(settings.seconds);
    let target = Arc::new(Target {
        address: service.address().to_owned(),
        base: service.base(),
        end: Instant::now() + time,
        bad: Default::default(),
        accepted: AtomicU64::new(0),
    });
    let mut senders = JoinSet::new();
    let mut bad = JoinSet::new();
    for number in 0..settings.connections {
        let target = Arc::clone(&target);
        match bad::Kind::of(number) {
            None => drop(senders.spawn(good::send(target, number))),
            Some(kind) => drop(bad.spawn(bad::send(target, kind))),
        }
    }
    let mut peak = 0;
    if settings.kill {
        tokio::time::sleep(time / 2).await;
        peak = service.peak_memory_kib()?;
        service.kill()?;
        service = start(&target.address)?;
    }
    let mut sent = Sent::default();
    while let Some(result) = senders.join_next().await {
        sent.add(result?);
    }
    while bad.join_next().await.is_some() {}
    peak = peak.max(service.peak_memory_kib()?);
    service.ask_to_stop()?;
    let stopped = service.wait()?;
    let found = check::check(&database, &sent.stored)?;
    let is_good = found.is_good()
        && stopped.success()
        && target.accepted.load(Ordering::Relaxed) == 0
        && peak <= settings.memory_limit << 10;
    report(settings, &target, &mut sent, peak, &found)?;
    if !is_good {
        // The folder goes.
        let _ = fs::copy(&log, env::temp_dir().join("hangup-url-load.log"));
    }
    Ok(if is_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn report(
    settings: &LoadSettings,
    target: &Target,
    sent: &mut Sent,
    peak: u64,
    found: &check::Found,
) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let stored = sent.stored.len();
    let seconds = settings.seconds.max(1);
    writeln!(
        out,
        "{} connections, {seconds} s{}",
        settings.connections,
        if settings.kill {
            ", killed in the middle"
        } else {
            ""
        }
    )?;
    writeln!(
        out,
        "good callbacks answered 200   {stored} ({} in a second)",
        stored as u64 / seconds
    )?;
    writeln!(out, "  of them delivered twice     {}", sent.repeated)?;
    writeln!(
        out,
        "  sent again after a failure  {} (503: {})",
        sent.failed + sent.unavailable,
        sent.unavailable
    )?;
    writeln!(out, "  lost                        {}", found.lost)?;
    writeln!(out, "  stored twice                {}", found.twice)?;
    writeln!(out, "bad requests stored           {}", found.foreign)?;
    for (kind, count) in bad::KINDS.iter().zip(&target.bad) {
        writeln!(
            out,
            "  {:27} {}",
            kind.name(),
            count.load(Ordering::Relaxed)
        )?;
    }
    writeln!(
        out,
        "  accepted                    {}",
        target.accepted.load(Ordering::Relaxed)
    )?;
    sent.took.sort_unstable();
    let percentile = |of: usize| {
        let place = sent.took.len().saturating_sub(1) * of / 100;
        sent.took
            .get(place)
            .copied()
            .unwrap_or_default()
            .as_secs_f64()
            * 1000.0
    };
    writeln!(
        out,
        "latency of a good one         median {:.1} ms, 99th {:.1} ms, longest {:.1} ms",
        percentile(50),
        percentile(99),
        percentile(100)
    )?;
    writeln!(
        out,
        "most memory of the service    {} MiB (limit {})",
        peak >> 10,
        settings.memory_limit
    )?;
    out.flush()
}
