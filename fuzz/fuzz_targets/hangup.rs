//! A hangup from four texts, one on each line: which of them decides, and that nothing is lost.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plivo_hangup::{Hangup, HangupTexts};
use plivo_hangup_fuzz::{judgement, lossless, marker, vocabulary};

fuzz_target!(|input: &[u8]| {
    check(&String::from_utf8_lossy(input));
    let planted = marker::planted(input);
    let planted = String::from_utf8_lossy(&planted);
    marker::is_hidden(&texts(&planted));
    marker::is_hidden(&Hangup::from(texts(&planted)));
    marker::is_hidden_in(&serde_json::from_str::<Hangup>(&planted));
});

fn texts(input: &str) -> HangupTexts<'_> {
    let mut lines = input.splitn(4, '\n');
    HangupTexts {
        code: lines.next(),
        name: lines.next(),
        source: lines.next(),
        telephony: lines.next(),
    }
}

fn check(input: &str) {
    let texts = texts(input);
    let hangup = Hangup::from(texts);
    let reported = |text: Option<&'_ str>| {
        text.filter(|text| !text.trim_ascii().is_empty())
            .map(str::to_owned)
    };
    let [code, name, source, telephony] =
        [texts.code, texts.name, texts.source, texts.telephony].map(reported);
    assert_eq!(hangup.reported_code(), code.as_deref());
    assert_eq!(hangup.reported_name(), name.as_deref());
    assert_eq!(hangup.reported_source(), source.as_deref());
    assert_eq!(hangup.reported_telephony(), telephony.as_deref());

    let in_name = name.as_deref().and_then(vocabulary::cause_named);
    let word = telephony.as_deref().and_then(vocabulary::word);
    let in_telephony = telephony.as_deref().and_then(vocabulary::cause_named);
    let cause = match &code {
        Some(code) => vocabulary::code(code).and_then(|code| vocabulary::cause_of(code.into())),
        None => in_name.or(in_telephony.filter(|_| word.is_none())),
    };
    assert_eq!(hangup.cause(), cause);
    let word_in_name = name.filter(|_| in_name.is_none());
    let word_in_name =
        word_in_name.and_then(|name| vocabulary::word(&name.trim_ascii().replace(' ', "_")));
    assert_eq!(hangup.telephony(), word.or(word_in_name));
    let source = source.and_then(|source| vocabulary::place("sources", &source));
    assert_eq!(hangup.source().map(|source| source as usize), source);

    judgement::check_hangup(&hangup);
    judgement::check_meaning(&hangup, hangup.meaning(), None);
    assert_eq!(hangup.outcome(), hangup.meaning().outcome);
    assert_eq!(hangup.explain().meaning, hangup.meaning());
    for again in [
        serde_json::from_str::<Hangup>(&lossless::to_json(&hangup)).unwrap(),
        lossless::through_cbor(&hangup),
    ] {
        assert_eq!(again, hangup);
        assert_eq!(lossless::to_json(&again), lossless::to_json(&hangup));
    }
}
