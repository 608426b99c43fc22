use std::io;
use std::thread;

use tokio::signal::ctrl_c;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

/// Returns on Ctrl-C, on SIGTERM, and, if asked for, when standard input closes.
pub(super) async fn asked_to_stop(until_stdin_closes: bool) -> io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = ctrl_c() => result,
        _ = terminate.recv() => Ok(()),
        () = stdin_closes(), if until_stdin_closes => Ok(()),
    }
}

async fn stdin_closes() {
    let (closed, wait) = oneshot::channel();
    // A thread of its own: a read that waits in the runtime would keep the runtime from ending.
    thread::spawn(move || {
        // An error is an end, too.
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        let _ = closed.send(());
    });
    let _ = wait.await;
}
