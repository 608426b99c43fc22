//! Headers that are missing, empty, too long, repeated or malformed, and those that are none of that.

use plivo_hangup::signature::{CallbackRequest, SignatureError};

use super::{MAIN_SIGNATURE, NONCE, SIGNATURE, sign, sign_with, token, verifier};

const URL: &str = "https://example.com/a";
const TEXT: &str = "https://example.com/a?kv.12";
const MAIN_TOKEN: &str = "token of the main account";

/// Verifies a request with these headers, by a verifier with a token for either account.
fn verify(headers: &[(&str, &str)]) -> Result<(), SignatureError> {
    let verifier = verifier().with_main_account_token(token(MAIN_TOKEN));
    let request = CallbackRequest {
        method: "POST",
        url: URL,
        headers: headers.iter().copied(),
        body: b"k=v",
    };
    verifier.verify(request).map(|_| ())
}

#[track_caller]
fn fails(headers: &[(&str, &str)], sentence: &str) {
    let error = verify(headers).unwrap_err();
    assert_eq!(error.to_string(), sentence);
}

#[test]
fn an_absent_header_is_named() {
    let good = sign(TEXT);
    fails(
        &[],
        "X-Plivo-Signature-V3: expected a value, found no such header",
    );
    fails(
        &[(NONCE, "12")],
        "X-Plivo-Signature-V3: expected a value, found no such header",
    );
    for name in [SIGNATURE, MAIN_SIGNATURE] {
        fails(
            &[(name, &good)],
            "X-Plivo-Signature-V3-Nonce: expected a value, found no such header",
        );
    }
    // The headers of the older signature are others.
    fails(
        &[
            ("X-Plivo-Signature-V2", &good),
            ("X-Plivo-Signature-V2-Nonce", "12"),
        ],
        "X-Plivo-Signature-V3: expected a value, found no such header",
    );
}

#[test]
fn an_empty_header_is_named() {
    let good = sign(TEXT);
    for blank in ["", "  \t"] {
        for headers in [
            [(SIGNATURE, blank), (NONCE, "12"), ("X", "")],
            [(SIGNATURE, &good), (NONCE, blank), ("X", "")],
            [(SIGNATURE, &good), (MAIN_SIGNATURE, blank), (NONCE, "12")],
        ] {
            let (name, _) = headers.iter().find(|(_, value)| *value == blank).unwrap();
            fails(
                &headers,
                &format!("{name}: expected a value, found an empty one"),
            );
        }
    }
}

#[test]
fn an_oversized_header_is_named_with_its_limit() {
    let good = sign(TEXT);
    let signatures = |count: usize| vec![good.as_str(); count].join(", ");
    // 22 × 44 and 21 × 2 bytes.
    assert_eq!(
        verify(&[(SIGNATURE, &signatures(22)), (NONCE, "12")]),
        Ok(())
    );
    let long = format!("{}{}", signatures(22), " ".repeat(15));
    assert_eq!(verify(&[(SIGNATURE, &long), (NONCE, "12")]), Ok(()));
    for name in [SIGNATURE, MAIN_SIGNATURE] {
        fails(
            &[(name, &signatures(23)), (NONCE, "12")],
            &format!("{name}: expected at most 1024 bytes, found 1056 bytes"),
        );
    }
    let digits = "1".repeat(64);
    assert_eq!(
        verify(&[(SIGNATURE, &good), (NONCE, &digits)]),
        Err(SignatureError::NoMatch)
    );
    fails(
        &[(SIGNATURE, &good), (NONCE, &format!("{digits}1"))],
        "X-Plivo-Signature-V3-Nonce: expected at most 64 bytes, found 65 bytes",
    );
}

