//! Runs SQL with the hangup functions, on one machine and on a cluster.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod bench;
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
    Bench(bench::Bench),
    Generate(generate::Generate),
    Tables(tables::Tables),
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Bench(asked) => bench::run(&asked),
        Command::Generate(asked) => generate::run(&asked),
        Command::Tables(asked) => tables::run(&asked),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
