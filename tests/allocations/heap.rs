//! How many bytes of the heap the worst bodies take at most, as `docs/trust.md` says.

use std::hint::black_box;

use plivo_hangup::{CallRecord, CallRecordLines, CallRecordPage, HangupCallback};

/// Checks how many times the bytes of a body are on the heap at most, at any moment.
#[track_caller]
fn assert_at_most_times<T>(most: usize, body: &str, read: impl FnOnce(&[u8]) -> T) {
    let counted = allocation_counter::measure(|| {
        black_box(read(body.as_bytes()));
    });
    let most = u64::try_from(most * body.len()).unwrap();
    let found = counted.bytes_max;
    assert!(found <= most, "{found} bytes, expected at most {most}");
}

#[test]
fn the_worst_bodies_take_a_bounded_share_of_the_heap() {
    // One more than a power of two: a list has just grown.
    for times in [1 << 14, (1 << 14) + 1] {
        let list = |piece: &str| format!("[{}{piece}]", format!("{piece},").repeat(times - 1));
        let ones = format!("{{\"a\":{}}}", list("1"));
        let form = |body: &[u8]| HangupCallback::from_form(body).unwrap();
        let json = |body: &[u8]| HangupCallback::from_json(body).unwrap();
        assert_at_most_times(12, &"%&".repeat(times), form);
        assert_at_most_times(12, &"&".repeat(times), form);
        assert_at_most_times(14, &format!("{{\"\":1{}}}", ",\"\":1".repeat(times)), json);
        assert_at_most_times(12, &ones, json);
        let line = |body: &[u8]| CallRecordLines::new(body).count();
        assert_at_most_times(20, &ones, line);

        let page = |body: &[u8]| CallRecordPage::from_json(body).unwrap();
        let hangups = |body: &[u8]| CallRecordPage::hangups_from_json(body).unwrap();
        let numbers = format!("{{\"objects\":{}}}", list("1"));
        let empty = format!("{{\"objects\":{}}}", list("{}"));
        assert_at_most_times(160, &numbers, page);
        assert_at_most_times(110, &empty, page);
        assert_at_most_times(110, &numbers, hangups);
        let objects = format!("{{\"objects\":{}}}", list("{\"\":1}"));
        assert_at_most_times(50, &objects, page);

        let form_of_escapes = format!("a={}", "%FF".repeat(times));
        assert_at_most_times(3, &form_of_escapes, form);
        assert_at_most_times(9, &format!("{{\"a\":{}}}", list("[]")), json);
        let through_serde = |body: &[u8]| serde_json::from_slice::<HangupCallback>(body).unwrap();
        assert_at_most_times(15, &ones, through_serde);
        let hangup = |body: &[u8]| CallRecord::hangup_from_json(body);
        assert_at_most_times(13, &format!("{{\"error\":{}}}", list("1")), hangup);

        // The buffer of the reader, of 64 KiB, is twice these bodies.
        assert_at_most_times(5, &"1\n".repeat(times), line);
        let hangups = |body: &[u8]| CallRecordLines::new(body).hangups().count();
        assert_at_most_times(7, &ones, hangups);
    }
}

#[test]
fn what_is_written_takes_a_bounded_share_of_the_heap() {
    for times in [1 << 14, (1 << 14) + 1] {
        // What is read first does not count.
        let json = |payload: &HangupCallback| serde_json::to_string(payload).unwrap();
        for form in ["a&".repeat(times), format!("a&a{}", "&=".repeat(times))] {
            let payload = HangupCallback::from_form(&form).unwrap();
            assert_at_most_times(9, &form, |_| json(&payload));
        }
        let ones = vec!["1"; times].join(",");
        let list = format!("{{\"{}\":[{ones}]}}", "k".repeat(32));
        let payload = HangupCallback::from_json(&list).unwrap();
        assert_at_most_times(23, &list, |_| payload.to_form());
    }
}

/// A body that arrives in parts of 64 bytes, which do not count.
#[cfg(feature = "axum")]
struct Parts(axum::body::Bytes);

#[cfg(feature = "axum")]
impl http_body::Body for Parts {
    type Data = axum::body::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        let size = self.0.len().min(64);
        let part = self.0.split_to(size);
        std::task::Poll::Ready((size > 0).then(|| Ok(http_body::Frame::data(part))))
    }
}

#[test]
#[cfg(feature = "axum")]
fn an_extractor_takes_at_most_three_times_a_body_in_parts() {
    use axum::body::Body;
    use axum::extract::FromRequest as _;
    use axum::http::Request;

    // The buffer doubles for the last byte. Later it is there together with the payload.
    for length in [1 << 16, (1 << 16) + 1] {
        let body = Parts(["a=", &"a".repeat(length - 2)].concat().into());
        let request = Request::post("/hangup")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::new(body))
            .unwrap();
        let counted = allocation_counter::measure(|| {
            let mut reading = std::pin::pin!(HangupCallback::from_request(request, &()));
            let mut context = std::task::Context::from_waker(std::task::Waker::noop());
            let read = reading.as_mut().poll(&mut context);
            assert!(matches!(read, std::task::Poll::Ready(Ok(_))));
        });
        let most = 3 * length as u64 + 2000;
        let found = counted.bytes_max;
        assert!(found <= most, "{found} bytes, expected at most {most}");
    }
}

/// Checks a request whose headers are whole and whose signature is another one: what strangers can make costs the most.
#[cfg(feature = "signature")]
fn verify_forged(url: &str, body: &[u8]) -> allocation_counter::AllocationInfo {
    use plivo_hangup::signature::{AuthToken, CallbackRequest, SignatureError, Verifier};

    let verifier = Verifier::new(AuthToken::new("token").unwrap());
    let verifier = verifier.with_base_url("https://example.com").unwrap();
    let request = CallbackRequest {
        method: "POST",
        url,
        headers: [
            (
                "X-Plivo-Signature-V3",
                "ehV3IKhLysWBxC1sy8INm0qGoQYdYsHwuoKjsX7FsXc=",
            ),
            ("X-Plivo-Signature-V3-Nonce", "31627761595286130198"),
        ],
        body,
    };
    allocation_counter::measure(|| {
        assert_eq!(verifier.verify(request), Err(SignatureError::NoMatch));
    })
}

#[test]
#[cfg(feature = "signature")]
fn verification_takes_a_bounded_multiple_of_body_and_query() {
    let length = 1 << 20;
    for piece in ["a&", "&", "a", "=", "%41&", "+&", "ab=&", "%", "a=b&"] {
        let mut body = piece.repeat(length / piece.len()).into_bytes();
        body.truncate(length);
        let most = verify_forged("/hangup", &body).bytes_max;
        assert!(most <= 24 * length as u64, "{piece}: {most} bytes");

        // A URL has at most 64 KiB.
        let mut url = format!("/hangup?{}", piece.repeat((1 << 16) / piece.len()));
        url.truncate(1 << 16);
        let query = url.len() as u64;
        let most = verify_forged(&url, b"").bytes_max;
        assert!(most <= 26 * query, "{piece} in a query: {most} bytes");
        let most = verify_forged(&url, &body).bytes_max;
        let both = query + length as u64;
        assert!(most <= 24 * both, "{piece} in both: {most} bytes");
    }
    let usual = verify_forged("/hangup", super::CALLBACK);
    let factor = usual.bytes_max / super::CALLBACK.len() as u64;
    assert!(factor <= 4, "{factor} times the body");
    // Three headers' values and the list of signatures, the parameters, what is decoded of them, and the text.
    assert!(usual.count_total <= 7, "{} allocations", usual.count_total);
}
