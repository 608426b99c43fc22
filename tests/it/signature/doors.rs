//! What a handler calls: methods, URLs, bodies, tokens and types.

use axum::http::HeaderMap;
use plivo_hangup::signature::{
    AuthToken, BlankToken, CallbackRequest, ReadError, SignatureError, Verified, Verifier,
};
use plivo_hangup::{
    Callback, DialCallback, DialSummary, HangupCallback, HangupCause, OtherCallback,
};

use super::{MAIN_SIGNATURE, NONCE, SIGNATURE, TOKEN, request, sign, sign_with, token, verifier};

#[test]
fn a_post_is_read_from_its_body_and_a_get_from_its_query() {
    let signature = sign("https://example.com/a?HangupCauseCode=9.HangupCauseCode3010.7");
    let url = "https://example.com/a?HangupCauseCode=9";
    let body = b"HangupCauseCode=3010";
    let request_of = |method| request(method, url, body, &signature, "7");
    let callback: Verified<HangupCallback> = verifier().read(request_of("POST")).unwrap();
    assert_eq!(callback.hangup().cause(), Some(HangupCause::BusyLine));
    assert_eq!(callback.iter().count(), 1);
    assert_eq!(callback.nonce(), "7");

    // The body of a GET is neither signed nor read.
    let signature = sign("https://example.com/a??b=1&HangupCauseCode=9000.7");
    let url = "https://example.com/a?HangupCauseCode=9000&?b=1#HangupCauseCode=1";
    for body in [&body[..], b""] {
        let request = request("GET", url, body, &signature, "7");
        let callback: Verified<HangupCallback> = verifier().read(request).unwrap();
        let pairs = [("HangupCauseCode", "9000"), ("?b", "1")];
        assert!(callback.into_inner().iter().eq(pairs));
    }
}

#[test]
fn every_callback_type_is_read() {
    let body = b"CallUUID=c1&Event=Hangup&HangupCauseCode=3010";
    let signature = sign("https://example.com/a?CallUUIDc1EventHangupHangupCauseCode3010.7");
    let request = || request("POST", "https://example.com/a", body, &signature, "7");
    let expected = HangupCallback::from_form(body).unwrap();
    let read = verifier().read::<HangupCallback>(request()).unwrap();
    assert_eq!(read.into_inner(), expected);
    let read = verifier().read::<Callback>(request()).unwrap();
    assert_eq!(read.into_inner(), Callback::Hangup(expected));
    let read = verifier().read::<DialCallback>(request()).unwrap();
    assert_eq!(read.into_inner(), DialCallback::from_form(body).unwrap());
    let read = verifier().read::<DialSummary>(request()).unwrap();
    assert_eq!(read.into_inner(), DialSummary::from_form(body).unwrap());
    let read = verifier().read::<OtherCallback>(request()).unwrap();
    assert_eq!(read.into_inner(), OtherCallback::from_form(body).unwrap());
}

#[test]
fn other_methods_are_refused() {
    for method in ["PUT", "HEAD", "post", "get", "", "POST "] {
        let signature = sign("https://example.com/a?kv.7");
        let request = request(method, "https://example.com/a", b"k=v", &signature, "7");
        assert_eq!(
            verifier().verify(request).unwrap_err(),
            SignatureError::Method
        );
    }
    let sentence = "method: expected GET or POST, found another one";
    assert_eq!(SignatureError::Method.to_string(), sentence);
}

