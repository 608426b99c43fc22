//! Signed requests: what the signer in this package signs is accepted and read, and nothing else is.
//!
//! The first line is the URL, the second the nonce, and the rest the body. An odd first byte makes it a POST; its other
//! bits choose the base URL.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::signature::{
    AuthToken, CallbackRequest, ReadError, SignatureError, Verified, Verifier,
};
use plivo_hangup::{Callback, HangupCallback};
use plivo_hangup_fuzz::signer::{TOKEN, Unsigned, signature};
use plivo_hangup_fuzz::{judgement, marker};

fuzz_target!(|input: &[u8]| {
    let [first, rest @ ..] = input else {
        return;
    };
    let mut lines = rest.splitn(3, |byte| *byte == b'\n');
    let mut next = || lines.next().unwrap_or_default();
    let (Ok(url), Ok(nonce)) = (str::from_utf8(next()), str::from_utf8(next())) else {
        return;
    };
    let is_post = first % 2 == 1;
    let request = Unsigned {
        is_post,
        url,
        nonce: nonce.trim_ascii(),
        body: next(),
    };
    check(request);
    check_hidden(request);
    check_with_base(request, BASES[usize::from(first / 2) % BASES.len()]);
    check_changed(request, *first);
});

fn token(text: &str) -> AuthToken {
    AuthToken::new(text).expect("a token")
}

fn verifier() -> Verifier {
    Verifier::new(token("another")).with_token(token(TOKEN))
}

type Headers<'a> = [(&'static str, &'a str); 2];

fn with_signature<'a>(
    request: Unsigned<'a>,
    signature: &'a str,
) -> CallbackRequest<'a, Headers<'a>> {
    CallbackRequest {
        method: request.method(),
        url: request.url,
        headers: [
            ("x-plivo-signature-v3", signature),
            ("X-PLIVO-SIGNATURE-V3-NONCE", request.nonce),
        ],
        body: request.body,
    }
}

/// Whether the nonce and the URL are such that a request can be verified.
fn can_be_signed(request: Unsigned<'_>) -> bool {
    let nonce = request.nonce;
    let is_nonce =
        !nonce.is_empty() && nonce.len() <= 64 && nonce.bytes().all(|byte| byte.is_ascii_digit());
    is_nonce && request.has_whole_url()
}

fn check(request: Unsigned<'_>) {
    let signed = signature(TOKEN, &request.text());
    let read: Result<Verified<Callback>, _> = verifier().read(with_signature(request, &signed));
    marker::is_hidden_in(&read);
    assert_eq!(read.is_ok(), can_be_signed(request));
    if let Ok(verified) = read {
        assert_eq!(verified.nonce(), request.nonce);
        assert!(*verified == Callback::from_form(request.form()).unwrap());
        judgement::check(&*verified);
        let whole = verifier().verify(with_signature(request, &signed)).unwrap();
        assert_eq!(whole.as_bytes(), request.form());
    }
    let other = Verifier::new(token("another"));
    let refused = other.read::<HangupCallback>(with_signature(request, &signed));
    assert!(refused.is_err());
    marker::is_hidden_in(&refused);
    check_old(request);
}

/// What is verified is not shown, as it came or read.
fn check_hidden(request: Unsigned<'_>) {
    let body = marker::planted(request.body);
    let request = Unsigned {
        body: &body,
        ..request
    };
    let signed = signature(TOKEN, &request.text());
    marker::is_hidden_in(&verifier().verify(with_signature(request, &signed)));
    marker::is_hidden_in(&verifier().read::<Callback>(with_signature(request, &signed)));
}

/// Version 2 of the signature.
fn check_old(request: Unsigned<'_>) {
    let signed = signature(TOKEN, &request.old_text());
    let headers = [
        ("X-Plivo-Signature-V2", signed.as_str()),
        ("X-Plivo-Signature-V2-Nonce", request.nonce),
    ];
    let verified = verifier().verify_v2(request.url, headers);
    assert_eq!(verified.is_ok(), can_be_signed(request));
    marker::is_hidden_in(&verified);
}

/// Base URLs: with a port, with a path, with a slash at the end, and in any case, which is kept.
const BASES: [&str; 6] = [
    "https://calls.example.com:8443/x",
    "https://calls.example.com",
    "https://calls.example.com/",
    "HTTPS://Calls.EXAMPLE.com/Hooks/v1/",
    "http://CALLS:80",
    "http://[2001:db8::1]:8080/x//",
];

/// With a base URL, only path and query count.
fn check_with_base(request: Unsigned<'_>, base: &str) {
    if !request.url.starts_with('/') {
        return;
    }
    let url = format!("{}{}", base.strip_suffix('/').unwrap_or(base), request.url);
    let signed = signature(
        TOKEN,
        &Unsigned {
            url: &url,
            ..request
        }
        .text(),
    );
    let verifier = verifier().with_base_url(base).expect("a base");
    let result = verifier.verify(with_signature(request, &signed));
    assert_eq!(
        result.is_ok(),
        can_be_signed(Unsigned {
            url: &url,
            ..request
        })
    );
    let elsewhere = Unsigned {
        url: &format!("http://127.0.0.1{}", request.url),
        ..request
    };
    assert_eq!(
        verifier.verify(with_signature(elsewhere, &signed)).is_ok(),
        result.is_ok()
    );
}

/// One bit is changed: the request is refused, unless what is signed stays the same.
fn check_changed(request: Unsigned<'_>, seed: u8) {
    let signed = signature(TOKEN, &request.text());
    let flip = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        let place = usize::from(seed) * 7 % bytes.len().max(1);
        if let Some(byte) = bytes.get_mut(place) {
            *byte ^= 1 << (seed % 8);
        }
        bytes
    };
    let check = |changed: Unsigned<'_>| {
        let is_accepted = verifier().verify(with_signature(changed, &signed)).is_ok();
        let is_same = changed.text() == request.text();
        assert_eq!(is_accepted, is_same && can_be_signed(changed));
    };
    check(Unsigned {
        body: &flip(request.body),
        ..request
    });
    check(Unsigned {
        is_post: !request.is_post,
        ..request
    });
    if let Ok(url) = String::from_utf8(flip(request.url.as_bytes())) {
        check(Unsigned {
            url: &url,
            ..request
        });
    }
    if let Ok(nonce) = String::from_utf8(flip(request.nonce.as_bytes())) {
        check(Unsigned {
            nonce: nonce.trim_ascii(),
            ..request
        });
    }
    if let Ok(forged) = String::from_utf8(flip(signed.as_bytes())) {
        let read = verifier().read::<Callback>(with_signature(request, &forged));
        let is_known = matches!(
            read,
            Err(ReadError::NotProven(
                SignatureError::NoMatch
                    | SignatureError::MalformedSignature { .. }
                    | SignatureError::MalformedNonce { .. }
                    | SignatureError::EmptyHeader { .. }
                    | SignatureError::OversizedHeader { .. }
                    | SignatureError::Url(_)
            ))
        );
        assert!(is_known, "{read:?}");
        marker::is_hidden_in(&read);
    }
}
