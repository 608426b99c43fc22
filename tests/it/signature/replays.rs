//! The same request again.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use plivo_hangup::signature::{
    CallbackRequest, NonceStore, RecentNonces, ReplayError, SignedForm, Verified,
};

use super::{NONCE, SIGNATURE, sign, verifier};

fn verified(nonce: &str) -> Verified<SignedForm<'static>> {
    let signature = sign(format!("https://example.com/a?kv.{nonce}"));
    let request = CallbackRequest {
        method: "POST",
        url: "https://example.com/a",
        headers: [(SIGNATURE, signature.as_str()), (NONCE, nonce)],
        body: &b"k=v"[..],
    };
    verifier().verify(request).unwrap()
}

#[test]
fn a_request_passes_once() {
    let nonces = RecentNonces::with_capacity(10);
    assert_eq!(verified("1").once(&nonces).unwrap().nonce(), "1");
    let error = verified("1").once(&nonces).unwrap_err();
    assert_eq!(error, ReplayError::Replayed);
    let sentence = "nonce: expected a new one, found one that was seen before";
    assert_eq!(error.to_string(), sentence);
    // Nonces are texts: these are two.
    assert!(verified("01").once(&nonces).is_ok());
}

#[test]
fn the_oldest_nonce_makes_room() {
    let nonces = RecentNonces::with_capacity(3);
    let insert = |nonce| nonces.insert(nonce).unwrap();
    assert_eq!(["1", "2", "3"].map(insert), [true, true, true]);
    assert!(!insert("1"), "seeing it again does not make it younger");
    assert!(insert("4"));
    assert_eq!(["2", "3", "4"].map(insert), [false, false, false]);
    assert!(insert("1"));
    assert!(insert("2"));
    assert_eq!(["4", "1", "2"].map(insert), [false, false, false]);

    let one = RecentNonces::with_capacity(0);
    assert_eq!(one.insert("1"), Ok(true));
    assert_eq!(one.insert("1"), Ok(false));
}

#[test]
fn what_could_not_be_handled_may_come_again() {
    let nonces = RecentNonces::with_capacity(2);
    let insert = |nonce| nonces.insert(nonce).unwrap();
    assert_eq!(["1", "2"].map(insert), [true, true]);
    nonces.forget("1");
    nonces.forget("never seen");
    assert!(insert("1"));
    // It is now the youngest.
    assert!(insert("3"));
    assert_eq!(["1", "3"].map(insert), [false, false]);
    assert!(insert("2"));
}

#[test]
fn of_many_at_the_same_time_one_passes() {
    let nonces = RecentNonces::with_capacity(100);
    let passed = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for nonce in 0..100 {
                    let is_new = nonces.insert(&nonce.to_string()).unwrap();
                    passed.fetch_add(usize::from(is_new), Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(passed.into_inner(), 100);
}

/// A store that fails, behind a pointer as a service may have it.
struct Failing;

impl NonceStore for Failing {
    type Error = std::io::Error;

    fn insert(&self, _: &str) -> Result<bool, std::io::Error> {
        Err(std::io::Error::other("no connection"))
    }
}

#[test]
fn a_store_that_fails_lets_nothing_pass() {
    let store: Box<dyn NonceStore<Error = std::io::Error>> = Box::new(Failing);
    let error = verified("1").once(&*store).unwrap_err();
    assert_eq!(error.to_string(), "store of nonces: no connection");
    assert!(matches!(error, ReplayError::Store(_)));
}