#[test]
fn a_body_over_the_limit_is_refused_before_anything_else() {
    let body = vec![b'k'; (1 << 20) + 1];
    let read = |verifier: Verifier, length: usize| {
        let text = [b"https://example.com/a?", &body[..length], b".7"].concat();
        let signature = sign(text);
        let url = "https://example.com/a";
        let request = request("POST", url, &body[..length], &signature, "7");
        let read = verifier.read::<HangupCallback>(request);
        read.map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(Verifier::BODY_LIMIT, 1_048_576);
    assert_eq!(read(verifier(), 1 << 20), Ok(()));
    let error = "body: expected at most 1048576 bytes, found 1048577 bytes";
    assert_eq!(read(verifier(), (1 << 20) + 1), Err(error.to_owned()));
    assert_eq!(
        read(verifier().with_body_limit(1 << 21), (1 << 20) + 1),
        Ok(())
    );
    assert_eq!(read(verifier().with_body_limit(10), 10), Ok(()));
    let error = "body: expected at most 10 bytes, found 11 bytes";
    assert_eq!(
        read(verifier().with_body_limit(10), 11),
        Err(error.to_owned())
    );
    let request = CallbackRequest {
        method: "GET",
        url: "",
        headers: [("", ""); 0],
        body: &body,
    };
    let found = verifier().verify(request).unwrap_err();
    assert!(matches!(
        found,
        SignatureError::BodyTooLarge {
            limit: 1_048_576,
            ..
        }
    ));
}

#[test]
fn a_url_over_the_limit_is_refused() {
    let url = |length: usize| format!("https://example.com/{}", "a".repeat(length - 20));
    let verify = |url: String| {
        let signature = sign(format!("{url}.7"));
        verifier()
            .verify(request("GET", &url, b"", &signature, "7"))
            .map(|_| ())
    };
    assert_eq!(verify(url(65_536)), Ok(()));
    let error = verify(url(65_537)).unwrap_err();
    let sentence = "URL: expected at most 65536 bytes, found 65537 bytes";
    assert_eq!(error.to_string(), sentence);
}

#[test]
fn a_base_url_replaces_what_the_request_says_of_it() {
    let with = |base: &str| verifier().with_base_url(base).unwrap();
    for (base, url, text) in [
        (
            "https://example.com",
            "/a?b=c",
            "https://example.com/a?b=c.kv.7",
        ),
        (
            "https://example.com/",
            "/a?b=c",
            "https://example.com/a?b=c.kv.7",
        ),
        (
            "https://example.com:8443",
            "/a",
            "https://example.com:8443/a?kv.7",
        ),
        (
            "https://example.com/calls",
            "/a",
            "https://example.com/calls/a?kv.7",
        ),
        (
            "https://example.com/calls/",
            "/a",
            "https://example.com/calls/a?kv.7",
        ),
        ("https://example.com", "/", "https://example.com/?kv.7"),
        (
            "https://example.com",
            "//evil.example/a",
            "https://example.com//evil.example/a?kv.7",
        ),
        (
            "https://example.com",
            "http://10.0.0.1:80/a?b=c",
            "https://example.com/a?b=c.kv.7",
        ),
        (
            "https://example.com",
            "http://evil.example",
            "https://example.com?kv.7",
        ),
        (
            "https://example.com",
            "/http://x/",
            "https://example.com/http://x/?kv.7",
        ),
    ] {
        let signature = sign(text);
        let found = with(base).verify(request("POST", url, b"k=v", &signature, "7"));
        assert_eq!(found.map(|_| ()), Ok(()), "{base} {url}");
    }
}

#[test]
fn urls_that_cannot_be_public_ones_are_refused() {
    let signature = sign("x");
    let verify = |verifier: Verifier, url: &str| {
        let error = verifier.verify(request("POST", url, b"", &signature, "7"));
        error.unwrap_err().to_string()
    };
    for url in [
        "",
        "/a",
        "a",
        "example.com/a",
        "ftp://example.com/",
        "https:///a",
        "https://",
        "https://:80/",
        "//a",
    ] {
        let expected =
            "URL: expected a whole URL, since the verifier has no base URL, found something else";
        assert_eq!(verify(verifier(), url), expected, "{url}");
    }
    for url in ["", "a", "*", "ftp://example.com/", "?a=b", "#/"] {
        let verifier = verifier().with_base_url("https://example.com").unwrap();
        let expected = "URL: expected a path, or a whole URL, found something else";
        assert_eq!(verify(verifier, url), expected, "{url}");
    }
    let no_host: &[&str] = &[
        "",
        "/",
        "example.com",
        "https://",
        "https:///",
        "ftp://example.com",
        "https://:80",
    ];
    let query = &[
        "https://example.com?a",
        "https://example.com/a?",
        "http://example.com/#a",
    ];
    let blank = &[
        "https://example.com\n",
        "https://example.com/a b",
        "https://example.com\0",
    ];
    for (urls, expected) in [
        (no_host, "http:// or https:// and a host"),
        (query, "a base without query and fragment"),
        (blank, "a base without blanks"),
    ] {
        for url in urls {
            let error = verifier().with_base_url(url).unwrap_err();
            let expected = format!("URL: expected {expected}, found something else");
            assert_eq!(error.to_string(), expected, "{url:?}");
        }
    }
}

#[test]
fn a_token_is_rotated_without_a_gap() {
    let (old, new) = ("the old token", "the new token");
    let signatures =
        [old, new, "another"].map(|token| sign_with(token, "https://example.com/a?kv.7"));
    let accepted = |verifier: &Verifier| {
        signatures.each_ref().map(|signature| {
            let request = request("POST", "https://example.com/a", b"k=v", signature, "7");
            verifier.verify(request).is_ok()
        })
    };
    assert_eq!(accepted(&Verifier::new(token(old))), [true, false, false]);
    assert_eq!(
        accepted(&Verifier::new(token(old)).with_token(token(new))),
        [true, true, false]
    );
    assert_eq!(accepted(&Verifier::new(token(new))), [false, true, false]);
    // While both are active, Plivo sends a signature for each.
    let both = format!("{}, {}", signatures[0], signatures[1]);
    for known in [old, new] {
        let request = request("POST", "https://example.com/a", b"k=v", &both, "7");
        assert!(Verifier::new(token(known)).verify(request).is_ok());
    }
    let main = Verifier::new(token("x"))
        .with_main_account_token(token(old))
        .with_main_account_token(token(new));
    for signature in &signatures[..2] {
        let mut request = request("POST", "https://example.com/a", b"k=v", signature, "7");
        request.headers[0].0 = MAIN_SIGNATURE;
        assert!(main.verify(request).is_ok());
    }
}

#[test]
fn a_blank_token_is_refused_and_blanks_around_one_do_not_count() {
    for blank in ["", " ", "\r\n", "\t"] {
        let error = AuthToken::new(blank).unwrap_err();
        assert_eq!(error, AuthToken::new(blank.to_owned()).unwrap_err());
        let _: BlankToken = error;
        assert_eq!(
            error.to_string(),
            "auth token: expected text, found nothing"
        );
    }
    let signature = sign("https://example.com/a?kv.7");
    let verifier = Verifier::new(AuthToken::new(format!(" {TOKEN}\r\n")).unwrap());
    let request = request("POST", "https://example.com/a", b"k=v", &signature, "7");
    assert!(verifier.verify(request).is_ok());
}

#[test]
fn headers_are_taken_from_a_header_map() {
    let mut headers = HeaderMap::new();
    let signature = sign("https://example.com/a?kv.7");
    headers.insert("x-plivo-signature-v3", signature.parse().unwrap());
    headers.insert("x-plivo-signature-v3-nonce", "7".parse().unwrap());
    let request = |body| CallbackRequest {
        method: "POST",
        url: "https://example.com/a",
        headers: &headers,
        body,
    };
    assert!(verifier().read::<HangupCallback>(request(b"k=v")).is_ok());
    let error = verifier()
        .read::<HangupCallback>(request(b"k=w"))
        .unwrap_err();
    assert_eq!(error, ReadError::NotProven(SignatureError::NoMatch));
}

#[test]
fn headers_are_owned_or_borrowed_texts_or_bytes() {
    let signature = sign("https://example.com/a?kv.7");
    let (method, url, body) = ("POST", "https://example.com/a", &b"k=v"[..]);
    let owned = [
        (SIGNATURE.to_owned(), signature.clone().into_bytes()),
        (NONCE.to_owned(), b"7".to_vec()),
    ];
    let borrowed = [(SIGNATURE, signature.as_str()), (NONCE, "7")];
    let headers = owned.clone();
    assert!(
        verifier()
            .verify(CallbackRequest {
                method,
                url,
                headers,
                body
            })
            .is_ok()
    );
    let headers = owned.iter().map(|(name, value)| (name, value));
    assert!(
        verifier()
            .verify(CallbackRequest {
                method,
                url,
                headers,
                body
            })
            .is_ok()
    );
    let headers = borrowed;
    assert!(
        verifier()
            .verify(CallbackRequest {
                method,
                url,
                headers,
                body
            })
            .is_ok()
    );
}

#[test]
fn a_signature_of_v2_proves_no_parameters() {
    // Made with the same token, so it must not pass for the newer one.
    let signature = sign("https://example.com/a7");
    for (method, url, body) in [
        ("POST", "https://example.com/a", "k=v"),
        ("POST", "https://example.com/a", ""),
        ("GET", "https://example.com/a?k=v", ""),
        ("GET", "https://example.com/a", ""),
        ("GET", "https://example.com/", ""),
    ] {
        let found = verifier().verify(request(method, url, body.as_bytes(), &signature, "7"));
        assert_eq!(found, Err(SignatureError::NoMatch), "{method} {url}");
    }
}

#[test]
fn v2_takes_the_base_url_and_the_main_accounts_token_too() {
    let verifier = || verifier().with_base_url("https://example.com").unwrap();
    let signature = sign("https://example.com/a12");
    let verify = |verifier: Verifier, name: &str, nonce: &str| {
        verifier.verify_v2(
            "/a?b=c",
            [
                (name, signature.as_str()),
                ("x-plivo-signature-v2-nonce", nonce),
            ],
        )
    };
    assert_eq!(verify(verifier(), "X-Plivo-Signature-V2", "12"), Ok(()));
    assert_eq!(
        verify(verifier(), "X-Plivo-Signature-V2", "13"),
        Err(SignatureError::NoMatch)
    );
    let error = verify(verifier(), "X-Plivo-Signature-Ma-V2", "12").unwrap_err();
    let sentence = "X-Plivo-Signature-V2: expected a value, found no such header";
    assert_eq!(error.to_string(), sentence);
    let with_main_account = Verifier::new(token("x"))
        .with_base_url("https://example.com")
        .unwrap();
    let with_main_account = with_main_account.with_main_account_token(token(TOKEN));
    assert_eq!(
        verify(with_main_account, "X-Plivo-Signature-Ma-V2", "12"),
        Ok(())
    );
}
