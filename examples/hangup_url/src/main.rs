//! The program. What it does is in the library, so that the tests can use it too.

use std::process::ExitCode;

fn main() -> ExitCode {
    hangup_url_service::run().unwrap_or_else(|error| {
        eprintln!("hangup-url-service: {error}");
        ExitCode::FAILURE
    })
}
