//! Callbacks from requests of the crate `http`.

use http::{Method, Request, StatusCode};
use plivo_hangup::{
    BodyLimit, Callback, DialCallback, DialSummary, HangupCallback, HangupCause, HttpError,
    OtherCallback, PayloadError,
};

const FORM: &str = "application/x-www-form-urlencoded";
const HANGUP: &str = "Event=Hangup&HangupCauseCode=3010";

fn request<B>(method: Method, uri: &str, content_type: Option<&[u8]>, body: B) -> Request<B> {
    let mut request = Request::builder().method(method).uri(uri);
    if let Some(content_type) = content_type {
        request = request.header("Content-Type", content_type);
    }
    request.body(body).unwrap()
}

fn posted(content_type: &str, body: &str) -> Result<Callback, HttpError> {
    let content_type = Some(content_type.as_bytes());
    Callback::from_http(&request(Method::POST, "/callback", content_type, body))
}

#[test]
fn every_callback_is_read_from_a_post_and_from_a_get() {
    let body = "CallUUID=c1&HangupCauseCode=3010&DialBLegHangupCauseCode=9000\
        &DialStatus=busy&CallerName=%FF";
    let post = request(
        Method::POST,
        "/?CallUUID=other",
        Some(FORM.as_bytes()),
        body,
    );
    let get = request(Method::GET, &format!("/x?{body}"), None, "CallUUID=other");
    for request in [post, get] {
        let hangup = HangupCallback::from_http(&request).unwrap();
        assert_eq!(hangup.hangup().cause(), Some(HangupCause::BusyLine));
        assert_eq!(hangup.to_form(), body);
        let dial = DialCallback::from_http(&request).unwrap();
        assert_eq!(dial.hangup().reported_code(), Some("9000"));
        assert_eq!(dial.to_form(), body);
        let summary = DialSummary::from_http(&request).unwrap();
        assert_eq!(summary.dial_status().unwrap().as_str(), "busy");
        assert_eq!(summary.to_form(), body);
        let other = OtherCallback::from_http(&request).unwrap();
        assert_eq!(other.call_uuid(), Some("c1"));
        let told_apart = Callback::from_http(&request).unwrap();
        assert_eq!(told_apart, Callback::Dial(dial));
    }
}

