use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The command with these arguments, and its temporary files there.
pub(crate) fn warehouse(arguments: &[&str], temporary: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warehouse"));
    command
        .args(arguments)
        .env("TMPDIR", temporary)
        .env_remove("RUST_LOG");
    command
}

pub(crate) fn run(arguments: &[&str], temporary: &Path) -> Output {
    warehouse(arguments, temporary).output().unwrap()
}

/// A command that runs, with its lines of standard output or error.
pub(crate) struct Running {
    pub(crate) child: Child,
    lines: Box<dyn Iterator<Item = String>>,
}

impl Running {
    pub(crate) fn with_stdout(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        Self {
            child,
            lines: Box::new(lines),
        }
    }

    pub(crate) fn with_stderr(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap())
            .lines()
            .map(Result::unwrap);
        Self {
            child,
            lines: Box::new(lines),
        }
    }

    /// The lines up to the first that begins so.
    pub(crate) fn until(&mut self, beginning: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for line in &mut self.lines {
            let found = line.starts_with(beginning);
            lines.push(line);
            if found {
                return lines;
            }
        }
        panic!("ended without {beginning:?}: {lines:#?}");
    }

    pub(crate) fn signal(&self, signal: &str) {
        let kill = format!("kill -{signal} {}", self.child.id());
        assert!(
            Command::new("sh")
                .args(["-c", &kill])
                .status()
                .unwrap()
                .success()
        );
    }
}

/// The processes that the lines name.
pub(crate) fn processes(lines: &[String]) -> Vec<u32> {
    let process = |line: &String| {
        line.strip_prefix("Process ")?
            .split(' ')
            .next()?
            .parse()
            .ok()
    };
    lines.iter().filter_map(process).collect()
}

/// Fails unless these processes end soon.
pub(crate) fn all_end(processes: &[u32]) {
    assert_eq!(processes.len(), 3);
    let begin = Instant::now();
    for process in processes {
        while fs::exists(format!("/proc/{process}")).unwrap() {
            assert!(
                begin.elapsed() < Duration::from_secs(10),
                "process {process} still runs"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

pub(crate) fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}
