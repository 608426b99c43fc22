//! A service in a process of its own, for the load and the tests.

use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::{fs, thread};

/// A service that runs. It is killed when this is dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    address: String,
}

impl Running {
    /// Starts the program, on a free port unless the arguments name another, and waits until it listens.
    ///
    /// Its log goes to `log`.
    ///
    /// # Errors
    ///
    /// If it does not start.
    pub fn start<A: AsRef<OsStr>>(program: &Path, arguments: &[A], log: &Path) -> io::Result<Self> {
        let log = fs::OpenOptions::new().create(true).append(true).open(log)?;
        let mut command = Command::new(program);
        // Settings of whoever runs the load must not count.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("HANGUP_") || text.starts_with("PLIVO_") {
                command.env_remove(&name);
            }
        }
        command.args(arguments);
        let names_port = arguments
            .iter()
            .any(|argument| argument.as_ref() == "--listen");
        if !names_port {
            command.args(["--listen", "127.0.0.1:0"]);
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log);
        let mut child = command.spawn()?;
        let output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut lines = BufReader::new(output).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let Some((_, address)) = first.rsplit_once("http://") else {
            let _ = child.kill();
            child.wait()?;
            return Err(io::Error::other(
                "the service does not start; its log says why",
            ));
        };
        let address = address.to_owned();
        // Nobody reads the rest, and the service must be able to write it.
        thread::spawn(move || lines.for_each(drop));
        Ok(Self { child, address })
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The public URL that it has unless it was given another.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The most memory that it had, in KiB.
    ///
    /// # Errors
    ///
    /// If the system does not say so.
    pub fn peak_memory_kib(&self) -> io::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let mut lines = status.lines();
        let peak = lines.find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|text| text.split_whitespace().next()?.parse().ok());
        peak.ok_or_else(|| io::Error::other("no VmHWM"))
    }

    /// Kills it with SIGKILL, so that it can end nothing.
    ///
    /// # Errors
    ///
    /// If it cannot be killed.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    /// Asks it to stop with SIGTERM.
    ///
    /// # Errors
    ///
    /// If `kill` cannot be run.
    pub fn ask_to_stop(&self) -> io::Result<()> {
        let pid = self.child.id().to_string();
        let status = Command::new("kill").args(["-TERM", &pid]).status()?;
        if status.success() {
            Ok(())
        } else {
            Err(io::Error::other("kill failed"))
        }
    }

    /// Waits until it has ended.
    ///
    /// # Errors
    ///
    /// If the system does not say so.
    pub fn wait(mut self) -> io::Result<ExitStatus> {
        self.child.wait()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
