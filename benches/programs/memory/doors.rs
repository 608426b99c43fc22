//! The doors, and the worst body that is known for each.

use std::hint::black_box;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use axum::body::{Body, Bytes};
use axum::extract::FromRequest;
use axum::http::Request;
use plivo_hangup::signature::{AuthToken, CallbackRequest, Verified, Verifier};
use plivo_hangup::{BodyLimit, CallRecord, CallRecordLines, CallRecordPage, HangupCallback};

use crate::parts::Parts;

/// A door with the worst body that is known for it: a beginning, a piece that is repeated, and an end.
pub(crate) struct Door {
    pub(crate) name: &'static str,
    body: [&'static str; 3],
    run: Run,
}

enum Run {
    Read(fn(&[u8])),
    /// What is read first does not count.
    Write(fn(&HangupCallback)),
    /// The body arrives in parts, which do not count.
    Extract(fn(Bytes)),
}

const KEY: &str = "{\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\":[1";

#[rustfmt::skip]
pub(crate) const DOORS: &[Door] = &[
    Door { name: "`from_form`, `from_query` of `%&%&…`", body: ["", "%&", ""], run: Run::Read(read_form) },
    Door { name: "`from_form`, `from_query` of `&&…`", body: ["", "&", ""], run: Run::Read(read_form) },
    Door { name: "`from_form` of a long value with escapes", body: ["a=", "%FF", ""], run: Run::Read(read_form) },
    Door { name: "`from_json` of `{\"\":1,\"\":1,…}`", body: ["{\"\":1", ",\"\":1", "}"], run: Run::Read(read_json) },
    Door { name: "`from_json` of `{\"a\":[1,1,…]}`", body: ["{\"a\":[1", ",1", "]}"], run: Run::Read(read_json) },
    Door { name: "`from_json` of `{\"a\":[[],[],…]}`", body: ["{\"a\":[[]", ",[]", "]}"], run: Run::Read(read_json) },
    Door { name: "serde_json into `HangupCallback`, the same", body: ["{\"a\":[1", ",1", "]}"], run: Run::Read(read_serde) },
    Door { name: "`CallRecord::hangup_from_json` of `{\"error\":[1,1,…]}`", body: ["{\"error\":[1", ",1", "]}"], run: Run::Read(read_hangup) },
    Door { name: "`CallRecordPage::from_json` of `[1,1,…]`", body: ["{\"objects\":[1", ",1", "]}"], run: Run::Read(read_page) },
    Door { name: "`CallRecordPage::from_json` of `[{},{},…]`", body: ["{\"objects\":[{}", ",{}", "]}"], run: Run::Read(read_page) },
    Door { name: "`CallRecordPage::from_json` of `[{\"a\":1},…]`", body: ["{\"objects\":[{\"\":1}", ",{\"\":1}", "]}"], run: Run::Read(read_page) },
    Door { name: "`CallRecordPage::hangups_from_json` of `[1,1,…]`", body: ["{\"objects\":[1", ",1", "]}"], run: Run::Read(read_hangups) },
    Door { name: "`CallRecordLines`, one line without a limit", body: ["{\"a\":[1", ",1", "]}"], run: Run::Read(read_line) },
    Door { name: "`CallRecordLines`, lines of `1`", body: ["1", "\n1", "\n"], run: Run::Read(read_line) },
    Door { name: "`CallRecordLines::hangups`, one line without a limit", body: ["{\"a\":[1", ",1", "]}"], run: Run::Read(read_line_hangup) },
    Door { name: "`Verifier::verify` of `a&a&…`, without a limit", body: ["", "a&", ""], run: Run::Read(verify) },
    Door { name: "`Verifier::verify` of `%41&%41&…`, without a limit", body: ["", "%41&", ""], run: Run::Read(verify) },
    Door { name: "extractor `HangupCallback` of axum, a long value in parts", body: ["a=", "a", ""], run: Run::Extract(extract) },
    Door { name: "extractor `HangupCallback` of axum, `%&%&…` in parts", body: ["", "%&", ""], run: Run::Extract(extract) },
    Door { name: "extractor `Verified` of axum, `a&a&…` in parts", body: ["", "a&", ""], run: Run::Extract(extract_verified) },
    Door { name: "`to_form` of a long key with a list", body: [KEY, ",1", "]}"], run: Run::Write(write_form) },
    Door { name: "serde_json of a repeated key", body: ["a", "&a", ""], run: Run::Write(write_json) },
    Door { name: "serde_json of many keys and a repeated one", body: ["a&a", "&=", ""], run: Run::Write(write_json) },
];

fn read_form(body: &[u8]) {
    let _ = black_box(HangupCallback::from_form(body));
}

fn read_json(body: &[u8]) {
    black_box(HangupCallback::from_json(body)).expect("an object");
}

fn read_serde(body: &[u8]) {
    let read: Result<HangupCallback, _> = serde_json::from_slice(body);
    black_box(read).expect("an object");
}

fn read_hangup(body: &[u8]) {
    let _ = black_box(CallRecord::hangup_from_json(body));
}

fn read_page(body: &[u8]) {
    black_box(CallRecordPage::from_json(body)).expect("a page");
}

fn read_hangups(body: &[u8]) {
    black_box(CallRecordPage::hangups_from_json(body)).expect("a page");
}

fn read_line(body: &[u8]) {
    let lines = CallRecordLines::new(body).with_max_line_bytes(usize::MAX);
    assert!(black_box(lines.count()) > 0);
}

fn read_line_hangup(body: &[u8]) {
    let lines = CallRecordLines::new(body).with_max_line_bytes(usize::MAX);
    assert_eq!(black_box(lines.hangups().count()), 1);
}

fn verifier() -> Verifier {
    let token = AuthToken::new("token").expect("a token");
    let verifier = Verifier::new(token).with_body_limit(usize::MAX);
    verifier
        .with_base_url("https://calls.example.com")
        .expect("a base")
}

/// A stranger has no right signature, and a request is refused for that after all of it was looked at.
const HEADERS: [(&str, &str); 2] = [
    (
        "X-Plivo-Signature-V3",
        "ehV3IKhLysWBxC1sy8INm0qGoQYdYsHwuoKjsX7FsXc=",
    ),
    ("X-Plivo-Signature-V3-Nonce", "31627761595286130198"),
];

pub(crate) fn verify(body: &[u8]) {
    let request = CallbackRequest {
        method: "POST",
        url: "/hangup",
        headers: HEADERS,
        body,
    };
    assert!(black_box(verifier().verify(request)).is_err());
}

fn request(body: Bytes) -> Request<Body> {
    let mut request = Request::post("/hangup")
        .header("content-type", "application/x-www-form-urlencoded")
        .extension(BodyLimit::bytes(usize::MAX));
    for (name, value) in HEADERS {
        request = request.header(name, value);
    }
    request.body(Parts::body(body)).expect("a request")
}

fn extract(body: Bytes) {
    let read = result_of(HangupCallback::from_request(request(body), &()));
    black_box(read).expect("a form");
}

fn extract_verified(body: Bytes) {
    let state = Arc::new(verifier());
    let read = result_of(Verified::<HangupCallback>::from_request(
        request(body),
        &state,
    ));
    assert!(black_box(read).is_err());
}

/// What a future gives that waits for nothing, without a runtime.
fn result_of<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("it waits"),
    }
}

