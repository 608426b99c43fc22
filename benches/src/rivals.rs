//! What users would write by hand with the usual tools.

mod callback;
mod record;

pub(crate) use callback::{CallbackStrings, DialEventStrings, DialSummaryStrings, Status};
pub(crate) use record::{PageOf, RecordStrings};

/// Enums with the rows of the catalog; `build.rs` writes them.
mod generated {
    include!(concat!(env!("OUT_DIR"), "/rivals.rs"));
}

pub(crate) use generated::*;

#[cfg(test)]
mod tests {
    use plivo_hangup::{
        CallRecord, CallRecordLines, CallRecordPage, DialCallback, DialSummary, HangupCallback,
        HangupCause, HangupSource, TelephonyCause,
    };
    use serde::Serialize;
    use serde_json::{Map, Value};

    use super::{
        CallbackStrings, DialEventStrings, DialSummaryStrings, RecordStrings, causes, sources,
        words,
    };
    use crate::samples;

    #[test]
    fn rivals_know_every_cause() {
        for cause in HangupCause::ALL {
            let exact = causes::Exact::try_from(cause.code()).unwrap();
            assert_eq!(exact as u16, cause.code());
            assert_eq!(cause.name().parse(), Ok(exact));
            assert_eq!(<&str>::from(exact), cause.name());
            let any_case: causes::AnyCase = cause.name().to_uppercase().parse().unwrap();
            assert_eq!(any_case as u16, cause.code());
        }
    }

    #[test]
    fn rivals_know_every_word_and_source() {
        for cause in TelephonyCause::ALL {
            let exact: words::Exact = cause.word().parse().unwrap();
            assert_eq!(exact as u16, cause.number());
            let any_case: words::AnyCase = cause.word().to_lowercase().parse().unwrap();
            assert_eq!(any_case as u16, cause.number());
        }
        for (number, source) in (0..).zip(HangupSource::ALL) {
            let exact: sources::Exact = source.name().parse().unwrap();
            assert_eq!(exact as u16, number);
            let any_case: sources::AnyCase = source.name().to_lowercase().parse().unwrap();
            assert_eq!(any_case as u16, number);
        }
    }

    /// Compares what this crate has read with the fields of a rival's struct.
    #[track_caller]
    fn assert_same<'a>(ours: impl Iterator<Item = (&'a str, &'a str)>, theirs: &impl Serialize) {
        let ours: Map<_, _> = ours
            .map(|(key, value)| (key.to_owned(), value.into()))
            .collect();
        let Value::Object(theirs) = serde_json::to_value(theirs).unwrap() else {
            panic!("a struct");
        };
        let theirs = theirs.into_iter().filter(|(_, value)| !value.is_null());
        let theirs = theirs.map(|(key, value)| match value {
            Value::Number(number) => (key, number.to_string().into()),
            text => (key, text),
        });
        assert_eq!(ours, theirs.collect::<Map<_, _>>());
    }

    #[test]
    fn a_struct_of_strings_reads_the_same_callbacks() {
        for (form, json) in samples::callbacks()
            .iter()
            .zip(samples::relayed_callbacks())
        {
            let ours = HangupCallback::from_form(form).unwrap();
            let theirs: CallbackStrings = serde_urlencoded::from_bytes(form).unwrap();
            assert_same(ours.iter(), &theirs);
            assert!(ours.hangup().cause().is_some());
            assert!(ours.hangup().source().is_some());
            assert!(ours.hangup().telephony().is_some());
            let ours = HangupCallback::from_json(json.as_bytes()).unwrap();
            assert_same(ours.iter(), &theirs);
        }
    }

    #[test]
    fn a_struct_of_strings_reads_the_same_callbacks_of_a_dial() {
        for (event, summary) in samples::dial_events().iter().zip(samples::dial_summaries()) {
            let ours = DialCallback::from_form(event).unwrap();
            let theirs: DialEventStrings = serde_urlencoded::from_bytes(event).unwrap();
            assert_same(ours.iter(), &theirs);
            assert!(ours.hangup().cause().is_some());
            let ours = DialSummary::from_form(&summary).unwrap();
            let theirs: DialSummaryStrings = serde_urlencoded::from_bytes(&summary).unwrap();
            assert_same(ours.iter(), &theirs);
            assert!(ours.hangup().telephony().is_some());
        }
    }

    #[test]
    fn a_struct_of_strings_reads_the_same_records() {
        let jsons = samples::records();
        let records = jsons.iter().map(|json| {
            let ours = CallRecord::from_json(json.as_bytes()).unwrap();
            let theirs: RecordStrings = serde_json::from_str(json).unwrap();
            assert_same(ours.iter(), &theirs);
            assert!(ours.hangup().cause().is_some());
            assert!(ours.hangup().source().is_some());
            ours
        });
        let records: Vec<_> = records.collect();
        let lines = samples::lines(records.len());
        let lines = CallRecordLines::new(&lines[..]).map(Result::unwrap);
        assert!(lines.eq(records.iter().cloned()));
        let bodies = samples::pages().into_iter();
        let pages = bodies.map(|body| CallRecordPage::from_json(body.as_bytes()).unwrap());
        let in_pages = pages.flat_map(|page| page.records).flatten();
        assert!(in_pages.eq(records.iter().cloned()));
    }
}
