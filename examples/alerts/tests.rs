#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::*;

fn callback(form: &str) -> Callback {
    Callback::from_form(form).unwrap()
}

/// One test at a time may log: a place in the code that logs for the first time while another thread sets its
/// subscriber can stay silent.
fn alone() -> MutexGuard<'static, ()> {
    static LOGGING: Mutex<()> = Mutex::new(());
    LOGGING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The lines of a metric, without its help.
fn samples(monitor: &Monitor) -> Vec<String> {
    let metrics = monitor.metrics().unwrap();
    let lines = metrics.lines().filter(|line| !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

#[test]
fn counts_by_labels() {
    let _alone = alone();
    let mut monitor = Monitor::new().unwrap();
    let now = Instant::now();
    let body = "CallUUID=c1&Event=Hangup&HangupCauseCode=8011&HangupSource=Error";
    monitor.callback(now, &callback(body));
    // Delivered again.
    monitor.callback(now, &callback(body));
    // A Dial's leg.
    monitor.callback(
        now,
        &callback("CallUUID=c1&Event=DialHangup&DialBLegUUID=b1&DialBLegHangupCauseCode=3010"),
    );
    // Goes on; the end of the Dial; nothing of Plivo's.
    monitor.callback(
        now,
        &callback("CallUUID=c2&Event=StartApp&CallStatus=ringing"),
    );
    monitor.callback(now, &callback("CallUUID=c1&DialStatus=busy"));
    monitor.callback(now, &callback("user=admin"));
    assert_eq!(
        samples(&monitor),
        [
            "plivo_calls_ended_total{cause=\"busy_line\",leg=\"b\",ours_to_fix=\"false\",outcome=\"busy\",responsible=\"callee\"} 1",
            "plivo_calls_ended_total{cause=\"invalid_answer_xml\",leg=\"a\",ours_to_fix=\"true\",outcome=\"failed\",responsible=\"application\"} 1",
            "plivo_ours_to_fix_alert 0",
        ]
    );
}

#[test]
fn a_stranger_cannot_add_time_series() {
    let _alone = alone();
    let mut monitor = Monitor::new().unwrap();
    let now = Instant::now();
    for index in 0..1000 {
        let body = format!(
            "CallUUID=c{index}&Event=Hangup&HangupCauseCode=x{index}&HangupCauseName=n{index}\
             &HangupSource=s{index}&HangupCause=w{index}&CallStatus=t{index}"
        );
        monitor.callback(now, &callback(&body));
    }
    let samples = samples(&monitor);
    assert_eq!(samples.len(), 2, "{samples:?}");
    assert!(samples[0].contains("cause=\"unlisted\"") && samples[0].ends_with(" 1000"));
}

#[test]
fn the_alert_is_raised_and_ends() {
    let _alone = alone();
    let mut monitor = Monitor::new().unwrap();
    let start = Instant::now();
    for index in 0..20 {
        assert_eq!(monitor.alert.get(), 0);
        let body = format!("CallUUID=c{index}&Event=Hangup&HangupCauseCode=7011");
        monitor.callback(start, &callback(&body));
    }
    assert_eq!(monitor.alert.get(), 1);
    monitor.tick(start + Duration::from_secs(301));
    assert_eq!(monitor.alert.get(), 0);
}

/// Collects what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn logged(body: &str) -> String {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .without_time()
        .finish();
    tracing::subscriber::with_default(subscriber, || {
        Monitor::new()
            .unwrap()
            .callback(Instant::now(), &callback(body));
    });
    let bytes = log.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn log_lines_have_stable_fields_and_no_phone_numbers() {
    let _alone = alone();
    let line = logged(
        "CallUUID=c1&Event=Hangup&From=12025550123&To=447700900456&HangupCauseCode=3010\
         &HangupSource=Carrier&HangupCause=USER_BUSY",
    );
    assert_eq!(
        line,
        " INFO alerts: call ended leg=\"a\" call_uuid=\"c1\" code=3010 cause=\"busy_line\" \
         source=\"carrier\" telephony=\"USER_BUSY\" outcome=\"busy\" retry=\"later\" \
         responsible=\"callee\" ours_to_fix=false\n"
    );
    let line = logged(
        "CallUUID=c1&Event=Hangup&HangupCauseCode=4210&HangupSource=12025550123\
         &HangupCause=%2B12025550123",
    );
    assert_eq!(
        line,
        " INFO alerts: call ended leg=\"a\" call_uuid=\"c1\" unlisted_code=4210 cause=\"unlisted\" \
         outcome=\"unknown\" retry=\"after_fix\" responsible=\"nobody\" ours_to_fix=false\n"
    );
    assert_eq!(
        logged("user=admin"),
        " WARN alerts: not a callback of Plivo\n"
    );
}
