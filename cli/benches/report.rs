//! How fast `report` is beside `serde_json` that skips the same lines with the same threads, and how much memory it
//! takes as the input grows. Run it with `cargo bench -p plivo-hangup-cli`, and name other sizes in MB after `--`.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a benchmark fails by panicking"
)]

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use serde::de::IgnoredAny;

const TOOL: &str = env!("CARGO_BIN_EXE_plivo-hangup");
const TURNS: usize = 5;
const PIECE: usize = 1024 * 1024;
const BYTES_OF_A_RECORD: u64 = 780;

/// The least share of the rate of skipping that is promised.
const PROMISED: f64 = 0.8;

fn main() {
    let named: Vec<u64> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if named.is_empty() {
        vec![100, 1000]
    } else {
        named
    };
    let threads = thread::available_parallelism().unwrap().get();
    println!("{threads} threads; the best of {TURNS} turns, which alternate");
    println!(
        "{:>8} {:>12} {:>12} {:>7} {:>9}",
        "MB", "skip MB/s", "report MB/s", "ratio", "peak MB"
    );
    for size in sizes {
        let file = records(size);
        let bytes = fs::metadata(&file).unwrap().len();
        let mut best = [Duration::MAX; 2];
        let mut peak = 0;
        for _ in 0..TURNS {
            best[0] = best[0].min(skip(&file, threads));
            let (time, memory) = report(&file);
            best[1] = best[1].min(time);
            peak = peak.max(memory);
        }
        let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
        let [skipped, reported] = best.map(rate);
        let ratio = reported / skipped;
        println!(
            "{:>8} {skipped:>12.0} {reported:>12.0} {ratio:>7.2} {:>9.1}",
            bytes / 1_000_000,
            peak as f64 / 1e3
        );
        fs::remove_file(file).unwrap();
        if ratio < PROMISED {
            println!("less than the promised {PROMISED}");
        }
    }
}

/// A file of so many MB.
fn records(megabytes: u64) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("report-{megabytes}.ndjson"));
    let records = (megabytes * 1_000_000 / BYTES_OF_A_RECORD).to_string();
    let written = Command::new(TOOL)
        .args(["demo", "--records", &records])
        .stdout(File::create(&path).unwrap())
        .status();
    assert!(written.unwrap().success());
    path
}

/// Skips every line, in pieces that the threads take turns to fetch, as the report does.
fn skip(file: &Path, threads: usize) -> Duration {
    let start = Instant::now();
    let reader = Mutex::new(BufReader::new(File::open(file).unwrap()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut piece = Vec::new();
                loop {
                    piece.clear();
                    let mut reader = reader.lock().unwrap();
                    let limit = PIECE as u64;
                    reader.by_ref().take(limit).read_to_end(&mut piece).unwrap();
                    reader.read_until(b'\n', &mut piece).unwrap();
                    drop(reader);
                    if piece.is_empty() {
                        return;
                    }
                    for line in piece.split_inclusive(|byte| *byte == b'\n') {
                        serde_json::from_slice::<IgnoredAny>(line).unwrap();
                    }
                }
            });
        }
    });
    start.elapsed()
}

/// Runs the report, and measures its time and its peak memory in KB.
fn report(file: &Path) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = Command::new(TOOL)
        .arg("report")
        .arg(file)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Ok(text) = fs::read_to_string(&status) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let memory = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            peak = peak.max(memory.unwrap_or(0));
        }
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success());
            return (start.elapsed(), peak);
        }
        thread::sleep(Duration::from_millis(1));
    }
}
