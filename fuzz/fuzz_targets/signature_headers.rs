//! Headers of signatures: any names and values. A request passes only with a right signature in a whole header.
//!
//! Each line is a header: a byte that chooses its name, and its value, in which `{}` is the right signature.
#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use plivo_hangup::signature::{AuthToken, CallbackRequest, Verifier};
use plivo_hangup_fuzz::marker;
use plivo_hangup_fuzz::signer::{TOKEN, Unsigned, signature};

/// A version of the signature.
#[derive(Clone, Copy)]
enum Version {
    V3,
    V2,
}

impl Version {
    /// The names that a line chooses from: those of this version, in any case, and others.
    const fn names(self) -> [&'static str; 6] {
        match self {
            Self::V3 => [
                "X-Plivo-Signature-V3",
                "x-plivo-signature-ma-v3",
                "X-Plivo-Signature-V3-Nonce",
                "X-PLIVO-SIGNATURE-V3",
                "X-Plivo-Signature-V2",
                "content-type",
            ],
            Self::V2 => [
                "X-Plivo-Signature-V2",
                "x-plivo-signature-ma-v2",
                "X-Plivo-Signature-V2-Nonce",
                "X-PLIVO-SIGNATURE-V2",
                "X-Plivo-Signature-V3",
                "content-type",
            ],
        }
    }

    fn right(self) -> String {
        let text = match self {
            Self::V3 => REQUEST.text(),
            Self::V2 => REQUEST.old_text(),
        };
        signature(TOKEN, &text)
    }
}

const NONCE: &str = "31627761595286130198";

/// The marker is in it, since what is verified must not be shown.
const REQUEST: Unsigned<'_> = Unsigned {
    is_post: true,
    url: "https://calls.example.com/hangup",
    nonce: NONCE,
    body: b"CallUUID=QzmarkerzQ&HangupCauseCode=3010",
};

type Header = (&'static str, Vec<u8>);

fuzz_target!(|input: &[u8]| {
    for version in [Version::V3, Version::V2] {
        let signed = version.right();
        let lines = input.split(|byte| *byte == b'\n');
        let headers = lines.filter_map(|line| header(line, version, &signed));
        let mut headers: Vec<Header> = headers.collect();
        check(&headers, version);
        // Most inputs have no nonce, and are refused for that.
        headers.push((version.names()[2], NONCE.into()));
        check(&headers, version);
    }
});

fn header(line: &[u8], version: Version, signed: &str) -> Option<Header> {
    let (first, value) = line.split_first()?;
    let names = version.names();
    let name = names[usize::from(*first) % names.len()];
    let mut filled = Vec::new();
    let mut rest = value;
    while let Some((byte, after)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(b"{}") {
            filled.extend_from_slice(signed.as_bytes());
            rest = after;
        } else {
            filled.push(*byte);
            rest = after;
        }
    }
    Some((name, filled))
}

fn check(headers: &[Header], version: Version) {
    let token = || AuthToken::new(TOKEN).expect("a token");
    let other = || AuthToken::new("another").expect("a token");
    let [account, main_account, nonce, ..] = version.names();
    let has_nonce = is_nonce(&values(headers, nonce));
    let [account, main_account] = [account, main_account].map(|name| values(headers, name));
    let right = version.right();
    let rights = [&account, &main_account].map(|values| is_right(values, &right));

    let of_account = Verifier::new(other()).with_token(token());
    assert_eq!(
        passes(&of_account, headers, version),
        has_nonce && rights[0] == Some(true)
    );

    // One right signature is enough, if the other header is whole or absent.
    let of_both = Verifier::new(token()).with_main_account_token(token());
    let is_whole = |values: &[&[u8]], right: Option<bool>| values.is_empty() || right.is_some();
    let are_whole = is_whole(&account, rights[0]) && is_whole(&main_account, rights[1]);
    let is_any_right = rights.contains(&Some(true));
    assert_eq!(
        passes(&of_both, headers, version),
        has_nonce && are_whole && is_any_right
    );

    let of_others = Verifier::new(other()).with_main_account_token(other());
    assert!(!passes(&of_others, headers, version));
}

fn passes(verifier: &Verifier, headers: &[Header], version: Version) -> bool {
    let headers = headers.iter().map(|(name, value)| (*name, value));
    match version {
        Version::V3 => {
            let result = verifier.verify(CallbackRequest {
                method: REQUEST.method(),
                url: REQUEST.url,
                headers,
                body: REQUEST.body,
            });
            marker::is_hidden_in(&result);
            result.is_ok_and(|whole| REQUEST.body == whole.as_bytes())
        }
        Version::V2 => {
            let result = verifier.verify_v2(REQUEST.url, headers);
            marker::is_hidden_in(&result);
            result.is_ok()
        }
    }
}

/// The values of a header, without blanks around them.
fn values<'a>(headers: &'a [Header], name: &str) -> Vec<&'a [u8]> {
    let found = headers
        .iter()
        .filter(|(found, _)| found.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim_ascii()).collect()
}

fn is_nonce(values: &[&[u8]]) -> bool {
    *values == [NONCE.as_bytes()]
}

/// Whether the right signature is among those of a header; `None` if it is not one whole header.
fn is_right(values: &[&[u8]], right: &str) -> Option<bool> {
    let [value] = values else {
        return None;
    };
    let right = STANDARD.decode(right).expect("base64");
    let signatures = value
        .split(|byte| *byte == b',')
        .map(|item| STANDARD.decode(item.trim_ascii()));
    let signatures: Vec<_> = signatures.collect::<Result<_, _>>().ok()?;
    let is_whole = value.len() <= 1024 && signatures.iter().all(|signature| signature.len() == 32);
    is_whole.then(|| signatures.contains(&right))
}
