//! `load`: a service under many good and bad requests at a time.

use std::error::Error;
use std::process::ExitCode;

use clap::Args;

/// Settings of the load.
#[derive(Args, Clone)]
pub(crate) struct LoadSettings {}

pub(crate) async fn run(_settings: &LoadSettings) -> Result<ExitCode, Box<dyn Error>> {
    Ok(ExitCode::SUCCESS)
}
