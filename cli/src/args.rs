//! What can be asked on the command line.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use crate::decode;

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
    Decode(Decode),
    /// Write the whole catalog.
    Catalog(Catalog),
    /// Write a completion script for a shell.
    Completions {
        shell: Shell,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// Codes (3010), names ("Busy Line"), slugs, variants, telephony words (`USER_BUSY`), or
    /// numbers of Q.850 (q850:17).
    #[arg(required = true)]
    pub(crate) asked: Vec<String>,
}

/// Say what ended the call in each payload.
///
/// Reads callbacks and call detail records of every kind, told apart by their keys, and says for each
/// what ended the call, what it means, and what to do next.
///
/// A file is one form, query, JSON payload, page of records or list of payloads, or it has one of these
/// on each line. Pages and other JSON on several lines may also follow each other. Lines are read one at a
/// time, in constant memory. Everything else is held in memory whole; a page takes up to four times its size.
#[derive(Debug, clap::Args)]
#[command(after_long_help = decode::help())]
pub(crate) struct Decode {
    /// Files with payloads; `-` for standard input. Without one, the bundled samples.
    pub(crate) files: Vec<PathBuf>,
    /// How to write the answers.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: decode::Format,
    /// Also write the ids of calls and legs.
    #[arg(long)]
    pub(crate) ids: bool,
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