#[test]
fn the_content_type_says_how_a_body_is_read() {
    for content_type in [
        FORM,
        "Application/X-WWW-Form-URLEncoded",
        "application/x-www-form-urlencoded;charset=UTF-8",
        " application/x-www-form-urlencoded ; charset=latin1; x=\"a;b\"",
    ] {
        let callback = posted(content_type, HANGUP).unwrap();
        assert_eq!(
            callback.get("HangupCauseCode"),
            Some("3010"),
            "{content_type}"
        );
    }
    for content_type in [
        "application/json",
        "APPLICATION/JSON",
        "application/json; charset=utf-8",
        "application/json;",
        "application/vnd.relay+json",
        "application/vnd.relay+JSON; v=1",
    ] {
        let callback = posted(content_type, r#"{"Event":"Hangup","TotalCost":0.0500}"#).unwrap();
        assert_eq!(callback.get("TotalCost"), Some("0.0500"), "{content_type}");
    }
}

#[test]
fn another_content_type_is_an_error_that_says_what_was_expected() {
    let expected = "content type: expected application/x-www-form-urlencoded or application/json, \
        found another one";
    for content_type in [
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded2",
        "application/jsonp",
        "application/json+xml",
        "application/+jso",
        "text/json",
        "text/x+json",
        "application",
        "json",
        "+12025550123",
    ] {
        let error = posted(content_type, HANGUP).unwrap_err();
        assert_eq!(error, HttpError::ContentType { is_absent: false });
        assert_eq!(error.to_string(), expected, "{content_type}");
        assert_eq!(error.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let not_ascii = request(Method::POST, "/", Some(b"\xFF"), HANGUP);
    let error = Callback::from_http(&not_ascii).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn no_content_type_is_an_error_of_its_own() {
    let expected = "content type: expected application/x-www-form-urlencoded or application/json, \
        found none";
    for content_type in [None, Some(""), Some("  "), Some("; charset=utf-8")] {
        for body in [HANGUP, ""] {
            let request = request(Method::POST, "/", content_type.map(str::as_bytes), body);
            let error = Callback::from_http(&request).unwrap_err();
            assert_eq!(error, HttpError::ContentType { is_absent: true });
            assert_eq!(error.to_string(), expected, "{content_type:?}");
        }
    }
}

#[test]
fn another_method_is_an_error_that_says_what_was_expected() {
    for method in ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "SECRET"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let uri = format!("/?{HANGUP}");
        let request = request(method, &uri, Some(FORM.as_bytes()), HANGUP);
        let error = HangupCallback::from_http(&request).unwrap_err();
        assert_eq!(error, HttpError::Method);
        let expected = "method: expected GET or POST, found another one";
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.status(), StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[test]
fn a_get_is_read_from_its_query_alone() {
    for (uri, pairs) in [
        ("/", vec![]),
        ("/?", vec![]),
        ("http://plivo.example/x?a=1#b=2", vec![("a", "1")]),
        // The first question mark is the URI's.
        ("/??a=+&a=%2B", vec![("?a", " "), ("a", "+")]),
    ] {
        let text = Some(&b"text/plain"[..]);
        let request = request(Method::GET, uri, text, vec![b'x'; (1 << 20) + 1]);
        let callback = Callback::from_http(&request).unwrap();
        assert!(callback.iter().eq(pairs), "{uri}: {callback:?}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_kept() {
    let body = b"CallerName=\xFFJos%E9&HangupCauseCode=3010";
    let request = request(Method::POST, "/", Some(FORM.as_bytes()), &body[..]);
    let callback = HangupCallback::from_http(&request).unwrap();
    assert_eq!(callback.caller_name(), Some("%FFJos%E9"));
    assert_eq!(
        callback.to_form(),
        "CallerName=%FFJos%E9&HangupCauseCode=3010"
    );
}

#[test]
fn a_body_may_have_a_mebibyte_or_what_is_set() {
    for content_type in [FORM, "application/json"] {
        for (set, limit) in [
            (None, 1_048_576),
            (Some(20), 20),
            (Some(2_000_000), 2_000_000),
        ] {
            for (length, is_read) in [(limit, true), (limit + 1, false)] {
                let mut body = br#"{"X":1}"#.to_vec();
                body.resize(length, b' ');
                let mut request = request(Method::POST, "/", Some(content_type.as_bytes()), body);
                if let Some(bytes) = set {
                    let limit = BodyLimit::bytes(bytes);
                    request.extensions_mut().insert(limit);
                }
                let callback = Callback::from_http(&request);
                assert_eq!(callback.is_ok(), is_read, "{content_type} {limit} {length}");
                if let Err(error) = callback {
                    let expected = format!("body: expected at most {limit} bytes, found more");
                    assert_eq!(error.to_string(), expected);
                    assert_eq!(error, HttpError::BodyTooLarge { limit });
                    assert_eq!(error.status(), StatusCode::PAYLOAD_TOO_LARGE);
                }
            }
        }
    }
    assert_eq!(BodyLimit::default(), BodyLimit::bytes(1_048_576));
    assert_eq!(BodyLimit::bytes(20).get(), 20);
}

#[test]
fn what_cannot_be_read_says_so_as_from_json_does() {
    for (body, expected) in [
        ("[]", "payload: expected an object, found a list"),
        (
            "\"+12025550123\"",
            "payload: expected an object, found text",
        ),
        (
            "{\"To\":",
            "payload: expected JSON, found its end at line 1, column 6",
        ),
        (
            "",
            "payload: expected JSON, found its end at line 1, column 0",
        ),
    ] {
        let error = posted("application/json", body).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.status(), StatusCode::BAD_REQUEST);
        let HttpError::Payload(payload) = error else {
            panic!("{error:?}");
        };
        assert_eq!(Callback::from_json(body).unwrap_err(), payload);
        assert_eq!(
            HttpError::from(payload.clone()),
            HttpError::Payload(payload)
        );
    }
    let not_utf8 = request(Method::POST, "/", Some(b"application/json"), &b"{\xFF}"[..]);
    assert_eq!(
        Callback::from_http(&not_utf8).unwrap_err().to_string(),
        "payload: expected UTF-8, found other bytes after 1 bytes"
    );
    let _: PayloadError = Callback::from_json("[]").unwrap_err();
}