#[test]
fn a_repeated_header_is_named() {
    let good = sign(TEXT);
    for repeated in [
        [
            (SIGNATURE, good.as_str()),
            (SIGNATURE, &good),
            (NONCE, "12"),
        ],
        [
            (SIGNATURE, &good),
            ("x-plivo-signature-v3", &good),
            (NONCE, "12"),
        ],
        [(SIGNATURE, ""), (SIGNATURE, &good), (NONCE, "12")],
    ] {
        fails(
            &repeated,
            "X-Plivo-Signature-V3: expected one header, found several",
        );
    }
    fails(
        &[(NONCE, "12"), (SIGNATURE, &good), (NONCE, "12")],
        "X-Plivo-Signature-V3-Nonce: expected one header, found several",
    );
    fails(
        &[
            (MAIN_SIGNATURE, &good),
            (MAIN_SIGNATURE, &good),
            (MAIN_SIGNATURE, &good),
            (NONCE, "12"),
        ],
        "X-Plivo-Signature-Ma-V3: expected one header, found several",
    );
}

#[test]
fn a_malformed_signature_is_named() {
    let good = sign(TEXT);
    let url_safe = "__________________________________________8=";
    let other_bits = format!("{}9=", &url_safe.replace('_', "/")[..42]);
    for malformed in [
        "x",
        &good[..43],
        &good[..40],
        &format!("{good}="),
        &format!("{good}{good}"),
        &format!("{good},"),
        &format!(",{good}"),
        &format!("{good};{good}"),
        &format!("{good}, x"),
        &format!("x,{good}"),
        &good.replacen(&good[..1], " ", 1).replace(' ', "é"),
        url_safe,
        &other_bits,
        "AAAA",
    ] {
        for name in [SIGNATURE, MAIN_SIGNATURE] {
            fails(
                &[(name, malformed), (NONCE, "12")],
                &format!("{name}: expected base64 of 32 bytes, found something else"),
            );
        }
    }
    let all_bits = url_safe.replace('_', "/");
    assert_eq!(
        verify(&[(SIGNATURE, &all_bits), (NONCE, "12")]),
        Err(SignatureError::NoMatch)
    );
}

#[test]
fn a_malformed_nonce_is_named() {
    let good = sign(TEXT);
    for nonce in [
        "12a", "-12", "+12", "1 2", "12.", "0x12", "１２", "12,12", "1\u{0}2",
    ] {
        fails(
            &[(SIGNATURE, &good), (NONCE, nonce)],
            "X-Plivo-Signature-V3-Nonce: expected decimal digits, found something else",
        );
    }
}

#[test]
fn a_nonce_is_the_text_that_came() {
    let text = |nonce: &str| sign(format!("https://example.com/a?kv.{nonce}"));
    for nonce in [
        "12",
        "0",
        "012",
        "99999999999999999999",
        "00000000000000000001",
    ] {
        assert_eq!(verify(&[(SIGNATURE, &text(nonce)), (NONCE, nonce)]), Ok(()));
    }
    for other in ["012", "120", "1"] {
        let headers = [(SIGNATURE, text("12")), (NONCE, other.to_owned())];
        let headers = headers
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        assert_eq!(verify(&headers), Err(SignatureError::NoMatch));
    }
}

#[test]
fn names_are_read_in_any_case_and_values_without_blanks_around_them() {
    let good = sign(TEXT);
    for change in [str::to_lowercase, str::to_uppercase] {
        let (signature, nonce) = (change(SIGNATURE), change(NONCE));
        assert_eq!(verify(&[(&signature, &good), (&nonce, "12")]), Ok(()));
    }
    let padded = format!(" {good}\t");
    assert_eq!(
        verify(&[(NONCE, " 12 "), ("Host", "x"), (SIGNATURE, &padded)]),
        Ok(())
    );
}

#[test]
fn one_of_several_signatures_is_enough() {
    let good = sign(TEXT);
    let (other, another) = (sign("other"), sign("another"));
    for list in [
        format!("{good},{other}"),
        format!("{other},{good}"),
        format!("{other}, {good} ,{another}"),
        format!("{other} ,\t{another} , {good}"),
    ] {
        assert_eq!(
            verify(&[(SIGNATURE, &list), (NONCE, "12")]),
            Ok(()),
            "{list}"
        );
    }
    let list = format!("{other}, {another}");
    assert_eq!(
        verify(&[(SIGNATURE, &list), (NONCE, "12")]),
        Err(SignatureError::NoMatch)
    );
}

