//! The extractors of axum: however a body is cut, they read what is read of the whole, and no more than the limit.
//!
//! The first byte chooses method, limits and what the body does, the second how far the limits are from the length of
//! the body, the third the signature. The first line has the content type, the second the path and query, the third
//! the sizes of the parts; the rest is the body.
#![no_main]

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum_core::extract::{DefaultBodyLimit, FromRequest, Request};
use http::request::Parts;
use libfuzzer_sys::fuzz_target;
use plivo_hangup::signature::{
    AuthToken, CallbackRequest, ReadError, SignatureError, Verified, Verifier,
};
use plivo_hangup::{
    BodyLimit, Callback, CallbackRejection, HangupCallback, HttpError, UnverifiedRejection,
};
use plivo_hangup_fuzz::body::{Behavior, Cut, result_of};
use plivo_hangup_fuzz::marker;
use plivo_hangup_fuzz::payload::FormPayload;
use plivo_hangup_fuzz::signer::{TOKEN, Unsigned, signature};

const BASE: &str = "https://calls.example.com";
const NONCE: &str = "31627761595286130198";

fuzz_target!(|input: &[u8]| {
    let [choice, distance, signed, rest @ ..] = input else {
        return;
    };
    let mut lines = rest.splitn(4, |byte| *byte == b'\n');
    let mut next = || lines.next().unwrap_or_default();
    let (content_type, uri, sizes, body) = (next(), next(), next(), next());
    let Some(parts) = parts(*choice, content_type, uri, body, *signed) else {
        return;
    };
    let limits = Limits::new(*choice, *distance, body.len());
    let behavior = Behavior {
        says_length: choice & 16 != 0,
        fails: choice & 32 != 0,
        lets_wait: choice & 64 != 0,
    };
    let sent = Sent {
        parts: &parts,
        body,
        sizes,
        limits,
        behavior,
    };
    sent.check::<Callback>();
    sent.check::<HangupCallback>();
    sent.check_verified();

    let planted = marker::planted(body);
    let sent = Sent {
        body: &planted,
        ..sent
    };
    marker::is_hidden_in(&sent.extract::<Callback, _>(&()).0);
    let verified = sent.extract::<Verified<Callback>, _>(&sent.limits.verifier());
    marker::is_hidden_in(&verified.0);
});

fn parts(choice: u8, content_type: &[u8], uri: &[u8], body: &[u8], signed: u8) -> Option<Parts> {
    let method = ["POST", "POST", "GET", "PUT"][usize::from(choice % 4)];
    let mut request = http::Request::builder().method(method).uri(uri);
    if !content_type.is_empty() {
        request = request.header("content-type", content_type);
    }
    let (mut parts, ()) = request.body(()).ok()?.into_parts();
    let url = parts.uri.path_and_query().map_or("/", |url| url.as_str());
    let unsigned = Unsigned {
        is_post: method == "POST",
        url: &format!("{BASE}{url}"),
        nonce: NONCE,
        body,
    };
    let signature = match signed % 4 {
        0 | 1 => signature(TOKEN, &unsigned.text()),
        2 => signature("another", &unsigned.text()),
        _ => return Some(parts),
    };
    let mut add = |name, value: &str| parts.headers.insert(name, value.parse().expect("ASCII"));
    add("x-plivo-signature-v3", &signature);
    add("x-plivo-signature-v3-nonce", NONCE);
    Some(parts)
}

#[derive(Clone, Copy)]
struct Limits {
    set: Option<usize>,
    of_axum: Option<usize>,
    of_verifier: usize,
}

impl Limits {
    /// Limits that are near the length of the body, so that many bodies are just at them.
    fn new(choice: u8, distance: u8, length: usize) -> Self {
        let near = |distance: u8| length.saturating_add_signed(isize::from(distance.cast_signed()));
        Self {
            set: (choice & 4 != 0).then(|| near(distance)),
            of_axum: (choice & 8 != 0).then(|| near(distance.rotate_left(2))),
            of_verifier: if choice & 128 == 0 {
                Verifier::BODY_LIMIT
            } else {
                near(distance.rotate_left(4))
            },
        }
    }

    /// The limit that counts if nothing is verified.
    fn of_body(&self) -> usize {
        self.set.or(self.of_axum).unwrap_or(1 << 20)
    }

    /// The limit that counts if the request is verified. Without a `BodyLimit`, that of axum counts too.
    fn of_verified(&self) -> usize {
        let other = self.set.or(self.of_axum).unwrap_or(usize::MAX);
        other.min(self.of_verifier)
    }

    fn verifier(&self) -> Arc<Verifier> {
        let token = AuthToken::new(TOKEN).expect("a token");
        let verifier = Verifier::new(token).with_body_limit(self.of_verifier);
        Arc::new(verifier.with_base_url(BASE).expect("a base"))
    }
}

/// A request, and how it is sent.
#[derive(Clone, Copy)]
struct Sent<'a> {
    parts: &'a Parts,
    body: &'a [u8],
    sizes: &'a [u8],
    limits: Limits,
    behavior: Behavior,
}

