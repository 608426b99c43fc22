//! Whether random calls are as varied, and usual ones as consistent, as measurements and checks need.

use std::collections::HashMap;

use plivo_hangup::{HangupCallback, HangupCause, Outcome, TelephonyCause};
use serde_json::{Map, Value};

use super::*;

const CALLS: usize = 50_000;

fn calls(source: &Source) -> Vec<Call<'_>> {
    let mut random = Pcg64Mcg::seed_from_u64(1);
    (0..CALLS).map(|_| source.call(&mut random)).collect()
}

fn callback(call: &Call<'_>) -> HangupCallback {
    let texts = [
        ("HangupCauseCode", &call.code),
        ("HangupCauseName", &call.name),
        ("HangupSource", &call.source),
        ("HangupCause", &call.word),
        ("Direction", &call.direction),
        ("CallStatus", &call.status),
    ];
    let texts = texts.into_iter().filter_map(|(key, text)| {
        let text = text.as_deref()?;
        Some((key.to_owned(), Value::from(text)))
    });
    let mut body: Map<_, _> = texts.collect();
    if let Some(answered) = call.answered {
        let time = if answered { "2026-01-01 00:00:00" } else { "" };
        body.insert("AnswerTime".to_owned(), time.into());
    }
    HangupCallback::from_json(Value::from(body).to_string()).unwrap()
}

#[test]
fn the_mixture_has_every_cause_and_every_outcome_many_times() {
    let source = Source::Mixture(Mixture::new(lists::read().unwrap()));
    let mut labels = HashMap::new();
    let mut outcomes = HashMap::new();
    for call in calls(&source) {
        let callback = callback(&call);
        *labels.entry(callback.hangup().label()).or_insert(0) += 1;
        *outcomes.entry(callback.outcome()).or_insert(0) += 1;
    }
    let expected = HangupCause::ALL.iter().map(|cause| cause.slug());
    for label in expected.chain(["unlisted", "not_reported"]) {
        assert!(labels.get(label) > Some(&100), "{label}");
    }
    let ended = Outcome::ALL.iter().copied().map(Some);
    for outcome in ended.chain([None]) {
        assert!(outcomes.get(&outcome) > Some(&100), "{outcome:?}");
    }
}

#[test]
fn the_mixture_has_what_each_correction_is_for() {
    let source = Source::Mixture(Mixture::new(lists::read().unwrap()));
    let callbacks: Vec<_> = calls(&source).iter().map(callback).collect();
    for correction in lists::read().unwrap().corrections {
        let fits = callbacks.iter().filter(|callback| {
            let hangup = callback.hangup();
            let word = hangup.telephony().and_then(TelephonyCause::outcome);
            hangup
                .cause()
                .is_some_and(|cause| correction.causes.contains(&cause))
                && (correction.source.is_none() || hangup.source() == correction.source)
                && (correction.telephony.is_none() || word == correction.telephony)
                && (correction.answered.is_none() || callback.answered() == correction.answered)
        });
        assert!(fits.count() > 20, "{:?}", correction.causes);
    }
}

#[test]
fn usual_calls_do_not_contradict_themselves() {
    let source = Source::Traffic(Traffic::new());
    let mut normal = 0;
    for call in calls(&source) {
        let callback = callback(&call);
        assert!(callback.hangup().cause().is_some());
        let contradictions: Vec<_> = callback
            .disagreements()
            .map(|one| one.to_string())
            .collect();
        assert!(contradictions.is_empty(), "{contradictions:?}");
        normal += usize::from(call.code.as_deref() == Some("4000"));
    }
    assert!((20_000..25_000).contains(&normal), "{normal}");
}

#[test]
fn the_same_seed_makes_the_same_rows() {
    let rows = |seed| {
        let folder = tempfile::tempdir().unwrap();
        let asked = Generate {
            rows: 70_000,
            out: folder.path().join("calls.parquet"),
            seed,
            realistic: false,
        };
        run(&asked).unwrap();
        std::fs::read(&asked.out).unwrap()
    };
    assert!(rows(1) == rows(1));
    assert!(rows(1) != rows(2));
}
