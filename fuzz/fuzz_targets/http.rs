//! Requests of the crate `http`: read from the place that method and content type say, with a limit.
//!
//! The first byte chooses method and limit, the first line has the content type, the second the path and query;
//! the rest is the body.
#![no_main]

use http::{HeaderValue, Method, Request};
use libfuzzer_sys::fuzz_target;
use plivo_hangup::{
    BodyLimit, Callback, DialCallback, DialSummary, HangupCallback, HttpError, OtherCallback,
};
use plivo_hangup_fuzz::payload::FormPayload;
use plivo_hangup_fuzz::{judgement, marker};

fuzz_target!(|input: &[u8]| {
    let [first, rest @ ..] = input else {
        return;
    };
    let mut lines = rest.splitn(3, |byte| *byte == b'\n');
    let mut next = || lines.next().unwrap_or_default();
    let (content_type, uri, body) = (next(), next(), next());
    let Some(request) = request(*first, content_type, uri, body) else {
        return;
    };
    check(&request, Callback::from_http(&request));
    check(&request, HangupCallback::from_http(&request));
    check(&request, DialCallback::from_http(&request));
    check(&request, DialSummary::from_http(&request));
    check(&request, OtherCallback::from_http(&request));

    let planted = marker::planted(body);
    let planted = request.map(|_| planted.as_slice());
    marker::is_hidden_in(&Callback::from_http(&planted));
});

fn request<'a>(
    first: u8,
    content_type: &[u8],
    uri: &[u8],
    body: &'a [u8],
) -> Option<Request<&'a [u8]>> {
    let methods = [
        Method::POST,
        Method::POST,
        Method::GET,
        Method::HEAD,
        Method::PUT,
    ];
    let mut request = Request::builder()
        .method(methods[usize::from(first) % methods.len()].clone())
        .uri(uri);
    if !content_type.is_empty() {
        request = request.header("content-type", content_type);
    }
    if first >= 128 {
        request = request.extension(BodyLimit::bytes(usize::from(first - 128)));
    }
    request.body(body).ok()
}

fn check<P: FormPayload>(request: &Request<&[u8]>, read: Result<P, HttpError>) {
    marker::is_hidden_in(&read);
    let limit = request
        .extensions()
        .get()
        .copied()
        .unwrap_or(BodyLimit::bytes(1 << 20));
    let body = *request.body();
    let content_type = request
        .headers()
        .get("content-type")
        .map(HeaderValue::as_bytes);
    let expected = match request.method().as_str() {
        "GET" => Ok(P::read_form(
            request.uri().query().unwrap_or_default().as_bytes(),
        )),
        "POST" => match kind(content_type.unwrap_or_default()) {
            "" => Err("content type: "),
            _ if body.len() > limit.get() => Err("body: "),
            "form" => Ok(P::read_form(body)),
            _ => P::read_json(body).map_err(|_| "payload"),
        },
        _ => Err("method: "),
    };
    match (read, expected) {
        (Ok(read), Ok(expected)) => {
            assert!(read.iter().eq(expected.iter()));
            assert!(read == expected);
            judgement::check(&read);
        }
        (Err(error), Err(field)) => {
            assert!(error.to_string().starts_with(field), "{error}");
            assert!(error.status().is_client_error());
        }
        (read, expected) => panic!("{read:?}, expected {expected:?}"),
    }
}

/// What a content type says a body is: `form`, `json` or nothing.
fn kind(content_type: &[u8]) -> &'static str {
    let text = String::from_utf8_lossy(content_type).to_ascii_lowercase();
    let essence = text.split(';').next().unwrap_or_default().trim_ascii();
    match essence.strip_prefix("application/") {
        Some("x-www-form-urlencoded") => "form",
        Some(subtype) if subtype == "json" || subtype.ends_with("+json") => "json",
        _ => "",
    }
}
