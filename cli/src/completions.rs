//! The command `completions`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::args::Args;

/// Runs the command.
pub(crate) fn run(shell: Shell) -> io::Result<ExitCode> {
    let mut script = Vec::new();
    let mut command = Args::command();
    clap_complete::generate(shell, &mut command, "plivo-hangup", &mut script);
    let mut out = io::stdout().lock();
    out.write_all(&script)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
