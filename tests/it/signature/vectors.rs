//! The vectors of the provider's own test suites.

use plivo_hangup::signature::{SignatureError, Verifier};

use super::{request, token, verifier};

const PARAMETERS: &[(&str, &str)] = &[
    ("Direction", "outbound"),
    ("From", "19792014278"),
    ("CallStatus", "in-progress"),
    ("BillRate", "0.002"),
    ("ParentAuthID", "MANWVLYTK4ZWU1YTY4QA"),
    ("ALegUUID", "3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36"),
    ("ALegRequestUUID", "3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36"),
    ("CallUUID", "3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36"),
    ("RequestUUID", "3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36"),
    (
        "To",
        "sip:PlivoSignature382029104058171078704104@phone-qa.voice.plivodev.com",
    ),
    (
        "SIP-H-To",
        "<sip:PlivoSignature382029104058171078704104@52.9.11.55;transport=udp>;tag=1",
    ),
    ("SessionStart", "2020-04-08 11:34:33.238707"),
    ("Event", "StartApp"),
];

const URL: &str = "https://plivobin.non-prod.plivops.com/api/v1/validate_signature03.xml";

const NONCE: &str = "31627761595286130198";

#[track_caller]
fn verify(method: &str, query: &str, signature: &str) {
    let form = serde_urlencoded::to_string(PARAMETERS).unwrap();
    let (url, body) = if method == "POST" {
        (format!("{URL}{query}"), form)
    } else {
        let separator = if query.is_empty() { '?' } else { '&' };
        (format!("{URL}{query}{separator}{form}"), String::new())
    };
    let request = request(method, &url, body.as_bytes(), signature, NONCE);
    let form = verifier().verify(request).unwrap();
    assert_eq!(form.nonce(), NONCE);
    let parameters: Vec<(String, String)> = serde_urlencoded::from_bytes(form.as_bytes()).unwrap();
    assert!(parameters.len() >= PARAMETERS.len());
}

#[test]
fn of_v3() {
    verify(
        "POST",
        "/?a=b&c=d",
        "k7Pusd4OxCIjR5IfA9iedDNu/h/gbdYqdzG/MiYtd1c=",
    );
    verify(
        "GET",
        "/?a=b&c=d",
        "UBq8jAtd32wR8EK9VgxbBn4n5rpI/l1H9iN4WfSEHFQ=",
    );
    verify("POST", "", "iAjE5QqI37mbkYe4w3jTMudqEzbDufdqi7sYwTu64e0=");
    verify("GET", "", "i/MQsaQSAd6fiKhOh2qeeeLHZ9faldADSb3/7+Akfbc=");
}

#[test]
fn of_v2() {
    let verifier = Verifier::new(token("my_auth_token"));
    let verify = |url: &str, signature: &str| {
        let headers = [
            ("X-Plivo-Signature-V2", signature),
            ("X-Plivo-Signature-V2-Nonce", "12345"),
        ];
        verifier.verify_v2(url, headers)
    };
    let vectors = [
        (
            "https://answer.url",
            "ehV3IKhLysWBxC1sy8INm0qGoQYdYsHwuoKjsX7FsXc=",
        ),
        (
            "https://answer.url/",
            "do1CXv+k99A6+B+eTcyqbxWlezFIxJ/1vz72787r37g=",
        ),
        (
            "https://answer.url:8000",
            "Gm7Z7AGBmf5JpSHrtUmeofrGyA4xV0ZiV0rH8JPXWGU=",
        ),
    ];
    for (url, signature) in vectors {
        assert_eq!(verify(url, signature), Ok(()), "{url}");
        // Neither the query nor the fragment is signed.
        assert_eq!(verify(&format!("{url}?a=b#c"), signature), Ok(()), "{url}");
        for (other, _) in vectors.iter().filter(|(other, _)| *other != url) {
            assert_eq!(verify(other, signature), Err(SignatureError::NoMatch));
        }
    }
}
