//! Flags and environment variables.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::sender::demo::DemoSettings;
use crate::sender::load::LoadSettings;

/// Receives Plivo's callbacks, stores them in a database, and shows why calls ended.
///
/// Without any flag it listens on 127.0.0.1:8080, with a test token and a database in a temporary folder.
#[derive(Parser)]
#[command(name = "hangup-url-service", args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Posts signed sample callbacks to a running service: good, repeated, forged and broken ones of every kind.
    Demo(DemoSettings),
    /// Starts a service, sends it a load of good and bad requests, and checks that nothing was lost.
    Load(LoadSettings),
}

#[derive(Args)]
pub(crate) struct Settings {
    /// The address to listen on for callbacks, and for the pages unless --pages-on is given.
    #[arg(long, env = "HANGUP_LISTEN", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,

    /// Another address for the pages and the metrics, so that a public address serves callbacks alone.
    #[arg(long, env = "HANGUP_PAGES_ON")]
    pub(crate) pages_on: Option<SocketAddr>,

    /// What the URLs begin with that are configured at Plivo: scheme and host.
    #[arg(long, env = "HANGUP_PUBLIC_URL", requires = "auth_token")]
    pub(crate) public_url: Option<String>,

    /// The auth token; several with commas while one is changed. Prefer the variable: others can see flags.
    #[arg(
        long,
        env = "PLIVO_AUTH_TOKEN",
        hide_env_values = true,
        value_delimiter = ',',
        requires = "public_url"
    )]
    pub(crate) auth_token: Vec<String>,

    /// The auth token of the main account, to accept the callbacks of all its subaccounts.
    #[arg(
        long,
        env = "PLIVO_MAIN_AUTH_TOKEN",
        hide_env_values = true,
        value_delimiter = ',',
        requires = "auth_token"
    )]
    pub(crate) main_auth_token: Vec<String>,

    /// The file of the database. Without it, one in a temporary folder that is deleted at the end.
    #[arg(long, env = "HANGUP_DATABASE")]
    pub(crate) database: Option<PathBuf>,

    /// How large the database may become, in MiB. A full one gives 503 until old callbacks are deleted.
    #[arg(long, env = "HANGUP_DATABASE_LIMIT", default_value_t = 4096, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) database_limit: u32,

    /// After how many days callbacks are deleted. They hold phone numbers.
    #[arg(long, env = "HANGUP_KEEP_DAYS", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) keep_days: u32,

    /// Shows what a callback said, with phone numbers and ids, at /events/{number}.
    #[arg(long, env = "HANGUP_SHOW_CALLS")]
    pub(crate) show_calls: bool,

    /// A file with the XML that /callback answers, for an answer URL. Without it, an empty Response element.
    #[arg(long, env = "HANGUP_ANSWER_XML")]
    pub(crate) answer_xml: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) limits: Limits,
}

#[derive(Args, Clone, Copy)]
pub(crate) struct Limits {
    /// How many bytes the body of a callback may have. Plivo's have less than 4 KiB.
    #[arg(long, env = "HANGUP_BODY_LIMIT", default_value_t = 64 << 10)]
    pub(crate) body_limit: usize,

    /// How many seconds the headers of a request may take.
    #[arg(long, env = "HANGUP_HEADER_TIMEOUT", default_value = "5", value_parser = seconds)]
    pub(crate) header_timeout: Duration,

    /// How many seconds the body of a request may take.
    #[arg(long, env = "HANGUP_BODY_TIMEOUT", default_value = "5", value_parser = seconds)]
    pub(crate) body_timeout: Duration,

    /// How many seconds a whole request may take. Then the answer is 503.
    #[arg(long, env = "HANGUP_REQUEST_TIMEOUT", default_value = "10", value_parser = seconds)]
    pub(crate) request_timeout: Duration,

    /// After how many seconds a connection is closed, once its request is answered.
    #[arg(long, env = "HANGUP_CONNECTION_AGE", default_value = "300", value_parser = seconds)]
    pub(crate) connection_age: Duration,

    /// How many connections are open at a time. Further ones wait until they are accepted.
    #[arg(long, env = "HANGUP_CONNECTIONS", default_value_t = 1024, value_parser = at_least_one)]
    pub(crate) connections: usize,

    /// How many callbacks are worked on at a time. Further ones are answered 503.
    #[arg(long, env = "HANGUP_IN_FLIGHT", default_value_t = 512, value_parser = at_least_one)]
    pub(crate) in_flight: usize,

    /// How many callbacks are taken in a second. Further ones wait, and are answered 503 if too many wait.
    #[arg(long, env = "HANGUP_RATE", default_value_t = 5000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) rate: u64,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "expected seconds".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(duration) if !duration.is_zero() => Ok(duration),
        _ => Err("expected more than 0 seconds".to_owned()),
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        // The limit is that of tokio's semaphore.
        Ok(number @ 1..=1_000_000) => Ok(number),
        _ => Err("expected a number from 1 to 1000000".to_owned()),
    }
}
