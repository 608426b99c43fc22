//! Counters for Prometheus. All labels come from closed sets.

use std::time::Duration;

use plivo_hangup::{Callback, Meaning};
use prometheus::{
    Histogram, HistogramOpts, IntCounterVec, IntGauge, Opts, Registry, Result, TextEncoder,
};

use crate::event::Kind;
use crate::refusal::Refusal;

/// Since the start of the process.
pub(crate) struct Metrics {
    registry: Registry,
    callbacks: IntCounterVec,
    ended: IntCounterVec,
    refused: IntCounterVec,
    seconds: Histogram,
    pub(crate) connections: IntGauge,
}

impl Metrics {
    pub(crate) fn new() -> Result<Self> {
        let registry = Registry::new();
        let vec = |name: &str, help: &str, labels: &[&str]| {
            let counters = IntCounterVec::new(Opts::new(name, help), labels)?;
            registry.register(Box::new(counters.clone()))?;
            Ok::<_, prometheus::Error>(counters)
        };
        let callbacks = vec(
            "plivo_callbacks_total",
            "Callbacks that Plivo sent and that are stored.",
            &["kind", "delivery"],
        )?;
        let ended = vec(
            "plivo_calls_ended_total",
            "Call legs that have ended, each once.",
            &["leg", "cause", "outcome", "responsible", "ours_to_fix"],
        )?;
        let refused = vec(
            "plivo_requests_refused_total",
            "Requests that were turned away.",
            &["reason"],
        )?;
        // A rate needs a series that is there before the first one.
        for refusal in Refusal::ALL {
            refused.with_label_values(&[refusal.slug()]);
        }
        let buckets = vec![
            0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
        ];
        let seconds = Histogram::with_opts(
            HistogramOpts::new(
                "plivo_callback_seconds",
                "From the headers of a callback to its answer of 200.",
            )
            .buckets(buckets),
        )?;
        registry.register(Box::new(seconds.clone()))?;
        let connections = IntGauge::new("plivo_connections", "Connections that are open.")?;
        registry.register(Box::new(connections.clone()))?;
        Ok(Self {
            registry,
            callbacks,
            ended,
            refused,
            seconds,
            connections,
        })
    }

    pub(crate) fn stored(&self, kind: Kind, is_new: bool) {
        let delivery = if is_new { "new" } else { "repeated" };
        self.callbacks
            .with_label_values(&[kind.slug(), delivery])
            .inc();
    }

    /// Counts a leg that has ended. A Dial as a whole does not count: its legs have reported already.
    pub(crate) fn ended(&self, kind: Kind, callback: &Callback, meaning: &Meaning) {
        let leg = match kind {
            Kind::Call => "a",
            Kind::DialLeg => "b",
            _ => return,
        };
        let ours_to_fix = if meaning.is_ours_to_fix() {
            "true"
        } else {
            "false"
        };
        let labels = [
            leg,
            callback.hangup().map_or("", |hangup| hangup.label()),
            meaning.outcome.slug(),
            meaning.responsible_label(),
            ours_to_fix,
        ];
        self.ended.with_label_values(&labels).inc();
    }

    pub(crate) fn refused(&self, refusal: Refusal) {
        self.refused.with_label_values(&[refusal.slug()]).inc();
    }

    pub(crate) fn answered(&self, took: Duration) {
        self.seconds.observe(took.as_secs_f64());
    }

    /// The text that Prometheus reads.
    pub(crate) fn text(&self) -> Result<String> {
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}