impl Sent<'_> {
    /// What an extractor gives, and how many bytes of the body it took.
    fn extract<T: FromRequest<S>, S: Sync>(&self, state: &S) -> (Result<T, T::Rejection>, usize) {
        let (body, taken) = Cut::new(self.body, self.sizes, self.behavior);
        let mut request = Request::from_parts(self.parts.clone(), body.into());
        if let Some(limit) = self.limits.set {
            request.extensions_mut().insert(BodyLimit::bytes(limit));
        }
        if let Some(limit) = self.limits.of_axum {
            DefaultBodyLimit::max(limit).apply(&mut request);
        }
        let result = result_of(T::from_request(request, state));
        (result, taken.load(Ordering::Relaxed))
    }

    /// What the reader of whole bodies says of the request.
    fn whole<P>(
        &self,
        limit: usize,
        read: fn(&http::Request<&[u8]>) -> Result<P, HttpError>,
    ) -> Result<P, HttpError> {
        let mut request = http::Request::from_parts(self.parts.clone(), self.body);
        request.extensions_mut().insert(BodyLimit::bytes(limit));
        read(&request)
    }

    fn is_post(&self) -> bool {
        self.parts.method == "POST"
    }

    /// Checks that no more of the body was taken than it takes to see that it is too large, and nothing if the
    /// request is refused without it or has its parameters in the URL.
    fn check_taken(&self, taken: usize, limit: usize, is_read: bool) {
        let is_known_to_be_larger = self.behavior.says_length && self.body.len() > limit;
        let is_limited_by_axum = self.limits.of_axum.is_some();
        if !is_read || (is_known_to_be_larger && !is_limited_by_axum) {
            assert_eq!(taken, 0);
        }
        assert!(taken <= limit + Cut::LARGEST);
    }

    fn check<P: Readable>(&self) {
        let (read, taken) = self.extract::<P, _>(&());
        marker::is_hidden_in(&read);
        let limit = self.limits.of_body();
        let expected = self.whole(limit, P::from_request_in_hand);
        let is_read = self.is_post() && !matches!(expected, Err(HttpError::ContentType { .. }));
        self.check_taken(taken, limit, is_read);
        let arrives = !self.behavior.fails || !is_read || self.body.len() > limit;
        match (read, expected) {
            (Ok(read), Ok(expected)) if arrives => {
                assert!(read.iter().eq(expected.iter()));
                assert!(read == expected);
            }
            (Err(CallbackRejection::Request(error)), Err(expected)) if arrives => {
                assert_eq!(error, expected);
            }
            (Err(CallbackRejection::Unread { .. }), _) if !arrives => {}
            (read, expected) => panic!("{read:?}, expected {expected:?}"),
        }
        if is_read && self.body.len() > limit {
            let error = HttpError::BodyTooLarge { limit };
            assert_eq!(
                self.whole(limit, P::from_request_in_hand).err(),
                Some(error)
            );
        }
    }

    fn check_verified(&self) {
        let verifier = self.limits.verifier();
        let (read, taken) = self.extract::<Verified<HangupCallback>, _>(&verifier);
        marker::is_hidden_in(&read);
        let limit = self.limits.of_verified();
        let expected = self.expected(&verifier, limit);
        let is_read = match &expected {
            Err(Expected::Request(error)) => matches!(error, HttpError::BodyTooLarge { .. }),
            Err(Expected::Head(_)) => false,
            Ok(_) | Err(Expected::Read(_) | Expected::Unread) => self.is_post(),
        };
        self.check_taken(taken, limit, is_read);
        match (read, expected) {
            (Ok(read), Ok(expected)) => {
                assert_eq!(read.nonce(), NONCE);
                assert!(read == expected);
            }
            (
                Err(UnverifiedRejection::NotProven(error)),
                Err(Expected::Head(expected) | Expected::Read(ReadError::NotProven(expected))),
            ) => assert_eq!(error, expected),
            (
                Err(UnverifiedRejection::Unreadable(error)),
                Err(Expected::Read(ReadError::Unreadable(expected))),
            ) => assert_eq!(error, expected),
            (
                Err(UnverifiedRejection::Request(CallbackRejection::Request(error))),
                Err(Expected::Request(expected)),
            ) => assert_eq!(error, expected),
            (
                Err(UnverifiedRejection::Request(CallbackRejection::Unread { .. })),
                Err(Expected::Unread),
            ) => {}
            (read, expected) => panic!("{read:?}, expected {expected:?}"),
        }
    }

    /// What becomes of the request: the headers count first, then content type and length, then the signature.
    fn expected(
        &self,
        verifier: &Verifier,
        limit: usize,
    ) -> Result<Verified<HangupCallback>, Expected> {
        let request = |body| CallbackRequest::from_parts(self.parts, body);
        match verifier.verify(request(b"")) {
            Ok(_) | Err(SignatureError::NoMatch) => {}
            Err(error) => return Err(Expected::Head(error)),
        }
        if !self.is_post() {
            return verifier.read(request(b"")).map_err(Expected::Read);
        }
        match self.whole(limit, HangupCallback::from_request_in_hand) {
            Ok(_) | Err(HttpError::Payload(_)) => {}
            Err(error) => return Err(Expected::Request(error)),
        }
        if self.behavior.fails {
            return Err(Expected::Unread);
        }
        verifier.read(request(self.body)).map_err(Expected::Read)
    }
}

#[derive(Debug)]
enum Expected {
    Head(SignatureError),
    Request(HttpError),
    Unread,
    Read(ReadError),
}

trait Readable: FormPayload + FromRequest<(), Rejection = CallbackRejection> {
    fn from_request_in_hand(request: &http::Request<&[u8]>) -> Result<Self, HttpError>;
}

impl Readable for Callback {
    fn from_request_in_hand(request: &http::Request<&[u8]>) -> Result<Self, HttpError> {
        Self::from_http(request)
    }
}

impl Readable for HangupCallback {
    fn from_request_in_hand(request: &http::Request<&[u8]>) -> Result<Self, HttpError> {
        Self::from_http(request)
    }
}
