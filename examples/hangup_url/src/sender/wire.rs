//! Requests as bytes, so that damaged ones can be sent too, and as much of HTTP as reads the answers.

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::sign;

/// The content type of what Plivo sends.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// A request to the service.
#[derive(Clone, Debug)]
#[expect(clippy::exhaustive_structs, reason = "its users change its fields")]
pub struct Request {
    /// The method.
    pub method: &'static str,
    /// Path and query.
    pub target: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without headers and without a body.
    pub fn new(method: &'static str, target: &str) -> Self {
        Self {
            method,
            target: target.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// A callback that is signed for the public URL `base`, with a new nonce.
    pub fn signed(token: &str, base: &str, method: &'static str, path: &str, form: &str) -> Self {
        Self::signed_with_nonce(token, base, method, path, form, &sign::nonce())
    }

    /// The same with a nonce that may have been used.
    pub fn signed_with_nonce(
        token: &str,
        base: &str,
        method: &'static str,
        path: &str,
        form: &str,
        nonce: &str,
    ) -> Self {
        let signature = sign::signature(token, method, &format!("{base}{path}"), form, nonce);
        let mut request = Self::new(method, path);
        request.headers.push(("X-Plivo-Signature-V3", signature));
        request
            .headers
            .push(("X-Plivo-Signature-V3-Nonce", nonce.to_owned()));
        if method == "GET" {
            request.target = format!("{path}?{form}");
        } else {
            request.headers.push(("Content-Type", FORM.to_owned()));
            request.body = form.into();
        }
        request
    }

    /// Sets a header in place of one of the same name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The request as it goes over the wire.
    pub fn bytes(&self) -> Vec<u8> {
        let first = format!("{} {} HTTP/1.1", self.method, self.target);
        let length = format!("Content-Length: {}", self.body.len());
        let headers = self.headers.iter();
        let headers = headers.map(|(name, value)| format!("{name}: {value}"));
        let mut lines = vec![first, "Host: localhost".to_owned()];
        lines.extend(headers.chain([length]));
        let head = lines.join("\r\n") + "\r\n\r\n";
        [head.as_bytes(), &self.body].concat()
    }
}

/// What the service answered.
#[derive(Clone, Debug)]
#[expect(clippy::exhaustive_structs, reason = "it is read by its fields")]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers as they came.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
    }
}

/// Sends one request on a connection of its own.
///
/// # Errors
///
/// If the connection fails, or ends before the answer does.
pub async fn send(address: &str, request: &Request) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address).await?;
    send_on(&mut stream, request).await
}

/// Sends a request on a connection that stays open.
///
/// # Errors
///
/// If the connection fails, or ends before the answer does.
pub async fn send_on(stream: &mut TcpStream, request: &Request) -> io::Result<Answer> {
    // The answer may come before the whole request has gone: too large a body is not read.
    let written = stream.write_all(&request.bytes()).await;
    match read_answer(stream).await {
        Err(_) if written.is_err() => {
            Err(written.err().unwrap_or(io::ErrorKind::BrokenPipe.into()))
        }
        answer => answer,
    }
}

/// Reads an answer.
///
/// # Errors
///
/// If the connection fails, or ends before the answer does.
pub async fn read_answer(stream: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    loop {
        if let Some(answer) = parse(&bytes) {
            return Ok(answer);
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

/// `None` if it is not whole.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let answer = Answer {
        status: head.split(' ').nth(1)?.parse().ok()?,
        head: head.to_owned(),
        body: body.to_owned(),
    };
    let length = answer.header("content-length").unwrap_or("0");
    let length: usize = length.parse().ok()?;
    (body.len() >= length).then_some(answer)
}
