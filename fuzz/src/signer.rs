//! A signer of requests, written from the description of the format and with nothing of the crate.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::percent_decode;
use sha2::Sha256;

/// The token that requests are signed with.
pub const TOKEN: &str = "QzmarkerzQ-token";

/// A request without its signature.
#[derive(Clone, Copy, PartialEq)]
pub struct Unsigned<'a> {
    pub is_post: bool,
    pub url: &'a str,
    pub nonce: &'a str,
    pub body: &'a [u8],
}

impl<'a> Unsigned<'a> {
    pub fn method(&self) -> &'static str {
        if self.is_post { "POST" } else { "GET" }
    }

    /// Everything before the query, and the query; the fragment does not count.
    fn url_parts(&self) -> (&'a str, &'a str) {
        let url = self.url.split('#').next().unwrap_or_default();
        url.split_once('?').unwrap_or((url, ""))
    }

    /// The form that is signed: the query of a GET, and the body of a POST.
    pub fn form(&self) -> &'a [u8] {
        if self.is_post {
            self.body
        } else {
            self.url_parts().1.as_bytes()
        }
    }

    /// Whether the URL is whole: a scheme of the web, and a host.
    pub fn has_whole_url(&self) -> bool {
        let base = self.url_parts().0.to_ascii_lowercase();
        let host = base
            .strip_prefix("https://")
            .or(base.strip_prefix("http://"));
        host.is_some_and(|host| !host.is_empty() && !host.starts_with(['/', ':']))
    }

    /// What version 3 signs.
    pub fn text(&self) -> Vec<u8> {
        let (base, query) = self.url_parts();
        let query = sorted(query.as_bytes());
        let body = sorted(if self.is_post { self.body } else { b"" });
        let query: Vec<_> = query
            .iter()
            .map(|(key, value)| [key, &b"="[..], value].concat())
            .collect();
        let body: Vec<_> = body
            .iter()
            .map(|(key, value)| [&key[..], value].concat())
            .collect();
        let mark = if query.is_empty() && body.is_empty() {
            ""
        } else {
            "?"
        };
        let dot = if query.is_empty() || body.is_empty() {
            ""
        } else {
            "."
        };
        [
            base.as_bytes(),
            mark.as_bytes(),
            &query.join(&b'&'),
            dot.as_bytes(),
            &body.concat(),
            b".",
            self.nonce.as_bytes(),
        ]
        .concat()
    }

    /// What version 2 signs: neither query nor body.
    pub fn old_text(&self) -> Vec<u8> {
        [self.url_parts().0, self.nonce].concat().into_bytes()
    }
}

/// Decoded keys and values in the order of their bytes.
fn sorted(form: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let pairs = form
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| {
            let end = pair
                .iter()
                .position(|byte| *byte == b'=')
                .unwrap_or(pair.len());
            (
                decoded(&pair[..end]),
                decoded(pair.get(end + 1..).unwrap_or_default()),
            )
        })
        .collect();
    pairs.sort();
    pairs
}

fn decoded(encoded: &[u8]) -> Vec<u8> {
    let blanks: Vec<_> = encoded
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    Cow::from(percent_decode(&blanks)).into_owned()
}

/// The signature of a text, as a header has it.
pub fn signature(token: &str, text: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(token.as_bytes()).expect("a key of any length");
    mac.update(text);
    STANDARD.encode(mac.finalize().into_bytes())
}
