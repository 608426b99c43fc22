use std::net::SocketAddr;
use std::sync::Arc;

use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use clap::Args;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use tokio::net::TcpListener;

use super::Failure;
use super::{functions, stop};

/// Run the scheduler of a cluster, with the hangup functions in it.
///
/// Clients and executors connect to it. `GET /healthz` says that it runs, `GET /readyz` that enough executors have
/// registered. Stops on Ctrl-C and SIGTERM. RUST_LOG sets what is logged, warnings unless set.
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

        let listener = TcpListener::bind(self.bind)
            .await
            .map_err(|error| format!("cannot listen on {}: {error}", self.bind))?;
        let address = listener.local_addr()?;

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
        config.validate()?;
        let cluster = BallistaCluster::new_from_config(&config).await?;
        let scheduler =
            create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config))
                .await?;

        println!("{LISTENING}{address}");
        tokio::select! {
            result = start_grpc_service_with_listener(listener, scheduler) => Ok(result?),
            result = stop::asked_to_stop(self.until_stdin_closes) => Ok(result?),
        }
    }
}
