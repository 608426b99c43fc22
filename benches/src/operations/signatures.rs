//! From a callback to the proof that Plivo sent it.

use hmac::{Hmac, KeyInit as _, Mac as _};
use plivo_hangup::HangupCallback;
use plivo_hangup::signature::{AuthToken, CallbackRequest, Verifier};
use sha2::Sha256;

use super::{Inputs, Operation};
use crate::samples::{SignedCallback, TOKEN, signed_callbacks, signed_callbacks_of};

const PARTS: &str = "HMAC and our from_form";

pub(super) fn operations() -> Vec<Operation> {
    let callbacks = Inputs::new(signed_callbacks());
    let reading = verifier();
    vec![
        proof("callback → proof", &callbacks),
        proof(
            "callback of 627 bytes → proof",
            &Inputs::new(signed_callbacks_of(627)),
        ),
        Operation::new(
            "callback → proof, and read",
            callbacks
                .ours(move |callback| reading.read::<HangupCallback>(request(callback)).unwrap()),
            [],
        ),
    ]
}

fn proof(name: &'static str, callbacks: &Inputs<SignedCallback>) -> Operation {
    let verifying = verifier();
    let parts = callbacks.way(PARTS, |callback| {
        (
            hmac(callback.body),
            HangupCallback::from_form(callback.body).unwrap(),
        )
    });
    Operation::new(
        name,
        callbacks.ours(move |callback| verifying.verify(request(callback)).unwrap()),
        [parts],
    )
    .goal_of_instructions_too(PARTS, 1.0)
}

fn verifier() -> Verifier {
    let verifier = Verifier::new(AuthToken::new(TOKEN).unwrap());
    verifier.with_base_url("https://calls.example.com").unwrap()
}

fn request(
    callback: SignedCallback,
) -> CallbackRequest<'static, [(&'static str, &'static str); 5]> {
    CallbackRequest {
        method: "POST",
        url: "/hangup",
        headers: [
            ("host", "calls.example.com"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("user-agent", "Plivo"),
            ("x-plivo-signature-v3", callback.signature),
            ("x-plivo-signature-v3-nonce", callback.nonce),
        ],
        body: callback.body,
    }
}

fn hmac(text: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(TOKEN.as_bytes()).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().into()
}
