//! Runs SQL with the hangup functions, on one machine and on a cluster.

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod asked;
mod bench;
mod cluster;
mod generate;
mod query;
mod tables;

#[derive(Debug, Parser)]
#[command(name = "warehouse", version, about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Query(query::Query),
    Cluster(cluster::Cluster),
    Scheduler(cluster::Scheduler),
    Executor(cluster::Executor),
    Tables(tables::Tables),
    Generate(generate::Generate),
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let result: Result<(), Box<dyn Error + Send + Sync>> = match Args::parse().command {
        Command::Query(asked) => query::run(&asked).map_err(Into::into),
        Command::Cluster(asked) => cluster::run(asked.run()),
        Command::Scheduler(asked) => cluster::run(asked.run()),
        Command::Executor(asked) => cluster::run(asked.run()),
        Command::Tables(asked) => tables::run(&asked).map_err(Into::into),
        Command::Generate(asked) => generate::run(&asked).map_err(Into::into),
        Command::Bench(asked) => bench::run(&asked).map_err(Into::into),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
