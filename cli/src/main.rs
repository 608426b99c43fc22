//! `plivo-hangup`: explains hangup causes, and says what ended the calls in payloads.

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

mod args;
mod card;
mod catalog;
mod completions;
mod data;
mod decode;
mod examples;
mod explain;
mod input;
mod judgement;
mod masked;
mod printable;
mod report;
mod screen;
mod style;
mod table;
mod term;

use args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    args.color.write_global();
    let ended = match args.command {
        Command::Explain(asked) => explain::run(&asked),
        Command::Decode(asked) => decode::run(asked),
        Command::Report(asked) => report::run(asked),
        Command::Catalog(asked) => catalog::run(&asked),
        Command::Completions { shell } => completions::run(shell),
        Command::Demo { records } => report::demo(records),
    };
    match ended {
        Ok(code) => code,
        // The reader of the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("plivo-hangup: {error}");
            ExitCode::FAILURE
        }
    }
}
