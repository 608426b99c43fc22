//! A scheduler and its executors, as processes of this program on this machine.

use std::env;
use std::io;
use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use super::Failure;
use super::executor::READY;
use super::scheduler::LISTENING;

/// How long a process may take to start.
const START: Duration = Duration::from_secs(30);
/// How long a process may take to stop before it is killed.
const STOP: Duration = Duration::from_secs(3);
/// How often executors tell that they live, and after how long without it they count as dead: short, since all is
/// on one machine.
const HEARTBEAT: &str = "1";
const EXECUTOR_TIMEOUT: &str = "5";

/// One process. Killed when dropped, at the latest.
#[derive(Debug)]
pub(super) struct Process {
    pub(super) name: String,
    pub(super) pid: u32,
    child: Child,
    lines: Option<Lines<BufReader<ChildStdout>>>,
}

impl Process {
    fn start(name: String, arguments: &[&str]) -> Result<Self, Failure> {
        let mut child = Command::new(env::current_exe()?)
            .args(arguments)
            .arg("--until-stdin-closes")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            // Ctrl-C is for this process alone: it stops the others in order.
            .process_group(0)
            .spawn()?;
        let pid = child.id().ok_or("a process ended at its start")?;
        let lines = child
            .stdout
            .take()
            .map(|stdout| BufReader::new(stdout).lines());
        Ok(Self {
            name,
            pid,
            child,
            lines,
        })
    }

    /// Waits for the line with which the process says that it works, and returns what follows `beginning`.
    async fn says(&mut self, beginning: &str) -> Result<String, Failure> {
        let name = &self.name;
        let lines = self.lines.as_mut().ok_or("the lines are read elsewhere")?;
        let line = timeout(START, lines.next_line())
            .await
            .map_err(|_| format!("{name} did not start within {} s", START.as_secs()))??
            .ok_or_else(|| format!("{name} ended at its start"))?;
        let rest = line.strip_prefix(beginning);
        Ok(rest
            .ok_or_else(|| format!("{name} said something unexpected at its start"))?
            .to_owned())
    }

    /// The lines that the process prints from now on. They can be taken once.
    pub(super) fn take_lines(&mut self) -> Option<Lines<BufReader<ChildStdout>>> {
        self.lines.take()
    }

    /// Ends the process at once, with SIGKILL, as a machine does that loses its power.
    pub(super) async fn kill(&mut self) -> io::Result<()> {
        self.child.kill().await
    }

    /// Asks the process to end by itself.
    fn ask_to_stop(&mut self) {
        drop(self.child.stdin.take());
    }

    /// Waits for the end of the process, and kills it if that takes too long.
    async fn ended(&mut self) -> io::Result<()> {
        if timeout(STOP, self.child.wait()).await.is_err() {
            self.child.kill().await?;
        }
        Ok(())
    }
}

/// What runs, as far as it has been started.
#[derive(Debug, Default)]
pub(super) struct Processes {
    scheduler: Option<Process>,
    pub(super) executors: Vec<Process>,
    work: Option<TempDir>,
}

impl Processes {
    /// Starts all and waits until they know each other. Returns the address of the scheduler.
    ///
    /// What was started stays in `self` on an error, to be stopped.
    pub(super) async fn start(
        &mut self,
        executors: u16,
        slots: u16,
    ) -> Result<SocketAddr, Failure> {
        let work = self.work.insert(
            tempfile::Builder::new()
                .prefix("warehouse-cluster-")
                .tempdir()?,
        );
        let arguments = [
            "scheduler",
            "--bind",
            "127.0.0.1:0",
            "--executor-timeout",
            EXECUTOR_TIMEOUT,
        ];
        let scheduler = self
            .scheduler
            .insert(Process::start("the scheduler".to_owned(), &arguments)?);
        let address: SocketAddr = scheduler.says(LISTENING).await?.parse()?;
        eprintln!(
            "Process {} is {}, on {address}.",
            scheduler.pid, scheduler.name
        );

        let memory = (0.7 / f64::from(executors)).to_string();
        for number in 1..=executors {
            let folder = work.path().join(number.to_string());
            std::fs::create_dir(&folder)?;
            let folder = folder
                .to_str()
                .ok_or("the name of the folder for temporary files is not UTF-8")?;
            let arguments = [
                "executor",
                "--scheduler",
                &address.to_string(),
                "--flight-port=0",
                "--grpc-port=0",
                "--work-dir",
                folder,
                "--slots",
                &slots.to_string(),
                "--memory",
                &memory,
                "--heartbeat",
                HEARTBEAT,
                "--print-tasks",
            ];
            self.executors
                .push(Process::start(format!("executor {number}"), &arguments)?);
        }
        for executor in &mut self.executors {
            executor.says(READY).await?;
            eprintln!("Process {} is {}.", executor.pid, executor.name);
        }
        Ok(address)
    }

    /// Stops what runs and removes its files.
    pub(super) async fn stop(mut self) -> io::Result<()> {
        // All at once: one that ends later would report that the others have gone.
        let mut processes: Vec<_> = self
            .scheduler
            .iter_mut()
            .chain(&mut self.executors)
            .collect();
        for process in &mut processes {
            process.ask_to_stop();
        }
        for process in processes {
            process.ended().await?;
        }
        self.work.map_or(Ok(()), TempDir::close)
    }
}
