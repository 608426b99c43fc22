//! What can be asked on the command line.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

/// Says why calls on Plivo Voice ended, and what to do next.
#[derive(Debug, Parser)]
#[command(name = "plivo-hangup", version)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) color: colorchoice_clap::Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Explain hangup causes and telephony words.
    Explain(Explain),
    /// Say what ended the call in each payload.
    Decode(Decode),
    /// Write the whole catalog.
    Catalog(Catalog),
    /// Write a completion script for a shell.
    Completions { shell: Shell },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// Codes (3010), names ("Busy Line"), slugs, variants, telephony words (`USER_BUSY`), or
    /// numbers of Q.850 (q850:17).
    #[arg(required = true)]
    pub(crate) asked: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Decode {
    /// Files with payloads; `-` for standard input. Without one, the bundled samples.
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Catalog {}

/// Writes the completion script.
pub(crate) fn completions(shell: Shell) -> ExitCode {
    clap_complete::generate(
        shell,
        &mut Args::command(),
        "plivo-hangup",
        &mut io::stdout(),
    );
    ExitCode::SUCCESS
}