fn write_form(payload: &HangupCallback) {
    black_box(payload.to_form());
}

fn write_json(payload: &HangupCallback) {
    black_box(serde_json::to_string(payload)).expect("JSON");
}

impl Door {
    /// A body of at most this size, and one in which a list has just grown: the old list and the new one are there
    /// together.
    pub(crate) fn bodies(&self, bytes: usize) -> [Vec<u8>; 2] {
        let [start, piece, end] = self.body;
        let most = (bytes - start.len() - end.len()) / piece.len();
        [most, 1 << most.ilog2()]
            .map(|times| [start, &piece.repeat(times), end].concat().into_bytes())
    }

    /// Has the door run as the measurement says, which is given what is to be measured.
    pub(crate) fn measure<T>(&self, body: &[u8], measure: impl FnOnce(&dyn Fn()) -> T) -> T {
        match self.run {
            Run::Read(read) => measure(&|| read(body)),
            Run::Write(write) => {
                let payload = if body.starts_with(b"{") {
                    HangupCallback::from_json(body)
                } else {
                    HangupCallback::from_form(body)
                };
                let payload = payload.expect("the body can be read");
                measure(&|| write(&payload))
            }
            Run::Extract(extract) => {
                let body = Bytes::copy_from_slice(body);
                measure(&|| extract(body.clone()))
            }
        }
    }
}
