use std::io::{Error, Result};
use std::net::{IpAddr, TcpListener};

/// The ports asked for, each 0 replaced by a port that is free.
///
/// # Errors
///
/// When a port cannot be bound. Ballista only logs that, and its executor ends as if all were well.
pub(super) fn free<const N: usize>(host: IpAddr, ports: [u16; N]) -> Result<[u16; N]> {
    let mut found = ports;
    let mut listeners = Vec::with_capacity(N);
    for port in &mut found {
        let listener = TcpListener::bind((host, *port)).map_err(|error| {
            Error::new(
                error.kind(),
                format!("cannot listen on {host}:{port}: {error}"),
            )
        })?;
        *port = listener.local_addr()?.port();
        // Kept until all are bound, so that no port is found twice.
        listeners.push(listener);
    }
    Ok(found)
}
