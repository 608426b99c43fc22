//! Signs as Plivo does. A receiver does not need it: a `Verifier` does the check.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use plivo_hangup::Callback;
use sha2::Sha256;

/// Returns `X-Plivo-Signature-V3` of a request.
///
/// `url` is the public URL without a query. `form` is the body of a POST or the query of a GET.
pub fn signature(token: &str, method: &str, url: &str, form: &str, nonce: &str) -> String {
    let mut parameters: Vec<(String, String)> = match Callback::from_form(form) {
        Ok(callback) => {
            let pairs = callback.iter();
            pairs
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect()
        }
        Err(_) => Vec::new(),
    };
    parameters.sort();
    let (between, after) = if method == "GET" {
        ("=", "&")
    } else {
        ("", "")
    };
    let parameters: Vec<String> = parameters
        .iter()
        .map(|(key, value)| format!("{key}{between}{value}"))
        .collect();
    let question = if parameters.is_empty() { "" } else { "?" };
    let text = format!("{url}{question}{}.{nonce}", parameters.join(after));
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(token.as_bytes()) else {
        return String::new();
    };
    mac.update(text.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

/// A nonce that was not used before.
pub fn nonce() -> String {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let number = LAST.fetch_add(1, Ordering::Relaxed);
    format!("{}{number:06}", now.as_nanos())
}
