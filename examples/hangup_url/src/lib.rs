//! A service that receives Plivo's callbacks: verifies, reads, stores and shows them. README.md says how to use it.

mod connections;
mod event;
mod log;
mod metrics;
mod refusal;
pub mod sender;
mod serve;
mod settings;
mod store;
mod web;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser as _;

use self::settings::{Cli, Command};

/// Runs the command that the arguments name.
///
/// # Errors
///
/// If the service cannot start, or the demo and the load cannot reach it.
pub fn run() -> Result<ExitCode, Box<dyn Error>> {
    let Cli { command, settings } = Cli::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        .init();
    let runtime = tokio::runtime::Runtime::new()?;
    match command {
        None => runtime
            .block_on(serve::serve(settings))
            .map(|()| ExitCode::SUCCESS),
        Some(Command::Demo(demo)) => runtime.block_on(sender::demo::run(&demo)),
        Some(Command::Load(load)) => runtime.block_on(sender::load::run(&load)),
    }
}
