//! Alerts when more than 5 % of the calls of the last five minutes failed for a reason that is ours to fix.
//!
//! `cargo run --example alerts` takes the sample callbacks in `examples/payloads` as they would arrive, writes a log
//! line for each and Prometheus metrics at the end. To read your own, name files with form bodies.
//!
//! - `window.rs` is the rule. Machines, cancellations, bad contact data and busy carriers do not wake anyone.
//! - Metrics have the labels `leg`, `cause`, `outcome` and `responsible`. Their values come from closed sets, so
//!   that what a stranger posts to the URL cannot add a time series.
//! - Log lines have the same words, the code, and the id of the call. What is not listed may be anything, so it is not
//!   logged, except for a code of at most five digits.
//!
//! The rule in Prometheus alone, without `window.rs`, and without dropping repeated deliveries:
//!
//! ```text
//! sum(increase(plivo_calls_ended_total{leg="a",ours_to_fix="true"}[5m]))
//!   > 0.05 * sum(increase(plivo_calls_ended_total{leg="a"}[5m])) and sum(increase(plivo_calls_ended_total{leg="a"}[5m])) >= 20
//! ```

mod window;

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs, io};

use plivo_hangup::{Callback, Hangup, HangupCause, HangupSource, Meaning, TelephonyCause};
use prometheus::{IntCounterVec, IntGauge, Opts, Registry, TextEncoder};

use window::{RULE, Window};

fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .without_time()
        .init();
    let mut paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        paths = bundled()?;
    }
    let mut monitor = Monitor::new()?;
    for path in paths {
        let body = fs::read(path)?;
        let callback = Callback::from_form(body.trim_ascii_end())?;
        monitor.callback(Instant::now(), &callback);
    }
    io::stdout().write_all(monitor.metrics()?.as_bytes())?;
    Ok(())
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

struct Monitor {
    window: Window,
    registry: Registry,
    ended: IntCounterVec,
    alert: IntGauge,
}

impl Monitor {
    fn new() -> prometheus::Result<Self> {
        let registry = Registry::new();
        let ended = IntCounterVec::new(
            Opts::new("plivo_calls_ended_total", "Call legs that have ended."),
            &["leg", "cause", "outcome", "responsible", "ours_to_fix"],
        )?;
        let alert = IntGauge::new(
            "plivo_ours_to_fix_alert",
            "1 while too many calls fail for a reason that is ours to fix.",
        )?;
        registry.register(Box::new(ended.clone()))?;
        registry.register(Box::new(alert.clone()))?;
        Ok(Self {
            window: Window::new(RULE),
            registry,
            ended,
            alert,
        })
    }

    /// Takes what came to a callback URL.
    fn callback(&mut self, now: Instant, callback: &Callback) {
        if !callback.is_recognized() {
            tracing::warn!("not a callback of Plivo");
            return;
        }
        let leg = match callback {
            Callback::Hangup(_) => "a",
            Callback::Dial(_) => "b",
            // Its legs have reported already.
            _ => return,
        };
        // `None` while the call goes on.
        let (Some(hangup), Some(meaning)) = (callback.hangup(), callback.meaning()) else {
            return;
        };
        // A call counts once, by its A leg.
        let is_first = leg != "a" || self.window.add(now, callback.delivery_key(), &meaning);
        if is_first {
            self.count(leg, hangup, &meaning);
            log(leg, callback.get("CallUUID"), hangup, &meaning);
        }
        self.tick(now);
    }

    fn count(&self, leg: &str, hangup: &Hangup, meaning: &Meaning) {
        let ours_to_fix = if meaning.is_ours_to_fix() {
            "true"
        } else {
            "false"
        };
        let labels = [
            leg,
            hangup.label(),
            meaning.outcome.slug(),
            meaning.responsible_label(),
            ours_to_fix,
        ];
        self.ended.with_label_values(&labels).inc();
    }

    /// Raises the alert or ends it. Call it on a timer, too.
    fn tick(&mut self, now: Instant) {
        let is_alert = self.window.is_alert(now);
        let was_alert = self.alert.get() == 1;
        self.alert.set(i64::from(is_alert));
        match (was_alert, is_alert) {
            (false, true) => tracing::error!(alert = "raised", "too many calls fail because of us"),
            (true, false) => tracing::info!(alert = "ended", "calls fail less often because of us"),
            _ => {}
        }
    }

    /// What to answer on `/metrics`.
    fn metrics(&self) -> prometheus::Result<String> {
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}

/// The names of the fields are a promise to whoever searches the logs.
fn log(leg: &str, call_uuid: Option<&str>, hangup: &Hangup, meaning: &Meaning) {
    tracing::info!(
        leg,
        call_uuid,
        code = hangup.cause().map(HangupCause::code),
        unlisted_code = hangup.explain().unlisted_code,
        cause = hangup.label(),
        source = hangup.source().map(HangupSource::slug),
        telephony = hangup.telephony().map(TelephonyCause::word),
        outcome = meaning.outcome.slug(),
        retry = meaning.retry.slug(),
        responsible = meaning.responsible_label(),
        ours_to_fix = meaning.is_ours_to_fix(),
        "call ended"
    );
}

#[cfg(test)]
mod tests;
