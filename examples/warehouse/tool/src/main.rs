//! Runs SQL with the hangup functions, on one machine and on a cluster.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod generate;
mod tables;

#[derive(Debug, Parser)]
#[command(name = "warehouse", version, about)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Generate),
    Tables(tables::Tables),
}

#[tokio::main]
async fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Generate(asked) => generate::run(&asked),
        Command::Tables(asked) => tables::run(&asked).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
