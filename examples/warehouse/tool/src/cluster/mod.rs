//! The hangup functions on a Ballista cluster: its processes, and a command that starts them for one query.

mod command;
mod compare;
mod course;
mod executor;
mod functions;
mod killed;
mod logger;
mod ports;
mod processes;
mod query;
mod scheduler;
mod stop;
mod table;
mod task;
mod watch;

use std::error::Error;

pub(crate) use command::Cluster;
pub(crate) use executor::Executor;
pub(crate) use scheduler::Scheduler;

/// What a command fails with.
type Failure = Box<dyn Error + Send + Sync>;

/// Runs one of the commands to its end, on threads of its own.
pub(crate) fn run(command: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    logger::to_stderr();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // Plans are trees that are walked by recursion. Ballista's own scheduler takes as much.
        .thread_stack_size(32 << 20)
        .build()?;
    runtime.block_on(command)
}