#[test]
fn each_header_is_of_its_own_token() {
    let of_account = sign(TEXT);
    let of_main_account = sign_with(MAIN_TOKEN, TEXT);
    let other = sign("other");
    for (account, main_account, expected) in [
        (Some(&of_account), None, true),
        (None, Some(&of_main_account), true),
        (Some(&of_account), Some(&other), true),
        (Some(&other), Some(&of_main_account), true),
        (Some(&of_account), Some(&of_main_account), true),
        (Some(&of_main_account), Some(&of_account), false),
        (Some(&of_main_account), None, false),
        (None, Some(&of_account), false),
        (Some(&other), Some(&other), false),
    ] {
        let mut headers = vec![(NONCE, "12")];
        headers.extend(account.map(|value| (SIGNATURE, value.as_str())));
        headers.extend(main_account.map(|value| (MAIN_SIGNATURE, value.as_str())));
        let expected = if expected {
            Ok(())
        } else {
            Err(SignatureError::NoMatch)
        };
        assert_eq!(verify(&headers), expected);
    }
}

#[test]
fn without_a_token_of_the_main_account_its_header_is_passed_over() {
    let good = sign(TEXT);
    let verify = |headers: &[(&str, &str)]| {
        let headers = headers.iter().copied();
        let request = CallbackRequest {
            method: "POST",
            url: URL,
            headers,
            body: b"k=v",
        };
        verifier().verify(request).map(|_| ())
    };
    for value in [good.as_str(), "", "malformed"] {
        let headers = [
            (MAIN_SIGNATURE, value),
            (MAIN_SIGNATURE, value),
            (NONCE, "12"),
        ];
        let error = verify(&headers).unwrap_err();
        let sentence = "X-Plivo-Signature-V3: expected a value, found no such header";
        assert_eq!(error.to_string(), sentence);
        let headers = [(MAIN_SIGNATURE, value), (SIGNATURE, &good), (NONCE, "12")];
        assert_eq!(verify(&headers), Ok(()));
    }
}

#[test]
fn the_headers_of_the_older_signature_are_named_too() {
    const SIGNATURE: &str = "X-Plivo-Signature-V2";
    const NONCE: &str = "X-Plivo-Signature-V2-Nonce";
    let good = sign("https://example.com/a12");
    let verify = |headers: &[(&str, &str)]| verifier().verify_v2(URL, headers.iter().copied());
    assert_eq!(verify(&[(SIGNATURE, &good), (NONCE, "12")]), Ok(()));
    let long = "1".repeat(1025);
    let digits = "1".repeat(65);
    let signed = (SIGNATURE, good.as_str());
    let nonce = (NONCE, "12");
    for (headers, sentence) in [
        (
            [nonce, ("X", ""), ("Y", "")],
            "X-Plivo-Signature-V2: expected a value, found no such header",
        ),
        (
            [signed, ("X", ""), ("Y", "")],
            "X-Plivo-Signature-V2-Nonce: expected a value, found no such header",
        ),
        (
            [(SIGNATURE, " "), nonce, ("Y", "")],
            "X-Plivo-Signature-V2: expected a value, found an empty one",
        ),
        (
            [signed, (NONCE, ""), ("Y", "")],
            "X-Plivo-Signature-V2-Nonce: expected a value, found an empty one",
        ),
        (
            [(SIGNATURE, &long), nonce, ("Y", "")],
            "X-Plivo-Signature-V2: expected at most 1024 bytes, found 1025 bytes",
        ),
        (
            [signed, (NONCE, &digits), ("Y", "")],
            "X-Plivo-Signature-V2-Nonce: expected at most 64 bytes, found 65 bytes",
        ),
        (
            [signed, signed, nonce],
            "X-Plivo-Signature-V2: expected one header, found several",
        ),
        (
            [signed, nonce, nonce],
            "X-Plivo-Signature-V2-Nonce: expected one header, found several",
        ),
        (
            [(SIGNATURE, "malformed"), nonce, ("Y", "")],
            "X-Plivo-Signature-V2: expected base64 of 32 bytes, found something else",
        ),
        (
            [signed, (NONCE, "12x"), ("Y", "")],
            "X-Plivo-Signature-V2-Nonce: expected decimal digits, found something else",
        ),
    ] {
        let error = verify(&headers).unwrap_err();
        assert_eq!(error.to_string(), sentence);
    }
}
