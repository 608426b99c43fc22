use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::start_server;
use clap::Args;
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::Failure;
use super::{functions, ports, stop};

/// Run the scheduler of a cluster, with the hangup functions in it.
///
/// Clients and executors connect to it. `GET /healthz` says that it runs, `GET /readyz` that enough executors have
/// registered. Stops on Ctrl-C and SIGTERM. `RUST_LOG` sets what is logged, warnings unless set.
#[derive(Args, Debug)]
pub(crate) struct Scheduler {
    /// Where to listen. Port 0 takes any free port.
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:50050")]
    bind: SocketAddr,

    /// The name by which executors reach this machine, if it is not the address that it listens on.
    #[arg(long, value_name = "HOST")]
    external_host: Option<String>,

    /// After how long without a heartbeat an executor counts as dead. Its tasks then run elsewhere.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(2..))]
    executor_timeout: u64,

    /// How many executors must be there before `/readyz` says yes.
    #[arg(long, value_name = "N", default_value_t = 1)]
    min_executors: usize,

    /// Also stop when standard input closes, so that no scheduler outlives the process that started it.
    #[arg(long)]
    until_stdin_closes: bool,
}

/// Begins the line that says where the scheduler listens.
pub(super) const LISTENING: &str = "listening on ";

impl Scheduler {
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let host = match self.external_host {
            Some(host) => host,
            None if self.bind.ip().is_unspecified() => {
                return Err("--bind is every address of this machine: name the one for executors with --external-host".into());
            }
            None => self.bind.ip().to_string(),
        };

        let [port] = ports::free(self.bind.ip(), [self.bind.port()])?;
        let address = SocketAddr::new(self.bind.ip(), port);

        let config = SchedulerConfig {
            bind_host: address.ip().to_string(),
            bind_port: address.port(),
            external_host: host,
            // So that all executors take part in a query from the start.
            task_distribution: TaskDistributionPolicy::RoundRobin,
            executor_timeout_seconds: self.executor_timeout,
            no_executors_grace_period_seconds: self.executor_timeout,
            expire_dead_executor_interval_seconds: 1,
            min_ready_executors: self.min_executors,
            override_session_builder: Some(Arc::new(functions::scheduler_session)),
            ..SchedulerConfig::default()
        };
        let cluster = BallistaCluster::new_from_config(&config).await?;

        tokio::spawn(says_listening(address));
        tokio::select! {
            result = start_server(cluster, address, Arc::new(config)) => Ok(result?),
            result = stop::asked_to_stop(self.until_stdin_closes) => Ok(result?),
        }
    }
}

/// Prints a line once the scheduler takes connections.
async fn says_listening(address: SocketAddr) {
    while TcpStream::connect(address).await.is_err() {
        sleep(Duration::from_millis(10)).await;
    }
    println!("{LISTENING}{address}");
}
