//! Prints the time and the greatest heap for each byte of the worst body of each door, as a table.
//!
//! The bodies have up to 1 MB, or as many bytes as the first argument says. A second argument chooses the doors
//! that have it in their names. What is measured holds nothing
//! but the memory that a door takes: the body itself does not count.

use std::hint::black_box;
use std::time::Instant;

use allocation_counter::measure;
use plivo_hangup::signature::{AuthToken, CallbackRequest, Verifier};
use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage, HangupCallback};

/// A door with the worst body that is known for it: a beginning, a piece that is repeated, and an end.
struct Door {
    name: &'static str,
    body: [&'static str; 3],
    run: Run,
}

enum Run {
    Read(fn(&[u8])),
    /// What is read first does not count.
    Write(fn(&HangupCallback)),
}

const KEY: &str = "{\"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk\":[1";

#[rustfmt::skip]
const DOORS: &[Door] = &[
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

/// A stranger has no signature, and a request is refused for that after all of it was looked at.
fn verify(body: &[u8]) {
    let token = AuthToken::new("token").expect("a token");
    let verifier = Verifier::new(token).with_body_limit(usize::MAX);
    let signature = "ehV3IKhLysWBxC1sy8INm0qGoQYdYsHwuoKjsX7FsXc=";
    let request = CallbackRequest {
        method: "POST",
        url: "https://calls.example.com/hangup",
        headers: [
            ("X-Plivo-Signature-V3", signature),
            ("X-Plivo-Signature-V3-Nonce", "31627761595286130198"),
        ],
        body,
    };
    assert!(black_box(verifier.verify(request)).is_err());
}

fn write_form(payload: &HangupCallback) {
    black_box(payload.to_form());
}

fn write_json(payload: &HangupCallback) {
    black_box(serde_json::to_string(payload)).expect("JSON");
}

impl Door {
    fn body(&self, times: usize) -> Vec<u8> {
        let [start, piece, end] = self.body;
        [start, &piece.repeat(times), end].concat().into_bytes()
    }

    /// Nanoseconds and heap for each byte of a body of at most this size.
    fn measure(&self, bytes: usize) -> (f64, f64) {
        let [start, piece, end] = self.body;
        let most = (bytes - start.len() - end.len()) / piece.len();
        // A list that has just grown is the worst: the old one and the new one are there together.
        let grown = 1_usize << most.ilog2();
        let measured = [most, grown].map(|times| self.measure_body(&self.body(times)));
        measured.into_iter().reduce(worse).unwrap_or_default()
    }

    fn measure_body(&self, body: &[u8]) -> (f64, f64) {
        match self.run {
            Run::Read(read) => measured(body.len(), || read(body)),
            Run::Write(write) => {
                let payload = if body.starts_with(b"{") {
                    HangupCallback::from_json(body)
                } else {
                    HangupCallback::from_form(body)
                };
                let payload = payload.expect("the body can be read");
                measured(body.len(), || write(&payload))
            }
        }
    }
}

fn worse(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0.max(other.0), one.1.max(other.1))
}

fn measured(bytes: usize, run: impl Fn()) -> (f64, f64) {
    let heap = measure(&run).bytes_max;
    let runs = (10_000_000 / bytes).clamp(1, 20);
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64() * 1e9
    });
    let least = times.reduce(f64::min).unwrap_or_default();
    (least / bytes as f64, heap as f64 / bytes as f64)
}

fn main() {
    let largest = std::env::args().nth(1);
    let largest = largest.map_or(1_000_000, |bytes| bytes.parse().expect("a number of bytes"));
    let chosen = std::env::args().nth(2).unwrap_or_default();
    let sizes = std::iter::successors(Some(1000_usize), |size| Some(size * 10));
    let sizes: Vec<_> = sizes.take_while(|size| *size <= largest).collect();
    let columns: Vec<_> = sizes.iter().map(|size| column(*size)).collect();
    println!("| door and body | {} |", columns.join(" | "));
    println!("| --- |{}", " ---: |".repeat(sizes.len()));
    for door in DOORS.iter().filter(|door| door.name.contains(&chosen)) {
        let cells = sizes.iter().map(|size| {
            let (time, heap) = door.measure(*size);
            format!("{heap:.1} / {time:.1}")
        });
        println!(
            "| {} | {} |",
            door.name,
            cells.collect::<Vec<_>>().join(" | ")
        );
    }
}

fn column(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} KB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
