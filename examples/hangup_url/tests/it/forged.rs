//! What Plivo did not send is refused, counted, and not stored.

use hangup_url_service::sender::sign;
use hangup_url_service::sender::wire::Request;

use crate::support::Service;

const FORM: &str = "Event=Hangup&CallUUID=c1&HangupCauseCode=3010";

#[tokio::test]
async fn forged_and_broken_requests_are_refused_and_counted() {
    let service = Service::start(&[]);
    let good = service.sign("POST", "/hangup", FORM);
    let other = Request::signed(
        "other-token",
        &service.running.base(),
        "POST",
        "/hangup",
        FORM,
    );
    let mut changed = good.clone();
    changed.body = b"Event=Hangup&CallUUID=c1&HangupCauseCode=4000".to_vec();
    let mut elsewhere = good.clone();
    elsewhere.target = "/callback".to_owned();
    let mut with_query = good.clone();
    with_query.target = "/hangup?a=1".to_owned();
    let mut unsigned = good.clone();
    unsigned
        .headers
        .retain(|(name, _)| !name.starts_with("X-Plivo"));
    let mut huge = good.clone();
    huge.body = vec![b'a'; 70_000];
    let mut put = good.clone();
    put.method = "PUT";
    let mut head = good.clone();
    head.method = "HEAD";
    let cases = [
        (
            403,
            "signature_no_match",
            vec![other, changed, elsewhere, with_query],
        ),
        (403, "signature_missing", vec![unsigned]),
        (
            403,
            "signature_malformed",
            vec![
                good.clone().with("X-Plivo-Signature-V3", "AAAA"),
                good.clone().with("X-Plivo-Signature-V3-Nonce", "1x"),
            ],
        ),
        (
            415,
            "content_type",
            vec![good.clone().with("Content-Type", "text/plain")],
        ),
        (413, "body_too_large", vec![huge]),
        (405, "method", vec![put, head]),
    ];
    for (status, _, requests) in &cases {
        for request in requests {
            let answer = service.send(request).await;
            assert_eq!(answer.status, *status, "{request:?}");
            // It says nothing to whoever sent it.
            assert_eq!(answer.body, "");
        }
    }
    for (_, slug, requests) in &cases {
        service
            .tallied(slug, i64::try_from(requests.len()).unwrap())
            .await;
    }
    assert_eq!(service.rows(), 0);
    let page = service.get("/").await.body;
    assert!(page.contains("There is no signature."), "{page}");
    let metrics = service.get("/metrics").await.body;
    assert!(metrics.contains("plivo_requests_refused_total{reason=\"signature_no_match\"} 4\n"));
    let log = service.log();
    assert!(
        log.contains("refused reason=\"signature_missing\" requests=1"),
        "{log}"
    );
}

/// Keys and values have no border in what is signed, so these have one signature.
#[tokio::test]
async fn a_captured_request_cannot_be_changed_and_sent_again() {
    let service = Service::start(&[]);
    let nonce = sign::nonce();
    let captured = service.sign_with("/hangup", "CallUUID=c1&HangupCauseCode=3010", &nonce);
    let shifted = service.sign_with("/hangup", "CallUUI=Dc1&HangupCauseCode=3010", &nonce);
    let signature = |request: &Request| request.headers[0].1.clone();
    assert_eq!(signature(&captured), signature(&shifted));
    assert_eq!(service.send(&captured).await.status, 200);
    assert_eq!(service.send(&shifted).await.status, 403);
    let service = service.kill_and_start();
    assert_eq!(service.send(&shifted).await.status, 403);
    assert_eq!(service.send(&captured).await.status, 200);
    assert_eq!(service.rows(), 1);
    service.tallied("replay_changed", 1).await;
}

#[test]
fn the_token_for_trials_is_not_for_others() {
    let arguments = ["--listen", "0.0.0.0:0"];
    let log = tempfile::NamedTempFile::new().unwrap();
    let program = crate::support::program();
    let started =
        hangup_url_service::sender::running::Running::start(program, &arguments, log.path());
    assert!(started.is_err());
    let log = std::fs::read_to_string(log.path()).unwrap();
    assert!(log.contains("--auth-token: expected one"), "{log}");
}
