use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_executor::health::ExecutorHealth;
use clap::Args;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::Failure;
use super::task::PrintsTasks;
use super::{functions, ports, stop};

/// Run an executor of a cluster, with the hangup functions in it.
///
/// Stops on Ctrl-C and SIGTERM, after its running tasks. `RUST_LOG` sets what is logged, warnings unless set.
#[derive(Args, Debug)]
pub(crate) struct Executor {
    /// The scheduler to work for.
    #[arg(long, value_name = "HOST:PORT", value_parser = host_and_port)]
    scheduler: (String, u16),

    /// For how long to wait for the scheduler at the start.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    scheduler_wait: u64,

    /// The address to listen on.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    bind: IpAddr,

    /// The name by which others reach this machine, if it is not the address that the scheduler sees.
    #[arg(long, value_name = "HOST")]
    external_host: Option<String>,

    /// The port from which clients and executors fetch results. 0 takes any free port.
    #[arg(long, value_name = "PORT", default_value_t = 50051)]
    flight_port: u16,

    /// The port on which the scheduler hands out tasks. 0 takes any free port.
    #[arg(long, value_name = "PORT", default_value_t = 50052)]
    grpc_port: u16,

    /// Where results between stages are kept. A temporary folder, removed at the end, unless set.
    #[arg(long, value_name = "DIR")]
    work_dir: Option<PathBuf>,

    /// How many partitions to work on at a time. As many as there are cores unless set.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    slots: Option<u16>,

    /// The share of the machine's memory that queries may take before they spill to disk, above 0 and at most 1.
    #[arg(long, value_name = "SHARE", default_value_t = 0.7, value_parser = share)]
    memory: f64,

    /// How often to tell the scheduler that this executor lives. Well below the scheduler's --executor-timeout.
    #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..))]
    heartbeat: u64,

    /// Print each task that begins. Slower: connections to other executors are then not kept.
    #[arg(long)]
    print_tasks: bool,

    /// Also stop when standard input closes, so that no executor outlives the process that started it.
    #[arg(long)]
    until_stdin_closes: bool,
}

/// The line that says that the scheduler knows the executor.
pub(super) const READY: &str = "ready";

impl Executor {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let temporary = match self.work_dir {
            Some(_) => None,
            None => Some(tempfile::tempdir()?),
        };
        let work_dir = match (&self.work_dir, &temporary) {
            (Some(dir), _) => dir.clone(),
            (None, Some(dir)) => dir.path().to_owned(),
            (None, None) => return Err("no folder to work in".into()),
        };
        let work_dir = work_dir
            .into_os_string()
            .into_string()
            .map_err(|_| "the name of the folder to work in is not UTF-8")?;

        let (scheduler_host, scheduler_port) = self.scheduler;
        wait_for(&scheduler_host, scheduler_port, self.scheduler_wait).await?;

        let [port, grpc_port] = ports::free(self.bind, [self.flight_port, self.grpc_port])?;
        let health = ExecutorHealth::new();
        let mut config = ExecutorProcessConfig {
            bind_host: self.bind.to_string(),
            external_host: self.external_host,
            port,
            grpc_port,
            scheduler_host,
            scheduler_port,
            work_dir: Some(work_dir),
            vcores: match self.slots {
                Some(slots) => slots.into(),
                None => thread::available_parallelism()?.get(),
            },
            memory_pool_fraction: self.memory,
            executor_heartbeat_interval_seconds: self.heartbeat,
            override_function_registry: Some(Arc::new(functions::executor_registry()?)),
            health: health.clone(),
            ..ExecutorProcessConfig::default()
        };
        if self.print_tasks {
            config.override_execution_engine = Some(Arc::new(PrintsTasks::default()));
        }

        // Ballista ends in the same way whether it was asked to or has lost its scheduler.
        let asked = Arc::new(AtomicBool::new(false));
        let notes = Arc::clone(&asked);
        tokio::spawn(async move {
            if stop::asked_to_stop(false).await.is_ok() {
                notes.store(true, Ordering::Release);
            }
        });

        tokio::spawn(says_ready(health));

        tokio::select! {
            result = start_executor_process(Arc::new(config)) => {
                result?;
                if asked.load(Ordering::Acquire) {
                    Ok(())
                } else {
                    Err("the executor stopped by itself: its scheduler has gone or has dropped it".into())
                }
            }
            result = stop::asked_to_stop(true), if self.until_stdin_closes => Ok(result?),
        }
    }
}

/// Waits until something listens there. Ballista itself would either try once or try forever.
async fn wait_for(host: &str, port: u16, seconds: u64) -> Result<(), Failure> {
    let connected = async {
        while TcpStream::connect((host, port)).await.is_err() {
            sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(Duration::from_secs(seconds), connected)
        .await
        .map_err(|_| format!("no scheduler at {host}:{port} within {seconds} s").into())
}

/// Prints a line once the scheduler knows this executor.
async fn says_ready(health: ExecutorHealth) {
    while !health.is_ready() {
        sleep(Duration::from_millis(10)).await;
    }
    println!("{READY}");
}

fn host_and_port(text: &str) -> Result<(String, u16), String> {
    let (host, port) = text.rsplit_once(':').ok_or("expected HOST:PORT")?;
    let port = port
        .parse()
        .map_err(|_| "the port is not a number up to 65535")?;
    Ok((host.to_owned(), port))
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if share > 0.0 && share <= 1.0 => Ok(share),
        _ => Err("expected a number above 0 and at most 1".to_owned()),
    }
}
