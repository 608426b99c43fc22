//! Starting the service, and ending it.

use std::error::Error;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use plivo_hangup::signature::{AuthToken, RecentNonces, Verifier};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::connections;
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::store::{Options, Store, Tally};
use crate::web::{self, App, Service};

/// The token if none is given. Everyone knows it.
pub(crate) const DEMO_TOKEN: &str = "demo-auth-token";

/// How many nonces are remembered in memory: less than 16 MiB. The database remembers all.
const NONCES: usize = 65_536;

/// Answers nothing to do: Plivo ends the call.
const EMPTY_ANSWER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response></Response>\n";

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Runs until SIGTERM or SIGINT.
pub(crate) async fn serve(mut settings: Settings) -> Result<()> {
    let is_demo = settings.auth_token.is_empty();
    if is_demo && !settings.listen.ip().is_loopback() {
        return Err(
            "--auth-token: expected one for an address that others reach, found none".into(),
        );
    }
    // Listened for from the start: a signal that comes early must not kill.
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;

    let folder = tempfile::tempdir()?;
    let path = settings.database.clone();
    let path = path.unwrap_or_else(|| folder.path().join("callbacks.sqlite"));
    let options = Options {
        path: path.clone(),
        limit_mib: settings.database_limit,
        keep_days: settings.keep_days,
    };
    let tally = Arc::new(Tally::default());
    let (store, writer) = Store::open(&options, Arc::clone(&tally))
        .map_err(|error| format!("database {}: {error}", path.display()))?;

    let listener = TcpListener::bind(settings.listen).await?;
    let address = listener.local_addr()?;
    let pages_listener = match settings.pages_on {
        Some(address) => Some(TcpListener::bind(address).await?),
        None => None,
    };
    let public_url = settings.public_url.clone();
    let public_url = public_url.unwrap_or_else(|| format!("http://{address}"));
    let service = Arc::new(Service {
        store,
        nonces: RecentNonces::with_capacity(NONCES),
        tally,
        metrics: Metrics::new()?,
        limits: settings.limits,
        answer_xml: match &settings.answer_xml {
            Some(path) => std::fs::read_to_string(path)?,
            None => EMPTY_ANSWER.to_owned(),
        },
        show_calls: settings.show_calls,
    });
    let app = App {
        verifier: Arc::new(verifier(&mut settings, &public_url)?),
        service: Arc::clone(&service),
    };
    let pages_address = pages_listener
        .as_ref()
        .map_or(Ok(address), TcpListener::local_addr)?;
    introduce(
        &settings,
        is_demo,
        [address, pages_address],
        &public_url,
        &path,
    )?;

    let (stop, stopped) = watch::channel(false);
    let serve = |listener, router| {
        tokio::spawn(connections::serve(
            listener,
            router,
            Arc::clone(&service),
            stopped.clone(),
        ))
    };
    let mut servers = Vec::new();
    if let Some(listener) = pages_listener {
        servers.push(serve(listener, web::pages(&app)));
    }
    let callbacks: Router = web::callbacks(&app);
    let router = match settings.pages_on {
        Some(_) => callbacks,
        None => callbacks.merge(web::pages(&app)),
    };
    servers.push(serve(listener, router));

    let name = tokio::select! {
        _ = terminate.recv() => "SIGTERM",
        _ = interrupt.recv() => "SIGINT",
    };
    tracing::info!(signal = name, "stopping: what was accepted is finished");
    stop.send_replace(true);
    for server in servers {
        server.await?;
    }
    // The writer ends when nobody can give it anything any more, and has then stored all that it was given.
    drop((app, service));
    tokio::task::spawn_blocking(move || writer.join())
        .await?
        .map_err(|_| "the writer panicked")?;
    tracing::info!("stopped");
    Ok(())
}

/// Takes the tokens out of the settings: their texts are wiped.
fn verifier(settings: &mut Settings, public_url: &str) -> Result<Verifier> {
    let mut tokens = settings.auth_token.drain(..);
    let first = tokens.next().unwrap_or_else(|| DEMO_TOKEN.to_owned());
    let mut verifier = Verifier::new(AuthToken::new(first)?)
        .with_base_url(public_url)?
        .with_body_limit(settings.limits.body_limit);
    for token in tokens {
        verifier = verifier.with_token(AuthToken::new(token)?);
    }
    for token in settings.main_auth_token.drain(..) {
        verifier = verifier.with_main_account_token(AuthToken::new(token)?);
    }
    Ok(verifier)
}

/// Says what it does and where. Everything else goes to the log.
fn introduce(
    settings: &Settings,
    is_demo: bool,
    [address, pages]: [SocketAddr; 2],
    public_url: &str,
    path: &std::path::Path,
) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "Receiving callbacks of Plivo on http://{address}")?;
    writeln!(out, "  hangup_url    {public_url}/hangup (GET or POST)")?;
    writeln!(out, "  for all else  {public_url}/callback (GET or POST)")?;
    writeln!(out, "  page          http://{pages}/")?;
    writeln!(out, "  metrics       http://{pages}/metrics")?;
    writeln!(out, "  health        http://{address}/healthz")?;
    match settings.database {
        Some(_) => writeln!(out, "  database      {}", path.display())?,
        None => writeln!(
            out,
            "  database      {}, deleted at the end: set --database to keep it",
            path.display()
        )?,
    }
    if is_demo {
        writeln!(
            out,
            "  auth token    {DEMO_TOKEN}, a test token: set PLIVO_AUTH_TOKEN and --public-url for real callbacks"
        )?;
        writeln!(
            out,
            "Send it samples: cargo run -p hangup-url-service -- demo --url http://{address}"
        )?;
    }
    writeln!(out, "Stop it with Ctrl+C.")?;
    out.flush()
}
